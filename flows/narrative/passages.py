"""Lines of a document to passages: a heading, an item of a list or a run of prose, whole over lines and pages."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.narrative.wording import Words, fold
from flows.read.document import Document, Paragraph, Table
from flows.recognise.wording import printed

PROSE = 9
"""Level of a passage without a number."""

_LEVELS = (
    (1, re.compile(r"^第[一二三四五六七八九十]{1,3}(?:部分|章)")),
    (2, re.compile(r"^[一二三四五六七八九十]{1,3}(?:、|[.,，](?!\d))")),
    (3, re.compile(r"^[(（][一二三四五六七八九十]{1,3}[)）]")),
    (4, re.compile(r"^\d{1,2}(?:[、.．](?!\d)|[、.．](?=20\d\d年|\d{7}))")),
    (5, re.compile(r"^[(（]\d{1,2}[)）]")),
    (6, re.compile(r"^[①-⑳]")),
)
_PAGE_NUMBER = re.compile(r"^[-—–－―·\s第]*\d{1,3}[-—–－―·\s页]*$")
_CLOSED = re.compile(r"[。；;：:！!？?]$")
_OPEN = re.compile(r"[，,、(（\d.]$")
_GOES_ON = re.compile(r"^[\d)）%％，,。；;、万亿元类款项]")
_FIGURE = re.compile(r"\d\s*(?:[亿万千]?元|[%％])")
_HEADING = re.compile(r"^[^，。；;]*(?:说明|情况|概况|解释|安排|变化|结构)(?:[（(]详见.{1,8}[)）])?$")
_NAME = 4
"""Characters of a heading that its section may begin with again."""
_EDGE = 2
"""Lines at the top and at the foot of a page among which a running headline stands."""
_FEWEST_PAGES = 3
_SHORT = 0.85
"""Share of the widest line of its page below which a line ends for another reason than that it is full."""
_TITLE = 0.6
"""The same before a line without a number: an amount that found no place may have moved to the next line."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one passage, and where its lines stand.

    `level` is 1 for 第一部分, 2 for 一、, 3 for (一), 4 for 1., 5 for (1), PROSE for none. `lines` gives for each line
    the offset in the printed text where it begins, its page and its line.
    """

    words: Words
    level: int
    lines: tuple[tuple[int, int | None, int | None], ...]

    def place(self, offset: int) -> tuple[int | None, int | None]:
        """Page and line of a spot in the printed text."""
        _, page, line = self.lines[bisect_right(self.lines, offset, key=lambda one: one[0]) - 1]
        return page, line


def passages(document: Document) -> Iterator[Passage]:
    """Passages in reading order; page numbers and running headlines are no part of them, and a table ends one."""
    running = _running(document)
    widest = _widest(document)
    group: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _passage(group)
            group = []
            continue
        if _is_furniture(block, running):
            continue
        if group and _begins(group[-1], block, widest.get(block.page)):
            yield from _passage(group)
            group = []
        group.append(block)
    yield from _passage(group)


def level_of(text: str) -> int:
    """Outline level of the number that a line begins with; PROSE without one."""
    return next((level for level, pattern in _LEVELS if pattern.match(text)), PROSE)


def _passage(group: Sequence[Paragraph]) -> Iterator[Passage]:
    if not group:
        return
    lines, text = [], ""
    for paragraph in group:
        lines.append((len(text), paragraph.page, paragraph.line))
        text += printed(paragraph.text)
    yield Passage(fold(text), level_of(text), tuple(lines))


def _begins(before: Paragraph, block: Paragraph, widest: int | None) -> bool:
    """True if a passage begins with the block, rather than going on from the line before."""
    last, text = printed(before.text), printed(block.text)
    if _CLOSED.search(last):
        return True
    numbered = level_of(text)
    if level_of(last) < PROSE and _HEADING.search(last) and not _FIGURE.search(last):
        return (
            last.endswith(("说明", "）", ")")) or widest is None or _width(last) < _SHORT * widest or numbered < PROSE
        )
    if widest is None:  # Text: lines are paragraphs, but for those that a page broke.
        return numbered < PROSE or (level_of(last) < PROSE and not _FIGURE.search(last)) or _is_title(last)
    if numbered in (1, 2, 3, 5, 6) and not _OPEN.search(last):
        return True
    if _width(last) >= (_SHORT if numbered < PROSE else _TITLE) * widest and not _is_title(last):
        return _repeats(last, text)
    return numbered < PROSE or not (_OPEN.search(last) or _GOES_ON.match(text)) or level_of(last) < PROSE


def _repeats(heading: str, text: str) -> bool:
    """True if the text begins with the words of a heading: 三、某中心, and 某中心预算… below it."""
    words = _LEVELS[level_of(heading) - 1][1].sub("", heading) if level_of(heading) < PROSE else ""
    return len(words) >= _NAME and text.startswith(words)


def _is_title(text: str) -> bool:
    return len(text) <= 40 and bool(re.search(r"(?:说明|情况|概况|解释|表)$", text))


def _width(text: str) -> int:
    return sum(2 if ord(char) > 0x2E7F or char in "“”‘’" else 1 for char in text)


def _widest(document: Document) -> dict[int | None, int]:
    """Width of the widest line of each page; nothing for formats without pages."""
    widest: dict[int | None, int] = defaultdict(int)
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.page is not None:
            widest[block.page] = max(widest[block.page], _width(printed(block.text)))
    return dict(widest)


def _running(document: Document) -> frozenset[str]:
    """Headlines that stand at the top or the foot of several pages."""
    pages: dict[int, list[str]] = defaultdict(list)
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.page is not None and not _PAGE_NUMBER.match(block.text.strip()):
            pages[block.page].append(printed(block.text))
    edges = Counter(text for lines in pages.values() for text in {*lines[:_EDGE], *lines[-_EDGE:]})
    return frozenset(text for text, count in edges.items() if count >= _FEWEST_PAGES)


def _is_furniture(block: Paragraph, running: frozenset[str]) -> bool:
    return block.page is not None and (bool(_PAGE_NUMBER.match(block.text.strip())) or printed(block.text) in running)
