"""Which cells of a table become facts, control totals and memos."""

from collections import Counter
from decimal import Decimal
from typing import Any

from flows.reading import read_document
from tests import grids
from tests.grids import grid

HEAD = "甲局2024年部门预算\n部门：甲局\n"


def staged(text: str) -> dict[str, list[dict[str, Any]]]:
    frames = read_document((HEAD + text).encode(), "x")
    return {table: frame.to_dicts() for table, frame in frames.items()}


def roles(frames: dict[str, list[dict[str, Any]]]) -> Counter[tuple[str, str]]:
    return Counter(
        (cell["printed_text"], cell["cell_role"])
        for cell in frames["source_cell"]
        if cell["cell_role"] in ("fact", "control_total", "memo", "set_aside")
    )


BY_FUNCTION = "部门支出总表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"


def test_only_the_deepest_code_and_the_narrowest_column_are_facts() -> None:
    frames = staged(
        BY_FUNCTION + "\t合计\t3.00\t1.00\t2.00\n208\t社保\t3.00\t1.00\t2.00\n20805\t养老\t3.00\t1.00\t2.00"
    )
    facts = frames["fact_expenditure_by_function"]
    assert [(f["function_code"], f["expenditure_type"], f["amount_yuan"]) for f in facts] == [
        ("20805", "basic", Decimal("1.00")),
        ("20805", "project", Decimal("2.00")),
    ]


def test_a_total_whose_parts_are_blank_is_the_fact() -> None:
    frames = staged(BY_FUNCTION + "\t合计\t3.00\t\t\n208\t社保\t3.00\t\t")
    facts = frames["fact_expenditure_by_function"]
    assert [(f["function_code"], f["expenditure_type"]) for f in facts] == [("208", "unspecified")]


def test_zero_is_a_fact_and_blank_is_none() -> None:
    frames = staged(BY_FUNCTION + "208\t社保\t0.00\t0.00\t")
    assert [f["amount_yuan"] for f in frames["fact_expenditure_by_function"]] == [Decimal("0.00")]


PARTS = "部门收支总表\n单位：元\n收入\t\n项目\t金额\n一、一般公共预算\t5.00\n其中：财政拨款\t{}\n收入总计\t5.00"


def test_a_part_that_covers_its_whole_replaces_it() -> None:
    assert roles(staged(PARTS.format("5.00"))) == {("5.00", "control_total"): 2, ("5.00", "fact"): 1}


def test_a_part_that_does_not_cover_its_whole_is_a_memo() -> None:
    assert roles(staged(PARTS.format("4.00"))) == {
        ("5.00", "control_total"): 1,
        ("5.00", "fact"): 1,
        ("4.00", "memo"): 1,
    }


def test_a_second_way_to_break_a_total_down_gives_no_second_facts() -> None:
    frames = staged(
        "部门支出总表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\t一般公共预算\t事业收入\n"
        "208\t社保\t3.00\t1.00\t2.00\t2.50\t0.50"
    )
    assert sum(f["amount_yuan"] for f in frames["fact_expenditure_by_function"]) == Decimal("3.00")


def test_a_fact_in_a_balanced_equation_is_proved_and_one_in_none_is_not() -> None:
    frames = staged(BY_FUNCTION + "208\t社保\t3.00\t1.00\t2.00\n210\t卫生\t5.00\t1.00\t2.00")
    assert [f["proved"] for f in frames["fact_expenditure_by_function"]] == [True, True, False, False]


def test_a_sum_without_any_part_in_its_column_is_an_equation_that_does_not_hold() -> None:
    frames = staged(BY_FUNCTION + "\t合计\t3.00\t1.00\t2.00\n208\t社保\t1.00\t1.00\t")
    terms = Counter(term["equation_id"] for term in frames["equation_term"])
    assert any(terms[equation["equation_id"]] == 0 for equation in frames["equation"])


def test_a_form_without_amounts_is_empty_and_its_cells_are_counted() -> None:
    frames = staged("政府性基金预算支出表\n单位：元\n科目编码\t科目名称\t合计\n\t合计\t")
    assert [row["status"] for row in frames["form_coverage"]] == ["empty"]
    assert frames["dim_document"][0]["cells_declared_empty"] == 4


def test_departments_with_units_keep_the_unit_of_every_row() -> None:
    frames = staged(
        "部门支出总表\n单位：元\n单位代码\t科目编码\t科目名称\t合计\n\t\t合计\t5.00\n101\t\t甲局本级\t2.00\n\t208\t社保\t2.00\n"
        "102\t\t乙中心\t3.00\n\t208\t社保\t3.00"
    )
    assert {(f["unit_name"], f["amount_yuan"]) for f in frames["fact_expenditure_by_function"]} == {
        ("甲局本级", Decimal("2.00")),
        ("乙中心", Decimal("3.00")),
    }


def test_amounts_stated_for_a_code_in_the_text_are_claims() -> None:
    (claim,) = staged("其中：卫生健康支出（210）412.25 万元，较上年增加。\n" + BY_FUNCTION + "208\t社保\t1.00\t\t")[
        "fact_narrative_claim"
    ]
    assert (claim["subject"], claim["code"], claim["amount_yuan"], claim["precision_yuan"]) == (
        "卫生健康支出",
        "210",
        Decimal("4122500.00"),
        Decimal("100.00"),
    )


def test_last_years_budget_beside_this_years_is_a_memo() -> None:
    frames = staged("部门支出总表\n单位：元\n科目编码\t科目名称\t本年预算数\t上年预算数\n208\t社保\t3.00\t2.00")
    assert roles(frames) == {("3.00", "fact"): 1, ("2.00", "memo"): 1}


