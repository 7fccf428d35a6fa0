"""Headings that say too little: which side is which, which unit, whether it is money."""

from tests.grids import grid, settled


def test_of_two_columns_of_lines_without_sides_the_first_is_revenue() -> None:
    rows = grid("项目|预算数|项目|预算数", "一、事业收入|5.00|一、教育支出|5.00", "收入总计|5.00|支出总计|5.00")
    (table,) = settled("部门收支总表", "单位：万元", rows)
    assert [block.side for block in table.blocks] == ["revenue", "expenditure"]


def test_a_single_column_of_lines_without_a_side_is_set_aside() -> None:
    (table,) = settled("部门收支总表", "单位：万元", grid("项目|预算数", "一、事业收入|5.00", "二、教育支出|5.00"))
    assert table.reason is not None


def test_a_heading_of_another_unit_than_the_table_sets_it_aside() -> None:
    rows = grid("项目|预算数(元)|项目|预算数(元)", "一、事业收入|5.00|一、教育支出|5.00")
    (table,) = settled("部门收支总表", "单位：万元", rows)
    assert table.reason is not None


def test_whole_amounts_without_a_title_are_not_taken_for_a_list() -> None:
    (table,) = settled(grid("单位名称|数", "甲局|12000", "乙局|3000"))
    assert table.reason is not None
