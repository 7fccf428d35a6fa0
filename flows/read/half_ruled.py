"""Grids that lack half of their rules: those between the columns, or those between the rows."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from flows.read.document import Table
from flows.read.pdfium import Box, Char
from flows.read.pieces import pieces
from flows.read.regions import body_start
from flows.read.rows import cells, rows
from flows.read.unruled import Region, unruled_table

_DECIMAL = re.compile(r"[(（]?[-−－△▲]?[\d,，]*\d\.\d+[)）]?")


def lacks_columns(table: Table) -> bool:
    """True if cells hold several figures side by side in most rows that have figures at all."""
    lines = [line.split() for cell in table.cells for line in cell.text.split("\n")]
    counts = [(count, len(words)) for words in lines if (count := sum(map(_is_decimal, words)))]
    if table.column_count == 1:
        return sum(words > 1 for _, words in counts) > 1
    side_by_side = sum(count > 1 for count, _ in counts)
    return side_by_side > 1 and 2 * side_by_side > len(counts)


def lacks_rows(table: Table) -> bool:
    """True if cells that stand side by side hold several figures below each other."""
    stacks: dict[int, list[int]] = defaultdict(list)
    heights: dict[int, list[int]] = defaultdict(list)
    for cell in table.cells:
        lines = cell.text.split("\n")
        heights[cell.row].append(len(lines))
        if (figures := sum(map(_is_decimal, lines))) > 1:
            stacks[cell.row].append(figures)
    return any(
        len(own) > 1 or (own[0] > 2 and sum(height >= own[0] for height in heights[row]) > 1)
        for row, own in stacks.items()
    )


def _is_decimal(word: str) -> bool:
    """True for a figure with decimals: a figure that is wrapped in a narrow cell has no two of them."""
    return bool(_DECIMAL.fullmatch(word))


def with_columns(grid: Sequence[Box], chars: Sequence[Char], page: int) -> Table | None:
    """The table of a grid whose columns no rule divides, by the white between them; None if it has no such columns."""
    lines = pieces(chars)
    first = body_start(lines)
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
    if sum(any(cell.is_figure for cell in row) and len(row) > 1 for row in stacked) < 2:
        return []
    return [
        (max(cell.bottom for cell in above) + min(cell.top for cell in below)) / 2 for above, below in pairwise(stacked)
    ]
