"""Two parts of a table as one: rows below rows, columns by where they stand on the page."""

from bisect import bisect
from dataclasses import replace

from flows.read.document import Cell, Table

_NEAR = 6.0
"""Points by which a column may stand beside its place on the page before."""


def append(table: Table, following: Table) -> Table:
    """One table of both. Where a page lacks columns, for it prints nothing in them, their places say which they are."""
    cells = following.cells
    if table.exact and following.column_count != table.column_count and (lefts := _lefts(table)):
        placed = tuple(_placed(cell, lefts) for cell in cells)
        if len({(cell.row, cell.column) for cell in placed}) == len(placed):
            cells = placed
    return Table(
        (*table.cells, *(replace(cell, row=cell.row + table.row_count) for cell in cells)),
        table.row_count + following.row_count,
        max(table.column_count, *(cell.column for cell in cells)),
        table.exact,
    )


def _lefts(table: Table) -> list[float]:
    """Left side of each column; empty if a column has none."""
    lefts: dict[int, float] = {}
    for cell in table.cells:
        if cell.box:
            lefts[cell.column] = min(cell.box[0], lefts.get(cell.column, cell.box[0]))
    return [lefts[column] for column in sorted(lefts)] if len(lefts) == table.column_count else []


def _placed(cell: Cell, lefts: list[float]) -> Cell:
    """The cell in the column of the table that its left side stands in."""
    if not cell.box:
        return cell
    first = max(1, bisect(lefts, cell.box[0] + _NEAR))
    last = max(first, bisect(lefts, cell.box[2] - _NEAR))
    return replace(cell, column=first, column_span=last - first + 1)
