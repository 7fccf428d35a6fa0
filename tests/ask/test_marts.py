"""The views people use: safe to sum, every row one fact, every column explained."""

from decimal import Decimal

import duckdb
import pytest

VIEWS = {
    "expenditure_by_function": "支出_功能分类",
    "expenditure_by_economic": "支出_经济分类",
    "revenue": "收入",
    "projects": "项目",
    "three_public": "三公经费",
    "agency_years": "部门年度",
    "findings": "问题",
    "document_coverage": "文件质量",
    "coverage": "报表状态",
}


def total(connection: duckdb.DuckDBPyConnection, view: str) -> Decimal | None:
    return connection.sql(f"select sum(amount_yuan) from {view}").fetchall()[0][0]


def forms(connection: duckdb.DuckDBPyConnection, view: str) -> list[tuple[str, str]]:
    return connection.sql(f"select distinct form_id, scope from {view} order by form_id").fetchall()


def test_every_view_and_column_has_a_comment(loaded):
    unexplained = loaded().sql(
        """
        select duckdb_columns.table_name, duckdb_columns.column_name
        from duckdb_columns() inner join duckdb_views() on duckdb_columns.table_name = duckdb_views.view_name
        where
            not duckdb_views.internal
            and (duckdb_columns.comment is null or duckdb_views.comment is null)
        """
    )
    assert unexplained.fetchall() == []


@pytest.mark.parametrize(("view", "twin"), VIEWS.items())
def test_every_view_has_a_chinese_twin_with_chinese_columns(loaded, view, twin):
    connection = loaded()
    names = [name for name, *_ in connection.sql(f"describe {twin}").fetchall()]
    assert connection.sql(f"describe {view}").fetchall()
    assert names and not [name for name in names if name.isascii()]


def test_money_printed_in_two_forms_is_counted_once(sample, loaded):
    sample.document("d1", "甲局")
    for form_id in ("expenditure", "general_expenditure", "general_basic_function"):
        sample.form("d1", form_id)
        sample.by_function(f"d1:{form_id}", form_id, "100.00")
    connection = loaded()
    assert total(connection, "expenditure_by_function") == Decimal("100.00")
    assert forms(connection, "expenditure_by_function") == [("expenditure", "all_funds")]


def test_appropriation_form_is_taken_where_expenditure_is_absent(sample, loaded):
    sample.document("d1", "甲局")
    for form_id in ("appropriation_expenditure", "general_expenditure"):
        sample.form("d1", form_id)
        sample.by_function(f"d1:{form_id}", form_id, "100.00")
    chosen = forms(loaded(), "expenditure_by_function")
    assert chosen == [("appropriation_expenditure", "fiscal_appropriation")]


def test_forms_of_disjoint_funds_are_taken_together(sample, loaded):
    sample.document("d1", "甲局")
    for form_id, amount in (("general_expenditure", "100.00"), ("government_fund_expenditure", "36.00")):
        sample.form("d1", form_id)
        sample.by_function(f"d1:{form_id}", form_id, amount)
    connection = loaded()
    assert total(connection, "expenditure_by_function") == Decimal("136.00")
    assert forms(connection, "expenditure_by_function") == [
        ("general_expenditure", "general_public_budget"),
        ("government_fund_expenditure", "government_fund"),
    ]


def test_a_fund_form_counts_where_the_general_form_is_there_and_empty(sample, loaded):
    sample.document("d1", "甲局")
    sample.form("d1", "general_expenditure", "empty")
    sample.form("d1", "government_fund_expenditure")
    sample.by_function("d1:1", "government_fund_expenditure", "36.00")
    assert total(loaded(), "expenditure_by_function") == Decimal("36.00")


@pytest.mark.parametrize("status", ["partial", "set_aside", "listed_but_absent"])
def test_a_fund_form_never_passes_for_the_whole(sample, loaded, status):
    sample.document("d1", "甲局")
    sample.form("d1", "general_expenditure", status)
    sample.form("d1", "government_fund_expenditure")
    sample.by_function("d1:1", "government_fund_expenditure", "36.00")
    assert total(loaded(), "expenditure_by_function") is None


