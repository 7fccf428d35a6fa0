import pytest

from flows.recognise.amount import printed_unit
from flows.recognise.captions import caption_row_count, captions
from tests.grids import grid

HEADING = "科目编码|科目名称|合计"
ROW = "208|社保|1.00"


def test_title_unit_and_agency_in_one_cell_are_a_caption_line_by_line() -> None:
    table = grid("部门支出总表\n部门：甲局\n单位：万元|<|<", HEADING, ROW)
    assert captions(table) == ["部门支出总表", "部门：甲局", "单位：万元"]


@pytest.mark.parametrize("text", ["部门支出总表\n甲局", "甲局各项安排的情况如下\n单位：万元"])
def test_one_line_of_a_caption_makes_its_whole_cell_one(text: str) -> None:
    assert caption_row_count(grid(f"{text}|<|<", HEADING, ROW)) == 1


def test_captions_may_take_a_row_each() -> None:
    assert caption_row_count(grid("部门支出总表|<|<", "部门：甲局|<|单位：万元", HEADING, ROW)) == 2


def test_blank_rows_below_captions_count_with_them() -> None:
    assert caption_row_count(grid("部门支出总表|<|<", "||", HEADING, ROW)) == 2


@pytest.mark.parametrize("heading", [HEADING, "单位名称|总计|本年收入", "收入|<|支出", "项目|预算数|决算数"])
def test_a_heading_is_no_caption(heading: str) -> None:
    assert caption_row_count(grid(heading, ROW)) == 0


def test_a_row_of_data_below_a_heading_is_no_caption_though_it_names_a_form() -> None:
    assert caption_row_count(grid(HEADING, "208|部门支出总表|1.00")) == 0


def test_a_row_with_one_cell_that_is_no_caption_is_none() -> None:
    assert caption_row_count(grid("单位：万元|<|其他说明", HEADING, ROW)) == 0


def test_a_frame_around_captions_alone_has_none() -> None:
    assert caption_row_count(grid("部门支出总表|<", "单位：万元|<")) == 0


def test_a_wrapped_title_is_a_caption() -> None:
    assert caption_row_count(grid("一般公共预算财政拨款\n基本支出表|<|<", HEADING, ROW)) == 1


@pytest.mark.parametrize("broken", ["单位：万\n元", "单位：\n万元", "金额单位：万\n元"])
def test_a_unit_broken_over_two_lines_is_whole(broken: str) -> None:
    assert printed_unit(captions(grid(f"部门支出总表\n{broken}|<|<", HEADING, ROW))) == "万元"
