"""An accepted finding stays and is no failure; an acceptance that fits no finding keeps its document out."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.archive.store import Store
from flows.ingest import ingest
from flows.review.accepted import Acceptance, accept
from flows.schema import frame
from flows.summary import Summary
from tests.standin import alone, document, finding, read

ENTRY = Acceptance(
    name="expectations/accepted/bureau.yaml, entry 1",
    document="0" * 64,
    rule="C02",
    stated="39.24 元",
    reason="Rounded before it was added up",
    source="Note below 表6",
    who="Li Lei",
    when=date(2026, 11, 23),
    cell="t01:r04:c03",
)


def found(number: int, cell: str | None, stated: str | None, rule: str = "C02", **other: Any) -> dict[str, Any]:
    row = {**finding("d", rule, "error", "Wrong."), "finding_id": f"{rule}:d:{number}", "stated": stated, **other}
    return {**row, "cell_id": f"d:{cell}" if cell else None}


FINDINGS = [
    found(1, "t01:r04:c03", "39.24 元"),
    found(2, "t01:r09:c03", "39.24 元"),
    found(3, "t01:r04:c03", "39.42 元"),
    found(1, "t01:r04:c03", "39.24 元", "R01"),
    found(1, None, "表3", "L01"),
]
RESULT = {"document_id": "d", "rule_id": "C02", "outcome": "failed", "comparisons": 9, "failures": 3}


def accepted(*entries: Acceptance, failures: int = 3) -> tuple[list[dict[str, Any]], list[dict[str, Any]], str | None]:
    results = frame("rule_result", [RESULT | {"failures": failures}])
    rows, counted, unmet = accept(frame("finding", FINDINGS), results, entries)
    return rows.to_dicts(), counted.to_dicts(), unmet


def test_the_finding_is_told_by_rule_cell_and_statement() -> None:
    rows, _, unmet = accepted(ENTRY)
    assert ([row["finding_id"] for row in rows], unmet) == (["C02:d:1"], None)


def test_the_reason_is_kept() -> None:
    (row,) = accepted(ENTRY)[0]
    assert (row["reason"], row["accepted_by"]) == ("Rounded before it was added up", "Li Lei")


def test_a_finding_about_no_cell_is_told_by_what_it_states() -> None:
    rows, _, _ = accepted(replace(ENTRY, rule="L01", cell="", stated="表3"))
    assert [row["finding_id"] for row in rows] == ["L01:d:1"]


def test_what_is_accepted_is_no_failure_of_the_rule() -> None:
    (result,) = accepted(ENTRY)[1]
    assert (result["failures"], result["comparisons"], result["outcome"]) == (2, 9, "failed")


def test_a_rule_of_which_all_failures_are_accepted_has_passed() -> None:
    (result,) = accepted(ENTRY, failures=1)[1]
    assert (result["failures"], result["outcome"]) == (0, "passed")


def test_nothing_accepted_changes_nothing() -> None:
    assert accepted() == ([], [RESULT], None)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (replace(ENTRY, stated="39.25 元"), "C02 finds 39.24 元 (t01:r04:c03); 39.24 元 (t01:r09:c03)"),
        (replace(ENTRY, cell="t01:r05:c03"), "expects that C02 finds '39.24 元' in t01:r05:c03; now C02 finds"),
        (replace(ENTRY, rule="X01"), "now X01 finds nothing"),
    ],
    ids=["another statement", "another cell", "no finding of the rule"],
)
def test_an_acceptance_that_fits_no_finding_says_what_is_found(entry: Acceptance, said: str) -> None:
    unmet = accepted(entry)[2]
    assert unmet is not None and said in unmet


def test_what_was_put_right_is_no_fault_to_accept() -> None:
    rows = frame("finding", [found(1, "t01:r04:c03", "39.24 元", outcome="repaired")])
    assert accept(rows, frame("rule_result"), [ENTRY])[2] is not None


# In a run


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A run over two documents, each with a finding about its first cell, with the acceptances given."""
    alone(monkeypatch)
    for name, agency in (("a.txt", "市政局"), ("b.txt", "医保局")):
        document(tmp_path / "raw", name, agency, "1.10")

    def check(frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
        documents = frames["dim_document"]["document_id"]
        rows = [
            {**finding(one, "C02", "error", "Wrong."), "cell_id": f"{one}:t01:r01:c02", "stated": "1.10 元"}
            for one in documents
        ]
        counted = [RESULT | {"document_id": one, "failures": 1} for one in documents]
        return {"finding": frame("finding", rows), "rule_result": frame("rule_result", counted)}

    def go(*entries: Acceptance) -> Summary:
        monkeypatch.setattr("flows.steps.check_rules", check)
        monkeypatch.setattr("flows.steps.load_accepted", lambda: entries)
        monkeypatch.setattr("flows.ingest.load_accepted", lambda: entries)
        return ingest([tmp_path / "raw"], tmp_path / "y.duckdb", read=read)

    return go


def sha256(folder: Path, name: str) -> str:
    store = Store.beside(folder / "y.duckdb")
    with store.opened():
        return store.add(folder / "raw" / name).sha256


def outcomes(folder: Path) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(folder / "y.duckdb"), read_only=True) as connection:
        return connection.sql(
            "select file_name, outcome from finding join dim_document using (document_id) order by 1"
        ).fetchall()


def test_a_run_keeps_the_finding_as_accepted_and_others_as_failed(tmp_path: Path, run: Any) -> None:
    run(replace(ENTRY, document=sha256(tmp_path, "a.txt"), cell="t01:r01:c02", stated="1.10 元"))
    assert outcomes(tmp_path) == [("a.txt", "accepted"), ("b.txt", "failed")]


def test_a_run_counts_it_apart(tmp_path: Path, run: Any) -> None:
    found = run(replace(ENTRY, document=sha256(tmp_path, "a.txt"), cell="t01:r01:c02", stated="1.10 元")).contents
    assert (found.findings, found.accepted) == ({"error": 1}, 1)


def test_a_run_turns_a_document_away_that_an_acceptance_no_longer_fits(tmp_path: Path, run: Any) -> None:
    (rejection,) = run(replace(ENTRY, document=sha256(tmp_path, "a.txt"), cell="t01:r01:c02")).rejections
    assert rejection.file_name == "a.txt" and "expectations/accepted/bureau.yaml, entry 1" in rejection.reason


def test_a_run_loads_the_others(tmp_path: Path, run: Any) -> None:
    run(replace(ENTRY, document=sha256(tmp_path, "a.txt")))
    assert outcomes(tmp_path) == [("b.txt", "failed")]


def test_a_run_names_entries_about_documents_that_it_has_not(run: Any) -> None:
    assert run(ENTRY).unused_reviews == ("expectations/accepted/bureau.yaml, entry 1",)


def test_a_second_run_changes_nothing(tmp_path: Path, run: Any) -> None:
    entry = replace(ENTRY, document=sha256(tmp_path, "a.txt"), cell="t01:r01:c02", stated="1.10 元")
    run(entry)
    assert not run(entry).published
