"""Findings, picked and told: what is wrong, where, and the cell to look at."""

from collections.abc import Sequence
from typing import Any, TextIO

import duckdb

from flows.ask.query import ask
from flows.ask.values import shown

SEVERITIES = ("error", "warning", "info")

_QUERY = """
    select
        severity, rule_id, rule_title, rule_title_zh, outcome, agency_name, fiscal_year, document_kind,
        form_id, form_name, page, line, row_label, column_label, stated, expected, difference, place,
        explanation, explanation_zh, cell_id, table_id, document_id, file_name, finding_id
    from findings
    where
        ($severity is null or severity = $severity)
        and ($rule is null or rule_id = upper($rule))
        and ($agency is null or contains(agency_name, $agency))
    order by
        agency_name, fiscal_year, document_id,
        array_position(['error', 'warning', 'info'], severity), rule_id, finding_id
"""


def find(
    connection: duckdb.DuckDBPyConnection,
    severity: str | None = None,
    rule: str | None = None,
    agency: str | None = None,
) -> list[dict[str, Any]]:
    """Findings by document, worst first; `agency` is a part of the name."""
    return list(ask(connection, _QUERY, {"severity": severity, "rule": rule, "agency": agency}).records)


_OUTCOMES = {
    "repaired": (", repaired", "（已归位）"),
    "set_aside": (", not loaded", "（未入库）"),
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
        else:
            out.write(f"  {finding['severity']}{outcome} {finding['rule_id']}  {where}\n")
            out.write(f"    {finding['explanation']}\n")
        if not chinese and finding["stated"] is not None and finding["expected"] is not None:
            off = finding["difference"]
            by = "" if off is None else f", difference {shown(off)} 元"
            out.write(f"    stated {finding['stated']}, expected {finding['expected']}{by}\n")
        if finding["cell_id"]:
            out.write(f"    cell {finding['cell_id']}\n")
    counts = [f"{sum(one['severity'] == kind for one in findings)} {kind}" for kind in SEVERITIES]
    out.write(f"\n{len(findings)} findings: {', '.join(counts)}\n" if findings else "No findings.\n")
