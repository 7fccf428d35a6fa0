import pytest

from flows.read.document import Paragraph
from flows.recognise.agency import agency_name
from tests.grids import document, grid

TABLE = grid("科目编码|科目名称|合计", "208|社保|1.00")


@pytest.mark.parametrize("line", ["部门：甲局   单位：万元", "单位：万元   部门：甲局", "编制单位：甲局 金额单位：元"])
def test_of_two_fields_on_a_line_the_agency_is_read_from_its_own(line: str) -> None:
    assert agency_name(document(line, TABLE)) == "甲局"


def test_a_unit_of_money_that_follows_without_a_space_is_no_part_of_the_name() -> None:
    assert agency_name(document("部门：甲局单位：万元", TABLE)) == "甲局"


def test_the_name_may_stand_in_the_captions_of_a_table() -> None:
    assert agency_name(document(grid("部门支出总表\n部门：甲局\n单位：万元|<", "科目编码|合计", "208|1.00"))) == "甲局"


def test_the_name_may_stand_on_the_line_below_its_label() -> None:
    assert agency_name(document("部门名称：", "甲局", TABLE)) == "甲局"


def test_a_cover_over_several_lines_names_the_agency() -> None:
    assert agency_name(document("甲市", "乙局", "2026年", "部门预算", TABLE)) == "甲市乙局"


def test_a_cover_may_say_the_year_first() -> None:
    assert agency_name(document("2026年", "甲市乙局部门预算", TABLE)) == "甲市乙局"


def test_a_first_page_that_says_more_than_a_cover_is_none() -> None:
    prose = Paragraph("本部门的主要职责见下文，" * 8, page=1)
    assert agency_name(document("甲市", "乙局", "2026年", "部门预算", prose, TABLE)) is None


def test_the_name_may_stand_beside_its_label_in_a_form() -> None:
    assert agency_name(document(grid("部门名称|甲局", "年度目标|按时完成"))) == "甲局"


def test_a_label_tells_more_than_a_headline() -> None:
    assert agency_name(document("乙局2026年部门预算", "部门：甲局", TABLE)) == "甲局"


def test_the_name_printed_most_often_is_the_documents() -> None:
    assert agency_name(document("部门：甲局", "部门：乙中心", "部门：甲局", TABLE)) == "甲局"


def test_headings_beside_a_label_are_no_names() -> None:
    assert agency_name(document(grid("单位名称|合计|基本支出", "208|2.00|2.00"))) is None
