"""The list of contents: which forms a document says it has, and what it says of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from flows.read.document import Document, Paragraph, Table
from flows.recognise import vocabulary
from flows.recognise.amount import looks_like_money
from flows.recognise.contents_line import Line, entries_of, read_lines, reads_like_form
from flows.recognise.wording import compact

_HEADING = re.compile(r"^(?:报表|附表|表格)?目[录次]:?$")
_FEWEST = 2
"""Forms that make the lines below 目录 a list of forms; without that heading it takes one more."""
_WORD = re.compile("[\u4e00-\u9fff]")
_LONGEST_LIST = 150
_LAST_PAGE = 3
"""A list goes on over this many pages at most."""
_PROSE = re.compile("[。;,]|:$")
_YES, _NO = re.compile("^(?:是|空表|√)$"), re.compile("^(?:否|非空|非空表|×)$")
_MOST_OTHERS = 0.3


@dataclass(frozen=True, slots=True)
class Entry:
    """One form that the contents list, as printed; `form_id` is None for a form that is not known.

    `empty` is what a column 是否空表 says: None where it says nothing. `reason` is the one that the list gives.
    """

    number: str | None
    title: str
    form_id: str | None
    empty: bool | None = None
    reason: str | None = None
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries in their order, and the printed lines that the list takes up, entries of no form among them."""

    entries: list[Entry] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def read_contents(document: Document) -> Contents:
    """The document's list of forms: a table of them, or the lines below 目录, or a run of titles; empty without."""
    for index, table in enumerate(document.tables):
        if entries := [*_from_table(table)]:
            following = takewhile(bool, ([*_continued(table, more)] for more in document.tables[index + 1 :]))
            return Contents([*entries, *(entry for more in following for entry in more)])
    for lines in _below_headings(document.blocks):
        entries = _entries(lines)
        if len(entries) >= _FEWEST:
            return Contents(entries, [line.printed for line in lines])
    for lines in _runs(document.blocks):
        entries = _entries(lines)
        if len(entries) > _FEWEST:
            return Contents(entries, [line.printed for line in lines])
    return Contents()


def is_contents(table: Table) -> bool:
    """True for a table that lists the document's tables."""
    return any(_from_table(table))


def _entries(lines: Sequence[Line]) -> list[Entry]:
    """Entries of the lines; among numbered ones a title without a number is that of the first form, right below."""
    entries = [
        Entry(line.number, line.title, form_id, page=line.page, line=line.line) for line, form_id in entries_of(lines)
    ]
    numbered = [entry for entry in entries if entry.number]
    return numbered if 2 * len(numbered) > len(entries) else entries


def _below_headings(blocks: Sequence[Paragraph | Table]) -> Iterator[list[Line]]:
    """The lines below each 目录, up to running text, a table, or a line of the list printed again."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _HEADING.match(compact(block.text)):
            yield read_lines([*_list_below(block, blocks[index + 1 : index + 1 + _LONGEST_LIST])])


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


def _roles(table: Table) -> tuple[int, dict[int, str]]:
    """The row (from 0) that heads the table as a list of forms, and what its columns hold; -1 and none without."""
    for index, row in enumerate(table.rows()[:3]):
        roles = {
            cell.column: value
            for cell in row
            for axis, value in vocabulary.heading(compact(cell.text))
            if axis == "contents"
        }
        if "title" in roles.values():
            return index, roles
    return -1, {}


def _from_table(table: Table) -> Iterator[Entry]:
    head, roles = _roles(table)
    if roles:
        yield from _rows(table, head + 1, roles)
    elif _lists_titles(table):
        yield from _entries(read_lines([Paragraph(cell.text, cell.line, cell.page) for cell in table.cells]))


def _continued(first: Table, table: Table) -> Iterator[Entry]:
    """Entries of the next page of a list, with or without its heading again."""
    _, roles = _roles(first)
    head, own = _roles(table)
    if own or (roles and table.column_count == first.column_count and _lists_titles(table)):
        yield from _rows(table, head + 1, own or roles)


def _lists_titles(table: Table) -> bool:
    """True if nearly every row names a form and nothing in it is money."""
    rows = [row for row in table.rows() if row]
    named = sum(
        any(reads_like_form(line.title) for c in row for line in read_lines([Paragraph(c.text)])) for row in rows
    )
    return (
        named > _FEWEST
        and len(rows) - named <= _MOST_OTHERS * len(rows)
        and not any(looks_like_money(cell.text) for cell in table.cells)
    )


def _rows(table: Table, first: int, roles: dict[int, str]) -> Iterator[Entry]:
    """Entries of the rows from `first` on; where titles stand in several columns, each begins an entry."""
    starts = [column for column, role in sorted(roles.items()) if role == "title"]
    for row in table.rows()[first:]:
        for before, start, end in zip([0, *starts], starts, [*starts[1:], table.column_count + 2], strict=False):
            # A number stands before its title, what is said of the form behind it.
            own = {
                role: cell
                for cell in row
                if (role := roles.get(cell.column))
                and (before < cell.column < start if role == "number" else start <= cell.column < end)
            }
            if "title" not in own:
                continue
            found = _entries(read_lines([Paragraph(compact(own["title"].text))]))
            if found and found[0].title:
                said = compact(own["empty"].text) if "empty" in own else ""
                yield Entry(
                    compact(own["number"].text) if "number" in own else found[0].number,
                    found[0].title,
                    found[0].form_id,
                    True if _YES.match(said) else False if _NO.match(said) else None,
                    compact(own["reason"].text) if "reason" in own else None,
                    own["title"].page,
                    own["title"].line,
                )
