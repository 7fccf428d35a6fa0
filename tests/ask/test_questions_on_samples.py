"""Worked questions on what the bundled documents do not show: years, final accounts, versions, own funds, weights."""

from decimal import Decimal

import pytest


def budget(sample, document_id, year, *amounts, kind="department_budget", **other):
    """A document of 甲局 with expenditure of these amounts."""
    sample.document(document_id, "甲局", agency_id="甲局", fiscal_year=year, document_kind=kind, **other)
    sample.form(document_id, "expenditure")
    for number, amount in enumerate(amounts):
        cell_id = f"{document_id}:t01:r{number:02}"
        sample.by_function(cell_id, "expenditure", amount, fiscal_year=year, agency_id="甲局")


def claim(sample, document_id, number, topic, metric="amount", **other):
    row = {
        "claim_id": f"{document_id}:n{number}", "document_id": document_id, "agency_id": f"agency-{document_id}",
        "subject": topic, "topic": topic, "metric": metric, "basis": "current", "printed_text": "", "sentence": "",
    }  # fmt: skip
    sample.add("fact_narrative_claim", **row | other)


def target(sample, goal_id, *weights, weight_total=None, values=None):
    """A target of d1 with an indicator of each weight; `values` are its (comparator, value, text)."""
    row = {"document_id": "d1", "form_id": "project_performance", "table_id": "d1:t01", "agency_id": "a"}
    row |= {"unit_name": "甲局", "goal_id": goal_id}
    sample.add(
        "fact_performance_goal",
        **row, cell_id=goal_id, weight_total=weight_total, indicator_count=len(weights), project_name=goal_id,
    )  # fmt: skip
    for number, weight in enumerate(weights):
        comparator, value, text = (values or {}).get(number, ("=", Decimal(1), "1"))
        sample.add(
            "fact_performance_indicator",
            **row, cell_id=f"{goal_id}{number}", indicator="某指标", weight=weight and Decimal(weight),
            comparator=comparator, value=value, value_text=text,
        )  # fmt: skip


def test_a_form_that_is_not_split_is_not_held_to_be_projects(sample, answered):
    budget(sample, "d1", 2023, "100.00")
    [row] = answered(14)
    assert (row["basic_yuan"], row["other_or_not_split_yuan"], row["project_percent"]) == (None, Decimal(100), None)


@pytest.mark.parametrize("outcome", ["failed", "withheld"])
def test_doubts_about_the_form_that_is_summed_are_counted(sample, answered, outcome):
    budget(sample, "d1", 2023, "100.00")
    for number, form_id in enumerate(("expenditure", "summary")):
        sample.add(
            "finding", finding_id=f"C08:d1:{number}", document_id="d1", form_id=form_id, rule_id="C08",
            severity="error", outcome=outcome, explanation="", explanation_zh="",
        )  # fmt: skip
    assert [row["doubts_in_form"] for row in answered(14)] == [1]


def test_the_base_is_the_appropriation_where_there_is_no_general_budget(sample, answered):
    sample.document("d1", "甲局")
    for form_id in ("three_public", "appropriation_expenditure"):
        sample.form("d1", form_id)
    sample.by_function("d1:t01:r01", "appropriation_expenditure", "400.00")
    sample.fact("fact_three_public", "d1:t02:r01", "three_public", "1.00", item="reception", basis="current")
    [row] = answered(15)
    assert (row["base_form_id"], row["percent_of_base"]) == ("appropriation_expenditure", 0.25)


@pytest.mark.parametrize(
    ("status", "stated", "verdict"),
    [
        (None, None, "not_published"),
        ("listed_but_absent", None, "not_published"),
        ("empty", None, "form_without_amounts"),
        ("empty", "0.00", "zero_in_text"),
        ("set_aside", "5.00", "form_not_read"),
        ("listed_but_absent", "5.00", "only_in_text"),
    ],
)
def test_a_blank_is_zero_only_where_the_text_says_so(sample, answered, status, stated, verdict):
    sample.document("d1", "甲局")
    if status:
        sample.form("d1", "three_public", status)
    if stated:
        claim(sample, "d1", 1, "three_public", item="total", amount_yuan=Decimal(stated))
    assert [row["verdict"] for row in answered(16)] == [verdict]


