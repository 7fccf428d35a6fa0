"""Tables of Word: cells in their places, with what they span, on the grid that the widths of columns draw."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from flows.read.document import Cell, Table
from flows.read.docx_text import is_shown
from flows.read.package import Element, attribute, local

_SNAP = 60
"""Twentieths of a point within which columns of different rows begin in one place: rows are drawn one by one."""
_WIDEST = 1000
_AROUND = ("sdt", "sdtContent", "customXml", "ins", "moveTo")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell by the lines of the grid that it stands between; a cell without text keeps its place all the same."""

    row: int
    start: int
    end: int
    text: str
    indent: float = 0.0
    down: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without its lines, which depend on what stands before it: row, column, spans, text, indent of cells."""

    cells: tuple[tuple[int, int, int, int, str, float], ...]
    row_count: int
    column_count: int

    def table(self, line: int) -> Table:
        """The table whose first row is printed on that line."""
        cells = (
            Cell(row, column, text, line=line + row - 1, row_span=down, column_span=across, indent=indent)
            for row, column, down, across, text, indent in self.cells
        )
        return Table(tuple(cells), self.row_count, self.column_count, exact=True)


def grid(table: Element, text_of: Callable[[Element], tuple[str, float]]) -> Grid | None:
    """The cells of a table; None for one of a single column, or without text."""
    rows = [row for row in _within(table, "tr") if is_shown(row)]
    placed = [cell for number, row in enumerate(rows, start=1) for cell in _row(row, number, text_of)]
    placed = _merged(placed)
    numbers = _numbers(placed, _edges(table))
    width = max((numbers[cell.start] for cell in placed), default=0)
    cells = tuple(
        (cell.row, numbers[cell.start], cell.down, _across(cell, numbers, width), cell.text, cell.indent)
        for cell in placed
        if cell.text
    )
    return Grid(cells, len(rows), width) if cells and width > 1 else None


def _within(parent: Element, name: str) -> Iterator[Element]:
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in _AROUND:
            yield from _within(element, name)


def _row(row: Element, number: int, text_of: Callable[[Element], tuple[str, float]]) -> Iterator[_Placed]:
    """The cells of a row; a negative `down` marks one that goes on the cell above it, or to the left with 0."""
    start = min(_said(row, "trPr", "gridBefore") or 0, _WIDEST)
    for cell in _within(row, "tc"):
        end = start + min(_said(cell, "tcPr", "gridSpan") or 1, _WIDEST)
        goes_on = _goes_on(cell, "vMerge")
        down = 0 if _goes_on(cell, "hMerge") else -1 if goes_on else 1
        text, indent = ("", 0.0) if goes_on else text_of(cell)
        yield _Placed(number, start, end, text, indent, down)
        start = end


def _merged(cells: Sequence[_Placed]) -> list[_Placed]:
    """The cells, those that go on made part of the ones that they go on."""
    found: list[_Placed] = []
    above: dict[int, int] = {}
    for cell in cells:
        if cell.down == 0 and found and found[-1].row == cell.row:
            found[-1] = replace(found[-1], end=cell.end)
            continue
        first = above.get(cell.start)
        if cell.down == -1 and first is not None and found[first].row + found[first].down == cell.row:
            found[first] = replace(found[first], down=found[first].down + 1)
            continue
        above[cell.start] = len(found)
        found.append(replace(cell, down=1))
    return found


def _numbers(cells: Sequence[_Placed], edges: Sequence[int]) -> dict[int, int]:
    """Number of the column that begins at each line of the grid: lines in which no cell begins are none."""
    starts = sorted({cell.start for cell in cells})
    marks: dict[int, int] = {}
    number, last = 0, -_SNAP
    for start in starts:
        edge = edges[start] if start < len(edges) else None
        if edge is None or edge - last >= _SNAP:
            number += 1
            last = edge if edge is not None else -_SNAP
        marks[start] = number
    taken = [(cell.row, marks[cell.start]) for cell in cells]
    return marks if len({*taken}) == len(taken) else {start: index for index, start in enumerate(starts, start=1)}


def _across(cell: _Placed, numbers: dict[int, int], width: int) -> int:
    """Columns that a cell takes."""
    following = min((number for start, number in numbers.items() if start >= cell.end), default=width + 1)
    return max(1, following - numbers[cell.start])


def _edges(table: Element) -> list[int]:
    """Where each line of the grid stands, from the left."""
    drawn = next((element for element in table if local(element) == "tblGrid"), ())
    widths = [attribute(column, "w") or "" for column in drawn if local(column) == "gridCol"]
    if not all(width.isascii() and width.isdigit() for width in widths) or not any(map(int, widths or ["0"])):
        return []
    return [0, *accumulate(map(int, widths))]


def _property(element: Element, properties: str, name: str) -> Element | None:
    own = next((e for e in element if local(e) == properties), ())
    return next((e for e in own if local(e) == name), None)


def _said(element: Element, properties: str, name: str) -> int | None:
    """Whole number that a property says."""
    said = _property(element, properties, name)
    value = attribute(said, "val") if said is not None else None
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 8 else None


def _goes_on(cell: Element, name: str) -> bool:
    """True for a cell that only goes on another: merged with it, and not the first."""
    said = _property(cell, "tcPr", name)
    return said is not None and attribute(said, "val") in (None, "continue")
