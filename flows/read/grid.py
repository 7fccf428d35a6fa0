"""Rules to tables: cells with their places, spans and boxes. The geometry is pdfplumber's."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

from flows.read.cells import cells
from flows.read.document import Cell, Table
from flows.read.lines import lines, text
from flows.read.pdfium import Box, Char, Rule

_SNAP = 3.0
"""Points within which rules are one rule, as pdfplumber has it."""


def grids(rules: Sequence[Rule]) -> list[list[Box]]:
    """Boxes of the cells of each ruled table; a single box is a frame and no table."""
    edges = merge_edges([_edge(rule) for rule in dict.fromkeys(rules)], _SNAP, _SNAP, _SNAP, _SNAP)
    found = cells(edges_to_intersections(edges, _SNAP, _SNAP))
    return [table for table in cells_to_tables(found) if len(table) > 1]


def _edge(rule: Rule) -> dict[str, Any]:
    """A rule as pdfplumber has edges, with what its merging looks at: it copies them several times."""
    x0, top, x1, bottom = rule
    return {
        "orientation": "h" if top == bottom else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "height": bottom - top,
    }


def bounds(grid: Sequence[Box]) -> Box:
    """The box around all cells."""
    x0, top, x1, bottom = zip(*grid, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def holds(box: Box, char: Char) -> bool:
    """True if the middle of the character is in the box."""
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def table(grid: Sequence[Box], chars: Sequence[Char], page: int) -> Table | None:
    """The table of a grid with the characters that stand in it; None without any."""
    columns = _marks([side for box in grid for side in (box[0], box[2])])
    rows = _marks([side for box in grid for side in (box[1], box[3])])
    places = {box: _place(box, rows, columns) for box in grid}
    home = {
        (row, column): box
        for box, (first_row, last_row, first_column, last_column) in places.items()
        for row in range(first_row, last_row)
        for column in range(first_column, last_column)
    }
    content: dict[Box, list[Char]] = defaultdict(list)
    for char in chars:
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        if box := home.get((bisect(rows, y) - 1, bisect(columns, x) - 1)):
            content[box].append(char)
    printed = []
    for box, own in content.items():
        first_row, last_row, first_column, last_column = places[box]
        printed.append(
            Cell(
                first_row + 1,
                first_column + 1,
                "\n".join(map(text, lines(own))),
                page=page,
                box=box,
                row_span=max(1, last_row - first_row),
                column_span=max(1, last_column - first_column),
            )
        )
    if not printed:
        return None
    ordered = tuple(sorted(printed, key=lambda cell: (cell.row, cell.column)))
    return Table(ordered, row_count=len(rows) - 1, column_count=len(columns) - 1, exact=True)


def _place(box: Box, rows: Sequence[float], columns: Sequence[float]) -> tuple[int, int, int, int]:
    """First and last row, first and last column of a box, by the rules that it stands between."""
    return _nearest(rows, box[1]), _nearest(rows, box[3]), _nearest(columns, box[0]), _nearest(columns, box[2])


def _marks(values: Sequence[float]) -> list[float]:
    """Positions of rules, those within the snap taken as one."""
    marks: list[float] = []
    for value in sorted(set(values)):
        if not marks or value - marks[-1] > _SNAP:
            marks.append(value)
    return marks


def _nearest(marks: Sequence[float], value: float) -> int:
    right = bisect(marks, value)
    if right == len(marks) or (right and value - marks[right - 1] <= marks[right] - value):
        return right - 1
    return right
