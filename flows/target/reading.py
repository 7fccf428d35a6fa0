"""The performance targets of a document: goals, their money and indicators, table after table."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from flows.align.form_table import FormTable
from flows.issue import Issue, Move
from flows.read.document import Cell
from flows.recognise import target_words
from flows.recognise.amount import amount, is_figure
from flows.recognise.forms import forms_of
from flows.recognise.wording import compact, printed
from flows.target.head import is_head_row, opens_form, read_head
from flows.target.heading import Heading, column_of, heading_at
from flows.target.levels import fill_levels
from flows.target.line import NAMES, Line, Slot
from flows.target.lines import read_lines
from flows.target.owners import Owners
from flows.target.target import Goal, Indicator, Targets
from flows.target.value import Value, is_nothing, looks_like_number, read_value

_NUMBERED = re.compile(r"^指标\d*[:：、.]")
_NOTE = re.compile(r"^(?:备注|注|说明)(?:[:：]|$)")
_YEAR = re.compile(r"^\(?20\d\d\(?年度\)*$")
_PERCENT = re.compile(r"^\d+(?:\.\d+)?%?$")
_YES = {"是": True, "否": False}


class _Section:
    """Lines under one heading; the goal is the one that its form's head names, none in a list of projects."""

    def __init__(self, heading: Heading, goal: Goal | None) -> None:
        self.heading, self.goal = heading, goal
        self.lines: list[Line] = []


