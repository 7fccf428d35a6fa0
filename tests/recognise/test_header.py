import pytest

from flows.read.text import read_text
from flows.recognise.columns import Column, read_columns
from flows.recognise.header import read_header
from flows.recognise.heading_rows import is_numbering_row


def columns_of(text: str) -> list[Column]:
    return read_columns(read_header(read_text(text.encode()).tables[0]))


SHIFTED = (
    "科目编码\t\t\t单位代码\t单位（科目名称）\t合计\t基本支出\t\t\t\t项目支出\t\t\t\n"
    "类\t款\t项\t\t\t\t小计\t人员经费\t\t公用经费\t\t小计\t其他运转类\t特定目标类\n"
    "\t\t\t\t\t\t\t工资福利支出\t对个人和家庭的补助\t商品和服务支出\t资本性支出\t\t\t\n"
    "\t\t\t\t合计\t1.00\t\t\t\t\t\t1.00\t1.00\t"
)


def test_a_heading_that_is_printed_over_its_neighbours_last_part_goes_back_to_its_own() -> None:
    capital = columns_of(SHIFTED)[10]
    assert capital.node == {"expenditure_type": ("basic", "public", "capital")}


def test_the_moved_heading_is_reported() -> None:
    header = read_header(read_text(SHIFTED.encode()).tables[0])
    assert [(cell.text, cell.column, column) for cell, column in header.moved] == [("项目支出", 11, 12)]


def test_labels_of_the_last_row_return_under_the_group_that_they_are_a_part_of() -> None:
    text = (
        "科目编码\t\t\t单位（科目名称）\t合计\t基本支出\t\t\t\t\t项目支出\t\n"
        "\t\t\t\t\t小计\t人员经费\t\t公用经费\t\t小计\t其他运转类\n"
        "类\t款\t项\t工资福利支出\t对个人和家庭的补助\t商品和服务支出\t资本性支出\t\t\t\t\t\n"
        "\t\t\t合计\t1.00"
    )
    types = {c.position: c.node.get("expenditure_type", ())[-1:] for c in columns_of(text)}
    assert [types[position] for position in (7, 8, 9, 10)] == [
        ("wages_and_welfare",),
        ("individuals_and_families",),
        ("goods_and_services",),
        ("capital",),
    ]


def test_a_group_opens_with_its_total() -> None:
    text = (
        "单位代码\t单位名称\t总计\t本年收入\t\t上年结转结余\t\t\n"
        "\t\t\t合计\t事业收入\t其他收入\t合计\t单位资金\n"
        "1\t甲\t1.00"
    )
    assert columns_of(text)[5].node["fund_source"] == ("current", "other_income")


def test_a_carried_over_fund_is_named_as_such() -> None:
    text = "项目名称\t合计\t财政拨款结转结余\t\n\t\t一般公共预算\t政府性基金预算\n甲\t1.00"
    assert [c.node["fund_source"][-1] for c in columns_of(text)[2:]] == [
        "carryover_general_public_budget",
        "carryover_government_fund",
    ]


def test_a_heading_that_extraction_cut_short_is_understood_if_only_one_label_fits() -> None:
    assert columns_of("单位名称\t合计\t财政专户管理资金收\n甲\t1.00")[2].node["fund_source"] == ("special_account",)


def test_an_unknown_heading_is_not_guessed() -> None:
    assert not columns_of("科目编码\t科目名称\t合计\t本栏用途不明\n208\t甲\t1.00")[3].understood


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ("1\t2\t3\t4", True),
        ("**\t**\t1\t2", True),
        ("栏次\t1\t2\t3", True),
        ("208\t05\t05", False),
        ("1\t3\t5", False),
    ],
)
def test_rows_that_number_the_columns_are_told_from_data(row: str, numbers: bool) -> None:
    cells = read_text(f"{row}\t".encode()).tables[0].rows()[0]
    assert is_numbering_row(cells) is numbers
