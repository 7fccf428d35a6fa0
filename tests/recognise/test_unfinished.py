import pytest

from flows.read.text import read_text
from flows.recognise.unfinished import template_marks


def marks(text: str) -> list[tuple[str, int | None]]:
    return [(mark.subject, mark.line) for mark in template_marks(read_text(text.encode()))]


@pytest.mark.parametrize(
    "left", ["上海市 XX 局", "总计××万元", "增长XX%", "20  年部门预算", "收入○○万元", "（此处填写职责）"]
)
def test_what_a_template_left_is_found(left: str) -> None:
    assert marks(f"概况\n{left}") == [("placeholder", 2)]


@pytest.mark.parametrize("printed", ["GB/TXXX标准", "2026年部门预算", "DE类人才", "XXII"])
def test_letters_that_mean_something_are_no_placeholder(printed: str) -> None:
    assert marks(printed) == []


def test_a_sentence_that_breaks_off_before_a_heading_is_found() -> None:
    assert marks("收入5.00万元，其中财政拨款4.00万元，占\n二、支出情况说明") == [("unfinished", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "收入5.00万元，其中财政拨款4.00万元，占\n80%。\n二、支出情况说明",
        "构建集中统一的监督体系，推进改革\n二、支出情况说明",
        "一、收支比较\n二、支出情况说明",
    ],
)
def test_lines_that_go_on_or_end_are_not(text: str) -> None:
    assert marks(text) == []
