"""Rows of unknown_label: the words of a table that the vocabulary does not know, the work list for who teaches it."""

import re
from collections.abc import Iterator
from typing import Any

from flows.align.lines import not_understood
from flows.read.document import Cell
from flows.recognise import vocabulary
from flows.recognise.amount import is_figure
from flows.recognise.forms import essence
from flows.recognise.wording import label
from flows.stage.evidence import TableEvidence

Row = dict[str, Any]

_TITLE = re.compile(r"(表|情况)(\(.*\))?$")
_LONGEST_TITLE = 70


def unknown_labels(evidence: TableEvidence, agency: str) -> Iterator[Row]:
    """One row for each title, heading or row label of the table that is not understood; none of forms not loaded."""
    table = evidence.table
    if not table.is_money or (table.form and table.form.keyed_by == "performance"):
        return
    found: dict[tuple[str, str], list[Cell]] = {}
    for kind, words, cell in (*_titles(evidence, agency), *_headings(evidence), *_rows(evidence)):
        if words:
            found.setdefault((kind, words), []).append(cell)
    for (kind, words), cells in found.items():
        yield {
            "table_id": evidence.table_id,
            "label_kind": kind,
            "label": words,
            "document_id": evidence.document_id,
            "occurrence_count": len(cells),
            "page": cells[0].page,
            "line": cells[0].line,
        }


def _titles(evidence: TableEvidence, agency: str) -> Iterator[tuple[str, str, Cell]]:
    """The nearest line over a table without a known title that reads like one."""
    table = evidence.table
    if table.form is None and not table.title:
        lines = (essence(line, agency) for line in reversed(table.found.over))
        title = next((line for line in lines if _TITLE.search(line) and len(line) <= _LONGEST_TITLE), "")
        yield "title", title, table.found.table.cells[0]


def _headings(evidence: TableEvidence) -> Iterator[tuple[str, str, Cell]]:
    """Levels of headings that are unknown; where there is no heading that is known, the first row if it has words."""
    table = evidence.table
    first = table.found.table.cells[0]
    for column in table.columns:
        if column.labelled and not column.understood:
            levels = [words for words in column.words.split("/") if not vocabulary.heading(words)]
            for words in levels or [column.words]:
                yield "heading", words, first
    if table.form is None and not table.columns:
        row = [cell for cell in table.found.table.cells if cell.row == first.row]
        if not any(is_figure(cell.text) for cell in row):
            for cell in row:
                words = label(cell.text).words
                if not vocabulary.heading(words):
                    yield "heading", words, cell


def _rows(evidence: TableEvidence) -> Iterator[tuple[str, str, Cell]]:
    """Lines of summary forms that name no entry of their list, and rows that are keyed by nothing known."""
    for block in evidence.table.blocks:
        strange = [row for row in block.rows if row.figures and "unknown" in row.keys]
        for row in (*not_understood(block), *strange):
            yield "row", row.words or row.keys.get("unknown", ""), (row.labels or [row.figures[0].cell])[0]
