"""All that a report says of one document, gathered from the warehouse; how it looks is not decided here."""

import re
from collections import Counter

import duckdb

from flows.ask.coverage import Record, forms
from flows.ask.findings import SEVERITIES, find
from flows.ask.query import ask
from flows.errors import YusuanError
from flows.report.evidence import Evidence
from flows.report.pictures import Pictures
from flows.report.proof import broken_sums, witnesses
from flows.report.quotes import AT_FAULT, OTHER, quotes

MOST_MARKS = 60

_NAMED = """
    select document_coverage.*, dim_document.agency_id, dim_document.sha256, dim_document.media_type,
        dim_document.page_count, dim_document.line_count, document_version.version_count, document_version.is_counted,
        document_version.counted_document_id, dim_region.full_name as region_name
    from document_coverage
    inner join dim_document using (document_id)
    inner join document_version using (document_id)
    inner join dim_agency on dim_document.agency_id = dim_agency.agency_id
    left join dim_region using (region_code)
    where
        $name is null
        or dim_document.file_name = $name
        or (length($name) >= 4 and starts_with(dim_document.sha256, lower($name)))
        or len(list_filter(
            string_split($name, ' '),
            lambda word: not contains(
                lower(concat_ws(
                    ' ', document_coverage.agency_name, document_coverage.fiscal_year,
                    document_coverage.document_kind_zh, document_coverage.file_name
                )),
                lower(word)
            )
        )) = 0
    order by
        $name is not null and dim_document.file_name = $name desc, document_coverage.agency_name,
        document_coverage.fiscal_year, document_coverage.document_kind, dim_document.document_id
"""

_CORRECTIONS = """
    select correction.*, coalesce(form_name, title) as form_name, source_cell.page, source_cell.line, printed_text
    from correction
    left join source_table using (table_id)
    left join dim_form on correction.form_id = dim_form.form_id
    left join source_cell using (cell_id)
    where correction.document_id = $document_id
    order by correction_id
"""

_RULES = """
    select
        rule.rule_id, family, family_zh, severity, title, title_zh, checked_by, comparisons, failures,
        rule_result.outcome,
        (select count(*) from finding where finding.rule_id = rule.rule_id and document_id = $document_id) as findings
    from rule
    left join rule_result on rule.rule_id = rule_result.rule_id and rule_result.document_id = $document_id
    left join rule_family using (family)
    where rule_result.rule_id is not null or findings > 0
    order by importance nulls last, rule.rule_id
"""

_BUILT = "select version, finished_at from load_run order by finished_at desc limit 1"


def documents(connection: duckdb.DuckDBPyConnection, name: str | None) -> list[Record]:
    """The document that has this file name or id, or the beginning of its sha256, or these words; all if None.

    Raises YusuanError if there is none, or if several documents fit.
    """
    found = list(ask(connection, _NAMED, {"name": name}).records)
    if name is None:
        return found
    exact = [one for one in found if name in (one["file_name"], one["document_id"])]
    chosen = exact or found
    if not chosen:
        raise YusuanError(f"There is no document {name}. `yusuan coverage` lists the documents.")
    if len(chosen) > 1:
        fits = ", ".join(f"{one['file_name']} ({one['document_id']})" for one in chosen[:5])
        raise YusuanError(f"{len(chosen)} documents fit {name}: {fits}. Name one by its id, or take all with --all.")
    return chosen


def contents(connection: duckdb.DuckDBPyConnection, document: Record, pictures: Pictures | None) -> Record:
    """The report of a document of `documents`, with the pictures of its cells where `pictures` draws them."""
    document_id = document["document_id"]
    found = [
        finding for finding in find(connection, document=document_id, following=True)
        if finding["document_id"] == document_id
    ]  # fmt: skip
    evidence = Evidence.of(connection, document_id)
    return gathered(connection, document, found, forms(connection, [document]), evidence, pictures)


