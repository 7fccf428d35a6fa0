"""Why a form is empty, as the document says."""

import polars as pl
import pytest

from flows.reading import read_document

BLANK = "政府性基金预算支出表\n单位：元\n科目编码\t科目名称\t合计\n\t合计\t\n\n"
REVENUE = "部门收入总表\n单位：元\n科目编码\t科目名称\t合计\n208\t社保\t3.00\n\n"


def reason(text: str) -> str | None:
    frames = read_document(f"甲局2024年部门预算\n部门：甲局\n正文。\n{text}".encode(), "x")
    own = frames["form_coverage"].filter(pl.col("form_id") == "government_fund_expenditure")
    assert own["status"].to_list() == ["empty"]
    return own["reason"].to_list()[0]


@pytest.mark.parametrize(
    "text", [f"{BLANK}备注：本部门无此项支出。\n{REVENUE}", f"{REVENUE}{BLANK}备注：本部门无此项支出。"]
)
def test_the_sentence_below_the_form_counts(text: str) -> None:
    assert reason(text) == "备注:本部门无此项支出。"


@pytest.mark.parametrize(
    "said", ["政府性基金预算支出0.00万元。", "本部门没有政府性基金预算。", "政府性基金支出预算为0。"]
)
def test_a_sentence_of_the_text_about_the_same_money_counts(said: str) -> None:
    assert reason(f"{said}\n{REVENUE}{BLANK}") == said


@pytest.mark.parametrize(
    "said", ["本部门没有国有资本经营预算。", "政府性基金预算支出10.00万元。", "备注：本表不含结转资金"]
)
def test_other_sentences_do_not(said: str) -> None:
    assert reason(f"{said}\n{REVENUE}{BLANK}{said}") is None
