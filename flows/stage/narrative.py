"""Rows of fact_narrative_claim: what the text (说明) states."""

from collections.abc import Iterator
from typing import Any

from flows.narrative.claim import Claim
from flows.narrative.passages import passages
from flows.narrative.reader import Reader
from flows.narrative.subjects import UNKNOWN, is_organ
from flows.read.document import Document
from flows.recognise.wording import compact
from flows.stage.amounts import Subject


def claims(subject: Subject, document: Document) -> Iterator[dict[str, Any]]:
    """One row for each stated amount, change, rate, share and count, in reading order; amounts in 元."""
    disclosure = subject.disclosure
    read = list(passages(document))
    reader = Reader(
        compact(disclosure.agency_name),
        disclosure.fiscal_year,
        is_final=disclosure.document_kind.endswith("final_account"),
        has_units=sum(is_organ(passage.words.text) for passage in read) > 1,
    )
    found = [claim for passage in read for claim in reader.read(passage)]
    for claim in found:
        yield {
            "claim_id": _id(subject, claim),
            "document_id": subject.document_id,
            "agency_id": subject.agency_id,
            "fiscal_year": disclosure.fiscal_year,
            **_columns(claim),
            "of_claim_id": _id(subject, claim.of),
            "base_claim_id": _id(subject, claim.base_claim),
        }


def _id(subject: Subject, claim: Claim | None) -> str | None:
    return f"{subject.document_id}:n{claim.number + 1:04d}" if claim else None


def _columns(claim: Claim) -> dict[str, Any]:
    meaning = claim.meaning
    return {
        "section": claim.section,
        "subject": meaning.words or claim.printed_text,
        "topic": meaning.topic if meaning.topic != UNKNOWN else None,
        "side": meaning.side,
        "code": meaning.code,
        "fund_source": meaning.fund_source,
        "expenditure_type": meaning.expenditure_type,
        "item": meaning.item,
        "metric": claim.metric,
        "basis": claim.basis,
        "amount_yuan": claim.amount,
        "precision_yuan": claim.amount_step,
        "value": claim.value,
        "value_precision": claim.value_step,
        "direction": claim.direction,
        "base": claim.base,
        "base_subject": claim.base_subject,
        "printed_text": claim.printed_text,
        "printed_unit": claim.printed_unit,
        "sentence": claim.sentence,
        "page": claim.page,
        "line": claim.line,
    }