class _Reader:
    def __init__(self, tables: Sequence[FormTable]) -> None:
        self.tables = {table.found.number: table for table in tables}
        self.sections: list[_Section] = []
        self.goals: list[Goal] = []
        self.heading: Heading | None = None
        self.goal: Goal | None = None
        self.head: list[list[Cell]] = []
        self.in_head = True
        self.moved: dict[int, list[Indicator]] = defaultdict(list)

    def read(self, number: int) -> None:
        table = self.tables[number]
        rows, exact = table.found.table.rows(), table.found.table.exact
        table.targets = Targets()
        if self.heading is not None and self.heading.exact != exact:
            self.heading = None
        begin, index = 0, 0
        while index < len(rows):
            row = rows[index]
            heading = heading_at(rows, index, exact) or self._as_before(row, index) if row else None
            opens = heading is None and self._opens(table, rows, index)
            if heading is None and not opens:
                if self.in_head and row and not _is_caption(row):
                    self.head.append(row)
                index += 1
                begin = index if self.in_head else begin
                continue
            self._take(rows[begin:index], number)
            if heading is not None:
                self._close_head(number)
                self._open_section(heading)
                index = heading.end
            else:
                self._close_head(number)
                self.goal, self.in_head, self.head = None, True, [row]
                index += 1
            begin = index
        self._take(rows[begin:], number, whole=begin == 0)
        self._close_head(number)

    def _as_before(self, row: Sequence[Cell], index: int) -> Heading | None:
        """The heading of the form before, where a form prints none over its indicators, and they stand as those did."""
        if not self.in_head or (self.goal is None and not self.head) or self.heading is None or self.heading.is_list:
            return None
        levels = [cell for cell in row if target_words.is_level_2(cell.text) or target_words.is_level_1(cell.text)]
        columns = [column_of(self.heading.columns, cell) for cell in levels]
        fits = len(row) > len(levels) > 0 and all(
            column and column.role in ("level_1", "level_2") for column in columns
        )
        return replace(self.heading, start=index, end=index) if fits else None

    def _opens(self, table: FormTable, rows: Sequence[Sequence[Cell]], index: int) -> bool:
        """True for the first row of another form: its label, or any of a head at the top of a table with a title."""
        row = rows[index]
        if not row or (self.in_head and not (opens_form(row) and self.head)):
            return False
        listed = self.heading is not None and self.heading.is_list
        if opens_form(row) and not listed:
            return True
        at_top = all(not above or _is_caption(above) for above in rows[:index])
        return bool(at_top and table.title and is_head_row(row) and not target_words.is_level_1(row[0].text))

    def _open_section(self, heading: Heading) -> None:
        before = self.sections[-1] if self.sections else None
        goes_on = before is not None and before.heading.roles() == heading.roles() and before.goal is self.goal
        self.heading, self.in_head = heading, False
        if before is not None and goes_on and (heading.is_list or self.goal is not None):
            before.heading = heading
            return
        self.sections.append(_Section(heading, None if heading.is_list else self.goal))
        if heading.is_list:
            self.goal = None

    def _close_head(self, number: int) -> None:
        """Read the rows of a head, if there are any, into the goal of the form."""
        if not self.head:
            return
        if self.goal is None:
            self.goal = Goal(number)
            self.goals.append(self.goal)
        table = self.tables[number]
        assert table.targets is not None
        table.targets.untold += read_head(self.goal, self.head, number, table.unit, table.found.table.exact)
        self.head = []

    def _take(self, rows: Sequence[Sequence[Cell]], number: int, whole: bool = False) -> None:
        """Add rows below a heading; a `whole` table without a name of an indicator is a scrap of a page."""
        if not rows or self.in_head or self.heading is None:
            return
        kept = [row for row in rows if not (row and (_NOTE.match(compact(row[0].text)) or _is_caption(row)))]
        lines = read_lines(kept, self.heading, number)
        if whole and self.heading.exact and self.heading.roles() & {*NAMES} and not any(line.slots for line in lines):
            return
        self.sections[-1].lines += lines

    def finish(self) -> None:
        """Make goals and indicators of all lines."""
        for section in self.sections:
            fill_levels(section.lines)
            goals: list[Goal | None] = [section.goal] * len(section.lines)
            if section.heading.is_list:
                owners = Owners()
                owners.read(
                    section.lines,
                    section.heading.weight_total,
                    {number: table.unit for number, table in self.tables.items()},
                )
                goals, self.goals = owners.by_line, [*self.goals, *owners.goals]
                for money in owners.other_money:
                    self._targets(money.table).money.append(money)
            elif section.goal is not None:
                section.goal.weight_total = section.heading.weight_total
            for line, goal in zip(section.lines, goals, strict=True):
                self._line(line, goal, section)
        self._place_goals()

    def _targets(self, number: int) -> Targets:
        targets = self.tables[number].targets
        assert targets is not None
        return targets

    def _line(self, line: Line, goal: Goal | None, section: _Section) -> None:
        targets = self._targets(line.table)
        targets.untold += [cell for cell in line.untold if not is_nothing(cell.text)]
        for slot in line.slots:
            name = slot.cells.get("name") or slot.cells.get("level_3")
            if name is None or (goal is None) or is_nothing(name.text):
                lost = name is None or not is_nothing(name.text)
                targets.untold += [c for role, c in slot.cells.items() if _is_lost(role, c, line) and lost]
                continue
            if name.row != line.row:
                targets.untold += [c for role, c in slot.cells.items() if _is_lost(role, c, line)]
                continue
            indicator = _indicator(line, slot, goal, name)
            targets.indicators.append(indicator)
            targets.heads |= {cell: line.words.get(cell, role) for role, cell in slot.cells.items()}
            if line.moved:
                self.moved[line.table].append(indicator)

    def report(self) -> None:
        """Say which rows were read beside the columns that they are printed in: one finding a table."""
        for number, moved in self.moved.items():
            table, first = self.tables[number], moved[0]
            count = f"{len(moved)} indicators stand" if len(moved) > 1 else "1 indicator stands"
            were = "were" if len(moved) > 1 else "was"
            table.issues.append(
                Issue(
                    "S13",
                    f"{count} beside the columns of the heading, and {were} read by what the cells say; the first is "
                    f"{first.name}, with the value {first.value.text}.",
                    f"有{len(moved)}项指标错列，已按内容读取；第一项为“{first.name}”，指标值“{first.value.text}”。",
                    first.cell,
                    stated=first.name,
                    repaired=True,
                )
            )
            table.moves += [
                Move(
                    "label",
                    one.cell,
                    f"column {one.cell.column}",
                    f"name of an indicator, with the value {one.value.text}",
                    "Read so every cell of the row makes sense in its column; as it is printed some do not.",
                )
                for one in moved
            ]

    def _place_goals(self) -> None:
        """Give every goal a cell of its own and every amount its table; forms left blank are none."""
        used: set[tuple[int, Cell]] = set()
        values: dict[int, list[tuple[int, Cell]]] = defaultdict(list)
        for number, table in self.tables.items():
            for indicator in table.targets.indicators if table.targets else ():
                used.add((number, indicator.cell))
                row = [cell for cell in table.found.table.cells if cell.row == indicator.cell.row]
                values[id(indicator.goal)] += [(number, cell) for cell in (indicator.value_cell, *row) if cell]
        for goal in self.goals:
            for one in goal.money:
                if one not in self._targets(one.table).money:
                    self._targets(one.table).money.append(one)
            own = [(goal.table, goal.cell)] if goal.cell else []
            cells = [*own, *((one.table, one.cell) for one in goal.money), *values[id(goal)]]
            free = next((place for place in cells if place not in used), None)
            if free is not None and not (goal.is_blank and not values[id(goal)]):
                goal.table, goal.cell = free
                used.add(free)
                self._targets(goal.table).goals.append(goal)


