"""At which coordinates the amounts of a table are staged."""

from typing import Any

from tests.grids import grid, staged

ECONOMIC = ("一般公共预算基本支出表（按经济分类）", "单位：元")
HEADING = "经济分类科目编码|经济分类科目名称|合计"


def facts(*rows: str, title: tuple[str, str] = ECONOMIC) -> list[dict[str, Any]]:
    """Facts of a document with one table."""
    frames = staged(*title, grid(*rows))
    return [fact for name, found in frames.items() if name.startswith("fact_") for fact in found]


def test_economic_codes_of_seven_digits_are_staged_at_their_款() -> None:
    found = facts(HEADING, "301|工资福利支出|3.00", "3010101|甲项|1.00", "3010102|乙项|2.00")
    assert [fact["department_economic_code"] for fact in found] == ["30101", "30101"]


def test_the_name_of_a_part_of_a_款_is_not_that_of_the_款() -> None:
    found = facts(HEADING, "301|工资福利支出|1.00", "3010101|甲项|1.00")
    assert [fact["department_economic_name"] for fact in found] == [None]


def test_economic_codes_of_five_digits_keep_their_name() -> None:
    found = facts(HEADING, "301|工资福利支出|1.00", "30101|基本工资|1.00")
    assert [(f["department_economic_code"], f["department_economic_name"]) for f in found] == [("30101", "基本工资")]


def test_function_codes_keep_seven_digits() -> None:
    found = facts("科目编码|科目名称|合计", "2013601|行政运行|1.00", title=("部门支出总表", "单位：元"))
    assert [fact["function_code"] for fact in found] == ["2013601"]


def test_pairs_of_economic_codes_are_staged_with_both() -> None:
    heading = "部门预算支出经济科目编码|政府预算支出经济科目编码|科目名称|合计"
    found = facts(heading, "301||工资福利支出|3.00", "30101|50101|甲|1.00", "30102|50101|乙|2.00")
    assert [(f["department_economic_code"], f["government_economic_code"]) for f in found] == [
        ("30101", "50101"),
        ("30102", "50101"),
    ]


def test_totals_of_a_folded_table_are_no_facts() -> None:
    found = facts(
        f"{HEADING}|{HEADING}",
        "301|工资福利支出|3.00|302|商品和服务支出|2.00",
        "30101|基本工资|3.00|30201|办公费|2.00",
        "人员经费合计|<|3.00|公用经费合计|<|2.00",
    )
    assert [fact["department_economic_code"] for fact in found] == ["30101", "30201"]


def test_each_year_of_rows_of_years_is_staged_with_its_basis() -> None:
    rows = ("单位名称|年度|公务接待费", "甲局|2025年|2.00", "^|2026年|3.00", "^|增减变化金额|1.00")
    found = facts(*rows, title=("“三公”经费支出预算表", "单位：元"))
    assert [(fact["basis"], fact["printed_text"]) for fact in found] == [("prior", "2.00"), ("current", "3.00")]


def test_a_form_of_one_fund_whose_columns_name_others_is_of_all() -> None:
    title = ("一般公共预算支出表", "单位：元")
    found = facts("科目编码|科目名称|合计|单位资金", "208|甲|3.00|", "210|乙|1.00|1.00", title=title)
    assert found[0]["fund_source"] == "all"


def test_columns_of_one_meaning_are_staged_under_what_they_mean() -> None:
    title = ("部门收入总表", "单位：元")
    found = facts("单位名称|合计|财政专户拨款|教育收费", "甲局|3.00|1.00|2.00", title=title)
    assert [(fact["fund_source"], fact["printed_text"]) for fact in found] == [
        ("special_account", "1.00"),
        ("special_account", "2.00"),
    ]


def test_a_units_name_that_was_cut_off_is_the_agencys() -> None:
    found = facts("单位名称|合计|事业收入", "甲|3.00|3.00", title=("部门收入总表", "单位：元"))
    assert [fact["unit_name"] for fact in found] == ["甲局"]
