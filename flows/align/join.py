"""Tables as the reader found them, joined where a break went through them, each with the lines over it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.align.append import append
from flows.read.document import Cell, Document, Paragraph, Table
from flows.recognise.amount import is_figure
from flows.recognise.captions import captions
from flows.recognise.forms import find_title, forms_of
from flows.recognise.header import Header, is_label_line, read_header
from flows.recognise.heading_rows import is_numbering_row
from flows.recognise.wording import compact

_PAGE_NUMBER = re.compile(r"^[-—–·]*\d{1,3}[-—–·]*$|^第\d+页,?(共\d+页)?$|^\d+/\d+$")
_RULE = re.compile(r"^[-—=_]{2,}$")
_TOTALS = {"合计", "总计", "共计"}
_FURNITURE = 3
"""Pages on which a line stands that belongs to the page and not to a table."""


@dataclass(slots=True)
class FoundTable:
    """A whole table; `over` holds the lines between it and the table before, and the captions inside its rules.

    `heads` are rows (from 1) that are no data: captions, heading, and what a page repeats of them. `strays` are
    headings of amounts printed after it: they fell out of its heading.
    """

    number: int
    table: Table
    over: list[str]
    header: Header
    heads: set[int]
    strays: list[str] = field(default_factory=list)

    def data_rows(self) -> list[list[Cell]]:
        """Rows that are data: no head, no numbering of columns, no line drawn in dashes."""
        inline, heading = {*self.header.rows.inline}, _words(self.header)
        rows = [
            [cell for cell in row if cell not in inline and not _RULE.match(compact(cell.text))]
            for number, row in enumerate(self.table.rows(), start=1)
            if number not in self.heads
        ]
        return [
            row for row in rows if row and not is_numbering_row(row) and [compact(c.text) for c in row] not in heading
        ]


def join_tables(document: Document) -> list[FoundTable]:
    """The tables of a document in order, with continued ones joined to the first of their parts."""
    furniture = _furniture(document)
    found: list[FoundTable] = []
    over: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            over += [] if _PAGE_NUMBER.match(compact(block.text)) else [block.text]
            continue
        lines, header = [*over, *captions(block)], read_header(block)
        if found and _continues(found[-1], block, header, _news(lines, found[-1].over, furniture)):
            _join(found[-1], block, header)
        else:
            if found:
                found[-1].strays = _strays(over)
            found.append(FoundTable(len(found) + 1, block, lines, header, {*range(1, header.rows.end + 1)}))
        over = []
    return found


def _furniture(document: Document) -> set[str]:
    """Lines that stand on many pages: heads and feet."""
    lines = {(block.page, compact(block.text)) for block in document.blocks if isinstance(block, Paragraph)}
    counted = Counter(line for page, line in lines if page)
    return {line for line, pages in counted.items() if pages >= _FURNITURE and not forms_of(line)}


def _news(lines: Sequence[str], before: Sequence[str], furniture: set[str]) -> list[str]:
    """Lines that neither stand over the table before, nor on many pages."""
    known = {compact(line) for line in before} | furniture
    return [line for line in lines if compact(line) not in known]


def _strays(lines: list[str]) -> list[str]:
    """Lines right after a table, before the next title, that are nothing but headings of amounts."""
    _, _, title = find_title(lines)
    return [line for line in lines[:title] if is_label_line(line)]


def _continues(found: FoundTable, following: Table, header: Header, news: Sequence[str]) -> bool:
    """True if nothing new stands over the table, and it has no heading of its own or the same one again."""
    if news or not following.cells or not found.header.levels:
        return False
    if not header.levels:
        return following.exact or following.column_count <= found.table.column_count + 1
    return _words(header) == _words(found.header) and not _has_other_total(found, following, header)


def _words(header: Header) -> list[list[str]]:
    return [[compact(cell.text) for _, cell in sorted(level.items())] for level in header.levels]


def _has_other_total(found: FoundTable, following: Table, header: Header) -> bool:
    """True if the table opens with a total that is not the one that the table before opened with: another unit's."""
    row = _opening_total(following.rows()[header.rows.end :])
    return bool(row) and row != _opening_total(found.data_rows())


def _opening_total(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Words of the first row if it is one of totals with figures."""
    first = next((row for row in rows if row and not is_numbering_row([*row])), [])
    words = [compact(cell.text) for cell in first]
    return words if {*words} & _TOTALS and any(map(is_figure, words)) else []


def _join(found: FoundTable, following: Table, header: Header) -> None:
    """Add the rows of a further part; the head of a page, and a total that it repeats, are no data."""
    end, offset = header.rows.end, found.table.row_count
    total = _opening_total(following.rows()[end:]) if header.levels else []
    if total and total == _opening_total(found.data_rows()):
        end = next(i for i, row in enumerate(following.rows(), start=1) if i > end and _opening_total([row]) == total)
    found.table = append(found.table, following)
    found.heads |= {*range(offset + 1, offset + end + 1)}
