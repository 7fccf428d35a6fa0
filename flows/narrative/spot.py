"""A stretch of words in a passage, the figure behind it, and how both are printed."""

import re
from dataclasses import dataclass

from flows.narrative.claim import Claim
from flows.narrative.figures import Figure
from flows.narrative.passages import Passage
from flows.narrative.subjects import Meaning

SENTENCE_ENDS = "。;；｡!！?？"
SENTENCE_END = re.compile(f"[{SENTENCE_ENDS}]")
_LEAD = re.compile(
    r"(?:[、:]|其中|包括|[一二三四五六七八九十]{1,3}[、.,，]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|[①-⑳])*"
)
_FEW = 20
_LONGEST = 1000
"""Characters of a sentence before and behind a figure that are kept."""
_TAIL = re.compile(r"(?:\((?:\d{3}|\d{5}|\d{7})\))?(?:共?为|共计|共)?$")


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of a passage from `start` to `end`; the figure is what follows them, if one does."""

    passage: Passage
    start: int
    end: int
    figure: Figure | None = None

    @property
    def words(self) -> str:
        """The words, comparable."""
        return self.passage.words.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The character before the words; empty at the beginning of the passage."""
        return self.passage.words.text[max(self.start - 1, 0) : self.start]

    @property
    def behind(self) -> str:
        """The words that follow the figure at once."""
        return self.passage.words.text[self.figure.end : self.figure.end + _FEW] if self.figure else ""

    def as_printed(self, part: str) -> str:
        """A part of the words, as printed."""
        at = self.start + max(self.words.find(part), 0)
        return self.passage.words.as_printed(at, at + len(part))

    def subject(self, part: str = "") -> str:
        """A part of the words, all for an empty one, as printed; without numbering and words that lead to it."""
        part = part if part and part in self.words else self.words
        at = self.start + self.words.find(part)
        if lead := _LEAD.match(part):
            at, part = at + lead.end(), part[lead.end() :]
        if tail := _TAIL.search(part):
            part = part[: tail.start()]
        return self.passage.words.as_printed(at, at + len(part))

    def claim(self, number: int, metric: str, basis: str, meaning: Meaning, section: str | None) -> Claim:
        """What is stated of the meaning by the figure; by the words themselves where no figure follows."""
        figure, words = self.figure, self.passage.words
        start, end = (figure.start, figure.unit_start) if figure else (self.start, self.end)
        page, line = self.passage.place(words.origin[start])
        claim = Claim(
            number,
            meaning,
            metric,
            basis,
            words.as_printed(start, end),
            None,
            self._sentence(start),
            section,
            page,
            line,
        )
        if figure is None:
            return claim
        claim.printed_unit = words.as_printed(figure.unit_start, figure.end) or None
        if figure.unit.kind == "money":
            claim.amount, claim.amount_step = figure.yuan or (None, None)
        else:
            claim.value, claim.value_step = figure.number, figure.step
        return claim

    def _sentence(self, start: int) -> str:
        printed, at = self.passage.words.printed, self.passage.words.origin[start]
        first, last = max(at - _LONGEST, 0), at + _LONGEST
        start = max(printed.rfind(mark, first, at) for mark in SENTENCE_ENDS) + 1
        behind = SENTENCE_END.search(printed, at, last)
        return printed[max(start, first) : behind.end() if behind else last]
