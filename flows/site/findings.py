"""All findings in one place: an index that is small, and the sentences in parts that are loaded as they are shown."""

from flows.ask.findings import SEVERITIES
from flows.report.page import tone
from flows.site.site import Record, Site

IN_A_PART = 200
_OTHERS = 3
"""Cells that a finding in the list names beside its own; its document has all."""

_STANDINGS = ("failed", "unread", "settled")


def write_findings(site: Site, found: list[tuple[Record, Record]]) -> None:
    """Write findings.html, its index and its parts, of documents and what their pages tell (one for each cause).

    The gravest come first, what the documents themselves get wrong before what was not read for certain.
    """
    ordered = sorted(found, key=_order)
    agencies = sorted({document["agency_name"] for document, _ in ordered})
    rules = {
        one["rule_id"]: [one["rule_title_zh"] or one["rule_id"], one["rule_title"] or one["rule_id"]]
        for _, one in ordered
    }
    known = sorted(rules)
    index = [
        [
            SEVERITIES.index(one["severity"]),
            _STANDINGS.index(one["standing"]),
            known.index(one["rule_id"]),
            agencies.index(document["agency_name"]),
            document["fiscal_year"],
        ]
        for document, one in ordered
    ]
    parts = range(0, len(ordered), IN_A_PART)
    for number, start in enumerate(parts):
        entries = [_entry(document, one) for document, one in ordered[start : start + IN_A_PART]]
        site.script(f"findings/{number:04}.js", f"findings/{number}", entries)
    rule_names = [[rule_id, *rules[rule_id]] for rule_id in known]
    years = sorted({document["fiscal_year"] for document, _ in ordered if document["fiscal_year"]}, reverse=True)
    site.script(
        "findings/index.js",
        "findings",
        {"in_a_part": IN_A_PART, "index": index, "agencies": agencies, "rules": rule_names},
    )
    site.page(
        "findings.html",
        "findings.html.j2",
        nav="findings",
        count=len(ordered),
        documents=len({document["document_id"] for document, _ in ordered}),
        severities=SEVERITIES,
        standings=_STANDINGS,
        rules=rule_names,
        years=years,
        counts=_counts(ordered),
    )


def _order(told: tuple[Record, Record]) -> tuple[object, ...]:
    document, one = told
    return (
        _STANDINGS.index(one["standing"]),
        SEVERITIES.index(one["severity"]),
        document["agency_name"],
        document["fiscal_year"] or 0,
        document["document_id"],
        one["finding_rank"],
        one["finding_id"],
    )


def _entry(document: Record, one: Record) -> Record:
    others = one["others"] or [term for equation in one["sums"][:1] for term in equation["terms"]]
    spots = [spot for spot in (one["cell"], *others[:_OTHERS]) if spot]
    names = ("cell_id", "form_name", "row_label", "column_label", "printed_text", "printed_unit", "page", "line")
    return {
        "document": document["document_id"],
        "named": [
            document["agency_name"],
            document["fiscal_year"],
            document["document_kind_zh"],
            document["document_kind"],
        ],
        "anchor": one["anchor"],
        "tone": tone(one),
        "badge": one["severity"] if one["outcome"] == "failed" else one["outcome"],
        "rule": one["rule_id"],
        "zh": one["explanation_zh"],
        "en": one["explanation"],
        "difference": one["difference"],
        "form": one["form_name"],
        "place": [one["page"], one["line"]],
        "sentence": one["claim"]["sentence"] if one["claim"] else None,
        "spots": [[spot[name] for name in names] for spot in spots],
        "has_cell": one["cell"] is not None and not one["claim"],
        "more": max(0, len(others) - _OTHERS),
        "following": len(one["following"]),
    }


def _counts(ordered: list[tuple[Record, Record]]) -> dict[str, dict[str, int]]:
    """Findings by standing and severity."""
    counts = {standing: dict.fromkeys(SEVERITIES, 0) for standing in _STANDINGS}
    for _, one in ordered:
        counts[one["standing"]][one["severity"]] += 1
    return counts
