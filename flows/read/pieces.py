"""Characters to pieces: what stands side by side in a line without a wide gap, such as a figure or a word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.read.lines import lines, text
from flows.read.pdfium import Char

_GAP = 0.35
"""Share of its height by which a character may stand apart from the one before and be of the same piece."""
_FIGURE = re.compile(r"[(（]?[-−－+△▲]?\d[\d,，]*(\.\d+)?[%％]?[)）]?|[-−－—]{1,3}")
_MONEY = re.compile(r"[(（]?[-−－+△▲]?\d{1,3}([,，]\d{3})*(\.\d+)[)）]?|[-−－]?\d{1,3}([,，]\d{3})+")


@dataclass(frozen=True)
class Piece:
    """Characters with their place; `first` and `last` count them in the order in which the page prints them."""

    chars: tuple[Char, ...]
    first: int
    last: int

    @cached_property
    def x0(self) -> float:
        """Left edge in points."""
        return min(char.x0 for char in self.chars)

    @cached_property
    def x1(self) -> float:
        """Right edge in points."""
        return max(char.x1 for char in self.chars)

    @cached_property
    def top(self) -> float:
        """Upper edge in points."""
        return min(char.top for char in self.chars)

    @cached_property
    def bottom(self) -> float:
        """Lower edge in points."""
        return max(char.bottom for char in self.chars)

    @cached_property
    def height(self) -> float:
        """Height of its highest character in points."""
        return max(char.bottom - char.top for char in self.chars)

    @property
    def x(self) -> float:
        """Middle between left and right."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """Middle between top and bottom."""
        return (self.top + self.bottom) / 2

    @cached_property
    def text(self) -> str:
        """Its lines as printed."""
        return "\n".join(map(text, lines(self.chars)))

    @cached_property
    def is_figure(self) -> bool:
        """True for digits with separators, a share, a code, or the dash that says that there is none."""
        return bool(_FIGURE.fullmatch(self.text))

    @cached_property
    def is_money(self) -> bool:
        """True for a figure with decimals or separators of thousands."""
        return bool(_MONEY.fullmatch(self.text))


def joined(pieces: Iterable[Piece]) -> Piece:
    """One piece of several."""
    own = list(pieces)
    chars = tuple(char for piece in own for char in piece.chars)
    return Piece(chars, min(piece.first for piece in own), max(piece.last for piece in own))


def pieces(chars: Sequence[Char]) -> list[list[Piece]]:
    """Pieces by line, from the top and from the left; the characters come in the order of the page's content."""
    order = {id(char): index for index, char in enumerate(chars)}
    return [_split(line, order) for line in lines(chars)]


def _split(line: Sequence[Char], order: dict[int, int]) -> list[Piece]:
    groups = [[line[0]]]
    right = line[0].x1
    for char in line[1:]:
        if char.x0 - right > _GAP * (char.bottom - char.top):
            groups.append([])
        groups[-1].append(char)
        right = max(right, char.x1)
    places = [[order[id(char)] for char in group] for group in groups]
    return [Piece(tuple(group), min(own), max(own)) for group, own in zip(groups, places, strict=True)]


def looks_tabular(plain: str) -> bool:
    """True if a page's plain text has lines of figures as tables have: the cheapest evidence of a table there is."""
    lines = [line.split() for line in plain.splitlines()]
    counts = [figures for words in lines if (figures := sum(map(_is_digits, words))) > 1]
    amounts = sum(bool(words) and bool(_MONEY.fullmatch(words[-1])) for words in lines)
    return len(counts) > 1 or amounts > 2 or any(count > 2 for count in counts)


def _is_digits(word: str) -> bool:
    """True for a figure that is no dash: a page may be numbered - 1 -."""
    return word[-1:].isdigit() and bool(_FIGURE.fullmatch(word))