@pytest.mark.parametrize("status", ["partial", "set_aside"])
def test_a_form_that_was_not_read_whole_is_not_summed(sample, loaded, status):
    sample.document("d1", "甲局")
    sample.form("d1", "expenditure", status)
    sample.form("d1", "general_expenditure")
    sample.by_function("d1:1", "expenditure", "40.00")
    sample.by_function("d1:2", "general_expenditure", "100.00")
    assert total(loaded(), "expenditure_by_function") == Decimal("100.00")


def test_each_document_has_its_own_choice(sample, loaded):
    for document_id, form_id in (("d1", "expenditure"), ("d2", "general_expenditure")):
        sample.document(document_id, f"{document_id}局")
        sample.form(document_id, form_id)
        sample.by_function(f"{document_id}:1", form_id, "1.00")
    assert len(forms(loaded(), "expenditure_by_function")) == 2


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("economic_summary", "general_expenditure_economic"),
        ("general_expenditure_economic", "appropriation_basic_economic"),
        ("appropriation_basic_economic", "general_basic_economic"),
    ],
)
def test_the_widest_economic_form_is_taken(sample, loaded, better, worse):
    sample.document("d1", "甲局")
    for form_id in (better, worse):
        sample.form("d1", form_id)
        sample.fact("fact_expenditure_by_economic", f"d1:{form_id}", form_id, "5.00")
    assert [form_id for form_id, _ in forms(loaded(), "expenditure_by_economic")] == [better]


def test_operating_expenses_are_no_economic_total(sample, loaded):
    sample.document("d1", "甲局")
    sample.form("d1", "operating_expenses")
    sample.fact("fact_expenditure_by_economic", "d1:1", "operating_expenses", "5.00")
    assert total(loaded(), "expenditure_by_economic") is None


def test_names_of_a_code_never_double_a_fact(sample, loaded):
    sample.document("d1", "甲局")
    sample.form("d1", "expenditure")
    sample.by_function("d1:1", "expenditure", "7.00", "2101550")
    for code, level in (("210", "class"), ("21015", "subclass"), ("2101550", "item")):
        for name, first, confidence in (
            ("旧名", None, "high"),
            ("新名", 2020, "high"),
            ("误名", 2021, "low"),
        ):
            sample.add(
                "dim_function", function_code=code, function_name=name, function_level=level,
                class_code="210", valid_from=first, source="observed", confidence=confidence,
            )  # fmt: skip
    rows = loaded().sql("select amount_yuan, item_name, subclass_name, class_name from expenditure_by_function")
    assert rows.fetchall() == [(Decimal("7.00"), "新名", "新名", "新名")]


def test_a_name_is_that_of_the_fiscal_year(sample, loaded):
    sample.document("d1", "甲局", fiscal_year=2018)
    sample.form("d1", "expenditure")
    sample.by_function("d1:1", "expenditure", "7.00", "210", fiscal_year=2018)
    for name, first, last in (("医疗卫生与计划生育支出", 2014, 2018), ("卫生健康支出", 2019, None)):
        sample.add(
            "dim_function", function_code="210", function_name=name, function_level="class", class_code="210",
            valid_from=first, valid_to=last, source="edition", confidence="high",
        )  # fmt: skip
    assert loaded().sql("select function_name from expenditure_by_function").fetchall() == [("医疗卫生与计划生育支出",)]


def test_an_unknown_code_keeps_its_amount_and_the_printed_name(sample, loaded):
    sample.document("d1", "甲局")
    sample.form("d1", "expenditure")
    sample.by_function("d1:1", "expenditure", "7.00", "9999999", function_name="未知科目")
    rows = loaded().sql("select amount_yuan, function_name, class_name from expenditure_by_function")
    assert rows.fetchall() == [(Decimal("7.00"), "未知科目", None)]


