import csv

import pytest

from flows.recognise import vocabulary
from flows.recognise.forms import choose, find_title, forms_of
from flows.schema import SQL


@pytest.mark.parametrize(
    ("title", "form_id"),
    [
        ("2023年部门收支预算表", "summary"),
        ("部门收支总体情况表", "summary"),
        ("收入支出决算总表", "summary"),
        ("部门收入总表", "revenue"),
        ("2022年部门支出预算表", "expenditure"),
        ("财政拨款收支总表", "appropriation_summary"),
        ("一般公共预算支出情况表（按功能分类科目）", "general_expenditure"),
        ("一般公共预算支出明细表（按支出经济分类科目）", "general_expenditure_economic"),
        ("一般公共预算基本支出预算表", "general_basic_economic"),
        ("一般公共预算基本支出明细表（按支出功能分类科目）", "general_basic_function"),
        ("一般公共预算项目支出情况表", "general_project_economic"),
        ("支出经济分类汇总表", "economic_summary"),
        ("一般公共预算“三公”经费支出预算表", "three_public"),
        ("一般公共预算拨款“三公”经费及会议费、培训费支出预算表", "three_public"),
        ("政府性基金预算“三公”经费支出预算表", "government_fund_three_public"),
        ("政府性基金预算支出表", "government_fund_expenditure"),
        ("政府性基金收支表", "government_fund_summary"),
        ("国有资本经营预算支出表", "state_capital_expenditure"),
        ("专项业务经费支出表", "project_expenditure"),
        ("项目支出预算表", "project_expenditure"),
        ("政府采购（资产配置、购买服务）预算表", "procurement"),
        ("2022年行政（事业）单位机构运行经费", "operating_expenses"),
        ("部门整体支出绩效目标表", "overall_performance"),
        ("项目支出绩效目标表", "project_performance"),
        ("专项资金总体绩效目标表", "special_fund_performance"),
        ("财政拨款基本支出表（经济科目）", "appropriation_basic_economic"),
    ],
)
def test_a_title_names_its_form(title: str, form_id: str) -> None:
    assert choose(forms_of(title), None, title).form_id == form_id


@pytest.mark.parametrize(
    "line", ["（五）一般公共预算支出情况说明", "单位：万元", "2023年部门预算", "一、收入支出预算总体情况"]
)
def test_lines_of_text_are_no_titles(line: str) -> None:
    assert forms_of(line) == []


def test_the_title_is_the_line_nearest_to_the_table() -> None:
    assert find_title(["部门收入总表", "备注", "部门支出总表", "单位：元"])[0] == "部门支出总表"


def test_a_title_wrapped_over_two_lines_is_one() -> None:
    title, patterns, _ = find_title(["2024年某处综合预算一般公共预算基本支出", "明细表", "表8", "单位：元"])
    assert (title, patterns[0].form_id) == (
        "2024年某处综合预算一般公共预算基本支出明细表",
        "general_basic_economic",
    )


def test_rows_decide_between_forms_of_the_same_title() -> None:
    patterns = forms_of("一般公共预算基本支出预算表")
    assert [choose(patterns, kind, "").form_id for kind in ("function", "economic", "project")] == [
        "general_basic_function",
        "general_basic_economic",
        "general_basic_items",
    ]


def test_patterns_name_only_known_forms_and_values() -> None:
    with (SQL / "reference" / "form.csv").open(encoding="utf-8", newline="") as file:
        known = {row["form_id"] for row in csv.DictReader(file)}
    assert {pattern.form_id for pattern in vocabulary.form_patterns()} == known
