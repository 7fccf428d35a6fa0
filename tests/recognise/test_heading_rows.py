from flows.recognise.heading_rows import HeadingRows, heading_rows
from tests.grids import grid

TWO_ROWS = ("科目编码|科目名称|合计|基本支出|<|<", "^|^|^|小计|人员经费|公用经费")
ROW = "208|社保|3.00|3.00|2.00|1.00"


def test_a_heading_is_as_deep_as_its_cells_reach() -> None:
    assert heading_rows(grid(*TWO_ROWS, ROW)) == HeadingRows(0, 2)


def test_the_heading_begins_below_the_captions() -> None:
    assert heading_rows(grid("部门支出总表|<|<|<|<|<", *TWO_ROWS, ROW)) == HeadingRows(1, 3)


def test_words_that_nothing_knows_are_heading_as_deep_as_the_others_reach() -> None:
    assert heading_rows(grid("科目编码|科目名称|合计|<", "^|^|甲类安排|乙类安排", "208|社保|1.00|2.00")).end == 2


def test_a_cell_of_the_heading_that_reaches_into_the_first_row_of_data_leaves_it_data() -> None:
    assert heading_rows(grid("科目编码|科目名称|合计", "^|社保|1.00", "210|卫生|2.00")).end == 1


def test_a_group_that_is_divided_below_is_heading_though_no_cell_reaches_down() -> None:
    assert heading_rows(grid("收入|<|支出|<", "项目|预算数|项目|预算数", "事业收入|1.00|基本支出|1.00")).end == 2


def test_a_group_without_parts_below_is_not_divided_by_data() -> None:
    assert heading_rows(grid("科目编码|科目名称|合计|<", "208|社保|1.00|<")).end == 1


def test_a_row_that_numbers_the_columns_is_heading_where_cells_reach_over_it() -> None:
    assert (
        heading_rows(grid("科目编码|合计|<|<", "^|基本支出|项目支出|其他资金", "^|1|2|3", "208|1.00|2.00|3.00")).end
        == 3
    )


def test_parts_of_a_code_beside_the_figures_of_the_total_belong_to_the_heading() -> None:
    found = heading_rows(grid("科目编码|<|<|科目名称|合计", "类|款|项|合计|3.00", "208|05|01|甲|3.00"))
    assert [cell.text for cell in found.inline] == ["类", "款", "项"]


def test_parts_of_a_code_beside_words_are_a_row_of_the_heading() -> None:
    found = heading_rows(grid("科目编码|<|<|科目名称|合计", "类|款|项|^|^", "208|05|01|甲|3.00"))
    assert (found.end, found.inline) == (2, ())


def test_without_figures_beside_it_a_part_of_a_code_is_no_heading_in_a_row_of_data() -> None:
    assert heading_rows(grid("科目编码|科目名称|合计", "类|甲类|", "208|社保|1.00")).inline == ()


def test_a_table_that_begins_with_data_has_no_heading() -> None:
    assert heading_rows(grid("208|社保|1.00", "210|卫生|2.00")).is_empty


def test_a_first_row_of_words_that_nothing_knows_is_no_heading() -> None:
    assert heading_rows(grid("甲项任务|乙项任务|丙项任务", "1.00|2.00|3.00")).is_empty
