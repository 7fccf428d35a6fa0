"""Rows of fact_narrative_claim: amounts that the text states for a classification code."""

import re
from collections.abc import Iterator
from typing import Any

from flows.read.document import Document, Paragraph
from flows.recognise.amount import amount
from flows.recognise.wording import compact
from flows.stage.amounts import Subject

_CLAIM = re.compile(r"([^\d，,。；;:：、]{2,30})\((\d{3}|\d{5}|\d{7})\)(\d[\d,]*(?:\.\d+)?)(亿元|万元|元)")
_SENTENCE = re.compile(r"[^。；;]+[。；;]?")


def claims(subject: Subject, document: Document) -> Iterator[dict[str, Any]]:
    """One row for each amount printed behind a code in brackets: 卫生健康支出（210）412.25万元."""
    number = 0
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            continue
        for sentence in _SENTENCE.findall(compact(block.text)):
            for name, code, figure, unit in _CLAIM.findall(sentence):
                try:
                    stated = amount(figure, unit)
                except ValueError:
                    continue  # Finer than 分, or no figure: nothing that a table could bear out.
                number += 1
                yield {
                    "claim_id": f"{subject.document_id}:n{number:03d}",
                    "document_id": subject.document_id,
                    "agency_id": subject.agency_id,
                    "fiscal_year": subject.disclosure.fiscal_year,
                    "subject": name,
                    "code": code,
                    "metric": "amount",
                    "basis": "current",
                    "amount_yuan": stated.yuan,
                    "precision_yuan": stated.precision,
                    "printed_text": figure,
                    "printed_unit": unit,
                    "sentence": sentence,
                    "page": block.page,
                    "line": block.line,
                }
