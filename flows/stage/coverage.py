"""Rows of form_coverage: what became of each form, and which forms the contents list in vain."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from flows.issue import Issue
from flows.recognise.contents import Entry, absent
from flows.recognise.forms import essence
from flows.stage.evidence import TableEvidence

Row = dict[str, Any]


def coverage(
    document_id: str,
    evidences: Sequence[TableEvidence],
    entries: Sequence[Entry],
    agency: str,
    facts: Sequence[tuple[str, bool]],
) -> Iterator[Row]:
    """One row for each form that is there, and one for each form listed and absent.

    `facts` holds the form and whether it is proved, of every fact.
    """
    tables: dict[str, list[TableEvidence]] = defaultdict(list)
    for evidence in evidences:
        if evidence.form_id:
            tables[evidence.form_id].append(evidence)
    for form_id, own in tables.items():
        status, reason = _status(own)
        entry = _listed(own, entries, agency)
        if status == "empty" and entry and entry.empty:
            reason = "The list of contents declares it empty."
        proofs = [proved for form, proved in facts if form == form_id]
        yield {
            "document_id": document_id,
            "form_id": form_id,
            "status": status,
            "listed_as": entry.title if entry else None,
            "table_count": len(own),
            "fact_count": len(proofs),
            "proved_count": sum(proofs),
            "reason": reason,
        }
    present = [(evidence.table.title, evidence.form_id) for evidence in evidences if evidence.form_id]
    missing = {
        entry.form_id: entry for entry in reversed(absent(entries, present, agency)) if entry.form_id not in tables
    }
    for entry in missing.values():
        yield {
            "document_id": document_id,
            "form_id": entry.form_id,
            "status": "listed_but_absent",
            "listed_as": entry.title,
            "table_count": 0,
            "fact_count": 0,
            "proved_count": 0,
            "reason": "The list of contents names it; the document does not hold it.",
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


def _listed(tables: Sequence[TableEvidence], entries: Sequence[Entry], agency: str) -> Entry | None:
    titles = {essence(evidence.table.title, agency) for evidence in tables}
    for entry in entries:
        if essence(entry.title, agency) in titles:
            return entry
    return next((entry for entry in entries if entry.form_id == tables[0].form_id), None)
