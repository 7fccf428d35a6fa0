"""A department's document and those of its units: known by what is printed, never added together."""

from decimal import Decimal
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.check.rules import compare

BUREAU, CENTRE = "甲市财政局", "甲市会计中心"


def published(sample, document_id: str, agency_name: str, units: dict[str, str], **other: Any) -> None:
    """A document whose 支出总表 has a row for each unit."""
    sample.document(document_id, agency_name, **other)
    sample.form(document_id, "expenditure")
    for number, (unit_name, amount) in enumerate(units.items()):
        sample.by_function(f"{document_id}:t01:r{number:02}", "expenditure", amount, unit_name=unit_name)


def relations(connection: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    return connection.sql(
        "select department_document_id, unit_document_id, known_by from document_relation order by all"
    ).fetchall()


def amounts(connection: duckdb.DuckDBPyConnection) -> tuple[Any, ...]:
    [row] = connection.sql(
        "select department_total_yuan, department_amount_yuan, unit_amount_yuan, agrees from document_relation"
    ).fetchall()
    return row


def summed_once(connection: duckdb.DuckDBPyConnection) -> Decimal:
    query = "select sum(amount_yuan) from expenditure_by_function where part_of_document_id is null"
    return connection.sql(query).fetchall()[0][0]


def test_a_unit_that_the_department_lists_is_a_part_of_it(sample, loaded):
    published(sample, "d1", BUREAU, {BUREAU: "60.00", CENTRE: "40.00"})
    published(sample, "d2", CENTRE, {CENTRE: "40.00"})
    connection = loaded()
    assert relations(connection) == [("d1", "d2", "listed")]
    assert amounts(connection) == (Decimal("100.00"), Decimal("40.00"), Decimal("40.00"), True)
    assert summed_once(connection) == Decimal("100.00")


@pytest.mark.parametrize(
    "printed", ["甲市会计中心（本级）", "甲市会计中心本级", "205001甲市会计中心", "[205001]甲市会计中心"]
)
def test_a_unit_is_known_by_its_name_without_code_and_brackets(sample, loaded, printed):
    published(sample, "d1", BUREAU, {BUREAU: "60.00", printed: "40.00"})
    published(sample, "d2", CENTRE, {CENTRE: "40.00"})
    assert relations(loaded()) == [("d1", "d2", "listed")]


def test_one_name_as_department_and_as_unit_is_a_department_and_its_office(sample, loaded):
    published(sample, "d1", BUREAU, {BUREAU: "100.00"})
    published(sample, "d2", BUREAU, {BUREAU: "60.00"}, document_kind="unit_budget")
    connection = loaded()
    assert relations(connection) == [("d1", "d2", "same_name")]
    # Under its own name the department prints all its money here, so that nothing can be held against the office's.
    assert amounts(connection) == (Decimal("100.00"), None, Decimal("60.00"), None)
    assert summed_once(connection) == Decimal("100.00")


def test_the_office_is_compared_where_the_department_lists_it_beside_other_units(sample, loaded):
    published(sample, "d1", BUREAU, {f"{BUREAU}本级": "60.00", CENTRE: "40.00"})
    published(sample, "d2", BUREAU, {BUREAU: "60.00"}, document_kind="unit_budget")
    assert amounts(loaded()) == (Decimal("100.00"), Decimal("60.00"), Decimal("60.00"), True)


def test_an_office_that_calls_itself_so_is_a_part_of_its_department(sample, loaded):
    published(sample, "d1", BUREAU, {BUREAU: "100.00"})
    published(sample, "d2", f"{BUREAU}（本级）", {BUREAU: "60.00"})
    assert relations(loaded()) == [("d1", "d2", "same_name")]


@pytest.mark.parametrize("other", [{"fiscal_year": 2022}, {"document_kind": "unit_final_account"}])
def test_another_year_or_a_final_account_is_no_part_of_a_budget(sample, loaded, other):
    published(sample, "d1", BUREAU, {BUREAU: "60.00", CENTRE: "40.00"})
    published(sample, "d2", CENTRE, {CENTRE: "40.00"}, **other)
    assert relations(loaded()) == []


def test_a_department_that_a_unit_names_is_no_part_of_the_unit(sample, loaded):
    published(sample, "d1", BUREAU, {BUREAU: "60.00"})
    published(sample, "d2", CENTRE, {CENTRE: "40.00", BUREAU: "1.00"}, document_kind="unit_budget")
    assert relations(loaded()) == []


def test_two_documents_that_list_each_other_are_not_whole_and_part(sample, loaded):
    published(sample, "d1", BUREAU, {BUREAU: "60.00", CENTRE: "40.00"})
    published(sample, "d2", CENTRE, {BUREAU: "60.00", CENTRE: "40.00"})
    assert relations(loaded()) == []


def test_agencies_that_nothing_connects_are_both_counted(sample, loaded):
    published(sample, "d1", BUREAU, {BUREAU: "60.00"})
    published(sample, "d2", CENTRE, {CENTRE: "40.00"})
    connection = loaded()
    assert relations(connection) == []
    assert summed_once(connection) == Decimal("100.00")


def test_a_unit_of_two_departments_does_not_double_its_facts(sample, loaded):
    for document_id, department in (("d1", "甲委"), ("d2", "乙委")):
        published(sample, document_id, department, {department: "1.00", CENTRE: "40.00"})
    published(sample, "d3", CENTRE, {CENTRE: "40.00"})
    rows = loaded().sql("select part_of_document_id from expenditure_by_function where document_id = 'd3'")
    assert rows.fetchall() == [("d1",)]


def test_a_version_that_is_left_out_is_neither_whole_nor_part(sample, loaded):
    for document_id in ("d1", "d2"):
        published(sample, document_id, BUREAU, {BUREAU: "60.00", CENTRE: "40.00"}, agency_id="财政局")
    published(sample, "d3", CENTRE, {CENTRE: "40.00"})
    assert relations(loaded()) == [("d1", "d3", "listed")]


def test_every_view_says_which_rows_are_parts_of_others(loaded):
    views = loaded().sql("select table_name from duckdb_columns() where column_name = 'part_of_document_id'").fetchall()
    assert {name for (name,) in views} >= {
        "expenditure_by_function", "expenditure_by_economic", "revenue", "projects", "three_public",
    }  # fmt: skip


def comparisons(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    [found] = [rows for rule, rows in compare(connection, "warehouse") if rule["rule_id"] == "V03"]
    return found


@pytest.mark.parametrize(("amount", "holds"), [("40.00", True), ("41.00", False)])
def test_v03_holds_a_unit_s_document_against_its_department_s(sample, loaded, amount, holds):
    published(sample, "d1", BUREAU, {BUREAU: "60.00", CENTRE: "40.00"})
    published(sample, "d2", CENTRE, {CENTRE: amount})
    [row] = comparisons(loaded()).to_dicts()
    assert (row["document_id"], row["stated"], row["expected"]) == ("d2", f"{amount} 元", "40.00 元")
    assert row["holds"] is holds


def test_v03_has_nothing_to_compare_where_the_department_prints_no_units(sample, loaded):
    published(sample, "d1", BUREAU, {BUREAU: "100.00"})
    published(sample, "d2", BUREAU, {BUREAU: "60.00"}, document_kind="unit_budget")
    assert comparisons(loaded()).is_empty()
