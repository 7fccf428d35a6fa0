"""One disclosure in several versions: counted once, told apart, held against one another figure by figure."""

from decimal import Decimal
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.check.rules import compare


def version(sample, document_id: str, *amounts: str, proved: int = 0, facts: int = 0, **other: Any) -> None:
    """A document of 甲局 with one row for each amount."""
    sample.document(document_id, "甲局", agency_id="甲局", cells_fact=facts, **other)
    sample.form(document_id, "expenditure", proved_count=proved)
    for number, amount in enumerate(amounts):
        sample.by_function(f"{document_id}:t01:r{number:02}", "expenditure", amount, f"208050{number}")


def counted(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str | None]]:
    """The version that each document's disclosure is counted from, and why this one is not it."""
    query = "select counted_document_id, left_out_because from document_version order by document_id"
    return connection.sql(query).fetchall()


def findings(connection: duckdb.DuckDBPyConnection, rule_id: str) -> pl.DataFrame:
    [found] = [rows for rule, rows in compare(connection, "warehouse") if rule["rule_id"] == rule_id]
    return found.filter(~pl.col("holds"))


def test_two_versions_are_counted_once(sample, loaded):
    version(sample, "d1", "100.00")
    version(sample, "d2", "100.00")
    total = loaded().sql("select sum(amount_yuan), count(distinct document_id) from expenditure_by_function")
    assert total.fetchall() == [(Decimal("100.00"), 1)]


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        ({"proved": 1, "facts": 9}, {"proved": 2, "facts": 2}, [("d2", "fewer_proved"), ("d2", None)]),
        ({"proved": 1, "facts": 2}, {"proved": 1, "facts": 3}, [("d2", "fewer_facts"), ("d2", None)]),
        ({"proved": 1, "facts": 2}, {"proved": 1, "facts": 2}, [("d1", None), ("d1", "undecided")]),
    ],
)
def test_most_proved_facts_count_then_most_facts_then_the_id(sample, loaded, first, second, chosen):
    version(sample, "d1", "1.00", **first)
    version(sample, "d2", "1.00", **second)
    assert counted(loaded()) == chosen


@pytest.mark.parametrize(
    "other",
    [
        {"fiscal_year": 2022},
        {"document_kind": "unit_budget"},
        {"document_kind": "department_final_account"},
        {"agency_id": "乙局"},
    ],
)
def test_other_years_kinds_and_agencies_are_other_disclosures(sample, loaded, other):
    sample.document("d1", "甲局", agency_id="甲局")
    sample.document("d2", "甲局", **{"agency_id": "甲局", **other})
    assert counted(loaded()) == [("d1", None), ("d2", None)]


def test_v01_names_both_versions_and_how_to_choose(sample, loaded):
    version(sample, "d1", "1.00", proved=1)
    version(sample, "d2", "1.00", proved=5, file_name="better.pdf")
    [row] = findings(loaded(), "V01").to_dicts()
    assert row["document_id"] == "d1"
    assert "better.pdf (d2)" in row["explanation"] and "5 of its facts are proved and 1" in row["explanation"]
    assert "`yusuan withdraw d2 --reason …` has this one counted" in row["explanation"]
    assert "better.pdf（d2）" in row["explanation_zh"]


def test_v01_says_so_where_nothing_tells_which_is_better(sample, loaded):
    version(sample, "d1", "1.00")
    version(sample, "d2", "1.00")
    assert "nothing tells which is better" in findings(loaded(), "V01")["explanation"][0]


def test_a_disclosure_of_one_version_has_no_finding(sample, loaded):
    version(sample, "d1", "1.00")
    connection = loaded()
    assert findings(connection, "V01").is_empty() and findings(connection, "V02").is_empty()


def test_v02_counts_what_agrees_and_names_the_first_that_differs(sample, loaded):
    version(sample, "d1", "1.00", "2.00", "3.00", "4.00", proved=9)
    version(sample, "d2", "1.00", "2.50", "3.50")
    [row] = findings(loaded(), "V02").to_dicts()
    assert "Of 4 figures" in row["explanation"]
    assert "1 agree, 2 differ, 0 stand only here and 1 only there" in row["explanation"]
    said = {name: row[name] for name in ("document_id", "form_id", "cell_id", "stated", "expected", "difference")}
    assert said == {
        "document_id": "d2",
        "form_id": "expenditure",
        "cell_id": "d2:t01:r01",
        "stated": "2.50 元",
        "expected": "2.00 元",
        "difference": Decimal("0.50"),
    }


