"""Tables as the reader found them, joined where a break went through them, each with the lines over it."""

import re
from dataclasses import dataclass, field, replace

from flows.read.document import Cell, Document, Paragraph, Table
from flows.recognise.forms import find_title
from flows.recognise.header import is_heading_row, is_label_line, is_numbering_row, read_header
from flows.recognise.wording import compact

_PAGE_NUMBER = re.compile(r"^[-—]*\d{1,3}[-—]*$|^第\d+页(共\d+页)?$")
_RULE = re.compile(r"^[-—=_]{2,}$")


@dataclass(slots=True)
class FoundTable:
    """A whole table; `over` holds the lines between it and the table before.

    `strays` are headings of amounts printed after it: they fell out of its heading.
    """

    number: int
    table: Table
    over: list[str]
    strays: list[str] = field(default_factory=list)


def join_tables(document: Document) -> list[FoundTable]:
    """The tables of a document in order, with continued ones joined to the first of their parts."""
    found: list[FoundTable] = []
    over: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            over += [] if _PAGE_NUMBER.match(compact(block.text)) else [block.text]
            continue
        if found and not over and _continues(found[-1].table, block):
            found[-1].table = _append(found[-1].table, block)
        else:
            if found:
                found[-1].strays = _strays(over)
            found.append(FoundTable(len(found) + 1, block, over))
        over = []
    return found


def _strays(lines: list[str]) -> list[str]:
    """Lines right after a table, before the next title, that are nothing but headings of amounts."""
    _, _, title = find_title(lines)
    return [line for line in lines[:title] if is_label_line(line)]


def _continues(table: Table, following: Table) -> bool:
    """True if the following table has no heading of its own, or the same one again."""
    rows = [row for row in following.rows() if row]
    if not rows:
        return False
    if not is_heading_row(rows[0]):
        return bool(read_header(table).row_count) and following.column_count <= table.column_count + 1
    return _heading(table) == _heading(following)


def _heading(table: Table) -> list[list[str]]:
    return [_words(row) for row in table.rows()[: read_header(table).row_count]]


def _words(row: list[Cell]) -> list[str]:
    return [compact(cell.text) for cell in row]


def _append(table: Table, following: Table) -> Table:
    """One table of both; a heading printed again stays in it, and is told from data by `data_rows`."""
    cells = tuple(replace(cell, row=cell.row + table.row_count) for cell in following.cells)
    return Table(
        (*table.cells, *cells),
        table.row_count + following.row_count,
        max(table.column_count, following.column_count),
        table.exact,
    )


def data_rows(table: Table) -> list[list[Cell]]:
    """Rows below the heading that are data: no repeated heading, no numbering of columns, no line drawn in dashes."""
    count = read_header(table).row_count
    heading = [_words(row) for row in table.rows()[:count]]
    rows = [[cell for cell in row if not _RULE.match(compact(cell.text))] for row in table.rows()[count:]]
    return [row for row in rows if row and not is_numbering_row(row) and _words(row) not in heading]
