"""Where a page has tables that no rules draw: lines of figures under each other, and the heading above them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from flows.read.pdfium import Rule
from flows.read.pieces import Piece
from flows.read.unruled import Region

Line = Sequence[Piece]

_ALIGNED = 2.5
"""Points by which figures of a column may stand beside each other."""
_APART = 6.0
"""Heights of a line by which lines of figures of one table may stand apart: names wrap over four lines."""
_NEAR = 2.5
"""Heights of a line by which a heading may stand above what is below it."""
_SENTENCE = re.compile(r"[，。；]")
_CLOSE = 0.35
"""Heights of a line by which the next line of a name may stand below."""
_LEVEL = 0.6
"""Heights of a line by which a single heading may stand above those below it: a title stands farther away."""
_UNIT = re.compile(r"单位\s*[:：]")
_NO_HEADING = re.compile(r"[。；;]|^(?!其中)[^:：()（）]{1,12}[:：]|单位\s*[:：]|第\s*\d+\s*页")
"""Sentences, and lines such as 部门：… 单位：万元, which stand over the heading of a table and are no part of it."""


def regions(lines: Sequence[Line], rules: Sequence[Rule]) -> list[tuple[Region, range]]:
    """Regions of a page's lines with the lines that they take, from the top."""
    across = _across(rules)
    found: list[tuple[Region, range]] = []
    for group in _groups(lines):
        if not _is_table(lines, group):
            continue
        end = _with_tail(lines, group[-1])
        first = _with_lone(lines, group[0])
        start = _heading(lines, first, across, found[-1][1].stop if found else 0)
        marks = [y for y in across if lines[start][0].top < y < max(piece.bottom for piece in lines[end])]
        found.append((Region(lines[start:first], lines[first : end + 1], marks), range(start, end + 1)))
    return found


def figures(line: Line) -> list[Piece]:
    """Figures of a line, none of a line of a sentence."""
    own = [piece for piece in line if piece.is_figure]
    return own if len(own) == len(line) or not any(_SENTENCE.search(piece.text) for piece in line) else []


def _across(rules: Sequence[Rule]) -> list[float]:
    """Heights of the rules that go as far across the page as the longest does."""
    flat = [(x1 - x0, top) for x0, top, x1, bottom in rules if top == bottom]
    longest = max((length for length, _ in flat), default=0.0)
    return sorted({top for length, top in flat if length > 0.9 * longest})


def _groups(lines: Sequence[Line]) -> list[list[int]]:
    """Lines with figures, by table."""
    numbers = [number for number, line in enumerate(lines) if _has_figures(line)]
    groups: list[list[int]] = [[number] for number in numbers[:1]]
    for above, below in pairwise(numbers):
        if _breaks(lines, above, below):
            groups.append([])
        groups[-1].append(below)
    return groups


def body_start(lines: Sequence[Line]) -> int | None:
    """The first line of figures; None without any."""
    first = next((number for number, line in enumerate(lines) if _has_figures(line)), None)
    return None if first is None else _with_lone(lines, first)


def _with_lone(lines: Sequence[Line], first: int) -> int:
    """The first line of the body: a row may have a single dash, above the figures of the next rows."""
    below = [piece for line in lines[first : first + 4] for piece in figures(line)]
    while first and any(_aligned(piece, other) for piece in figures(lines[first - 1]) for other in below):
        first -= 1
    return first


def _has_figures(line: Line) -> bool:
    """True for several figures, or words and an amount behind them."""
    own = figures(line)
    return len(own) > 1 or (len(own) == 1 and own[0] is line[-1] and len(line) > 1 and own[0].is_money)


def _breaks(lines: Sequence[Line], above: int, below: int) -> bool:
    """True if what stands between two lines of figures is the end of a table and the beginning of the next."""
    height = lines[above][0].height
    if lines[below][0].top - lines[above][0].bottom > _APART * height:
        return True
    around = [*figures(lines[above]), *figures(lines[below])]
    for line in lines[above + 1 : below]:
        over = [[f for f in figures(lines[above]) if _overlap(piece, f)] for piece in line if not piece.is_figure]
        words = sum(any(_overlap(piece, figure) for figure in around) for piece in line if not piece.is_figure)
        if words > 1 or any(len(own) > 1 for own in over) or any(_UNIT.search(piece.text) for piece in line):
            return True
    return False


