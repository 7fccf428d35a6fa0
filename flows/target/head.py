"""The head of a target form: project, unit, goals and money, by what their labels mean."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.read.document import Cell
from flows.recognise import target_words
from flows.recognise.amount import is_figure, printed_unit
from flows.recognise.wording import compact, printed
from flows.target.heading import Rows, overlap, span_of
from flows.target.target import Goal, Money
from flows.target.value import is_nothing

_CODE_NAME = re.compile(
    r"^(?:\[(?P<a>[0-9A-Za-z]{3,})\]|(?P<b>[0-9][0-9A-Za-z]{7,}|\d{3,8})[-_]|(?P<c>\d{6,12}))(?P<name>[^\dA-Za-z年].*)$"
)
_NUMBERED_GOAL = re.compile(r"^目标[\d一二三四五六七八九十]+[:：、.]?")
_MARKUP = re.compile(r"</?p>")
_LABELLED = re.compile(r"^(\S{2,12}?)[\s:：]+(\S.*)$", re.DOTALL)
_LONG = 20
_WIDEST = 6
"""Cells of a row of a head: two or three labels, each with its value."""


def opens_form(row: Sequence[Cell]) -> bool:
    """True for the first row of a form: 项目名称 or 部门名称 with what is filled in beside it."""
    if not row or len(row) > _WIDEST:
        return False
    field = target_words.head(row[0].text) or (_labelled(row[0]) or ("", ""))[0]
    return field in ("project", "unit", "project_code")


def _labelled(cell: Cell) -> tuple[str, str] | None:
    """Field and value of a cell that holds label and value: 项目名称：某项目."""
    match = _LABELLED.match(cell.text)
    field = target_words.head(match[1]) if match else None
    return (field, match[2]) if match and field else None


def is_head_row(row: Sequence[Cell]) -> bool:
    """True if a row begins with the label of a field, or of money."""
    return bool(row) and bool(target_words.head(row[0].text) or target_words.money(row[0].text))


def code_and_name(text: str) -> tuple[str | None, str]:
    """11000022T000000455794-评审工作经费, [292]某某局, 229_某某局 as code and name."""
    words = printed(text)
    match = _CODE_NAME.match(words)
    return (match["a"] or match["b"] or match["c"], match["name"]) if match else (None, words)


def read_head(goal: Goal, rows: Rows, table: int, unit: str | None, exact: bool) -> list[Cell]:
    """Fill in a goal from the rows of its head, amounts in `unit` unless they say another. Cells of money untold."""
    if goal.cell is None:
        goal.table = table
    cells = [cell for row in rows for cell in row]
    texts: list[Cell] = []
    for cell in cells:
        field = target_words.head(cell.text)
        if field and not is_figure(cell.text):
            for value in _values(cell, rows, field):
                _fill(goal, field, value, texts)
        elif not field and (labelled := _labelled(cell)) and not is_figure(cell.text):
            _fill(goal, labelled[0], replace(cell, text=labelled[1]), texts)
            goal.cell = cell if goal.cell is not None and goal.cell.text == labelled[1] else goal.cell
    for cell in cells:
        if cell not in texts and _NUMBERED_GOAL.match(compact(cell.text)) and len(cell.text) > _LONG:
            _fill(goal, "goal", cell, texts)
    return _money(goal, rows, table, unit, exact)


def _is_label(cell: Cell) -> bool:
    return bool(target_words.head(cell.text) or target_words.money(cell.text))


def _values(label: Cell, rows: Rows, field: str) -> list[Cell]:
    """What is filled in behind a label: the cell to the right, or, if that is a label or none, the one below."""
    row = next(row for row in rows if label in row)
    right = [cell for cell in row if cell.column > label.column]
    if right and not _is_label(right[0]):
        return [right[0]]
    if field not in ("goal", "overall_goal"):
        return []
    below = [
        cell
        for other in rows
        for cell in other
        if cell.row == label.row + label.row_span or (right and cell.row == label.row + 1)
    ]
    if right and label.row_span > 1:
        return []  # A label over further labels: 总体目标 beside 实施期总目标 and 年度目标.
    fitting = [cell for cell in below if overlap(span_of(cell), span_of(label)) > 0.5 and not _is_label(cell)]
    return fitting[:1]


def _fill(goal: Goal, field: str, value: Cell, texts: list[Cell]) -> None:
    words = _MARKUP.sub("", printed(value.text))
    if is_nothing(words):
        return
    if field == "project" and goal.project_name is None:
        code, goal.project_name = code_and_name(words)
        goal.project_code, goal.cell = goal.project_code or code, value
    elif field == "project_code":
        goal.project_code = words
    elif field == "unit" and goal.unit_name is None:
        goal.unit_name = code_and_name(words)[1]
        goal.cell = goal.cell or value
    elif field == "department":
        goal.department = code_and_name(words)[1]
    elif field in ("goal", "overall_goal"):
        texts.append(value)
        if field == "goal":
            goal.text += words
        else:
            goal.overall_text += words
        goal.cell = goal.cell or value


def _money(goal: Goal, rows: Rows, table: int, unit: str | None, exact: bool) -> list[Cell]:
    cells = [cell for row in rows for cell in row]
    sections = [(cell, found) for cell in cells if (found := printed_unit([compact(cell.text)]))]
    untold = []
    for row in rows:
        figures = [cell for cell in row if is_figure(cell.text)]
        step = _step(figures, row, cells, exact)
        row_label = _beside(figures[0], row) if figures else None
        for cell in figures:
            beside = _beside(cell, row)
            if beside and target_words.head(beside.text):
                continue  # 项目编码, 年度: a number that is no money.
            above = [label for label in cells if _is_over(label, cell, step)]
            money = _told(table, cell, beside if beside not in figures else None, row_label, above)
            if money is None:
                untold.append(cell)
                continue
            covering = [found for section, found in sections if _covers(section, cell, beside, above)]
            money.unit = covering[-1] if covering else unit
            if money.part != "total" and money.period == "unspecified":
                money.period = _period_of(beside, goal.money)
            goal.money.append(money)
    return untold


def _beside(cell: Cell, row: Sequence[Cell]) -> Cell | None:
    left = [other for other in row if other.column < cell.column]
    return left[-1] if left else None


def _is_over(label: Cell, cell: Cell, step: int) -> bool:
    start, end = span_of(cell)
    return (
        label.row < cell.row
        and target_words.money(label.text) is not None
        and overlap(span_of(label), (start + step, end + step)) > 0.5
    )


def _step(figures: Sequence[Cell], row: Sequence[Cell], cells: Sequence[Cell], exact: bool) -> int:
    """Columns by which the figures of a row of text stand left of the labels over them."""
    if exact or len(figures) < 2:
        return 0
    totals = [c.column for c in cells if c.row < row[0].row and target_words.money(c.text) == ("money", "total")]
    return totals[-1] - figures[0].column if totals and 0 < totals[-1] - figures[0].column < 2 else 0


def _told(table: int, cell: Cell, beside: Cell | None, row_label: Cell | None, above: Sequence[Cell]) -> Money | None:
    """What a figure is: by the label beside it, or else by those above it, the nearest row last."""
    own = target_words.money(beside.text) if beside is not None else None
    if own and beside is not None and not (own == ("money", "total") and above):
        return _make(table, cell, [own], printed(beside.text))
    by_row = sorted(above, key=lambda label: label.row)
    meanings = [found for label in by_row if (found := target_words.money(label.text))]
    if not meanings:
        return None
    money = _make(table, cell, meanings, printed(by_row[-1].text))
    if row_label is not None and not _is_label(row_label):
        money.part, money.words = "task", printed(row_label.text)
    return money


def _make(table: int, cell: Cell, meanings: Sequence[tuple[str, str]], words: str) -> Money:
    money = Money(table, cell, "total", words)
    for axis, value in meanings:
        if axis == "money" and value != "total":
            money.period = "whole" if value == "period" else "year"
        elif axis == "fund":
            money.part, money.fund_source = "fund", value
        elif axis == "expenditure_type":
            money.part, money.expenditure_type = "type", value
        elif axis == "level":
            money.part = "level"
    return money


def _covers(section: Cell, cell: Cell, beside: Cell | None, above: Sequence[Cell]) -> bool:
    """True if a label that names a unit speaks of the figure: beside it, over it, or of all rows that it reaches."""
    reaches = section.row <= cell.row < section.row + section.row_span
    over = section.row < cell.row and overlap(span_of(section), span_of(cell)) > 0.5
    # In text a section's label stands in its first row only, and speaks of all rows to the next section.
    return section is beside or section in above or reaches or over or (not cell.box and section.row <= cell.row)


def _period_of(beside: Cell | None, money: Sequence[Money]) -> str:
    """The period of the total whose label stands over that of a part."""
    if beside is None:
        return next((m.period for m in reversed(money) if m.part == "total"), "unspecified")
    totals = [m for m in money if m.part == "total"]
    # The label of each total stands to the left of its figure, as that of the part does.
    near = [m for m in totals if span_of(m.cell)[0] > span_of(beside)[0]]
    return (
        min(near, key=lambda m: span_of(m.cell)[0]).period if near else (totals[-1].period if totals else "unspecified")
    )
