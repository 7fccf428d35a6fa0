"""One row per disclosure: figures are those of the views, what is not printed is null, sums over agencies hold."""

from decimal import Decimal

import duckdb
import pytest

from flows.ask.warehouse import opened

SAME = {
    "expenditure_yuan": "select document_id, sum(amount_yuan) from expenditure_by_function group by all",
    "all_funds_expenditure_yuan": """
        select document_id, sum(amount_yuan) from expenditure_by_function where scope = 'all_funds' group by all
    """,
    "basic_expenditure_yuan": """
        select document_id, sum(amount_yuan) from expenditure_by_function
        where
            expenditure_type in ('basic', 'personnel', 'public', 'wages_and_welfare')
            or expenditure_type in ('individuals_and_families', 'goods_and_services', 'capital')
        group by all
    """,
    "project_expenditure_yuan": """
        select document_id, sum(amount_yuan) from expenditure_by_function
        where expenditure_type in ('project', 'other_operating', 'specific_target') group by all
    """,
    "general_expenditure_yuan": """
        select document_id, sum(amount_yuan) from fact_expenditure_by_function
        where form_id = 'general_expenditure' group by all
    """,
    "revenue_yuan": "select document_id, sum(amount_yuan) from revenue group by all",
    "current_revenue_yuan": "select document_id, sum(amount_yuan) from revenue where is_current_year group by all",
    "three_public_yuan": "select document_id, sum(amount_yuan) from three_public group by all",
    "reception_yuan": """
        select document_id, sum(amount_yuan) from three_public where item = 'reception' group by all
    """,
    "vehicle_operation_yuan": """
        select document_id, sum(amount_yuan) from three_public where item = 'vehicle_operation' group by all
    """,
    "projects_yuan": "select document_id, sum(amount_yuan) from projects group by all",
    "project_count": """
        select document_id, count(distinct concat(unit_name, ' ', project_name)) from projects group by all
    """,
    "indicator_count": "select document_id, count(*) from performance_indicators group by all",
    "error_count": """
        select document_id, count(*) from findings
        where severity = 'error' and outcome = 'failed' and explained_by is null group by all
    """,
    "fact_count": "select document_id, fact_count from document_coverage",
}  # fmt: skip


@pytest.fixture(scope="module")
def seeds(published):
    with opened(published) as connection:
        yield connection


@pytest.mark.parametrize("column", SAME)
def test_each_figure_is_that_of_the_views(seeds, column):
    ours = seeds.sql(f"select document_id, {column} from agency_years where {column} != 0 order by all").fetchall()
    assert ours and ours == seeds.sql(f"from ({SAME[column]}) order by all").fetchall()


def test_one_row_for_each_disclosure(sample, loaded):
    for document_id in ("d1", "d2"):
        sample.document(document_id, "甲局", agency_id="甲局")
    sample.document("d3", "乙局")
    assert loaded().sql("select document_id from agency_years order by all").fetchall() == [("d1",), ("d3",)]


def test_what_is_not_printed_is_null(sample, loaded):
    sample.document("d1", "甲局")
    figures = loaded().sql("select columns('_yuan$'), project_count, indicator_count from agency_years")
    assert set(figures.fetchall()[0]) == {None}


def row(connection: duckdb.DuckDBPyConnection, *columns: str) -> tuple:
    [found] = connection.sql(f"select {', '.join(columns)} from agency_years").fetchall()
    return found


def test_a_form_that_breaks_down_only_some_of_its_money_has_no_basic_expenditure(sample, loaded):
    sample.document("d1", "甲局")
    sample.form("d1", "expenditure")
    sample.by_function("d1:1", "expenditure", "1.00", expenditure_type="basic")
    sample.by_function("d1:2", "expenditure", "2.00", expenditure_type="unspecified")
    assert row(loaded(), "expenditure_yuan", "basic_expenditure_yuan") == (Decimal("3.00"), None)


def test_forms_of_disjoint_funds_are_one_sum_with_both_scopes(sample, loaded):
    sample.document("d1", "甲局")
    for form_id in ("general_expenditure", "government_fund_expenditure"):
        sample.form("d1", form_id)
        sample.by_function(f"d1:{form_id}", form_id, "1.00")
    found = row(loaded(), "expenditure_yuan", "expenditure_scope", "all_funds_expenditure_yuan")
    assert found == (Decimal("2.00"), "general_public_budget + government_fund", None)


@pytest.mark.parametrize(("own", "amount"), [(True, Decimal("1.00")), (False, None)])
def test_appropriation_is_general_revenue_only_below_the_general_budget(sample, loaded, own, amount):
    sample.document("d1", "甲局")
    sample.form("d1", "revenue")
    sample.fact("fact_revenue", "d1:1", "revenue", "1.00", fund_source="fiscal_appropriation")
    if own:
        sample.fact(
            "control_total", "d1:2", "revenue", "1.00", fund_source="general_public_budget", row_kind="total"
        )  # fmt: skip
    assert row(loaded(), "general_revenue_yuan") == (amount,)


def test_vehicles_printed_together_are_not_split(sample, loaded):
    sample.document("d1", "甲局")
    sample.form("d1", "three_public")
    for number, (item, amount) in enumerate([("vehicle_total", "3.00"), ("vehicle_operation", "1.00")]):
        sample.fact("fact_three_public", f"d1:{number}", "three_public", amount, item=item, basis="current")
    found = row(loaded(), "three_public_yuan", "vehicle_yuan", "vehicle_operation_yuan")
    assert found == (Decimal("4.00"), Decimal("4.00"), None)


def test_a_total_alone_says_nothing_of_its_items(sample, loaded):
    sample.document("d1", "甲局")
    sample.form("d1", "three_public")
    for number, (item, amount) in enumerate([("total", "3.00"), ("reception", "0.00")]):
        sample.fact("fact_three_public", f"d1:{number}", "three_public", amount, item=item, basis="current")
    assert row(loaded(), "three_public_yuan", "reception_yuan") == (Decimal("3.00"), None)


def published_by(sample, document_id: str, kind: str, amount: str, year: int | None = 2023) -> None:
    """A document of 甲局, which lists no units."""
    sample.document(document_id, "甲局", document_kind=kind, fiscal_year=year)
    sample.form(document_id, "expenditure")
    sample.by_function(f"{document_id}:1", "expenditure", amount, fiscal_year=year)


def test_countable_rows_hold_no_money_twice(sample, loaded):
    published_by(sample, "d1", "department_budget", "100.00")
    published_by(sample, "d2", "unit_budget", "60.00")
    published_by(sample, "d3", "department_final_account", "90.00")
    published_by(sample, "d4", "unit_final_account", "50.00")
    connection = loaded()
    for view, amount in (("expenditure_by_function", "amount_yuan"), ("agency_years", "expenditure_yuan")):
        found = connection.sql(f"select measure, sum({amount}) from {view} where countable group by all order by all")
        assert found.fetchall() == [("budget", Decimal("100.00")), ("final_account", Decimal("90.00"))]


def test_a_document_without_a_year_is_not_countable(sample, loaded):
    published_by(sample, "d1", "department_budget", "1.00", year=None)
    assert row(loaded(), "countable") == (False,)


def test_the_chinese_twin_has_the_same_rows(seeds):
    ours = seeds.sql("select document_id, expenditure_yuan, three_public_yuan from agency_years order by all")
    twin = seeds.sql("select 文件编号, 支出_元, 三公经费_元 from 部门年度 order by all")
    assert ours.fetchall() and ours.fetchall() == twin.fetchall()
