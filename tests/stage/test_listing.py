"""What the contents name, matched with what is there."""

import polars as pl
import pytest

from flows.reading import read_document
from flows.schema import Frames

HEAD = "甲局2024年部门预算\n部门：甲局\n目录\n"
REVENUE = "部门收入总表\n单位：元\n科目编码\t科目名称\t合计\n208\t社保\t3.00\n\n"
EXPENDITURE = "部门支出总表\n单位：元\n科目编码\t科目名称\t合计\n208\t社保\t3.00\n\n"


def staged(text: str) -> Frames:
    return read_document(f"{HEAD}{text}".encode(), "x")


def found(text: str) -> list[tuple[str, str]]:
    return list(staged(text)["contents_entry"].select("title", "found_as").iter_rows())


def test_a_form_is_found_by_the_words_of_its_title_that_matter() -> None:
    listed = "一、收入预算总表\n二、支出预算总表\n第一部分 概况\n正文。\n"
    assert found(listed + REVENUE + EXPENDITURE) == [("收入预算总表", "table"), ("支出预算总表", "table")]


def test_a_form_that_is_nowhere_is_absent() -> None:
    assert found(f"一、收入总表\n二、支出总表\n正文。\n{REVENUE}") == [("收入总表", "table"), ("支出总表", "absent")]


def test_an_unknown_form_is_found_by_its_title() -> None:
    other = "结余统筹明细表\n单位：元\n事项\t金额\n甲\t3.00\n"
    assert found(f"一、收入总表\n二、结余统筹明细表\n正文。\n{REVENUE}{other}")[1] == ("结余统筹明细表", "table")


def test_a_form_is_found_by_its_number_where_its_title_says_nothing_else() -> None:
    other = "表2\n结转明细\n单位：元\n事项\t金额\n甲\t3.00\n"
    assert found(f"表1 收入总表\n表2 结余统筹明细表\n正文。\n{REVENUE}{other}")[1] == ("结余统筹明细表", "table")


@pytest.mark.parametrize(
    ("below", "as_what"),
    [
        ("本部门没有政府性基金预算支出，故本表无数据。", "text"),
        ("甲 1.00 2.00\n乙 3.00 4.00\n丙 5.00 6.00", "unread"),
        ("（续）", "heading"),
    ],
)
def test_a_title_without_a_table(below: str, as_what: str) -> None:
    text = f"一、收入总表\n二、政府性基金预算支出表\n正文。\n{REVENUE}政府性基金预算支出表\n{below}\n"
    assert found(text)[1] == ("政府性基金预算支出表", as_what)


def test_a_form_said_to_be_empty_in_the_text_is_there() -> None:
    text = f"一、收入总表\n二、政府性基金预算支出表\n正文。\n{REVENUE}政府性基金预算支出表\n本部门无此项支出。\n"
    coverage = staged(text)["form_coverage"].filter(pl.col("form_id") == "government_fund_expenditure")
    assert coverage["status"].to_list() == ["empty"]
