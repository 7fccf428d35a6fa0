"""Columns of a table without rules between them: the strips of white that nothing in its body crosses."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.read.pieces import Piece

_NARROWEST = 0.3
"""Share of the height of the print that a strip of white must have at least."""
_CROSSING = 0.1
"""Share of the lines that may cross a strip, such as 合计 in the middle between two columns of labels."""
_FIGURE = 1000
"""Weight of a figure against words: figures stand in their own column, and one is enough for a column."""


@dataclass(slots=True)
class Column:
    """Left and right edge of what a column prints in the body, and whether that is figures for the most part."""

    x0: float
    x1: float
    is_figures: bool


def by_white(body: Sequence[Sequence[Piece]]) -> list[Column]:
    """Columns of the body's lines, from the left."""
    pieces = [piece for line in body for piece in line]
    height = sorted(piece.height for piece in pieces)[len(pieces) // 2]
    allowed = max(1, int(_CROSSING * len(body))) if len(body) > 3 else 0
    edges = sorted(
        edge
        for piece in pieces
        for weight in (_FIGURE if piece.is_figure else 1,)
        for edge in ((piece.x0, weight), (piece.x1, -weight))
    )
    strips: list[list[float]] = []
    weight = 0
    for x, change in edges:
        was, weight = weight, weight + change
        if was <= allowed < weight:
            if strips and x - strips[-1][1] < _NARROWEST * height:
                strips[-1][1] = x
            else:
                strips.append([x, x])
        elif weight <= allowed < was:
            strips[-1][1] = x
    return columns_between([(x0, x1) for x0, x1 in strips], pieces)


def columns_between(strips: Sequence[tuple[float, float]], pieces: Sequence[Piece]) -> list[Column]:
    """Columns at the strips, told by the pieces in each whether they are figures."""
    columns = []
    for x0, x1 in strips:
        own = [piece for piece in pieces if x0 <= piece.x <= x1]
        figures = sum(piece.is_figure for piece in own)
        columns.append(Column(x0, x1, 2 * figures > len(own)))
    return columns


def with_lonely(columns: Sequence[Column], pieces: Sequence[Piece]) -> list[Column]:
    """The columns and those whose body is blank: a heading, or a word, that stands over none of the others.

    Pieces that overlap each other make one column.
    """
    found = list(columns)
    lonely: list[Column] = []
    for piece in sorted(pieces, key=lambda p: p.x0):
        if any(piece.x0 < column.x1 and piece.x1 > column.x0 for column in found):
            continue
        if lonely and piece.x0 < lonely[-1].x1 + _NARROWEST * piece.height:
            lonely[-1].x1 = max(lonely[-1].x1, piece.x1)
        else:
            lonely.append(Column(piece.x0, piece.x1, piece.is_figure))
    return sorted([*found, *lonely], key=lambda column: column.x0)


def middles(columns: Sequence[Column]) -> list[float]:
    """The middle of the white to the right of each column but the last."""
    return [(left.x1 + right.x0) / 2 for left, right in pairwise(columns)]


def covered(piece: Piece, cuts: Sequence[float]) -> range:
    """Columns that a piece reaches over by more than a third of itself or half its height, one at least."""
    least = min((piece.x1 - piece.x0) / 3, piece.height / 2)
    first, last = bisect(cuts, piece.x0 + least), bisect(cuts, piece.x1 - least)
    return range(first, max(first, last) + 1)
