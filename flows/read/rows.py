"""Rows of a table without rules between them: wrapped lines put together, and what stands beside each other."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from flows.read.columns import covered
from flows.read.pieces import Piece, joined

_LEADING = 1.0
"""Share of its height by which a line may stand below another of the same cell."""
_TIGHTER = 0.9
"""Share of the distance of rows up to which that of lines is told from it."""
_CUT = re.compile(r"[-−－△▲]?[\d,]+(\.\d?)?")
_WHOLE = re.compile(r"[-−－△▲]?\d{1,3}(,\d{3})*\.\d\d")
_NEARER = 0.6
"""Share of the white between rows of figures below which white is that between lines of a row."""
_ALIGNED = 0.3
"""Share of its height by which a line of a heading may stand beside the line above."""


def cells(
    lines: Sequence[Sequence[Piece]],
    cuts: Sequence[float],
    marks: Sequence[float] = (),
    *,
    body_top: float = float("-inf"),
) -> list[Piece]:
    """Pieces put together to cells: in a column, the lines of a wrapped one.

    A page prints cell by cell, nearly always, so that lines of one cell follow each other in the page's order, and
    the figure that follows them stands beside the first or between them. `marks` are rules that no cell crosses.
    Above the body, lines of a heading stand in line with each other; a heading and the one below it do not.
    """
    beside = [part for line in lines for part in _in_line(line, cuts)]
    pitch = _pitch(lines)
    ordered = sorted(beside, key=lambda piece: piece.first)
    found: list[list[Piece]] = []
    for index, piece in enumerate(ordered):
        before = found[-1][-1] if found else None
        if before and _goes_on(found[-1], piece, cuts, marks, piece.y < body_top):
            after = ordered[index + 1] if index + 1 < len(ordered) else None
            ahead = ordered[index - len(found[-1]) - 1] if index > len(found[-1]) else None
            tight = piece.y < body_top or (
                piece.y - before.y < _TIGHTER * pitch and not _begins_row(piece, after, pitch)
            )
            if tight or _beside(after, found[-1][0], piece) or _beside(ahead, piece, found[-1][0]):
                found[-1].append(piece)
                continue
        found.append([piece])
    return [joined(own) for own in found]


def _in_line(line: Sequence[Piece], cuts: Sequence[float]) -> list[Piece]:
    """Pieces of a line that stand in the same column, or are the letters of one word set apart."""
    parts: list[list[Piece]] = []
    for piece in line:
        before = parts[-1][-1] if parts else None
        if before is not None and (
            (covered(before, cuts) == covered(piece, cuts) and not (before.is_figure and piece.is_figure))
            or _is_spaced_word(before, piece, cuts)
        ):
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return [joined(own) for own in parts]


def words(lines: Sequence[Sequence[Piece]]) -> list[Piece]:
    """Pieces, with letters that are set apart put together to words."""
    found: list[list[Piece]] = []
    for piece in (piece for line in lines for piece in line):
        if found and _are_letters_apart(found[-1][-1], piece):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [joined(own) for own in found]


def _are_letters_apart(left: Piece, right: Piece) -> bool:
    return (
        all(len(piece.text) == 1 and not piece.is_figure for piece in (left, right))
        and right.first == left.last + 1
        and 0 < right.x0 - left.x1 < 4 * left.height
    )


def _is_spaced_word(left: Piece, right: Piece, cuts: Sequence[float]) -> bool:
    """True for 合 计: single letters that follow each other, neither of them in the middle of a column of its own."""
    if not _are_letters_apart(left, right):
        return False
    edges = [float("-inf"), *cuts, float("inf")]
    middle = [
        abs(piece.x - (edges[covered(piece, cuts)[0]] + edges[covered(piece, cuts)[0] + 1]) / 2) < piece.height / 3
        for piece in (left, right)
    ]
    return not all(middle)


def _pitch(lines: Sequence[Sequence[Piece]]) -> float:
    """Distance of rows as lines of figures have it; the smallest but for a few."""
    counts = [sum(piece.is_figure for piece in line) for line in lines]
    least = 2 if sum(count > 1 for count in counts) > 2 else 1
    at = sorted(
        min(piece.y for piece in line if piece.is_figure)
        for line, count in zip(lines, counts, strict=True)
        if count >= least
    )
    steps = sorted(below - above for above, below in pairwise(at) if below - above > 1)
    return steps[len(steps) // 5] if steps else float("inf")


def _goes_on(cell: Sequence[Piece], piece: Piece, cuts: Sequence[float], marks: Sequence[float], heading: bool) -> bool:
    """True if a piece may be the next line of a cell."""
    before = cell[-1]
    aligned = min(abs(piece.x0 - before.x0), abs(piece.x - before.x)) < _ALIGNED * piece.height
    return (
        piece.first == before.last + 1
        and piece.y > before.y
        and (aligned or not heading)
        and piece.top - before.bottom < _LEADING * piece.height
        and bool(set(covered(piece, cuts)) & set(covered(before, cuts)))
        and not any(before.y < mark < piece.y for mark in marks)
        and (not (before.is_figure and piece.is_figure) or _is_cut(before, piece))
    )


def _is_cut(before: Piece, piece: Piece) -> bool:
    """True for 1,234.5 above 6: a figure too long for its column."""
    return bool(_CUT.fullmatch(before.text)) and bool(_WHOLE.fullmatch(before.text + piece.text))


def _begins_row(piece: Piece, after: Piece | None, pitch: float) -> bool:
    """True if the figure that follows stands a little lower: the line is the first of that figure's row."""
    return after is not None and after.is_figure and piece.height / 4 < after.y - piece.y < 0.75 * pitch


