"""Characters to lines of text."""

from collections.abc import Sequence
from operator import attrgetter

from flows.read.pdfium import Char

_SAME = 0.3
"""Share of its width by which a character may stand beside itself and be the same one, printed twice to look bold."""
_WORD_GAP = 0.6
"""Share of the height of a character beyond which the gap to the next is a blank."""

_FROM_LEFT = attrgetter("x0")


def lines(chars: Sequence[Char]) -> list[list[Char]]:
    """Characters by line, each line from left to right: content order may not be.

    A character belongs to the line that it overlaps by half its height or the line's: fonts of one line differ.
    """
    if not chars:
        return []
    tops = [char.top for char in chars]
    if max(tops) - min(tops) < 1:
        return [sorted(chars, key=_FROM_LEFT)]
    found: list[list[Char]] = []
    top = bottom = 0.0
    for char in sorted(chars, key=lambda c: c.top + c.bottom):
        overlap = min(bottom, char.bottom) - max(top, char.top)
        if found and overlap > 0.5 * min(bottom - top, char.bottom - char.top):
            found[-1].append(char)
        else:
            found.append([char])
            top, bottom = char.top, char.bottom
    return [sorted(line, key=_FROM_LEFT) for line in found]


def text(line: Sequence[Char]) -> str:
    """Text of a line; a wide gap is a blank, and what is printed twice in one place counts once."""
    parts = [line[0].text]
    before = line[0]
    for char in line[1:]:
        if char.text == before.text and char.x0 - before.x0 < _SAME * (char.x1 - char.x0):
            continue
        if char.x0 - before.x1 > _WORD_GAP * (char.bottom - char.top):
            parts.append(" ")
        parts.append(char.text)
        before = char
    return "".join(parts)
