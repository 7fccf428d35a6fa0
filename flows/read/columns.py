"""Columns of a table without rules between them: the strips of white that nothing in its body crosses."""

from bisect import bisect
from collections.abc import Iterable, Sequence
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
    columns = [_column(x0, x1, pieces) for x0, x1 in strips]
    _widened(columns, pieces)
    lonely = [Column(x0, x1, False) for x0, x1 in _lonely(columns, pieces)]
    return sorted([*columns, *lonely], key=lambda column: column.x0)


def _column(x0: float, x1: float, pieces: Sequence[Piece]) -> Column:
    own = [piece for piece in pieces if x0 <= piece.x <= x1]
    figures = sum(piece.is_figure for piece in own)
    return Column(x0, x1, 2 * figures > len(own))


def _widened(columns: Sequence[Column], pieces: Sequence[Piece]) -> None:
    """Let columns take in what begins or ends in the white beside them."""
    for piece in pieces:
        own = [column for column in columns if _over(piece, column)]
        if len(own) == 1:
            own[0].x0, own[0].x1 = min(own[0].x0, piece.x0), max(own[0].x1, piece.x1)


def _over(piece: Piece, column: Column) -> bool:
    return piece.x0 < column.x1 and column.x0 < piece.x1


def _lonely(columns: Sequence[Column], pieces: Sequence[Piece]) -> list[tuple[float, float]]:
    """Strips of what stands over no column; pieces that overlap each other share one."""
    found: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda p: p.x0):
        if any(_over(piece, column) for column in columns):
            continue
        if found and piece.x0 < found[-1][1] + _NARROWEST * piece.height:
            found[-1] = (found[-1][0], max(found[-1][1], piece.x1))
        else:
            found.append((piece.x0, piece.x1))
    return found


def with_headings(columns: Sequence[Column], headings: Sequence[Piece]) -> list[Column]:
    """The columns and those whose body is blank: what stands over no column has its own.

    But where the figures beside it, or else the words, have no heading it is theirs: figures stand at the right edge of
    their column, words at the left one, and the heading in the middle.
    """
    found = list(columns)
    strips = _lonely(columns, headings)
    while strips:
        x0, x1 = strips.pop()
        right = next((column for column in found if column.x0 >= x1), None)
        left = next((column for column in reversed(found) if column.x1 <= x0), None)
        if left and strips and not any(strips[-1][1] <= column.x0 < left.x0 for column in found):
            # The heading before this one stands nearer to it.
            left = left if left.x1 <= strips[-1][0] else None
        beside = [
            column
            for column in (right if right and right.is_figures else None, left)
            if column and not any(_over(heading, column) for heading in headings)
        ]
        if beside:
            beside[0].x0, beside[0].x1 = min(beside[0].x0, x0), max(beside[0].x1, x1)
        else:
            found = sorted([*found, Column(x0, x1, False)], key=lambda column: column.x0)
    return found


def middles(columns: Sequence[Column], pieces: Iterable[Piece] = ()) -> list[float]:
    """The middle of the white to the right of each column but the last; of that which the headings leave, if they do.

    A heading that stands across all of the white is one of several columns.
    """
    own = sorted((piece.x0, piece.x1) for piece in pieces)
    return [_middle(left.x1, right.x0, own) for left, right in pairwise(columns)]


def _middle(x0: float, x1: float, pieces: Sequence[tuple[float, float]]) -> float:
    white = [(x0, x1)]
    for left, right in pieces:
        if left <= x0 and right >= x1:
            continue
        rest = [(a, min(b, left)) for a, b in white] + [(max(a, right), b) for a, b in white]
        white = [(a, b) for a, b in rest if a < b] or white
    widest = max(white, key=lambda strip: strip[1] - strip[0])
    return (widest[0] + widest[1]) / 2


def covered(piece: Piece, cuts: Sequence[float]) -> range:
    """Columns that a piece reaches over by more than a third of itself or half its height, one at least."""
    least = min((piece.x1 - piece.x0) / 3, piece.height / 2)
    first, last = bisect(cuts, piece.x0 + least), bisect(cuts, piece.x1 - least)
    return range(first, max(first, last) + 1)
