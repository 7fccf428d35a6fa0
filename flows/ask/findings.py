"""Findings, picked and told: what is wrong, where, and the cell to look at."""

from collections.abc import Sequence
from typing import Any, TextIO

import duckdb

from flows.ask.coverage import documents
from flows.ask.query import ask
from flows.ask.values import shown

SEVERITIES = ("error", "warning", "info")

_QUERY = """
    select
        severity, rule_id, rule_title, rule_title_zh, family, family_zh, outcome, agency_name, fiscal_year,
        document_kind,
        form_id, form_name, page, line, row_label, column_label, stated, expected, difference, place,
        explanation, explanation_zh, accepted_because, cell_id, other_cell_ids, claim_id, table_id, document_id,
        file_name, finding_id,
        finding_rank, explained_by, follow_count
    from findings
    where
        ($severity is null or severity = $severity)
        and ($rule is null or rule_id = upper($rule))
        and ($agency is null or contains(agency_name, $agency))
        and ($documents is null or list_contains($documents, document_id))
        and (explained_by is null or $rule is not null or $following)
    order by agency_name, fiscal_year, document_id, finding_rank, explained_by nulls first, rule_id, finding_id
"""


def find(
    connection: duckdb.DuckDBPyConnection,
    severity: str | None = None,
    rule: str | None = None,
    agency: str | None = None,
    document: str | None = None,
    following: bool = False,
) -> list[dict[str, Any]]:
    """Findings by document, most important first: one for each cause, or also those `following` from it.

    `agency` is a part of the name, `document` words as `yusuan coverage` takes them. Of a rule that is named all
    findings are told, whatever they follow from. Raises YusuanError if there is no such document.
    """
    chosen = documents(connection, document.split()) if document else None
    parameters = {
        "severity": severity,
        "rule": rule,
        "agency": agency,
        "documents": None if chosen is None else [one["document_id"] for one in chosen],
        "following": following,
    }
    return list(ask(connection, _QUERY, parameters).records)


_OUTCOMES = {
    "repaired": (", repaired", "（已归位）"),
    "accepted": (", accepted", "（已认可）"),
    "set_aside": (", not loaded", "（未入库）"),
    "withheld": (", part withheld", "（部分未公开）"),
    "not_understood": (", not understood", "（未能识别）"),
}
_SEVERITY_ZH = {"error": "错误", "warning": "注意", "info": "提示"}


def write_findings(findings: Sequence[dict[str, Any]], out: TextIO, chinese: bool = False) -> None:
    """Findings under the name of their document, one paragraph each, and how many there are."""
    document = None
    for finding in findings:
        if finding["document_id"] != document:
            document = finding["document_id"]
            named = (finding["agency_name"], finding["fiscal_year"], finding["file_name"] or document)
            out.write(f"\n{', '.join(str(part) for part in named if part)}\n")
        outcome, outcome_zh = _OUTCOMES.get(finding["outcome"], ("", ""))
        form, place = finding["form_name"] or "", finding["place"] or ""
        where = place if place.startswith(form) else f"{form} · {place}".removesuffix(" · ")
        if chinese:
            # The Chinese sentence names places and figures itself.
            out.write(f"  {_SEVERITY_ZH[finding['severity']]}{outcome_zh} {finding['rule_id']}  {form}\n")
            out.write(f"    {finding['explanation_zh']}\n")
            if finding["accepted_because"]:
                out.write(f"    已认可：{finding['accepted_because']}\n")
        else:
            out.write(f"  {finding['severity']}{outcome} {finding['rule_id']}  {where}\n")
            out.write(f"    {finding['explanation']}\n")
            if finding["accepted_because"]:
                out.write(f"    accepted: {finding['accepted_because']}\n")
        if not chinese and finding["stated"] is not None and finding["expected"] is not None:
            off = finding["difference"]
            by = "" if off is None else f", difference {shown(off)} 元"
            out.write(f"    stated {finding['stated']}, expected {finding['expected']}{by}\n")
        if finding["cell_id"]:
            out.write(f"    cell {finding['cell_id']}\n")
        _write_cause(finding, out, chinese)
    counts = [f"{sum(one['severity'] == kind for one in findings)} {kind}" for kind in SEVERITIES]
    out.write(f"\n{len(findings)} findings: {', '.join(counts)}\n" if findings else "No findings.\n")


def _write_cause(finding: dict[str, Any], out: TextIO, chinese: bool) -> None:
    """The finding that it follows from, or how many follow from it."""
    by, more = finding["explained_by"], finding["follow_count"]
    if by:
        out.write(f"    与 {by} 同因\n" if chinese else f"    follows from {by}\n")
    elif more:
        out.write(
            f"    同一原因另有 {more} 条（--all 列出）\n" if chinese else f"    {more} more of the same cause (--all)\n"
        )
