"""Rules to tables: cells with their places, spans and boxes. The geometry is pdfplumber's."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

from flows.read.cells import cells
from flows.read.document import Cell, Table
from flows.read.lines import lines, text
from flows.read.pdfium import Box, Char, Rule

_SNAP = 3.0
"""Points within which rules are one rule, as pdfplumber has it."""
_NARROWEST = 12.0
"""Points below which a column without text of its own is a gap between the boxes of cells, and no column."""


def grids(rules: Sequence[Rule]) -> list[list[Box]]:
    """Boxes of the cells of each ruled table; a single box is a frame and no table."""
    edges = merge_edges([_edge(rule) for rule in dict.fromkeys(rules)], _SNAP, _SNAP, _SNAP, _SNAP)
    if missing := [_edge(rule) for side in ("top", "bottom") for rule in _closing(edges, side)]:
        edges = merge_edges([*edges, *missing], _SNAP, _SNAP, _SNAP, _SNAP)
    found = cells(edges_to_intersections(edges, _SNAP, _SNAP))
    return [table for table in cells_to_tables(found) if len(table) > 1]


def _closing(edges: Sequence[dict[str, Any]], side: str) -> list[Rule]:
    """Rules where three and more upright ones end together and nothing closes the cells between them.

    So end the cells that a browser's print carries over to the next page, and columns that no rule ends.
    """
    flat = [edge for edge in edges if edge["orientation"] == "h"]
    upright = sorted((edge[side], edge["x0"]) for edge in edges if edge["height"] > _NARROWEST)
    closing: list[Rule] = []
    while upright:
        y = upright[0][0]
        together = sorted(x for end, x in upright if end - y <= _SNAP)
        upright = upright[len(together) :]
        at = [edge for edge in flat if abs(edge["top"] - y) <= _SNAP]
        open_ = [
            (left, y, right, y)
            for left, right in pairwise(together)
            if not any(edge["x0"] <= left + _SNAP and edge["x1"] >= right - _SNAP for edge in at)
        ]
        closing += open_ if len(open_) > 1 else []
    return closing


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
    places = {box: _place(box, rows, columns) for box in sorted(grid, key=_area, reverse=True)}
    # A frame around a table is a cell as well: the smaller ones in it come later, and have what stands in them.
    home = {
        (row, column): box
        for box, place in places.items()
        for row in range(place.top, place.bottom)
        for column in range(place.left, place.right)
    }
    content: dict[Box, list[Char]] = defaultdict(list)
    for char in chars:
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        if box := home.get((bisect(rows, y) - 1, bisect(columns, x) - 1)):
            content[box].append(char)
    if not content:
        return None
    taken = [places[box] for box in content]
    wide = [i for i, (left, right) in enumerate(pairwise(columns)) if right - left >= _NARROWEST]
    column_number = _numbers(
        len(columns) - 1, [*((place.left, place.right) for place in taken), *((i, i + 1) for i in wide)]
    )
    row_number = _numbers(len(rows) - 1, [(place.top, place.top + 1) for place in taken])
    printed = [lines(own) for own in content.values()]
    printed_cells = [
        Cell(
            row_number[place.top] + 1,
            column_number[place.left] + 1,
            "\n".join(map(text, own)),
            page=page,
            box=box,
            indent=round(own[0][0].x0 - box[0], 1),
            row_span=max(1, row_number[place.bottom] - row_number[place.top]),
            column_span=max(1, column_number[place.right] - column_number[place.left]),
        )
        for box, place, own in zip(content, taken, printed, strict=True)
    ]
    ordered = tuple(sorted(printed_cells, key=lambda cell: (cell.row, cell.column)))
    return Table(ordered, row_count=row_number[-1], column_count=column_number[-1], exact=True)


class _Place(NamedTuple):
    """The strips between rules that a box takes: from top to before bottom, from left to before right."""

    top: int
    bottom: int
    left: int
    right: int


def _numbers(strips: int, taken: Sequence[tuple[int, int]]) -> list[int]:
    """For each strip, and for their end, how many strips before it count.

    A strip that nothing has to itself does not count; the last one of those that a text takes does, so that each text
    keeps a place.
    """
    counts = [False] * strips
    for start, end in sorted(set(taken), key=lambda strip: strip[1] - strip[0]):
        if not any(counts[start:end]):
            counts[end - 1] = True
    numbers = [0]
    for count in counts:
        numbers.append(numbers[-1] + count)
    return numbers


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _place(box: Box, rows: Sequence[float], columns: Sequence[float]) -> _Place:
    """The strips of a box, by the rules that it stands between."""
    return _Place(_nearest(rows, box[1]), _nearest(rows, box[3]), _nearest(columns, box[0]), _nearest(columns, box[2]))


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