def read_targets(tables: Sequence[FormTable]) -> None:
    """Read the performance tables among the tables of a document; what cannot be read is set aside with its reason."""
    own = [table for table in tables if table.form is not None and table.form.keyed_by == "performance"]
    reader = _Reader(own)
    for table in own:
        reader.read(table.found.number)
    reader.finish()
    reader.report()
    units = {table.unit for table in tables if table.unit and table.blocks}
    for table in own:
        _settle(table, units)


def _settle(table: FormTable, units: set[str]) -> None:
    """Read the amounts of a table; report what could not be told, or set the table aside if nothing could."""
    targets = table.targets
    assert targets is not None
    for money in targets.money:
        unit = money.unit or (next(iter(units)) if len(units) == 1 else None)
        try:
            money.unit, money.amount = unit, amount(money.cell.text, unit or "")
        except (ValueError, KeyError):
            targets.untold.append(money.cell)
    # A figure that cannot be right holds a digit of its neighbour: none of its row is taken.
    doubtful = {cell.row for cell in targets.untold if is_figure(cell.text)}
    for money in (money for money in targets.money if money.amount and money.cell.row in doubtful):
        money.amount = None
        targets.untold.append(money.cell)
    targets.money = [money for money in targets.money if money.amount]
    for goal in targets.goals:
        goal.money = [money for money in goal.money if money.amount]
    cells = table.found.table.cells
    if targets.is_empty and any(looks_like_number(cell.text) for cell in cells):
        table.targets = None
        table.set_aside(
            "S11",
            "The table stands among the performance targets, and no heading says what is in its columns.",
            "该表位于绩效目标表之间，但没有可识别的表头，暂不入库。",
        )
        return
    for cell in targets.untold:
        table.issues.append(
            Issue(
                "S11",
                f"It cannot be told what {printed(cell.text)[:40]} belongs to; the cell is set aside.",
                f"无法确定“{printed(cell.text)[:40]}”的归属，该单元格暂不入库。",
                cell,
                stated=printed(cell.text),
            )
        )


def _is_caption(row: Sequence[Cell]) -> bool:
    words = compact(row[0].text) if len(row) == 1 else ""
    return bool(words) and (bool(forms_of(words)) or bool(_YEAR.match(words)))


def _is_lost(role: str, cell: Cell, line: Line) -> bool:
    return role in ("value", "comparator", "measure", *NAMES) and cell.row == line.row and not is_nothing(cell.text)


def _indicator(line: Line, slot: Slot, goal: Goal, name: Cell) -> Indicator:
    cells = slot.cells
    first, second, words = target_words.split_levels(name.text)
    words = _NUMBERED.sub("", printed(name.text) if first is None else words)
    value_cell = cells.get("value")
    value = read_value(
        value_cell.text if value_cell else "", _text(cells, "comparator"), _text(cells, "measure"), words
    )
    level_2 = _level(line, "level_2") or second
    printed_1 = slot.level_1 or _level(line, "level_1") or first
    level_1 = printed_1 or (target_words.level_1_of(level_2) if level_2 else None)
    weight = _text(cells, "weight").rstrip("%")
    definition = _text(cells, "definition")
    return Indicator(
        goal,
        name,
        words,
        value if not is_nothing(value.text or "") or value.comparator else Value(),
        value_cell or cells.get("comparator"),
        level_1,
        level_2,
        printed(cells["level_3"].text) if "level_3" in cells and "name" in cells else None,
        _level(line, "task"),
        Decimal(weight) if _PERCENT.match(weight) else None,
        target_words.direction(_text(cells, "direction")),
        None if is_nothing(definition) else definition,
        _YES.get(_text(cells, "core")),
    )


def _own_lines(text: str, sign: str) -> str:
    """The number of a value beside a sign of its own, without words that hang over from the cell above."""
    *above, last = text.splitlines() or [""]
    hanging = above and looks_like_number(last) and not any(character.isdigit() for line in above for character in line)
    return last if hanging and target_words.comparator(sign) not in (None, "qualitative") else text


def _level(line: Line, role: str) -> str | None:
    words = printed(line.cells[role].text) if role in line.cells else ""
    return None if is_nothing(words) else words


def _text(cells: dict[str, Cell], role: str) -> str:
    return printed(cells[role].text) if role in cells else ""
