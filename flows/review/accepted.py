"""Publisher's faults that were looked at and accepted: the finding stays, with the reason, and is no failure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from flows.check.rules import catalogue
from flows.errors import YusuanError
from flows.recognise.wording import compact
from flows.review.ledger import EXPECTATIONS, read_entries
from flows.schema import frame

FOLDER = EXPECTATIONS / "accepted"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding of one document, by its rule, its cell (empty for one about no cell) and what it states."""

    name: str
    document: str
    rule: str
    stated: str
    reason: str
    source: str
    who: str
    when: date
    cell: str = ""


@cache
def load_accepted(folder: Path = FOLDER) -> tuple[Acceptance, ...]:
    """Every acceptance of a folder. Raises YusuanError, naming file and entry, for one that is not as it must be."""
    return tuple(_acceptance(entry) for entry in read_entries(folder, ("rule", "stated"), ("cell",)))


def _acceptance(entry: Mapping[str, Any]) -> Acceptance:
    acceptance = Acceptance(**entry)
    checked_by = dict(catalogue().select("rule_id", "checked_by").iter_rows()).get(acceptance.rule)
    if checked_by is None:
        raise YusuanError(f"{acceptance.name}: there is no rule {acceptance.rule}; sql/rules/rules.csv lists them.")
    if checked_by in ("warehouse", "contract"):
        raise YusuanError(
            f"{acceptance.name}: a finding of {acceptance.rule} is no fault of one publisher, and cannot be accepted."
        )
    return acceptance


def accept(
    findings: pl.DataFrame, results: pl.DataFrame, accepted: Sequence[Acceptance]
) -> tuple[pl.DataFrame, pl.DataFrame, str | None]:
    """What is accepted of a document's findings: rows of accepted_finding, rule_result without those as failures, and
    the sentence that says which acceptance matches no finding any more; none if each does.

    All acceptances must be about the document of the findings.
    """
    rows: dict[str, dict[str, Any]] = {}
    for entry in accepted:
        of_rule = [row for row in findings.iter_rows(named=True) if row["rule_id"] == entry.rule]
        matched = [row for row in of_rule if row["outcome"] != "repaired" and _is_meant(entry, row)]
        if not matched:
            return frame("accepted_finding"), results, _no_longer(entry, of_rule)
        rows |= {row["finding_id"]: _row(entry, row) for row in matched}
    return frame("accepted_finding", rows.values()), _without(results, findings, set(rows)), None


def _is_meant(entry: Acceptance, finding: Mapping[str, Any]) -> bool:
    # The cell's key begins with the document's.
    cell = (finding["cell_id"] or "").partition(":")[2]
    return cell == entry.cell and compact(finding["stated"] or "") == compact(entry.stated)


def _row(entry: Acceptance, finding: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "finding_id": finding["finding_id"],
        "document_id": finding["document_id"],
        "reason": entry.reason,
        "source": entry.source,
        "accepted_by": entry.who,
        "accepted_on": entry.when,
    }


def _without(results: pl.DataFrame, findings: pl.DataFrame, accepted: set[str]) -> pl.DataFrame:
    """The results of the rules, what is accepted no more among their failures."""
    of_rule = findings.filter(pl.col("finding_id").is_in(accepted)).group_by("rule_id").agg(accepted=pl.len())
    left = (pl.col("failures") - pl.col("accepted").fill_null(0)).cast(results.schema["failures"])
    passed = (pl.col("outcome") == "failed") & (left == 0)
    counted = results.join(of_rule, on="rule_id", how="left", maintain_order="left")
    return counted.with_columns(
        failures=left, outcome=pl.when(passed).then(pl.lit("passed")).otherwise(pl.col("outcome"))
    ).select(results.columns)


def _no_longer(entry: Acceptance, of_rule: Sequence[Mapping[str, Any]]) -> str:
    others = [f"{row['stated']} ({(row['cell_id'] or 'no cell').partition(':')[2] or 'no cell'})" for row in of_rule]
    now = f"{entry.rule} finds {'; '.join(others)}" if others else f"{entry.rule} finds nothing"
    return (
        f"The acceptance {entry.name}, expects that {entry.rule} finds {entry.stated!r} in {entry.cell or 'no cell'}; "
        f"now {now}. Look at the finding, then mend the entry or take it out."
    )