def test_two_numbers_of_cars_are_no_number(sample, answered):
    sample.document("d1", "甲局")
    for number, count in enumerate((3, 3, 4)):
        claim(sample, "d1", number, "vehicles", "count", item="total", value=Decimal(count))
    claim(sample, "d1", 9, "vehicles", "count", item="purchase", value=Decimal(2))
    assert [(row["vehicles_held"], row["vehicles_to_buy"]) for row in answered(17)] == [(None, 2)]


def test_form_and_codes_stand_side_by_side(sample, answered):
    sample.document("d1", "甲局")
    for form_id in ("three_public", "general_basic_economic"):
        sample.form("d1", form_id)
    sample.fact("fact_three_public", "d1:t01:r01", "three_public", "7.00", item="training", basis="current")
    sample.fact("fact_three_public", "d1:t01:r02", "three_public", "9.00", item="training", basis="prior")
    for row, code in enumerate(("30216", "30201")):
        sample.fact(
            "fact_expenditure_by_economic", f"d1:t02:r0{row}", "general_basic_economic", "5.00",
            expenditure_type="public", department_economic_code=code,
        )  # fmt: skip
    [row] = answered(18)
    assert (row["training_in_form_yuan"], row["training_by_code_yuan"], row["meetings_by_code_yuan"]) == (7, 5, None)


def test_own_funds_and_what_was_left_over(sample, answered):
    sample.document("d1", "甲局")
    sample.form("d1", "revenue")
    amounts = {"general_public_budget": "60.00", "institutional_income": "15.00", "superior_subsidy": "5.00"}
    amounts |= {"carryover": "15.00", "institution_fund_offset": "5.00"}
    for number, (source, amount) in enumerate(amounts.items()):
        sample.fact("fact_revenue", f"d1:t01:r{number:02}", "revenue", amount, fund_source=source)
    [row] = answered(20)
    columns = ("total_yuan", "own_yuan", "carried_over_yuan", "own_percent", "carried_percent")
    assert tuple(row[name] for name in columns) == (100, 15, 20, 18.8, 20.0)


def test_procurement_of_the_form_stands_beside_the_text(sample, answered):
    sample.document("d1", "甲局")
    sample.form("d1", "procurement")
    sample.fact("fact_procurement", "d1:t01:r01", "procurement", "4.00", project_name="电脑")
    sample.fact("fact_procurement", "d1:t01:r02", "procurement", "6.00", project_name="桌椅")
    for number, (item, amount) in enumerate(((None, 11), ("goods", 1), ("goods", 2))):
        claim(sample, "d1", number, "procurement", item=item, amount_yuan=Decimal(amount))
    [row] = answered(21)
    assert (row["text_total_yuan"], row["text_goods_yuan"], row["form_yuan"]) == (11, None, 10)


def test_an_amount_that_two_projects_have_tells_no_target(sample, answered):
    sample.document("d1", "甲局")
    sample.form("d1", "project_expenditure")
    for number, name in enumerate(("甲项目", "乙项目")):
        sample.fact(
            "fact_project", f"d1:t02:r0{number}", "project_expenditure", "5.00",
            project_name=name, expenditure_type="project",
        )  # fmt: skip
    target(sample, "丙项目", "100")
    sample.rows["fact_performance_goal"][0]["amount_yuan"] = Decimal("5.00")
    assert [row["target_by"] for row in answered(22)] == [None, None]


def test_years_are_compared_with_the_one_before_in_the_warehouse(sample, answered):
    budget(sample, "d1", 2019, "100.00")
    budget(sample, "d2", 2021, "100.00", "50.00")
    budget(sample, "d3", 2022, "120.00")
    budget(sample, "d4", 2022, "999.00", kind="department_final_account")
    columns = ("fiscal_year", "previous_year", "change_yuan", "change_percent")
    assert [tuple(row[name] for name in columns) for row in answered(26)] == [
        (2021, 2019, 50, 50.0),
        (2022, 2021, -30, -20.0),
    ]


