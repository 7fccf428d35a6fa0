"""Crossings of rules to cells: what pdfplumber's `intersections_to_cells` gives, in a tenth of its time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from flows.read.pdfium import Box

Point = tuple[float, float]
"""x and y of a crossing."""

Crossings = Mapping[Point, Mapping[str, Sequence[Mapping[str, Any]]]]
"""The upright ("v") and level ("h") edges that cross at each point, as pdfplumber's `edges_to_intersections` has it."""


def cells(crossings: Crossings) -> list[Box]:
    """The smallest box that edges draw to the right of and below each crossing, where they draw one."""
    upright = {point: frozenset(map(id, edges["v"])) for point, edges in crossings.items()}
    level = {point: frozenset(map(id, edges["h"])) for point, edges in crossings.items()}
    columns: dict[float, list[float]] = defaultdict(list)
    rows: dict[float, list[float]] = defaultdict(list)
    found = []
    for x, y in sorted(crossings, reverse=True):  # so that the lists hold what lies behind, the nearest last
        corners = (
            (right, below)
            for below in reversed(columns[x])
            if not upright[x, y].isdisjoint(upright[x, below])
            for right in reversed(rows[y])
            if (right, below) in crossings
            and not level[x, y].isdisjoint(level[right, y])
            and not upright[right, below].isdisjoint(upright[right, y])
            and not level[right, below].isdisjoint(level[x, below])
        )
        if corner := next(corners, None):
            found.append((x, y, *corner))
        columns[x].append(y)
        rows[y].append(x)
    return found[::-1]
