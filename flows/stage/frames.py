"""A whole document as staged frames."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from flows.align.form_table import FormTable
from flows.issue import Issue
from flows.read.document import Document
from flows.recognise.contents import read_contents
from flows.recognise.disclosure import NO_AGENCY, Disclosure
from flows.schema import Frames, frame
from flows.stage import evidence as evidence_rows
from flows.stage import listing
from flows.stage.amounts import Subject, amounts
from flows.stage.coverage import coverage, cut_issue
from flows.stage.evidence import TableEvidence, record_cells
from flows.stage.ledger import keep_ledger
from flows.stage.marks import page_coverage, text_marks
from flows.stage.narrative import claims
from flows.stage.notes import empty_notes
from flows.stage.targets import target_rows
from flows.stage.unknown import unknown_labels

_MAIN_AXIS = {"function": "expenditure_type", "economic": "expenditure_type", "item": "item"}
"""How a form's facts are broken down where its columns offer two ways; by fund source elsewhere."""

_UNKNOWN_HEADING = "S05"


def agency_key(name: str) -> str:
    """agency_id: first 12 hex digits of the sha256 of the name."""
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def stage(
    document: Document, tables: Sequence[FormTable], disclosure: Disclosure, sha256: str, file_name: str
) -> Frames:
    """Every frame of the document, each with the columns of its table in sql/schema; amounts in 元."""
    document_id = sha256[:16]
    # Documents that name no agency are not taken for those of one: they would be versions of each other.
    name = disclosure.agency_name if disclosure.agency_name != NO_AGENCY else f"{NO_AGENCY}{document_id}"
    subject = Subject(document_id, agency_key(name), disclosure)
    evidences = [evidence_of(document_id, table) for table in tables if table.found.table.cells]
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for table, row in target_rows(subject, evidences):
        rows[table].append(row)
    for evidence in evidences:
        rows["source_table"].append(evidence_rows.source_table(evidence))
        rows["source_cell"] += evidence_rows.source_cells(evidence)
        heads, terms = evidence_rows.equations(evidence)
        rows["equation"] += heads
        rows["equation_term"] += terms
        rows["unknown_label"] += unknown_labels(evidence, disclosure.agency_name)
        if evidence.table.is_loaded:
            for table, row in amounts(subject, evidence):
                rows[table].append(row)
    rows["correction"] += evidence_rows.corrections(evidences)
    rows["fact_narrative_claim"] += claims(subject, document)
    facts = [
        (row["form_id"], row.get("proved", False))
        for table, found in rows.items()
        if table.startswith("fact_") and table != "fact_narrative_claim"
        for row in found
    ]
    contents = read_contents(document)
    listed = listing.match(document, contents, evidences, disclosure.agency_name)
    rows["contents_entry"] += listing.rows(document_id, listed)
    rows["form_coverage"] += coverage(document_id, evidences, listed, empty_notes(document, evidences), facts)
    rows["text_mark"] += text_marks(document_id, document, contents.lines, disclosure.fiscal_year)
    rows["page_coverage"] += page_coverage(document_id, document, evidences, rows["fact_narrative_claim"])
    rows["finding"] += evidence_rows.findings(document_id, [*_issues(evidences), *_hidden(document)])
    rows["dim_document"] = [_document(document, subject, sha256, file_name, evidences)]
    return {table: frame(table, found) for table, found in rows.items()}


def evidence_of(document_id: str, table: FormTable) -> TableEvidence:
    """A table with the ledger of each of its blocks, and what became of each of its cells."""
    evidence = TableEvidence(document_id, table)
    if table.is_loaded and table.form:
        axis = _MAIN_AXIS.get(table.form.keyed_by, "fund_source")
        evidence.ledgers = [keep_ledger(block, axis, table.cut) for block in table.blocks]
    record_cells(evidence)
    return evidence


def _issues(evidences: Sequence[TableEvidence]) -> list[tuple[TableEvidence | None, Issue]]:
    issues: list[tuple[TableEvidence | None, Issue]] = []
    for evidence in evidences:
        # A heading that is not understood has one cause with the table that is not loaded; unknown_label has it.
        loaded = evidence.table.is_loaded
        issues += [(evidence, issue) for issue in evidence.table.issues if loaded or issue.rule_id != _UNKNOWN_HEADING]
        if evidence.table.cut and evidence.table.reason is None:
            issues.append((evidence, cut_issue(evidence)))
    return issues


def _hidden(document: Document) -> list[tuple[TableEvidence | None, Issue]]:
    """The cells of a workbook that are not shown, as one issue; none where all of them are."""
    if not document.hidden:
        return []
    count, first = len(document.hidden), document.hidden[0]
    return [
        (
            None,
            Issue(
                "S15",
                f"Hidden rows, columns or sheets hold {count} cells with text, the first is {first}; they are not "
                "printed, and are not read.",
                f"隐藏的行、列或工作表中有 {count} 个单元格有内容，第一个是 {first}；打印时不显示，未读取。",
            ),
        )
    ]


def _document(
    document: Document, subject: Subject, sha256: str, file_name: str, evidences: Sequence[TableEvidence]
) -> dict[str, Any]:
    roles = Counter(record.role for evidence in evidences for record in evidence.records.values())
    return {
        "document_id": subject.document_id,
        "file_name": file_name,
        "sha256": sha256,
        "media_type": document.media_type,
        "agency_id": subject.agency_id,
        "agency_name": subject.disclosure.agency_name,
        "fiscal_year": subject.disclosure.fiscal_year,
        "document_kind": subject.disclosure.document_kind,
        "page_count": document.page_count,
        "line_count": document.line_count,
        "cells_read": sum(len(table.cells) for table in document.tables),
        **{
            f"cells_{role}": roles[role]
            for role in ("fact", "control_total", "memo", "label", "set_aside", "declared_empty")
        },
    }
