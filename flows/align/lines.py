"""Rows that are lines of a summary form: labels with numbering, one or several blocks side by side."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flows.align.block import Block, Row
from flows.align.figures import beside_money, figures_of, is_nothing, rate_cells
from flows.read.document import Cell
from flows.recognise import vocabulary
from flows.recognise.amount import is_figure
from flows.recognise.columns import Column
from flows.recognise.entries import code_by_name
from flows.recognise.vocabulary import Path_
from flows.recognise.wording import compact, label

CLASSIFICATIONS = ("function", "department_economic", "government_economic")
_ITEMS = "item"
"""A block without sides lists the items of the three public expenses."""
_INDENT = 4.0
"""Points by which a line is indented more than the one that it stands under: half a character and more."""
_FIRST = re.compile(r"^(?:一、|\(一\)|1[、.]|\(1\))")
_OUTERMOST = "一、"
_OF_YEAR = "本年"
"""Stands for the numbering of 本年收入 and 本年支出, below which numbers begin again."""
_WIDEST_SHIFT = 2
"""Columns by which a block may stand beside its heading, where cells were merged or lost."""


def split(
    columns: Sequence[Column], rows: Sequence[list[Cell]], exact: bool, fiscal_year: int | None = None
) -> list[Block]:
    """The blocks of a table with a column of line labels each, left to right."""
    starts = [column.position for column in columns if column.key == "line"]
    blocks = []
    for index, (start, end) in enumerate(zip(starts, [*starts[1:], len(columns) + 1], strict=True)):
        head = columns[start - 1]
        amounts = [column for column in columns[start - 1 : end - 1] if column.is_amount]
        parts = [_part(row, starts, index, exact) for row in rows]
        if exact and index:
            parts = [_with_label_before(part, row, start) for part, row in zip(parts, rows, strict=True)]
        lines = _lines([(number, part) for number, part in enumerate(parts, start=1) if part.cells], columns)
        classification = head.classification or _classification(lines, head.side)
        for line in lines:
            _give_meaning(line, classification)
        _name_entries(lines, classification, fiscal_year)
        _drop_doubtful_codes(lines, classification)
        kind = None if classification == _ITEMS else classification
        if classification == _ITEMS:
            # 三公经费预算数 over a list of items: the rows say which item, the heading only what they are.
            amounts = [replace(c, node={k: v for k, v in c.node.items() if k != _ITEMS}) for c in amounts]
        rates = any(column.key == "rate" for column in columns)
        _inherit(lines)
        blocks.append(Block(amounts, lines, head.side, kind, trusted=exact, has_rates=rates))
    return blocks


@dataclass(frozen=True, slots=True)
class _Part:
    """Cells of one row in one block; `shift` is how far its figures stand right of their heading."""

    cells: list[Cell]
    shift: int


def _part(row: list[Cell], starts: list[int], index: int, exact: bool) -> _Part:
    """The cells of a row in a block. A block begins at its label, which a shift may have moved to the right."""
    begins = [_begin(row, start, exact) for start in starts]
    end = begins[index + 1] if index + 1 < len(begins) else len(row) and row[-1].column + 1
    begin = begins[index] if index else starts[0]
    cells = [cell for cell in row if begin <= cell.column < end]
    if index + 1 < len(begins) and index == 0:
        # What moved the next block stands between this block's labels and its figures.
        return _Part(cells, begins[index + 1] - starts[index + 1])
    return _Part(cells, begin - starts[index])


def _with_label_before(part: _Part, row: list[Cell], start: int) -> _Part:
    """The part with the label that reaches over from the block before: a total of both blocks has one."""
    if not part.cells or any(not is_figure(cell.text) for cell in part.cells):
        return part
    over = [c for c in row if c.column < start < c.column + c.column_span and not is_figure(c.text)]
    return _Part([*over, *part.cells], part.shift)


def _begin(row: list[Cell], start: int, exact: bool) -> int:
    if exact:
        return start
    texts = [cell.column for cell in row if not is_figure(cell.text) and start <= cell.column <= start + _WIDEST_SHIFT]
    return texts[0] if texts else start


@dataclass(slots=True)
class _Outline:
    """Numbering styles that are open, outermost first, with the path of the line that opened each."""

    open: list[tuple[str, Path_]] = field(default_factory=list)
    steps: list[tuple[float, Path_]] = field(default_factory=list)
    """Lines that are open by how far they are indented, outermost first."""
    count: int = 0
    group: str = ""
    part_of: Path_ | None = None

    def below(self, indent: float | None) -> Path_:
        """Path of the line that one without a number stands under: the last that is indented less."""
        numbered = self.open[-1][1] if self.open else ()
        if indent is None:
            return numbered
        while self.steps and self.steps[-1][0] > indent - _INDENT and self.steps[-1][1] != numbered:
            self.steps.pop()
        return self.steps[-1][1] if self.steps else numbered

    def close(self) -> None:
        """Nothing is open below a total."""
        self.open, self.steps, self.part_of, self.group = [], [], None, ""

    def next(self, parent: Path_) -> Path_:
        self.count += 1
        return (*parent, str(self.count))


def _lines(parts: Sequence[tuple[int, _Part]], columns: Sequence[Column]) -> list[Row]:
    outline = _Outline()
    lines: list[Row] = []
    grand = [number for number, part in parts if any(_role(cell) == "grand_total" for cell in part.cells)]
    for number, part in parts:
        cells = [cell for cell in part.cells if not is_nothing(cell.text)]
        labels = [cell for cell in cells if not is_figure(cell.text)]
        rates = rate_cells(cells, columns)
        figures = figures_of(cells, [*labels, *beside_money(cells, columns)], part.shift)
        if not labels:
            lines.append(Row(number, "line", "", {"line": outline.next(())}, figures, rates=rates))
            continue
        row = Row(number, "line", "", {}, figures, labels=labels, rates=rates)
        # Of 收入合计 and 收入总计 the last is the whole; the one before closes the year's own lines.
        _outline(outline, row, lines, closes_year=number in grand[:-1])
        lines.append(row)
    return lines


def _role(cell: Cell) -> str:
    return next((value for axis, value in vocabulary.line(label(cell.text).words) if axis == "role"), "")


def _outline(outline: _Outline, row: Row, above: list[Row], closes_year: bool) -> None:
    """Kind and path of a line by its role, its numbering, or 其中, given the lines above it."""
    cut = _is_cut(row.labels)
    printed = label("".join(cell.text for cell in row.labels) if cut else row.labels[-1].text)
    row.words = printed.words
    role = "current_total" if closes_year else _role(row.labels[-1])
    if len(row.labels) > 1 and not cut:
        # 一般公共预算 | 小计: the group's own line, below which its parts follow without the group's name.
        outline.group, outline.open = compact(row.labels[0].text), []
        row.words = label(row.labels[0].text).words if role == "group_total" else row.words
        row.node = {"line": outline.next(())}
        outline.open = [("", row.node["line"])]
        row.keys["group"] = outline.group
        return
    if role in ("grand_total", "current_total", "total"):
        if role == "current_total" and not above:
            # 一、本年支出合计 over its lines.
            row.node = {"line": outline.next(())}
            outline.open = [(_OF_YEAR, row.node["line"])]
            return
        row.kind = "total" if role == "total" else role
        row.node = {"line": ()}
        if role == "current_total":
            row.node = {"line": ("current",)}
            for line in above:
                line.node = {"line": ("current", *line.node["line"])}
        outline.close()
        return
    grouped = outline.group and row.labels[0].column > min(cell.column for line in above for cell in line.labels)
    if outline.group and not grouped:
        outline.group, outline.open = "", []
    if printed.part and above:
        outline.part_of = above[-1].node["line"] if not above[-1].part else above[-1].node["line"][:-1]
        row.part, row.node = True, {"line": outline.next(outline.part_of)}
    elif printed.numbering is None and outline.part_of is not None and _is_within(row, outline.part_of, above):
        row.part, row.node = True, {"line": outline.next(outline.part_of)}
    elif printed.numbering is None:
        outline.part_of = None
        indent = row.labels[-1].indent
        row.node = {"line": outline.next(outline.below(indent))}
        if indent is not None:
            outline.steps.append((indent, row.node["line"]))
    else:
        outline.part_of = None
        if above and _opens_anew(row, above[-1]):
            heads_year = _role(above[-1].labels[-1]) == "heading"
            outline.open = [(_OF_YEAR if heads_year else "", above[-1].node["line"])]
        elif outline.open and outline.open[0][0] == _OF_YEAR and _ends_the_year(row):
            outline.open = []
        styles = [style for style, _ in outline.open]
        if printed.numbering in styles:
            outline.open = outline.open[: styles.index(printed.numbering)]
        row.node = {"line": outline.next(outline.open[-1][1] if outline.open else ())}
        outline.open.append((printed.numbering, row.node["line"]))
        outline.steps = [(row.labels[0 if cut else -1].indent or 0.0, row.node["line"])]


def _is_cut(labels: Sequence[Cell]) -> bool:
    """True for one label that runs on into the cell of the amount: (5)资本性支出(基本建 | 设)."""
    first = compact(labels[0].text)
    return len(labels) == 2 and first.count("(") > first.count(")") and compact(labels[1].text).endswith(")")


def _ends_the_year(row: Row) -> bool:
    """True for 上年结转 and 结转下年, which stand beside 本年收入 and 本年支出 and not among their parts."""
    return (_fund(row) or ())[:1] == ("carryover",) or _role(row.labels[-1]) == "carry_out"


def _opens_anew(row: Row, above: Row) -> bool:
    """True if numbers begin below a line that has none itself: its parts, if they are of a deeper style than 一、.

    Below a line of what was carried over, and below 一、本年支出, 一、 begins again as well.
    """
    if not above.labels:
        return False
    if _role(above.labels[-1]) == "heading" and _FIRST.match(compact(row.labels[-1].text)):
        return True
    style = label(row.labels[-1].text).numbering
    carried = (_fund(above) or ())[:1] == ("carryover",) or style != _OUTERMOST
    return (
        carried and label(above.labels[-1].text).numbering is None and bool(_FIRST.match(compact(row.labels[-1].text)))
    )


def _is_within(row: Row, path: Path_, above: Sequence[Row]) -> bool:
    """False if a line is known to be another fund than the line at the path: 事业收入 is no part of 一般公共预算."""
    whole = next((_fund(line) for line in above if line.node["line"] == path), None)
    own = _fund(row)
    return whole is None or own is None or own[: len(whole)] == whole


def _fund(row: Row) -> Path_ | None:
    found = (vocabulary.path(axis, value) for axis, value in vocabulary.line(row.words) if axis == "fund_source")
    return next(found, None)


def _classification(lines: list[Row], side: str | None) -> str:
    if side != "expenditure":
        return "revenue" if side == "revenue" else _ITEMS
    functions = sum(vocabulary.class_code("function", line.words) is not None for line in lines)
    types = sum(any(axis == "expenditure_type" for axis, _ in vocabulary.line(line.words)) for line in lines)
    return "function" if functions >= types else "expenditure_type"


def _give_meaning(row: Row, classification: str) -> None:
    """Coordinates and codes that the words of a line name."""
    for axis, value in vocabulary.line(row.words):
        if axis == "item" and classification == _ITEMS:
            row.node = {"item": vocabulary.path(axis, value)}
        elif (axis == "fund_source" and classification == "revenue") or axis == "expenditure_type":
            row.coordinates[axis] = vocabulary.path(axis, value)
    if classification == _ITEMS and row.kind == "total":
        row.node = {"item": ("total",)}
    if (
        classification in CLASSIFICATIONS
        and row.kind == "line"
        and (code := vocabulary.class_code(classification, row.words))
    ):
        row.keys[f"{classification}_code"] = code


def _name_entries(lines: list[Row], classification: str, fiscal_year: int | None) -> None:
    """Give 款 and 项 that stand under their 类 the codes that their names determine."""
    if classification not in CLASSIFICATIONS:
        return
    key = f"{classification}_code"
    codes: dict[Path_, str] = {}
    for row in lines:
        path = row.node.get("line", ())
        above = codes.get(path[:-1])
        if key not in row.keys and above and (code := code_by_name(classification, row.words, above, fiscal_year)):
            row.keys[key] = code
        if key in row.keys:
            codes[path] = row.keys[key]


def _drop_doubtful_codes(lines: list[Row], classification: str) -> None:
    """Of two lines with figures under one heading that read like the same 类 (labels were cut) neither counts as it."""
    key = f"{classification}_code"
    named = Counter((line.node["line"][:-1], line.keys[key]) for line in lines if key in line.keys and line.figures)
    for line in lines:
        if named[line.node.get("line", ())[:-1], line.keys.get(key, "")] > 1:
            del line.keys[key]


def not_understood(block: Block) -> list[Row]:
    """Lines that carry figures and name no 类, no total and nothing else that the vocabulary knows."""
    return [
        row
        for row in block.rows
        if row.kind == "line"
        and row.figures
        and f"{block.classification}_code" not in row.keys
        and not vocabulary.line(row.words)
    ]


def is_lone_subtotal(row: Row) -> bool:
    """True for 小计 without the name of its group: which lines it is the sum of cannot be told."""
    return len(row.labels) == 1 and _role(row.labels[0]) == "group_total"


def _inherit(lines: list[Row]) -> None:
    """Pass on what headings say to the lines below them: 上年结转 over 一般公共预算拨款."""
    by_path = {row.node["line"]: row for row in lines if row.node.get("line")}
    for row in lines:
        _widen(by_path.get(row.node.get("line", ())[:-1]), row)
    for row in lines:
        path = row.node.get("line", ())
        for length in range(1, len(path)):
            above = by_path.get(path[:length])
            if above is not None:
                row.coordinates = _inherited(above.coordinates, row.coordinates)


def _widen(heading: Row | None, row: Row) -> None:
    """A heading over funds that are no part of its own names none: 财政拨款 over 政府性基金拨款 is all of them."""
    if heading is None or row.part:
        return
    fund, own = heading.coordinates.get("fund_source", ()), row.coordinates.get("fund_source", ())
    if fund[:1] != ("carryover",) and own and own[: len(fund)] != fund:
        del heading.coordinates["fund_source"]


def _inherited(above: dict[str, Path_], own: dict[str, Path_]) -> dict[str, Path_]:
    result = dict(own)
    for axis, path in above.items():
        mine = own.get(axis, ())
        if axis == "fund_source" and path[:1] == ("carryover",) and mine[:1] not in ((), ("carryover",)):
            carried = f"carryover_{mine[0]}"
            result[axis] = (*path, carried) if carried in vocabulary.children(axis, "carryover") else path
        elif not mine or (axis == "expenditure_type" and mine[: len(path)] != path):
            result[axis] = path
    return result