def gathered(
    connection: duckdb.DuckDBPyConnection,
    document: Record,
    found: list[Record],
    coverage: list[Record],
    evidence: Evidence,
    pictures: Pictures | None,
) -> Record:
    """The report of a document of which findings (all of them), forms and evidence have been read."""
    document_id = document["document_id"]
    causes = [
        _finding(one, [other for other in found if other["explained_by"] == one["finding_id"]], evidence, pictures)
        for one in found
        if one["explained_by"] is None
    ]
    built = next(ask(connection, _BUILT).records, {"version": None, "finished_at": None})

    def rows(query: str) -> list[Record]:
        return list(ask(connection, query, {"document_id": document_id}).records)

    return {
        "document": document,
        "built": built,
        "findings": causes,
        "summary": _summary(document, causes, evidence),
        "forms": coverage,
        "corrections": rows(_CORRECTIONS),
        "rules": rows(_RULES),
        "pictures_left_out": pictures.left_out if pictures else 0,
    }


def standing(finding: Record) -> str:
    """Whose it is: `failed` of the document, `unread` of our reading, or `settled`: put right, or accepted."""
    return {"failed": "failed", "repaired": "settled", "accepted": "settled"}.get(finding["outcome"], "unread")


def anchor(finding: Record) -> str:
    """Name of a finding within the report: C02-1."""
    own = finding["finding_id"].replace(finding["document_id"], "")
    return re.sub(r"[^0-9A-Za-z]+", "-", own).strip("-")


def _finding(finding: Record, following: list[Record], evidence: Evidence, pictures: Pictures | None) -> Record:
    sums = broken_sums(finding, evidence)
    cell_id = finding["cell_id"] if finding["cell_id"] in evidence.cells else None
    others = [one for one in finding["other_cell_ids"] or () if one in evidence.cells]
    members = [
        cell["cell_id"] for equation in sums for cell in (equation["total"], *equation["terms"])
    ]  # fmt: skip
    claim = evidence.claims.get(finding["claim_id"])
    # Of a statement of the text the sentence is in question, and the figure is what it is held against.
    marks = {} if cell_id is None else {cell_id: OTHER if claim else AT_FAULT}
    for one in [*others, *members]:
        if len(marks) < MOST_MARKS:
            marks.setdefault(one, OTHER)
    # Of a sum the total is what a part is held against; of a comparison, the cells of the other form.
    totals = [one["total_cell_id"] for one in sums if one["total_cell_id"] != cell_id]
    elsewhere = totals[:1] if sums else others
    return {
        **finding,
        "anchor": anchor(finding),
        "standing": standing(finding),
        "cell": evidence.place(cell_id) if cell_id else None,
        "others": [evidence.place(one) for one in elsewhere],
        "claim": claim,
        "sums": sums,
        "tolerance": sums[0]["tolerance"] if sums else None,
        "witnesses": witnesses([one for one in (cell_id, *elsewhere[:3]) if one], evidence),
        "quotes": quotes(marks, evidence),
        "pictures": pictures.of(marks, evidence) if pictures else [],
        "following": [{**one, "anchor": anchor(one)} for one in following],
    }


def _summary(document: Record, causes: list[Record], evidence: Evidence) -> Record:
    standings = Counter(one["standing"] for one in causes)
    failed = Counter(one["severity"] for one in causes if one["standing"] == "failed")
    return {
        "sums": len(evidence.equations),
        "sums_held": sum(one["holds"] for one in evidence.equations),
        "comparisons": len(evidence.comparisons),
        "comparisons_held": sum(one["holds"] for one in evidence.comparisons),
        "facts": document["fact_count"],
        "facts_proved": document["proved_count"],
        "severities": {severity: failed[severity] for severity in SEVERITIES},
        "unread": standings["unread"],
        "settled": standings["settled"],
        "following": sum(len(one["following"]) for one in causes),
    }