def test_budget_and_final_account_of_one_year_are_held_together(sample, answered):
    budget(sample, "d1", 2022, "200.00")
    budget(sample, "d2", 2022, "150.00", kind="department_final_account")
    budget(sample, "d3", 2021, "999.00")
    [row] = answered(27)
    columns = ("subject", "budget_yuan", "final_yuan", "difference_yuan", "percent_spent")
    assert tuple(row[name] for name in columns) == ("支出（全部资金）", 200, 150, -50, 75.0)


def test_a_final_account_says_itself_what_was_budgeted_for_the_three(sample, answered):
    sample.document("d1", "甲局", document_kind="department_final_account")
    sample.form("d1", "three_public")
    for basis, amount in (("budget", "4.00"), ("final", "1.00")):
        cell_id = f"d1:t01:{basis}"
        sample.fact("fact_three_public", cell_id, "three_public", amount, item="reception", basis=basis)
    [row] = answered(27)
    assert (row["subject"], row["budget_yuan"], row["final_yuan"], row["percent_spent"]) == ("公务接待费", 4, 1, 25.0)


@pytest.mark.parametrize(
    ("weights", "weight_total", "adds_up"),
    [
        (("60", "40"), None, True),
        (("60", "30"), None, True),
        (("60", "30"), 100, False),
        (("50", "45"), None, False),
        (("33.33", "66.66"), None, True),
        (("33.3", "60"), None, False),
        (("60", None), None, None),
    ],
)
def test_weights_make_what_they_should(sample, answered, weights, weight_total, adds_up):
    sample.document("d1", "甲局")
    target(sample, "g1", *weights, weight_total=weight_total)
    assert [row["adds_up"] for row in answered(28)] == [adds_up]


def test_targets_that_do_not_add_up_come_first_and_vague_ones_next(sample, answered):
    sample.document("d1", "甲局")
    target(sample, "whole", "60", "40")
    target(sample, "vague", "60", "40", values={0: ("qualitative", None, None), 1: (None, None, "及时")})
    target(sample, "blank", "60", "40", values={0: ("=", None, None)})
    target(sample, "wrong", "60", "50")
    rows = answered(28)
    assert [row["goal_id"] for row in rows] == ["wrong", "blank", "vague", "whole"]
    assert [(row["in_numbers"], row["in_words"], row["without_value"]) for row in rows[1:3]] == [(1, 0, 1), (0, 2, 0)]


def test_figures_of_two_versions_that_differ(sample, answered):
    budget(sample, "d1", 2023, "100.00")
    budget(sample, "d2", 2023, "103.00")
    for document_id in ("d1", "d2"):
        sample.form(document_id, "summary")
    sample.fact("fact_summary_line", "d2:t02:r01", "summary", "7.00", agency_id="甲局")
    [row] = answered(31)
    columns = ("counted_amount_yuan", "other_amount_yuan", "difference_yuan", "counted_cell_id", "other_cell_id")
    assert tuple(row[name] for name in columns) == (100, 103, 3, "d1:t01:r00", "d2:t01:r00")


def test_a_unit_is_not_ranked_beside_its_department(sample, answered):
    for document_id, name, kind, amount in (
        ("d1", "甲局", "department_budget", "100.00"),
        ("d2", "甲局", "unit_budget", "60.00"),
        ("d3", "乙局", "department_budget", "80.00"),
    ):
        sample.document(document_id, name, document_kind=kind)
        sample.rows["dim_agency"][-1]["region_code"] = "510781"
        sample.form(document_id, "expenditure")
        sample.by_function(f"{document_id}:t01:r01", "expenditure", amount, unit_name=name)
    sample.add("dim_region", region_code="510000", region_name="四川省", region_level="province", full_name="四川省")
    assert [(row["agency_name"], row["rank_in_province"], row["agencies"]) for row in answered(33)] == [
        ("甲局", 1, 2),
        ("乙局", 2, 2),
    ]
