import pytest

from flows.recognise.columns import GROUP, Column, named
from flows.recognise.header import read_header
from tests.grids import columns, grid

AMOUNTS = "1.00|1.00|1.00|1.00|1.00|1.00|1.00|1.00"


def sources(found: list[Column]) -> list[tuple[str, ...]]:
    """The fund source of each column of amounts."""
    return [column.node.get("fund_source", ()) for column in found if column.is_amount]


FUNDS = ("单位名称|财政拨款|<|<|<", "^|小计|一般公共预算|政府性基金预算|国有资本经营预算")


def test_财政拨款_over_three_funds_is_a_group_and_no_part_of_one() -> None:
    group = GROUP + "fiscal_appropriation"
    assert sources(columns(*FUNDS, f"甲局|{AMOUNTS}"))[1:] == [
        (group, "general_public_budget"),
        (group, "government_fund"),
        (group, "state_capital"),
    ]


def test_the_小计_of_a_group_is_the_whole_of_its_funds() -> None:
    subtotal = columns(*FUNDS, f"甲局|{AMOUNTS}")[1]
    assert (subtotal.rollup, subtotal.node["fund_source"]) == (True, (GROUP + "fiscal_appropriation",))


def test_a_group_is_not_named_where_its_parts_are() -> None:
    assert named((GROUP + "fiscal_appropriation", "government_fund")) == ("government_fund",)


def test_a_fund_over_its_own_parts_is_their_whole() -> None:
    found = columns("单位名称|一般公共预算|<", "^|财政拨款|上级转移支付", "甲局|1.00|1.00")
    assert sources(found) == [
        ("general_public_budget", "fiscal_appropriation"),
        ("general_public_budget", "superior_transfer"),
    ]


def test_其中_alone_over_columns_makes_them_parts() -> None:
    found = columns("单位名称|合计|其中：|<", "^|^|一般公共预算|政府性基金预算", "甲局|2.00|1.00|1.00")
    assert [column.part for column in found] == [False, False, True, True]


@pytest.mark.parametrize("memo", ["政府采购项目", "扣除基建项目后预算数", "结转下年", "增减额"])
def test_money_that_another_column_holds_as_well_is_a_memo(memo: str) -> None:
    assert columns(f"科目编码|科目名称|合计|{memo}", "208|社保|2.00|1.00")[3].key == "memo"


@pytest.mark.parametrize("below", ["一般公共预算", "甲项安排", "说明"])
def test_what_stands_below_a_memo_is_one_as_well(below: str) -> None:
    column = columns("科目编码|合计|政府采购项目|<", f"^|^|小计|{below}", "208|2.00|1.00|1.00")[3]
    assert (column.key, column.understood) == ("memo", True)


def test_预算数_beside_决算数_is_the_budget() -> None:
    found = columns("科目编码|科目名称|预算数|决算数", "208|社保|2.00|1.00")
    assert [column.basis for column in found[2:]] == ["budget", "final"]


def test_预算数_alone_is_the_amount() -> None:
    assert columns("科目编码|科目名称|预算数", "208|社保|2.00")[2].basis is None


def test_of_two_years_that_headings_name_the_earlier_is_prior() -> None:
    found = columns("科目编码|科目名称|2025年预算数|2026年预算数", "208|社保|2.00|1.00")
    assert [column.basis for column in found[2:]] == ["prior", None]


def test_a_single_year_in_a_heading_is_the_documents_own() -> None:
    assert columns("科目编码|科目名称|2025年预算数", "208|社保|2.00")[2].basis is None


def test_本年支出合计_without_carry_over_is_the_total() -> None:
    assert columns("科目编码|科目名称|本年支出合计|基本支出", "208|社保|2.00|2.00")[2].node == {}


def test_本年支出合计_beside_carry_over_is_the_years_own() -> None:
    found = columns("单位名称|本年收入合计|上年结转", "甲局|2.00|1.00")
    assert sources(found) == [("current",), ("carryover",)]


def test_two_columns_of_one_meaning_are_told_apart_by_their_words() -> None:
    one, other = sources(columns("单位名称|合计|财政专户拨款|教育收费", "甲局|2.00|1.00|1.00"))[1:]
    assert one != other


def test_columns_of_one_meaning_still_name_what_they_mean() -> None:
    found = sources(columns("单位名称|合计|财政专户拨款|教育收费", "甲局|2.00|1.00|1.00"))[1:]
    assert [named(path) for path in found] == [("special_account",), ("special_account",)]


def test_columns_of_one_meaning_are_parts_of_the_小计_among_them() -> None:
    found = columns("单位名称|政府性基金|<|<", "^|小计|政府性基金拨款|政府性基金收入", "甲局|2.00|1.00|1.00")
    subtotal, *parts = sources(found)
    assert [path[:-1] for path in parts] == [subtotal, subtotal]


def test_columns_of_the_same_words_stay_one() -> None:
    one, other = sources(columns("科目编码|其他收入|科目编码|其他收入", "208|1.00|210|1.00"))
    assert one == other


def test_a_heading_with_words_that_add_nothing_is_understood() -> None:
    assert sources(columns("单位名称|一般公共预算拨款资金收入", "甲局|1.00")) == [("general_public_budget",)]


def test_columns_of_codes_take_the_classification_of_the_names_beside_them() -> None:
    found = columns("科目编码|<|<|功能分类科目名称|合计", "类|款|项|^|^", "208|05|01|甲|1.00")
    assert [column.classification for column in found[:4]] == ["function"] * 4


def test_each_of_two_columns_of_codes_takes_the_classification_of_its_own_names() -> None:
    found = columns("科目编码|功能科目名称|科目编码|部门经济科目名称|合计", "2010101|甲|30101|乙|1.00")
    assert [found[0].classification, found[2].classification] == ["function", "department_economic"]


def test_names_under_收入_and_支出_are_lines() -> None:
    found = columns("收入|<|支出|<", "科目名称|预算数|科目名称|预算数", "事业收入|1.00|基本支出|1.00")
    assert [(column.key, column.side) for column in found[::2]] == [("line", "revenue"), ("line", "expenditure")]


def test_where_inflow_stands_beside_what_is_spent_only_the_latter_is_the_forms_money() -> None:
    found = columns("科目编码|科目名称|年初结转和结余|本年收入|本年支出", "208|社保|1.00|1.00|2.00")
    assert [column.key for column in found[2:]] == ["memo", "memo", None]


def test_a_column_whose_group_is_unknown_is_no_amount() -> None:
    assert not columns("科目编码|合计|用途不明安排|<", "^|^|小计|合计", "208|2.00|1.00|1.00")[2].is_amount


def test_an_inline_part_of_a_code_heads_its_column() -> None:
    table = grid("科目编码|<|<|科目名称|合计", "类|款|项|合计|3.00", "208|05|01|甲|3.00")
    header = read_header(table)
    assert [[words.words for words in header.over(column)] for column in (1, 4)] == [["科目编码", "类"], ["科目名称"]]
