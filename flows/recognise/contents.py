"""The list of contents: which forms a document says it has, and which it declares empty."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.read.document import Document, Paragraph, Table
from flows.recognise import vocabulary
from flows.recognise.forms import choose, essence, forms_of
from flows.recognise.wording import compact, label

_SHORTEST_LIST = 3
_AFFIRMED = re.compile("^(是|空表)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One form that the contents list; `empty` if it says that the table is empty."""

    title: str
    form_id: str
    empty: bool = False


def listed_forms(document: Document) -> list[Entry]:
    """Forms in the document's list of contents, in its order; empty without one."""
    for table in document.tables:
        if entries := _from_table(table):
            return entries
    run: list[Entry] = []
    for block in document.blocks:
        entry = _from_line(block) if isinstance(block, Paragraph) else None
        if entry:
            run.append(entry)
        elif len(run) >= _SHORTEST_LIST:
            break
        else:
            run = []
    return run if len(run) >= _SHORTEST_LIST else []


def is_contents(table: Table) -> bool:
    """True for a table that lists the document's tables."""
    return bool(_from_table(table))


def absent(entries: Sequence[Entry], present: Sequence[tuple[str, str]], agency: str) -> list[Entry]:
    """Entries for which no table is there; `present` holds (title, form_id) of the tables.

    By title where it is the same, and by form otherwise: contents name tables otherwise than their own pages do.
    """
    titles = {essence(title, agency) for title, _ in present}
    unmatched = [entry for entry in entries if essence(entry.title, agency) not in titles]
    named = {essence(entry.title, agency) for entry in entries}
    spare = [form_id for title, form_id in present if essence(title, agency) not in named]
    missing = []
    for entry in unmatched:
        if entry.form_id in spare:
            spare.remove(entry.form_id)
        else:
            missing.append(entry)
    return missing


def _from_line(block: Paragraph) -> Entry | None:
    if label(block.text).numbering is None:
        return None
    return _entry(block.text)


def _entry(title: str, empty: bool = False) -> Entry | None:
    words = label(title).words
    patterns = forms_of(words)
    form = choose(patterns, None, words) if patterns else None
    return Entry(words, form.form_id, empty) if form else None


def _from_table(table: Table) -> list[Entry]:
    rows = table.rows()
    roles = {
        cell.column: value
        for cell in (rows[0] if rows else [])
        for axis, value in vocabulary.heading(compact(cell.text))
        if axis == "contents"
    }
    if "title" not in roles.values():
        return []
    entries = []
    for row in rows[1:]:
        texts = {roles[cell.column]: compact(cell.text) for cell in row if cell.column in roles}
        entry = _entry(texts.get("title", ""), bool(_AFFIRMED.match(texts.get("empty", ""))))
        entries.extend([entry] if entry else [])
    return entries