def test_versions_with_the_same_figures_agree(sample, loaded):
    version(sample, "d1", "1.00", "2.00")
    version(sample, "d2", "1.00", "2.00")
    connection = loaded()
    assert findings(connection, "V02").is_empty()
    assert connection.sql("select count(*), bool_and(agrees) from version_figure").fetchall() == [(2, True)]


def test_a_printed_sum_that_differs_is_told_though_all_facts_agree(sample, loaded):
    for document_id, total in (("d1", "1.00"), ("d2", "9.00")):
        version(sample, document_id, "1.00")
        sample.fact("control_total", f"{document_id}:t01:r09", "expenditure", total, row_kind="total")
    assert findings(loaded(), "V02")["cell_id"].to_list() == ["d2:t01:r09"]


def test_a_code_with_another_name_beside_it_is_the_same_row(sample, loaded):
    for document_id, name in (("d1", "机关养老"), ("d2", "机关事业单位养老")):
        version(sample, document_id)
        sample.by_function(f"{document_id}:1", "expenditure", "1.00", "2080505", function_name=name)
    assert findings(loaded(), "V02").is_empty()


def test_versions_in_yuan_and_in_ten_thousand_yuan_differ_by_more_than_rounding_only(sample, loaded):
    for document_id, amounts, precision in (
        ("d1", ("12345.67", "100.00"), "0.01"),
        ("d2", ("12300.00", "200.00"), "100.00"),
    ):
        version(sample, document_id, *amounts, proved=document_id == "d1")
        for row, amount in enumerate(amounts):
            sample.add(
                "source_cell", cell_id=f"{document_id}:t01:r{row:02}", document_id=document_id,
                table_id=f"{document_id}:t01", row_number=row, column_number=2, printed_text=amount,
                amount_yuan=Decimal(amount), precision_yuan=Decimal(precision), cell_role="fact",
            )  # fmt: skip
    assert findings(loaded(), "V02")["cell_id"].to_list() == ["d2:t01:r01"]


def test_two_documents_without_a_common_figure_may_be_two_agencies(sample, loaded):
    version(sample, "d1", "1.00")
    version(sample, "d2", "5.00")
    assert "two agencies of one name" in findings(loaded(), "V02")["explanation"][0]


def test_figures_of_disclosures_of_one_version_are_not_compared(sample, loaded):
    version(sample, "d1", "1.00")
    version(sample, "d2", "2.00", document_kind="department_final_account")
    assert loaded().sql("from version_figure").fetchall() == []


@pytest.mark.parametrize(
    ("same", "other", "holds"), [(12, {}, [False]), (12, {"fiscal_year": 2022}, []), (10, {}, [True]), (9, {}, [])]
)
def test_v04_knows_a_disclosure_under_two_names_by_its_figures(sample, loaded, same, other, holds):
    for document_id, name, shift in (("d1", "甲市财政局", 0), ("d2", "某省甲市财政局", 1)):
        sample.document(document_id, name, **(other if shift else {}))
        for row in range(20):
            amount = f"{row + 1 + (100 if shift and row >= same else 0)}.00"
            sample.by_function(f"{document_id}:{row}", "expenditure", amount, f"20805{row:02}")
    [found] = [rows for rule, rows in compare(loaded(), "warehouse") if rule["rule_id"] == "V04"]
    assert found["holds"].to_list() == holds


def test_v04_leaves_a_department_and_its_only_unit_alone(sample, loaded):
    for document_id, kind in (("d1", "department_budget"), ("d2", "unit_budget")):
        sample.document(document_id, "甲局", document_kind=kind, agency_id="甲局")
        for row in range(20):
            sample.by_function(f"{document_id}:{row}", "expenditure", f"{row + 1}.00", f"20805{row:02}")
    [found] = [rows for rule, rows in compare(loaded(), "warehouse") if rule["rule_id"] == "V04"]
    assert found.is_empty()
