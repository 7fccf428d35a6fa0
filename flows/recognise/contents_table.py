"""A list of contents that is a table: titles, and what its other columns say of each form."""

import re
from collections.abc import Iterator

from flows.read.document import Paragraph, Table
from flows.recognise import vocabulary
from flows.recognise.amount import looks_like_money
from flows.recognise.contents_line import Entry, entries_of, read_lines, reads_like_form
from flows.recognise.wording import compact

_FEWEST = 3
"""Rows with titles that make a table without a heading a list of forms, if all others are few."""
_MOST_OTHERS = 0.3
_YES, _NO = re.compile("^(?:是|空表|√)$"), re.compile("^(?:否|非空|非空表|×)$")


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


def entries_in(table: Table) -> Iterator[Entry]:
    """Entries of a table that lists forms, in its order; none of any other table."""
    head, roles = _roles(table)
    if roles:
        yield from _rows(table, head + 1, roles)
    elif _lists_titles(table):
        yield from entries_of(read_lines([Paragraph(cell.text, cell.line, cell.page) for cell in table.cells]))


def continued_in(first: Table, table: Table) -> Iterator[Entry]:
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
        named >= _FEWEST
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
            found = entries_of(read_lines([Paragraph(compact(own["title"].text))]))
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
