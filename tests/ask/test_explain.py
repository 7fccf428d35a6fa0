"""Where a figure comes from."""

import io
from decimal import Decimal

import duckdb
import pytest

from flows.ask.explain import explain
from flows.ask.explanation import write_explanation
from flows.ask.warehouse import opened
from flows.errors import YusuanError

FACT, TOTAL = "d1:t01:r02:c02", "d1:t01:r01:c02"


@pytest.fixture
def explained(warehouse):
    with opened(warehouse) as connection:
        return explain(connection, FACT)


def test_a_fact_is_traced_to_its_place(explained):
    place = (
        "file_name",
        "agency_name",
        "form_name",
        "title",
        "line",
        "row_label",
        "column_label",
        "printed_text",
    )
    assert [explained[name] for name in place] == [
        "d1.txt", "甲市医疗保障局", "支出总表", "支出总表", 12, "行政运行", "合计", "1234000.00",
    ]  # fmt: skip


def test_a_fact_is_told_with_its_keys(explained):
    figure = explained["figure"]
    assert (figure["table"], figure["proved"]) == ("fact_expenditure_by_function", True)
    assert figure["keys"]["function_code"] == "2101501"


def test_an_equation_is_told_with_total_terms_and_whether_it_holds(explained):
    [equation] = explained["equations"]
    assert equation["holds"] is True
    assert equation["total"]["cell_id"] == TOTAL
    assert [term["amount_yuan"] for term in equation["terms"]] == [Decimal("1234000.00"), Decimal("567.89")]


def test_a_total_is_explained_by_the_same_equation(warehouse):
    with opened(warehouse) as connection:
        total = explain(connection, TOTAL)
    assert total["figure"]["table"] == "control_total"
    assert [equation["equation_id"] for equation in total["equations"]] == ["d1:t01:e1"]


def test_corrections_and_findings_stand_beside(warehouse, explained):
    with opened(warehouse) as connection:
        other = explain(connection, "d1:t01:r03:c02")
    assert [one["proof"] for one in explained["corrections"]] == ["合计 = 两项之和"]
    assert [one["rule_id"] for one in other["findings"]] == ["D02"]


def test_an_indicator_is_told_without_a_proof(warehouse, tmp_path):
    target = tmp_path / "indicator.duckdb"
    target.write_bytes(warehouse.read_bytes())
    with duckdb.connect(str(target)) as connection:
        values = {"cell_id": FACT, "goal_id": "g", "document_id": "d1", "form_id": "f", "table_id": "d1:t01"}
        needed = connection.sql(
            "select column_name, data_type from duckdb_columns() "
            "where table_name = 'fact_performance_indicator' and not is_nullable"
        ).fetchall()
        row = {name: values.get(name, "x" if kind == "VARCHAR" else 0) for name, kind in needed}
        names, marks = ", ".join(row), ", ".join("?" for _ in row)
        connection.execute("delete from fact_expenditure_by_function")
        connection.execute(f"insert into fact_performance_indicator ({names}) values ({marks})", [*row.values()])
    out = io.StringIO()
    with opened(target) as connection:
        write_explanation(explain(connection, FACT), out)
    assert "fact_performance_indicator" in out.getvalue() and "proved" not in out.getvalue()


def test_an_explanation_reads_from_figure_to_proof(explained):
    out = io.StringIO()
    write_explanation(explained, out)
    told = out.getvalue()
    assert told.startswith("1234000.00 元 = 1,234,000.00 元\n")
    assert "1,234,567.89 = 1,234,567.89, holds" in told
    assert "1,234,000.00  行政运行 ← this cell" in told


def test_an_equation_that_does_not_hold_is_told_with_its_difference(explained):
    equation = {
        **explained["equations"][0],
        "holds": False,
        "difference": Decimal("-40.00"),
        "tolerance": Decimal("0.02"),
    }
    out = io.StringIO()
    write_explanation({**explained, "equations": [equation]}, out)
    assert "does not hold: off by -40.00, of which rounding explains 0.02" in out.getvalue()


def test_a_cell_that_is_not_there_is_told(warehouse):
    with opened(warehouse) as connection, pytest.raises(YusuanError, match="There is no cell d9"):
        explain(connection, "d9:t01:r01:c01")


def test_where_the_document_was_fetched_is_told(explained):
    out = io.StringIO()
    write_explanation(explained, out)
    assert "  from      https://example.org/a.pdf, fetched on 2026-11-23\n" in out.getvalue()


def test_a_cell_of_a_workbook_is_named_as_its_formulas_name_it(explained):
    out = io.StringIO()
    write_explanation({**explained, "page": 3, "line": 12, "column_number": 28}, out)
    assert "sheet 3, row 12, cell AB12" in out.getvalue()
