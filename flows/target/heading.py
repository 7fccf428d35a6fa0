"""The heading over indicators: what stands in each column, by its words; the columns by where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flows.read.document import Cell
from flows.recognise import target_words
from flows.recognise.amount import is_figure, printed_unit
from flows.recognise.wording import compact

Rows = Sequence[Sequence[Cell]]
Span = tuple[float, float]

_STRONG = {"level_1", "level_2", "level_3", "name", "value", "comparator", "measure", "weight", "definition"}
_NAMES = {"level_3", "name"}
_OWNERS = {"project", "project_code", "unit_or_project", "unit_code_or_project_code"}
_CONTENT = "指标内容"
_SECTION = "绩效指标"
_UNIT_OF = "单位"
_WEIGHT = re.compile(r"\((\d{1,3})分?\)")
_DEEPEST = 3
_FEWEST = 3
_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role, where it stands, its words; `level_1` of the group that it stands in (产出指标)."""

    role: str
    span: Span
    words: str
    level_1: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """Rows `start` to before `end` (from 0) with their columns. `is_list`: projects stand in columns of the table."""

    start: int
    end: int
    columns: tuple[Column, ...]
    exact: bool
    weight_total: Decimal | None = None

    @property
    def is_list(self) -> bool:
        """True if the heading has columns of projects or units, and not only of indicators."""
        return any(column.role in {*_OWNERS, "unit", "goal"} for column in self.columns)

    def roles(self) -> set[str]:
        """Roles of the columns."""
        return {column.role for column in self.columns}


def span_of(cell: Cell) -> Span:
    """Where a cell stands across the page: points, or columns where there is no geometry."""
    return (cell.box[0], cell.box[2]) if cell.box else (cell.column, cell.column + cell.column_span)


def overlap(one: Span, other: Span) -> float:
    """How much of the narrower of two spans lies in the other, 0 to 1."""
    width = min(one[1] - one[0], other[1] - other[0])
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0])) / width if width > 0 else 0.0


def heading_at(rows: Rows, start: int, exact: bool) -> Heading | None:
    """The heading that begins in a row (from 0); None if none does."""
    row = rows[start]
    if not _opens(row):
        return None
    end = start + 1
    reach = max(
        (start + cell.row_span for cell in row if target_words.column(cell.text) not in (None, "name")), default=end
    )
    while end < len(rows) and end - start < _DEEPEST and _goes_on(rows[start:end], rows[end], end < reach and exact):
        end += 1
    cells = [cell for one in rows[start:end] for cell in one]
    columns = _columns(cells, exact)
    weights = [found for cell in cells if _role(cell) == "weight" and (found := _WEIGHT.search(compact(cell.text)))]
    return Heading(start, end, columns, exact, Decimal(weights[0][1]) if weights else None)


def _role(cell: Cell) -> str | None:
    return target_words.column(cell.text)


def _opens(row: Sequence[Cell]) -> bool:
    if any(is_figure(cell.text) for cell in row):
        return False
    roles = [_role(cell) for cell in row]
    known = {role for role in roles if role}
    if len(known & _STRONG) > 1 and known & {*_NAMES, "value"}:
        return True
    money = [cell for cell in row if target_words.money(cell.text)]
    named = sum(role is not None for role in roles) + sum(_role(cell) is None for cell in money)
    return len(row) >= _FEWEST and named == len(row) and "goal" in known and bool(known & {*_OWNERS, "unit"})


def _goes_on(above: Rows, row: Sequence[Cell], inside: bool) -> bool:
    """True for a further row of the heading: parts of 其中 or 项目金额, groups of indicators, their columns."""
    if not row or any(is_figure(cell.text) for cell in row):
        return False
    has_levels = any(_role(cell) in ("level_1", "level_2") for one in above for cell in one)
    return all(
        target_words.money(cell.text)
        or (not has_levels and (target_words.is_level_1(cell.text) or _role(cell) in {*_NAMES, "value"}))
        or (inside and _role(cell))
        for cell in row
    )


def _columns(cells: Sequence[Cell], exact: bool) -> tuple[Column, ...]:
    spans = {cell: _group_span(cell, cells, exact) for cell in cells}
    leaves = [
        cell
        for cell in cells
        if not any(other.row > cell.row and overlap(spans[cell], span_of(other)) > 0.5 for other in cells)
    ]
    roles = {cell: _role(cell) for cell in leaves}
    known = set(roles.values())
    found = []
    for cell in sorted(leaves, key=lambda cell: span_of(cell)[0]):
        words, role = compact(cell.text), roles[cell]
        above = [other for other in cells if other.row < cell.row and overlap(spans[other], span_of(cell)) > 0.5]
        if words == _SECTION and (known & {"level_1", "level_3"} or list(roles.values()).count("name") > 1):
            continue
        if role == "name" and "level_3" in known and target_words.bare(cell.text) == _CONTENT:
            role = "definition"
        if words == _UNIT_OF and known & {"value", "comparator"}:
            role = "measure"
        if role is None and target_words.money(cell.text):
            role = "amount"
        level_1 = next((compact(other.text) for other in above if target_words.is_level_1(other.text)), None)
        unit = printed_unit([words, *(compact(other.text) for other in above)])
        found.append(Column(role or "unknown", span_of(cell), words, level_1, unit))
    return tuple(found)


def _group_span(cell: Cell, cells: Sequence[Cell], exact: bool) -> Span:
    """In text, a heading reaches to the next one of its row."""
    if exact:
        return span_of(cell)
    right = [other.column for other in cells if other.row == cell.row and other.column > cell.column]
    return (cell.column, min(right, default=max(other.column for other in cells) + 1))


def column_of(columns: Sequence[Column], cell: Cell) -> Column | None:
    """The column that a cell stands in; None if in none."""
    best = max(columns, key=lambda column: _shared(column.span, span_of(cell)), default=None)
    return best if best and overlap(best.span, span_of(cell)) > 0.5 else None


def _shared(one: Span, other: Span) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])
