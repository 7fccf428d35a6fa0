"""The list of contents: which forms a document says it has, and what it says of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from flows.read.document import Document, Paragraph, Table
from flows.recognise.contents_line import Entry, Line, entries_of, read_lines, reads_like_form
from flows.recognise.contents_table import continued_in, entries_in
from flows.recognise.wording import compact

_HEADING = re.compile(r"^(?:报表|附表|表格)?目[录次]:?$")
_FEWEST = 2
"""Forms that make the lines below 目录 a list of forms; without that heading it takes one more."""
_WORD = re.compile("[\u4e00-\u9fff]")
_LONGEST_LIST = 150
_LAST_PAGE = 3
"""A list goes on over this many pages at most."""
_PROSE = re.compile("[。;,]|:$")


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries in their order, and the printed lines below 目录, entries of no form among them."""

    entries: list[Entry] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def read_contents(document: Document) -> Contents:
    """The document's list of forms: a table of them, or the lines below 目录, or a run of titles; empty without."""
    below = [*_below_headings(document.blocks)]
    lines = [paragraph.text for region in below for paragraph in region]
    for index, table in enumerate(document.tables):
        if entries := [*entries_in(table)]:
            following = takewhile(bool, ([*continued_in(table, more)] for more in document.tables[index + 1 :]))
            return Contents([*entries, *(entry for more in following for entry in more)], lines)
    for region in below:
        if len(entries := entries_of(read_lines(region))) >= _FEWEST:
            return Contents(entries, lines)
    for run in _runs(document.blocks):
        if len(entries := entries_of(run)) > _FEWEST:
            return Contents(entries, [*lines, *(line.printed for line in run)])
    return Contents([], lines)


def is_contents(table: Table) -> bool:
    """True for a table that lists the document's tables."""
    return any(entries_in(table))


def _below_headings(blocks: Sequence[Paragraph | Table]) -> Iterator[list[Paragraph]]:
    """The lines below each 目录, up to running text, a table, or a line of the list printed again."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _HEADING.match(compact(block.text)):
            yield [*_list_below(block, blocks[index + 1 : index + 1 + _LONGEST_LIST])]


def _list_below(heading: Paragraph, blocks: Sequence[Paragraph | Table]) -> Iterator[Paragraph]:
    seen: set[str] = set()
    for block in blocks:
        if isinstance(block, Table) or _is_far(heading, block):
            return
        lines = read_lines([block])
        # A numbered entry may end in a full stop; other lines that do are text.
        words = compact(block.text).rstrip("。" if lines and lines[0].number else "")
        # A title is known without its number, which the page of a form may leave out.
        known = {line.title if reads_like_form(line.title) else f"{line.number} {line.title}" for line in lines}
        if _PROSE.search(words) or seen & {words, *known}:
            return
        if _WORD.search(words):
            seen |= {words, *known}
            yield block


def _is_far(heading: Paragraph, line: Paragraph) -> bool:
    return heading.page is not None and line.page is not None and line.page - heading.page >= _LAST_PAGE


def _runs(blocks: Sequence[Paragraph | Table]) -> Iterator[list[Line]]:
    """Numbered titles of forms, one after the other, none of them twice; page numbers may stand between."""
    run: list[Line] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if not _WORD.search(block.text):
                continue
            lines = read_lines([block])
            known = {line.title for line in run}
            if lines and all(_is_numbered_form(line) and line.title not in known for line in lines):
                run += lines
                continue
        yield run
        run = []
    yield run


def _is_numbered_form(line: Line) -> bool:
    return line.number is not None and reads_like_form(line.title)