def test_a_first_unit_that_is_the_sum_of_the_others_is_their_total() -> None:
    frames = staged("部门收入总表\n单位：元\n单位名称\t总计\n甲局\t5.00\n甲局本级\t2.00\n乙中心\t3.00")
    assert [f["unit_name"] for f in frames["fact_revenue"]] == ["甲局本级", "乙中心"]


def test_of_two_totals_of_a_side_the_first_closes_the_year() -> None:
    frames = staged(
        "部门收支总表\n单位：元\n收入\t\n项目\t金额\n一、事业收入\t5.00\n收入合计\t5.00\n上年结转\t1.00\n收入总计\t6.00"
    )
    assert [(c["row_kind"], c["printed_text"]) for c in frames["control_total"]] == [
        ("current_total", "5.00"),
        ("grand_total", "6.00"),
    ]


def test_what_stands_in_a_single_place_of_a_row_is_not_proved_by_that_row() -> None:
    frames = staged(BY_FUNCTION + "208\t社保\t3.00\t3.00\t")
    assert [f["proved"] for f in frames["fact_expenditure_by_function"]] == [False]


def test_a_unit_column_gives_every_code_its_unit() -> None:
    frames = staged(
        "部门支出总表\n单位：元\n单位名称\t科目编码\t科目名称\t合计\n甲局\t208\t社保\t2.00\n\t210\t卫生\t1.00\n乙中心\t208\t社保\t3.00"
    )
    assert [f["unit_name"] for f in frames["fact_expenditure_by_function"]] == ["甲局", "甲局", "乙中心"]


def test_a_units_code_in_the_column_of_codes_is_no_class() -> None:
    frames = staged(
        BY_FUNCTION + "\t合计\t3.00\t1.00\t2.00\n211\t水利局\t3.00\t1.00\t2.00\n20805\t养老\t3.00\t1.00\t2.00"
    )
    facts = frames["fact_expenditure_by_function"]
    assert {(f["function_code"], f["unit_name"]) for f in facts} == {("20805", "水利局")}


def test_a_units_own_sum_in_a_project_form_is_no_project_and_names_the_rows_below() -> None:
    frames = staged(
        "项目支出表\n单位：元\n项目单位\t项目名称\t合计\n合计\t\t6.00\n甲局\t小计\t1.00\n\t修桥\t1.00\n乙中心\t小计\t5.00\n\t修路\t5.00"
    )
    assert [(f["unit_name"], f["project_name"]) for f in frames["fact_project"]] == [
        ("甲局", "修桥"),
        ("乙中心", "修路"),
    ]


def test_a_form_that_the_contents_declare_empty_says_so() -> None:
    contents = "报表\t报表名称\t是否空表\n表1\t政府性基金预算支出表\t是\n正文\n"
    frames = staged(contents + "政府性基金预算支出表\n单位：元\n科目编码\t科目名称\t合计\n\t合计\t")
    assert [(r["status"], r["reason"]) for r in frames["form_coverage"]] == [
        ("empty", "The list of contents declares it empty.")
    ]


TITLE = ("部门支出总表", "单位：元")
PARTS_IN_COLUMNS = ("科目编码|科目名称|合计|其中：|<", "^|^|^|基本支出|项目支出")


def facts_of(frames: dict[str, list[dict[str, Any]]]) -> list[tuple[str, str]]:
    return [(f["expenditure_type"], f["printed_text"]) for f in frames["fact_expenditure_by_function"]]


def test_columns_under_其中_that_add_up_are_facts() -> None:
    frames = grids.staged(*TITLE, grid(*PARTS_IN_COLUMNS, "208|甲|3.00|1.00|2.00"))
    assert facts_of(frames) == [("basic", "1.00"), ("project", "2.00")]


def test_columns_under_其中_that_do_not_add_up_are_memos() -> None:
    frames = grids.staged(*TITLE, grid(*PARTS_IN_COLUMNS, "208|甲|4.00|1.00|2.00"))
    assert roles(frames) == {("4.00", "fact"): 1, ("1.00", "memo"): 1, ("2.00", "memo"): 1}


def test_other_parts_beside_其中_that_add_up_without_it_leave_it_a_memo() -> None:
    table = grid("科目编码|科目名称|合计|基本支出|其中：人员经费|项目支出", "208|甲|3.00|1.00|0.50|2.00")
    assert facts_of(grids.staged(*TITLE, table)) == [("basic", "1.00"), ("project", "2.00")]


def test_columns_that_repeat_other_money_are_memos() -> None:
    table = grid("科目编码|科目名称|合计|基本支出|项目支出|结转下年", "208|甲|3.00|1.00|2.00|9.00")
    assert facts_of(grids.staged(*TITLE, table)) == [("basic", "1.00"), ("project", "2.00")]


def test_the_parts_of_a_group_of_funds_are_facts_and_its_小计_their_sum() -> None:
    heading = ("科目编码|科目名称|财政拨款|<|<", "^|^|小计|一般公共预算|政府性基金预算")
    frames = grids.staged(*TITLE, grid(*heading, "208|甲|3.00|1.00|2.00"))
    assert [(f["fund_source"], f["printed_text"]) for f in frames["fact_expenditure_by_function"]] == [
        ("general_public_budget", "1.00"),
        ("government_fund", "2.00"),
    ]


def test_projects_of_which_some_repeat_others_in_no_way_that_can_be_told_leave_no_facts() -> None:
    rows = ("项目名称|合计", "合计|6.00", "修桥|5.00", "修路|4.00")
    assert grids.staged("项目支出表", "单位：元", grid(*rows)).get("fact_project", []) == []