def _overlap(one: Piece, other: Piece) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _is_table(lines: Sequence[Line], group: Sequence[int]) -> bool:
    """True if figures, among them money, stand in two columns: under each other, or under words of a heading.

    A single column of money, with words before it, is a table from three lines on.
    """
    if not any(piece.is_money for number in group for piece in figures(lines[number])):
        return False
    rows = [figures(lines[number]) for number in group]
    if len(rows) > 1:
        shared = [sum(any(_aligned(a, b) for b in below) for a in above) for above, below in pairwise(rows)]
        return any(count > 1 for count in shared) or (len(shared) > 1 and all(shared))
    over = [piece for line in lines[max(0, group[0] - 3) : group[0]] for piece in line]
    own = [piece for piece in rows[0] if piece.is_money or not piece.text.isdigit()]
    return len(own) > 2 and all(any(_overlap(piece, figure) for piece in over) for figure in own)


def _aligned(one: Piece, other: Piece) -> bool:
    return min(abs(one.x1 - other.x1), abs(one.x - other.x), abs(one.x0 - other.x0)) < _ALIGNED


def _with_tail(lines: Sequence[Line], last: int) -> int:
    """The last line of the body: wrapped names go on below the last line of figures.

    They are printed before its figures, or stand close below words of theirs.
    """
    printed = max(piece.last for piece in lines[last])
    end = last
    while end + 1 < len(lines) and all(
        piece.last < printed or _is_close(piece, lines[end]) for piece in lines[end + 1]
    ):
        if lines[end + 1][0].top - lines[end][0].bottom > lines[end][0].height:
            break
        end += 1
    return end


def _is_close(piece: Piece, line: Line) -> bool:
    """True for words in line with words above that leave them less white than rows do."""
    return any(
        not piece.is_figure
        and not above.is_figure
        and piece.top - above.bottom < _CLOSE * piece.height
        and min(abs(piece.x0 - above.x0), abs(piece.x - above.x)) < _ALIGNED
        for above in line
    )


def _heading(lines: Sequence[Line], first: int, across: Sequence[float], least: int) -> int:
    """The first line of the heading above the first line of figures, `least` at the earliest.

    Where rules frame the heading, what is between them is all of it. Otherwise a heading has several words in a line,
    or stands so near above those that it is one of several levels.
    """
    top = _rule_above(across, lines[first][0])
    start = first
    while start > least:
        line, below = lines[start - 1], lines[start]
        if top is not None:
            if line[0].y < top:
                break
        else:
            white = min(piece.top for piece in below) - max(piece.bottom for piece in line)
            several = len(line) > 1 or _is_tail(lines, start - 1) or _is_aside(line[0], lines[first])
            near = _NEAR if several else _LEVEL
            if white > near * line[0].height or any(_NO_HEADING.search(piece.text) for piece in line):
                break
        start -= 1
    return start


def _is_aside(piece: Piece, line: Line) -> bool:
    """True for words in the print of the table that do not stand over its middle, as a title would."""
    left, right = min(other.x0 for other in line), max(other.x1 for other in line)
    same = abs(piece.height - line[0].height) < 0.1 * piece.height
    return same and piece.x0 > left and abs(piece.x - (left + right) / 2) > 0.1 * (right - left)


def _is_tail(lines: Sequence[Line], number: int) -> bool:
    """True if a line is the last of a wrapped heading, by the order of printing."""
    piece = lines[number][0]
    above = [before for line in lines[max(0, number - 2) : number] for before in line]
    return any(piece.first == before.last + 1 and _overlap(piece, before) for before in above)


def _rule_above(across: Sequence[float], first: Piece) -> float | None:
    """The uppermost of the rules above the body that follow each other as those of a heading do."""
    top = None
    edge = first.top
    for y in reversed([y for y in across if y < first.y]):
        if edge - y > _APART * first.height:
            break
        top = edge = y
    return top
