"""Rows of form_coverage: what became of each form, and which forms the contents list in vain."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flows.issue import Issue
from flows.recognise.contents_line import Entry
from flows.stage.evidence import TableEvidence
from flows.stage.listing import Listed

Row = dict[str, Any]


def coverage(
    document_id: str,
    evidences: Sequence[TableEvidence],
    listed: Sequence[Listed],
    notes: Mapping[str, str],
    facts: Sequence[tuple[str, bool]],
) -> Iterator[Row]:
    """One row for each form that is there, and one for each form listed and absent.

    `listed` is what the contents name, `notes` for each table_id the sentence that says why it is empty, `facts`
    holds the form and whether it is proved, of every fact.
    """
    tables: dict[str, list[TableEvidence]] = defaultdict(list)
    for evidence in evidences:
        if evidence.form_id:
            tables[evidence.form_id].append(evidence)
    for form_id, own in tables.items():
        status, reason = _status(own)
        entry = _listed(form_id, own, listed)
        if status == "empty":
            reason = _why_empty(own, entry.entry if entry else None, notes)
        proofs = [proved for form, proved in facts if form == form_id]
        yield {
            "document_id": document_id,
            "form_id": form_id,
            "status": status,
            "listed_as": entry.entry.title if entry else None,
            "table_count": len(own),
            "fact_count": len(proofs),
            "proved_count": sum(proofs),
            "reason": reason,
        }
    for form_id, one in _missing(listed, tables).items():
        yield {
            "document_id": document_id,
            "form_id": form_id,
            "status": "empty" if one.found == "text" else "listed_but_absent",
            "listed_as": one.entry.title,
            "table_count": 0,
            "fact_count": 0,
            "proved_count": 0,
            "reason": one.title
            if one.found == "text"
            else "The list of contents names it; the document does not hold it.",
        }


def cut_issue(evidence: TableEvidence) -> Issue:
    """The finding for a table of which a part is missing."""
    return Issue(
        "S12",
        "The table has no title and begins in its middle: pages before it are missing. Its sums are kept as control "
        "totals; it gives no facts.",
        "该表缺少标题和前面部分，只保留其合计数作为控制数，不产生明细数据。",
    )


def _status(tables: Sequence[TableEvidence]) -> tuple[str, str | None]:
    reasons = [evidence.table.reason for evidence in tables if evidence.table.reason]
    if reasons:
        return "set_aside", reasons[0]
    if any(evidence.table.cut for evidence in tables):
        return "partial", "Only a part of the table is in the document."
    records = [record for evidence in tables for record in evidence.records.values()]
    is_filled = any(record.amount.yuan for record in records if record.amount)
    is_filled |= any(evidence.table.targets and not evidence.table.is_empty for evidence in tables)
    return ("present", None) if is_filled else ("empty", None)


def _listed(form_id: str, tables: Sequence[TableEvidence], listed: Sequence[Listed]) -> Listed | None:
    """The entry that names one of the form's tables, or the form."""
    own = {evidence.table_id for evidence in tables}
    by_table = (one for one in listed if one.table and one.table.table_id in own)
    return next(by_table, None) or next((one for one in listed if one.entry.form_id == form_id), None)


def _missing(listed: Sequence[Listed], tables: Mapping[str, object]) -> dict[str, Listed]:
    """Entries without a table, of forms of which there is none, by form."""
    without = (one for one in listed if one.found in ("absent", "heading", "text") and one.entry.form_id)
    return {str(one.entry.form_id): one for one in without if one.entry.form_id not in tables}


def _why_empty(tables: Sequence[TableEvidence], entry: Entry | None, notes: Mapping[str, str]) -> str | None:
    """The sentence that says why a form is empty: beside it, or in the list of contents."""
    beside = next((notes[evidence.table_id] for evidence in tables if evidence.table_id in notes), None)
    if beside or entry is None:
        return beside
    return entry.reason or ("The list of contents declares it empty." if entry.empty else None)
