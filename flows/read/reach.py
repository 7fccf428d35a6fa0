"""How far the headings of a table without rules reach over its columns: they stand in the middle of what they cover."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb

from flows.read.columns import Column, covered
from flows.read.pieces import Piece

_OFF = 0.25
"""Share of a column's width by which a heading may stand off the middle of its columns and still be told."""
_LOW = 0.6
"""Share of the way from a heading down to the lowest below it, from which on a heading is one of those below."""
_MOST = 5000
"""Divisions of columns among headings that are tried; where there are more the reach is not told."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level from 0, the levels and the columns that it takes."""

    piece: Piece
    level: int
    levels: int
    columns: range


def headings(
    rows: Sequence[Sequence[Piece]], columns: Sequence[Column], cuts: Sequence[float]
) -> tuple[list[Heading], bool]:
    """Headings of the rows above the body with their columns, and whether the reach of every one is told."""
    pieces = [piece for row in rows for piece in row]
    spots = {id(piece): covered(piece, cuts) for piece in pieces}
    lowest: dict[int, Piece] = {}
    for piece in pieces:
        for column in spots[id(piece)]:
            if column not in lowest or piece.y > lowest[column].y:
                lowest[column] = piece
    levels = [sorted(row, key=lambda piece: piece.x0) for row in rows]
    edges = _edges(columns, cuts, lowest)
    found: list[Heading] = []
    told = True
    taken: set[tuple[int, int]] = set()
    for level, group in enumerate(levels):
        heads = [piece for piece in group if not _is_leaf(piece, spots[id(piece)], lowest)]
        spans, sure = _spans(heads, group, lowest, edges, spots)
        told = told and sure
        for piece in group:
            span = spans.get(id(piece), spots[id(piece)])
            found.append(Heading(piece, level, 1, span))
            taken |= {(level, column) for column in span}
    depth = len(levels)
    return [_deepened(heading, depth, taken) for heading in found], told


def _is_leaf(piece: Piece, spot: range, lowest: dict[int, Piece]) -> bool:
    return all(lowest[column] is piece for column in spot)


def _deepened(heading: Heading, depth: int, taken: set[tuple[int, int]]) -> Heading:
    """A heading with nothing below it takes the levels down to the body; with nothing above it, begins at the top."""
    level, last = heading.level, heading.level + 1
    while last < depth and not any((last, column) in taken for column in heading.columns):
        last += 1
    if last < depth:
        last = heading.level + 1
    while level and last == depth and not any((level - 1, column) in taken for column in heading.columns):
        level -= 1
    return Heading(heading.piece, level, last - level, heading.columns)


def _edges(columns: Sequence[Column], cuts: Sequence[float], lowest: dict[int, Piece]) -> list[tuple[float, float]]:
    """Left and right edge of each column as its cells had it: figures end at the right one, headings are in the middle.

    What is printed tells the white beside it: half the narrowest strip belongs to each side.
    """
    white = [right.x0 - left.x1 for left, right in pairwise(columns)]
    pad = min(white, default=0.0) / 2
    edges: list[tuple[float, float]] = []
    for index, column in enumerate(columns):
        left = columns[index - 1].x1 + pad if index and columns[index - 1].is_figures else column.x0 - pad
        right = column.x1 + pad
        if index in lowest and covered(lowest[index], cuts) == range(index, index + 1):
            if column.is_figures:
                left = max(2 * lowest[index].x - right, cuts[index - 1] - pad if index else left)
            else:
                right = max(right, 2 * lowest[index].x - left)
        edges.append((left, right))
    return edges


def _spans(
    heads: Sequence[Piece],
    level: Sequence[Piece],
    lowest: dict[int, Piece],
    edges: Sequence[tuple[float, float]],
    spots: dict[int, range],
) -> tuple[dict[int, range], bool]:
    """Columns of the headings of a level that have others below, and whether they are told."""
    spans: dict[int, range] = {}
    sure = True
    bars = {column for piece in level if piece not in heads for column in spots[id(piece)]}
    for first, last in _runs(heads, bars, lowest, spots, len(edges)):
        own = [head for head in heads if first <= spots[id(head)][0] < last]
        if not own:
            continue
        choice, certain = _divide(own, range(first, last), edges, spots)
        spans |= choice
        sure = sure and certain
    return spans, sure


def _runs(
    heads: Sequence[Piece], bars: set[int], lowest: dict[int, Piece], spots: dict[int, range], count: int
) -> list[tuple[int, int]]:
    """Runs of columns that have something below the headings of a level, and no heading that goes down to the body.

    A heading of its own is told from one below by standing higher: in the middle of the levels that it takes.
    """
    if not heads:
        return []
    above = sum(head.y for head in heads) / len(heads)
    below = max(lowest[column].y for head in heads for column in spots[id(head)])
    least = above + _LOW * (below - above)
    under = [column not in bars and column in lowest and lowest[column].y > least for column in range(count)]
    runs, start = [], 0
    for column in range(count + 1):
        if column == count or not under[column]:
            if start < column:
                runs.append((start, column))
            start = column + 1
    return runs


def _divide(
    heads: Sequence[Piece], run: range, edges: Sequence[tuple[float, float]], spots: dict[int, range]
) -> tuple[dict[int, range], bool]:
    """The run divided among its headings so that each stands in the middle of its part; told if no other fits.

    A single heading may leave columns to its left and right without one.
    """
    ranked = []
    for parts in _divisions(run, len(heads)):
        if all(set(spots[id(head)]) <= set(part) for head, part in zip(heads, parts, strict=True)):
            off = max(
                abs(head.x - (edges[part[0]][0] + edges[part[-1]][1]) / 2)
                for head, part in zip(heads, parts, strict=True)
            )
            ranked.append((off, parts))
    if not ranked:
        return {id(head): spots[id(head)] for head in heads}, False
    ranked.sort(key=lambda pair: pair[0])
    near = _OFF * min(edges[column][1] - edges[column][0] for column in run)
    whole = next((parts for off, parts in ranked if off < near and parts == [run]), None)
    off, parts = ranked[0]
    certain = off < near and (len(ranked) == 1 or ranked[1][0] > max(near, 2 * off))
    return {id(head): part for head, part in zip(heads, whole or parts, strict=True)}, certain or whole is not None


def _divisions(run: range, count: int) -> Iterator[list[range]]:
    """Ways to give each of so many headings its columns."""
    if count == 1:
        yield from ([range(a, b)] for a in run for b in range(a + 1, run.stop + 1))
    elif comb(len(run) - 1, count - 1) <= _MOST:
        for cuts in combinations(range(run.start + 1, run.stop), count - 1):
            bounds = [run.start, *cuts, run.stop]
            yield [range(a, b) for a, b in pairwise(bounds)]
