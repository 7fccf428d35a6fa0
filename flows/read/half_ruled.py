"""Grids that lack half of their rules: those between the columns, or those between the rows."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from flows.read.document import Cell, Table
from flows.read.pdfium import Box, Char
from flows.read.pieces import pieces
from flows.read.regions import figures
from flows.read.rows import cells, rows
from flows.read.unruled import Region, unruled_table

_DECIMAL = re.compile(r"[(（]?[-−－△▲]?[\d,，]*\d\.\d+[)）]?")


def lacks_columns(table: Table) -> bool:
    """True if cells hold several figures side by side in most rows that have figures at all."""
    side_by_side = lone = 0
    for cell in table.cells:
        counts = [sum(map(_is_decimal, line.split())) for line in cell.text.split("\n")]
        side_by_side += sum(count > 1 for count in counts)
        lone += sum(count == 1 for count in counts)
    return side_by_side > 1 and side_by_side > lone


def lacks_rows(table: Table) -> bool:
    """True if cells that stand side by side hold several figures below each other."""
    below: dict[int, int] = defaultdict(int)
    for cell in table.cells:
        below[cell.row] += _is_stack(cell)
    return any(count > 1 for count in below.values())


def _is_stack(cell: Cell) -> bool:
    parts = cell.text.split("\n")
    return len(parts) > 1 and all(map(_is_decimal, parts))


def _is_decimal(word: str) -> bool:
    """True for a figure with decimals: a figure that is wrapped in a narrow cell has no two of them."""
    return bool(_DECIMAL.fullmatch(word))


def with_columns(grid: Sequence[Box], chars: Sequence[Char], page: int) -> Table | None:
    """The table of a grid whose columns no rule divides, by the white between them; None if it has no such columns."""
    lines = pieces(chars)
    first = next((number for number, line in enumerate(lines) if len(figures(line)) > 1), None)
    if first is None:
        return None
    marks = sorted({edge for box in grid for edge in (box[1], box[3])})[1:-1]
    return unruled_table(Region(lines[:first], lines[first:], marks), page)


def with_rows(grid: Sequence[Box], chars: Sequence[Char]) -> list[Box]:
    """The grid with boxes divided where figures side by side stand below each other, and no rule between them."""
    bands: dict[tuple[float, float], list[Box]] = defaultdict(list)
    for box in grid:
        bands[box[1], box[3]].append(box)
    found: list[Box] = []
    for (top, bottom), boxes in bands.items():
        inside = [char for char in chars if top < (char.top + char.bottom) / 2 < bottom]
        marks = _between_rows(sorted(boxes), inside) if inside and len(boxes) > 1 else []
        edges = [top, *marks, bottom]
        found += [(box[0], a, box[2], b) for box in boxes for a, b in pairwise(edges)]
    return found


def _between_rows(boxes: Sequence[Box], chars: Sequence[Char]) -> list[float]:
    """Where rules between the rows would be."""
    cuts = [box[0] for box in boxes[1:]]
    stacked = rows(cells(pieces(chars), cuts))
    with_figures = [row for row in stacked if len({bisect(cuts, cell.x) for cell in row if cell.is_figure}) > 1]
    if len(with_figures) < 2:
        return []
    return [
        (max(cell.bottom for cell in above) + min(cell.top for cell in below)) / 2 for above, below in pairwise(stacked)
    ]
