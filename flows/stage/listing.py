"""What the list of contents names, matched with what is there: rows of contents_entry."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from flows.read.document import Document, Paragraph, Table
from flows.recognise.amount import is_figure
from flows.recognise.contents import Contents
from flows.recognise.contents_line import Entry, read_lines
from flows.recognise.emptiness import says_empty
from flows.recognise.forms import essence, forms_of
from flows.recognise.wording import compact
from flows.stage.evidence import TableEvidence

Row = dict[str, Any]
Found = Literal["table", "text", "unread", "heading", "absent"]
"""How a listed form is there: as a table; as a sentence that says it is empty; as lines with figures that were not
read as a table; as a title alone; not at all."""

_FILLERS = re.compile(
    r"部门|单位|综合|预算|决算|情况|总体|明细|本级|本年|当年|上年|^20\d\d年?度?|[省市县区]级|财务|安排的?|拨款|总|的|及其?|和|、|-?\(?不含上年结转\)?"
)
_TABLE_NUMBER = re.compile(r"^(?:公开|预算|附)?表(\d{1,2})$")
_NEAR = 12
"""Lines over a table among which its title is."""
_BELOW = 8
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the contents and what it stands for."""

    entry: Entry
    found: Found
    table: TableEvidence | None = None
    title: str | None = None
    page: int | None = None
    line: int | None = None


def match(document: Document, contents: Contents, evidences: Sequence[TableEvidence], agency: str) -> list[Listed]:
    """Each entry with the table that it names: by its title, by the words of it that matter, then by its form."""
    titles = _titles(contents, evidences, agency)
    matched: dict[int, TableEvidence] = {}
    for same in (_same_title, _same_words, _same_number, _same_form):
        for index, entry in enumerate(contents.entries):
            if index in matched:
                continue
            taken = {evidence.table_id for evidence in matched.values()}
            free = [evidence for evidence in evidences if evidence.table_id not in taken]
            if table := next((e for e in free if same(entry, e, titles[e.table_id], agency)), None):
                matched[index] = table
    lines = _after_contents(document, contents)
    return [
        _as_table(entry, matched[index]) if index in matched else _in_text(entry, lines, agency)
        for index, entry in enumerate(contents.entries)
    ]


def rows(document_id: str, listed: Sequence[Listed]) -> Iterator[Row]:
    """The rows of contents_entry."""
    for number, one in enumerate(listed, start=1):
        entry = one.entry
        yield {
            "entry_id": f"{document_id}:l{number:02d}",
            "document_id": document_id,
            "printed_number": entry.number,
            "title": entry.title,
            "form_id": (one.table.form_id if one.table else None) or entry.form_id,
            "said_empty": entry.empty,
            "reason": entry.reason,
            "page": entry.page,
            "line": entry.line,
            "found_as": one.found,
            "table_id": one.table.table_id if one.table else None,
            "found_title": one.title,
            "found_page": one.page,
            "found_line": one.line,
        }


def _as_table(entry: Entry, evidence: TableEvidence) -> Listed:
    first = evidence.table.found.table.cells[0]
    return Listed(entry, "table", evidence, evidence.table.title or None, first.page, first.line)


def _same_title(entry: Entry, _: TableEvidence, titles: Sequence[str], agency: str) -> bool:
    return essence(entry.title, agency) in titles


def _same_words(entry: Entry, _: TableEvidence, titles: Sequence[str], agency: str) -> bool:
    return _core(essence(entry.title, agency)) in {_core(title) for title in titles}


def _same_number(entry: Entry, evidence: TableEvidence, _: Sequence[str], agency: str) -> bool:
    """表11 in both, where nothing says that they are different forms."""
    wanted, printed = _TABLE_NUMBER.match(entry.number or ""), _TABLE_NUMBER.match(evidence.table.number or "")
    if not wanted or not printed or wanted[1] != printed[1]:
        return False
    return evidence.form_id is None or entry.form_id is None or evidence.form_id == entry.form_id


def _same_form(entry: Entry, evidence: TableEvidence, _: Sequence[str], agency: str) -> bool:
    return evidence.form_id in {pattern.form_id for pattern in forms_of(entry.title)}


def _core(title: str) -> str:
    return _FILLERS.sub("", title)


def _titles(contents: Contents, evidences: Sequence[TableEvidence], agency: str) -> dict[str, list[str]]:
    """What stands over each table and could be its title, less the lines of the contents; the nearest first."""
    listed = Counter(contents.lines)
    found = {}
    for evidence in evidences:
        over = []
        for line in evidence.table.found.over:
            if listed[line] > 0:
                listed[line] -= 1
            else:
                over.append(line)
        near = over[-_NEAR:]
        joined = map("".join, pairwise(near))
        printed = [evidence.table.title, *reversed(near), *reversed([*joined])]
        found[evidence.table_id] = [*_essences(printed, agency)]
    return found


def _essences(printed: Iterable[str], agency: str) -> Iterator[str]:
    for text in printed:
        for line in read_lines([Paragraph(text)]):
            yield essence(line.title, agency)


def _after_contents(document: Document, contents: Contents) -> list[Paragraph | Table]:
    """The blocks of the document without the lines of the contents."""
    listed = Counter(contents.lines)
    blocks: list[Paragraph | Table] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and listed[block.text] > 0:
            listed[block.text] -= 1
        else:
            blocks.append(block)
    return blocks


def _in_text(entry: Entry, blocks: Sequence[Paragraph | Table], agency: str) -> Listed:
    """An entry without a table: its title may stand alone, over a sentence, or over lines that are no table to us."""
    wanted = essence(entry.title, agency)
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(compact(block.text)) > len(entry.title) + _NEAR:
            continue
        if wanted not in _essences([block.text], agency):
            continue
        below: list[Paragraph] = []
        for following in blocks[index + 1 :]:
            if isinstance(following, Table) or forms_of(following.text):
                break
            below.append(following)
        found: Found = "heading"
        if says_empty("".join(line.text for line in below[:_BELOW])):
            found = "text"
        elif sum(_is_row(line) for line in below) >= _FEWEST_ROWS:
            found = "unread"
        return Listed(entry, found, None, block.text, block.page, block.line)
    return Listed(entry, "absent")


def _is_row(line: Paragraph) -> bool:
    return sum(is_figure(word) for word in line.text.split()) > 1
