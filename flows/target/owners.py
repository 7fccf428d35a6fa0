"""Whose indicators the lines of a list are: projects, their money and goals, also where a page divides them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from flows.read.document import Cell
from flows.recognise import target_words
from flows.recognise.amount import is_figure
from flows.recognise.wording import printed
from flows.target.head import code_and_name
from flows.target.line import OWNERS, Line
from flows.target.target import Goal, Money
from flows.target.value import is_nothing

_NAMES = ("project", "unit_or_project")
_CODES = ("project_code", "unit_code_or_project_code")


class Owners:
    """The goals of the lines of one list, one after the other."""

    def __init__(self) -> None:
        self.goals: list[Goal] = []
        self.other_money: list[Money] = []
        """Sums of units and of the whole form."""
        self.by_line: list[Goal | None] = []
        self._unit: str | None = None
        self._goal: Goal | None = None
        self._before: Line | None = None
        self._printed_name = ""
        self._has_totals = False

    def read(self, lines: Sequence[Line], weight_total: Decimal | None, units: Mapping[int, str | None]) -> None:
        """Tell the goal of each line; `units` are the units of money of the tables, by their number."""
        for line in lines:
            self.by_line.append(self._read(line, units[line.table]))
            self._before = line
        for goal in self.goals:
            goal.weight_total = weight_total

    def _read(self, line: Line, unit: str | None) -> Goal | None:
        if "unit" in line.starts and "unit" in line.cells:
            self._unit = code_and_name(line.cells["unit"].text)[1]
        money = [
            found
            for column, cell in line.amounts
            if (found := _money(line.table, column.words, cell, column.unit or unit))
        ]
        if money and not _has_total(money) and self._has_totals:
            # Parts without their total: the row stands beside its columns, or the page has lost a figure.
            line.untold += [one.cell for one in money]
            money = []
        self._has_totals |= _has_total(money)
        starts = line.starts & {*OWNERS}
        name = next((line.cells[role] for role in _NAMES if role in line.cells), None)
        if starts and not line.slots and "goal" not in line.cells and "project" not in line.starts:
            self.other_money += money
            if name is not None:
                self._unit = code_and_name(name.text)[1]
            self._goal = None
            return None
        if not starts:
            return self._without(line)
        if starts == {"goal"} and not line.exact and self._goal is not None:
            self._goal.text += printed(line.cells["goal"].text)
            return self._goal
        if self._goal is not None and self._is_same(line, self._goal, name, money):
            return self._goal
        goal = self._goal if self._continues(line, name, money) else None
        if goal is None:
            goal = Goal(line.table, unit_name=self._unit)
            self.goals.append(goal)
        self._fill(goal, line, name, money)
        self._goal = goal
        return goal

    def _without(self, line: Line) -> Goal | None:
        """The goal of a line that no cell of a project begins in."""
        before = self._before
        opens_page = before is None or before.page != line.page or (before.page is None and before.table != line.table)
        divided = line.exact and not line.is_covered and before is not None and before.is_covered and not opens_page
        if divided or (not line.exact and self._restarts(line)):
            self._goal = Goal(line.table, unit_name=self._unit)
            self.goals.append(self._goal)
        return self._goal

    def _restarts(self, line: Line) -> bool:
        """True if the first group of columns prints again after a row without it: groups are filled from the top."""
        before = self._before
        if before is None or not line.slots or not before.slots or line.slots[0].level_1 is None:
            return False
        groups = [slot.level_1 for slot in before.slots]
        return line.slots[0].level_1 not in groups and len(line.slots) > 1

    def _continues(self, line: Line, name: Cell | None, money: Sequence[Money]) -> bool:
        """True if the page broke within the goal: what it prints on one side of the break it does not on the other.

        A name may be divided too: then the amount, which is not, says that both pieces are of one project.
        """
        goal, before = self._goal, self._before
        if goal is None or before is None or not line.exact or before.page == line.page:
            return False
        totals = (_has_total(goal.money), _has_total(money))
        return not all(totals) and (any(totals) or not (goal.project_name and name))

    def _is_same(self, line: Line, goal: Goal, name: Cell | None, money: Sequence[Money]) -> bool:
        """True for rows that print project, money and goal again, each in its own cells."""
        if name is None or not goal.project_name or code_and_name(name.text)[1] != goal.project_name:
            return False
        stated = {one.cell.text for one in goal.money}
        text = printed(line.cells["goal"].text) if "goal" in line.cells else ""
        return all(one.cell.text in stated for one in money) and (not text or text in goal.text)

    def _fill(self, goal: Goal, line: Line, name: Cell | None, money: Sequence[Money]) -> None:
        if name is not None and not is_nothing(name.text):
            words = printed(name.text)
            begun = self._printed_name if goal is self._goal and goal.project_name and name.row == line.row else ""
            self._printed_name = begun + words if words != begun else words
            code, goal.project_name = code_and_name(self._printed_name)
            goal.project_code = code or goal.project_code
        for role in _CODES:
            if role in line.cells:
                goal.project_code = printed(line.cells[role].text)
        if "goal" in line.starts and "goal" in line.cells and not is_nothing(line.cells["goal"].text):
            goal.text += printed(line.cells["goal"].text)
        goal.money += money
        own = [
            line.cells[role] for role in ("project", "unit_or_project", "goal") if role in line.starts & {*line.cells}
        ]
        if goal.cell is None and (cell := next(iter([*own, *(one.cell for one in money)]), None)):
            goal.table, goal.cell = line.table, cell


def _has_total(money: Sequence[Money]) -> bool:
    return any(one.part == "total" for one in money)


def _money(table: int, words: str, cell: Cell, unit: str | None) -> Money | None:
    if not is_figure(cell.text):
        return None
    axis, value = target_words.money(words) or ("money", "total")
    money = Money(table, cell, "total" if axis == "money" else "fund" if axis == "fund" else "level", words, unit=unit)
    money.period = "year"
    if axis == "fund":
        money.fund_source = value
    if axis == "expenditure_type":
        money.part, money.expenditure_type = "type", value
    return money
