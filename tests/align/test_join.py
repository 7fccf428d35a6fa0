from flows.align.join import FoundTable
from flows.read.document import Paragraph
from tests.grids import grid, joined

HEADING = "科目编码|科目名称|合计"
TITLE = ("部门支出总表", "部门：甲局   单位：万元")
FIRST = grid(HEADING, "|合计|3.00", "208|社保|1.00")
MORE = grid("210|卫生|2.00", page=2)


def codes(table: FoundTable) -> list[str]:
    """First word of each row of data."""
    return [row[0].text for row in table.data_rows()]


def test_a_table_without_a_heading_goes_on_with_the_one_before() -> None:
    (table,) = joined(*TITLE, FIRST, MORE)
    assert codes(table) == ["合计", "208", "210"]


def test_a_heading_that_the_next_page_repeats_is_no_data() -> None:
    (table,) = joined(*TITLE, FIRST, grid(HEADING, "210|卫生|2.00", page=2))
    assert codes(table) == ["合计", "208", "210"]


def test_captions_that_the_next_page_repeats_are_no_data() -> None:
    caption = "部门支出总表\n单位：万元|<|<"
    (table,) = joined(grid(caption, HEADING, "208|社保|1.00"), grid(caption, HEADING, "210|卫生|2.00", page=2))
    assert codes(table) == ["208", "210"]


def test_title_and_agency_that_the_next_page_repeats_part_nothing() -> None:
    again = [Paragraph(line, page=2) for line in TITLE]
    assert len(joined(*TITLE, FIRST, *again, grid(HEADING, "210|卫生|2.00", page=2))) == 1


def test_a_page_number_parts_nothing() -> None:
    assert len(joined(*TITLE, FIRST, "- 3 -", MORE)) == 1


def test_a_head_that_runs_over_every_page_parts_nothing() -> None:
    head = [Paragraph("甲局部门预算公开", page=page) for page in (1, 2, 3)]
    more = grid("211|节能|2.00", page=3)
    assert len(joined(*TITLE, FIRST, head[0], head[1], MORE, head[2], more)) == 1


def test_a_line_on_two_pages_alone_is_no_running_head() -> None:
    line = [Paragraph("甲局部门预算公开", page=page) for page in (1, 2)]
    assert len(joined(*TITLE, FIRST, line[0], line[1], MORE)) == 2


def test_the_title_of_a_form_is_no_running_head() -> None:
    pages = [(Paragraph("部门收入总表", page=page), grid(HEADING, "210|卫生|2.00", page=page)) for page in (2, 3, 4)]
    assert len(joined(*TITLE, FIRST, *(block for page in pages for block in page))) == 2


def test_another_title_begins_another_table() -> None:
    assert len(joined(*TITLE, FIRST, "部门收入总表", grid(HEADING, "210|卫生|2.00", page=2))) == 2


def test_another_heading_begins_another_table() -> None:
    assert len(joined(*TITLE, FIRST, grid("单位名称|合计|其他收入", "甲局|1.00|1.00", page=2))) == 2


def test_a_total_of_the_same_figures_that_the_next_page_repeats_is_no_data() -> None:
    (table,) = joined(*TITLE, FIRST, grid(HEADING, "|合计|3.00", "210|卫生|2.00", page=2))
    assert codes(table) == ["合计", "208", "210"]


def test_another_total_begins_another_table() -> None:
    assert len(joined(*TITLE, FIRST, grid(HEADING, "|合计|4.00", "210|卫生|4.00", page=2))) == 2


def test_a_row_that_numbers_the_columns_is_no_data() -> None:
    (table,) = joined(*TITLE, grid(HEADING, "栏次|1|2", "208|社保|1.00"))
    assert codes(table) == ["208"]


def test_parts_of_a_code_in_the_row_of_the_total_are_no_data() -> None:
    (table,) = joined(*TITLE, grid("科目编码|<|<|科目名称|合计", "类|款|项|合计|3.00", "208|05|01|甲|3.00"))
    assert codes(table)[0] == "合计"


def test_columns_that_a_page_lacks_are_found_by_their_place() -> None:
    first = grid("科目编码|科目名称|合计|基本支出|项目支出", "208|社保|1.00|1.00|", "210|卫生|2.00||2.00")
    (table,) = joined(*TITLE, first, grid("3.00|3.00", page=2, left=120.0))
    assert [cell.column for cell in table.data_rows()[-1]] == [3, 4]


def test_lines_over_a_continued_table_do_not_reach_the_next_one() -> None:
    again = [Paragraph(line, page=2) for line in TITLE]
    second = grid("单位名称|合计", "甲局|3.00", page=3)
    assert joined(*TITLE, FIRST, *again, MORE, "部门收入总表", second)[1].over == ["部门收入总表"]
