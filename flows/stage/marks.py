"""Rows of text_mark and page_coverage: what the text says of its own completeness, and what became of each page."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from flows.read.document import Document, Paragraph
from flows.recognise.amount import looks_like_money
from flows.recognise.required import parts_of
from flows.recognise.slips import slips
from flows.recognise.unfinished import template_marks
from flows.recognise.withheld import withheld
from flows.recognise.wording import compact
from flows.stage.evidence import TableEvidence

Row = dict[str, Any]
_FEWEST = 2
"""Amounts that make a line of text a row of figures."""


def text_marks(document_id: str, document: Document, contents: Sequence[str], fiscal_year: int | None) -> Iterator[Row]:
    """Parts that are there, what a template left, and slips; `contents` are the printed lines of its list."""
    parts = [("part", spot) for spot in parts_of(document, contents)]
    marks = [
        (spot.subject, spot) for spot in (*template_marks(document), *slips(document, fiscal_year), *withheld(document))
    ]
    for number, (kind, spot) in enumerate([*parts, *marks], start=1):
        yield {
            "mark_id": f"{document_id}:m{number:03d}",
            "document_id": document_id,
            "mark_kind": kind,
            "requirement_id": spot.subject if kind == "part" else None,
            "printed_text": spot.printed.strip(),
            "page": spot.page,
            "line": spot.line,
        }


def page_coverage(
    document_id: str, document: Document, evidences: Sequence[TableEvidence], claims: Sequence[Row]
) -> Iterator[Row]:
    """One row for each page of a document that has pages, those without any text among them."""
    if document.page_count is None:
        return
    roles: dict[int, Counter[str]] = defaultdict(Counter)
    for evidence in evidences:
        for cell, record in evidence.records.items():
            if cell.page:
                roles[cell.page][record.role] += 1
    characters: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.page:
            characters[block.page] += len(compact(block.text))
            figures[block.page] += sum(map(looks_like_money, block.text.split())) >= _FEWEST
        elif not isinstance(block, Paragraph):
            for cell in block.cells:
                characters[cell.page or 0] += len(compact(cell.text))
    claimed = Counter(row["page"] for row in claims)
    for page in range(1, document.page_count + 1):
        yield {
            "document_id": document_id,
            "page": page,
            "characters": characters[page],
            "cells_read": roles[page].total(),
            "cells_understood": roles[page].total() - roles[page]["set_aside"],
            "cells_set_aside": roles[page]["set_aside"],
            "claims": claimed[page],
            "figure_lines": figures[page],
            "is_picture": page in document.picture_pages,
        }