def test_a_row_without_a_code_keeps_its_amount(sample, loaded):
    sample.document("d1", "甲局")
    sample.form("d1", "expenditure")
    sample.by_function("d1:1", "expenditure", "7.00", None)
    assert total(loaded(), "expenditure_by_function") == Decimal("7.00")


def test_revenue_comes_from_the_revenue_form(sample, loaded):
    sample.document("d1", "甲局")
    sample.form("d1", "revenue")
    sample.form("d1", "summary")
    sample.fact("fact_revenue", "d1:1", "revenue", "10.00")
    sample.fact("fact_summary_line", "d1:2", "summary", "10.00")
    connection = loaded()
    assert (total(connection, "revenue"), forms(connection, "revenue")) == (
        Decimal("10.00"),
        [("revenue", "all_funds")],
    )


def test_revenue_comes_from_the_summary_where_there_is_no_revenue_form(sample, loaded):
    sample.document("d1", "甲局")
    sample.form("d1", "summary")
    sample.fact("fact_summary_line", "d1:1", "summary", "10.00")
    sample.fact("fact_summary_line", "d1:2", "summary", "10.00", side="expenditure")
    assert total(loaded(), "revenue") == Decimal("10.00")


def test_what_is_carried_over_is_no_revenue_of_the_year(sample, loaded):
    sample.document("d1", "甲局")
    sample.form("d1", "revenue")
    for number, fund in enumerate(["general_public_budget", "carryover", "carryover_government_fund"]):
        sample.fact("fact_revenue", f"d1:{number}", "revenue", "1.00", fund_source=fund)
    sample.fact("fact_revenue", "d1:9", "revenue", "1.00", fund_source="institution_fund_offset")
    connection = loaded()
    current = connection.sql("select fund_source from revenue where is_current_year").fetchall()
    assert (total(connection, "revenue"), current) == (Decimal("4.00"), [("general_public_budget",)])


def test_projects_leave_out_items_of_basic_expenditure(sample, loaded):
    sample.document("d1", "甲局")
    for form_id in ("project_expenditure", "general_basic_items"):
        sample.form("d1", form_id)
        sample.fact("fact_project", f"d1:{form_id}", form_id, "3.00", project_name="网络运行维护费")
    assert total(loaded(), "projects") == Decimal("3.00")


def test_three_public_leaves_out_other_bases_and_items(sample, loaded):
    sample.document("d1", "甲局")
    sample.form("d1", "three_public")
    for number, (item, basis, amount) in enumerate(
        [("reception", "current", "0.60"), ("reception", "prior", "0.70"), ("conference", "current", "5.00")]
    ):
        sample.fact("fact_three_public", f"d1:{number}", "three_public", amount, item=item, basis=basis)
    connection = loaded()
    assert total(connection, "three_public") == Decimal("0.60")
    assert total(connection, "three_public_by_basis") == Decimal("6.30")


def test_every_finding_is_one_row(sample, loaded):
    sample.document("d1", "甲局")
    for number in (1, 2):
        sample.add(
            "finding", finding_id=f"S01:d1:{number}", document_id="d1", rule_id="S01", severity="info",
            outcome="failed", explanation="x", explanation_zh="某",
        )  # fmt: skip
    assert len(loaded().sql("select * from findings").fetchall()) == 2


@pytest.mark.parametrize(
    ("printed", "adds_up"),
    [("30.00", True), ("30.01", False), ("1000.00", False), (None, None)],
    ids=["equal", "a little more", "rows left out", "no total"],
)
def test_rows_that_do_not_make_the_total_of_their_form_say_so(sample, loaded, printed, adds_up):
    sample.document("d", "甲局")
    sample.form("d", "expenditure")
    sample.by_function("d:1", "expenditure", "10.00")
    sample.by_function("d:2", "expenditure", "20.00", "2080506")
    if printed:
        sample.fact("control_total", "d:3", "expenditure", printed, row_kind="total")
    connection = loaded()
    assert connection.sql("select distinct adds_up from expenditure_by_function").fetchall() == [(adds_up,)]
    assert connection.sql("select expenditure_adds_up from agency_years").fetchall() == [(adds_up,)]
