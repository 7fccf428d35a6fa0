"""Tables whose columns no rule divides: the white between what is printed does."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.read.columns import by_white, covered, middles, with_headings
from flows.read.document import Cell, Table
from flows.read.pieces import Piece, joined
from flows.read.reach import Heading, headings
from flows.read.rows import cells, rows, words

_LEAST = 2
"""Columns that a table has at least."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of a table on a page: those of its heading, then its body, which begins with its first line of figures.

    `marks` are the rules across it, from the top.
    """

    heading: Sequence[Sequence[Piece]]
    body: Sequence[Sequence[Piece]]
    marks: Sequence[float] = ()


def unruled_table(region: Region, page: int) -> Table | None:
    """The table of a region; None if its body is one column.

    Figures stand in their column by what is printed above and below and never move. The table is exact if the reach of
    every heading over its columns is told as well.
    """
    columns = by_white(region.body)
    cuts = middles(columns)
    top = min(piece.y for piece in region.body[0])
    if region.heading:
        above = words(region.heading)
        columns = with_headings(columns, above)
        cuts = middles(columns, above)
    if len(columns) < _LEAST:
        return None
    whole = rows(cells([*region.heading, *region.body], cuts, region.marks, body_top=top), region.marks)
    start = next(i for i, row in enumerate(whole) if any(cell.is_figure and cell.bottom > top for cell in row))
    heads, told = headings(whole[:start], columns, cuts)
    printed = _heading_cells(heads, page)
    depth = max((cell.row + cell.row_span - 1 for cell in printed), default=0)
    for number, row in enumerate(whole[start:], start=depth + 1):
        printed += _row_cells(row, number, cuts, page)
    return Table(
        tuple(sorted(printed, key=lambda cell: (cell.row, cell.column))),
        row_count=depth + len(whole) - start,
        column_count=len(columns),
        exact=told,
    )


def _heading_cells(heads: Sequence[Heading], page: int) -> list[Cell]:
    """Cells of the headings; levels at which none begins are left out."""
    begun = sorted({heading.level for heading in heads})
    return [
        _cell(
            heading.piece,
            begun.index(heading.level) + 1,
            heading.columns,
            page,
            sum(heading.level <= level < heading.level + heading.levels for level in begun),
        )
        for heading in heads
    ]


def _row_cells(row: Sequence[Piece], number: int, cuts: Sequence[float], page: int) -> list[Cell]:
    """Cells of a row; what else stands in a column of it is the next line of the same cell."""
    found: dict[int, list[Piece]] = {}
    for piece in sorted(row, key=lambda p: (p.y, p.x0)):
        found.setdefault(covered(piece, cuts)[0], []).append(piece)
    return [
        _cell(own[0] if len(own) == 1 else joined(own), number, covered(own[0], cuts), page) for own in found.values()
    ]


def _cell(piece: Piece, row: int, columns: range, page: int, row_span: int = 1) -> Cell:
    return Cell(
        row,
        columns.start + 1,
        piece.text,
        page=page,
        box=(piece.x0, piece.top, piece.x1, piece.bottom),
        row_span=row_span,
        column_span=len(columns),
    )
