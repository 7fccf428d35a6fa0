"""Printed text made comparable character by character, so that every spot of it leads back to the printed one."""

from dataclasses import dataclass

from flows.recognise.wording import compact


@dataclass(frozen=True, slots=True)
class Words:
    """`text` is comparable, `printed` as printed without white space; `origin` leads from the first to the second."""

    text: str
    printed: str
    origin: tuple[int, ...]

    def as_printed(self, start: int, end: int) -> str:
        """What is printed for a stretch of the text."""
        if end <= start:
            return ""
        # A quote before the first character is no part of the text, and belongs to what is printed all the same.
        begin = self.origin[start - 1] + 1 if start else 0
        return self.printed[begin : self.origin[end - 1] + 1]


def fold(printed: str) -> Words:
    """Half-width forms, look-alikes folded, no quotes. A full-width comma stays: it separates no thousands."""
    pieces = [char if char == "，" else compact(char) for char in printed]
    origin = tuple(index for index, piece in enumerate(pieces) for _ in piece)
    return Words("".join(pieces), printed, origin)