def _beside(other: Piece | None, near: Piece, far: Piece) -> bool:
    """True if the other stands beside the near line, or between the two, and not beside the far one."""
    if other is None or not other.is_figure:
        return False
    return abs(other.y - far.y) > near.height / 3 and min(near.y, far.y) - 2 < other.y < max(near.y, far.y)


def rows(cells: Sequence[Piece], marks: Sequence[float] = ()) -> list[list[Piece]]:
    """Cells by row from the top: those that overlap each other by half, or stand between the same rules.

    Rules tell rows apart where no more than one line of figures stands between two of them.
    """
    found: list[list[Piece]] = []
    for band in _bands(cells, marks):
        parts = _gathered(_overlapping(band))
        with_figures = [part for part in parts if any(cell.is_figure for cell in part)]
        found += [band] if marks and len(with_figures) == 1 else parts
    return found


def _gathered(parts: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Rows with the lines of wrapped names that no figure stands beside: they stand nearer than rows do to each other.

    This is for programs that print line by line, where the order of printing does not tell.
    """
    boxes = [(min(cell.top for cell in part), max(cell.bottom for cell in part)) for part in parts]
    has_figures = [any(cell.is_figure for cell in part) for part in parts]
    white = [boxes[i + 1][0] - boxes[i][1] for i in range(len(parts) - 1) if has_figures[i] and has_figures[i + 1]]
    if not white:
        return list(parts)
    near = min(white) * _NEARER
    start = has_figures.index(True)
    while start and len(parts[start - 1]) == 1 and boxes[start][0] - boxes[start - 1][1] < near:
        start -= 1
    found = [*parts[:start]]
    for index, part in enumerate(parts[start:], start):
        joins = index > start and boxes[index][0] - boxes[index - 1][1] < near
        if joins and not (has_figures[index] and any(cell.is_figure for cell in found[-1])):
            found[-1] = [*found[-1], *part]
        else:
            found.append(part)
    return found


def _bands(cells: Sequence[Piece], marks: Sequence[float]) -> list[list[Piece]]:
    bands: dict[int, list[Piece]] = defaultdict(list)
    for cell in cells:
        bands[sum(mark < cell.y for mark in marks)].append(cell)
    return [bands[key] for key in sorted(bands)]


def _overlapping(cells: Sequence[Piece]) -> list[list[Piece]]:
    """Cells in groups that overlap from top to bottom; high cells, which are wrapped, gather the others."""
    groups: list[tuple[float, float, list[Piece]]] = []
    for cell in sorted(cells, key=lambda c: c.top - c.bottom):
        for index, (top, bottom, own) in enumerate(groups):
            shared = min(bottom, cell.bottom) - max(top, cell.top)
            if shared > 0.5 * min(bottom - top, cell.bottom - cell.top):
                groups[index] = (min(top, cell.top), max(bottom, cell.bottom), [*own, cell])
                break
        else:
            groups.append((cell.top, cell.bottom, [cell]))
    return [own for _, _, own in sorted(groups, key=lambda group: group[0] + group[1])]
