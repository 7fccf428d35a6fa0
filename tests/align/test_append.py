from flows.align.append import append
from flows.read.document import Cell, Table
from tests.grids import grid

FIRST = grid("科目编码|科目名称|合计|基本支出|项目支出", "208|社保|3.00|1.00|2.00")


def placed(table: Table) -> list[tuple[int, int, str]]:
    """Row, column and text of the cells that were appended."""
    return [(cell.row, cell.column, cell.text) for cell in table.cells[len(FIRST.cells) :]]


def test_rows_of_the_next_page_come_below() -> None:
    found = append(FIRST, grid("210|卫生|1.00|1.00|", page=2))
    assert {row for row, _, _ in placed(found)} == {3}


def test_a_page_with_as_many_columns_keeps_them() -> None:
    found = append(FIRST, grid("210|卫生|1.00||1.00", page=2))
    assert [column for _, column, _ in placed(found)] == [1, 2, 3, 5]


def test_columns_that_a_page_lacks_are_told_by_where_the_others_stand() -> None:
    short = grid("2.00|2.00", page=2, left=120.0)
    assert [column for _, column, _ in placed(append(FIRST, short))] == [3, 4]


def test_a_cell_over_several_columns_of_the_page_before_spans_them() -> None:
    merged = Table((Cell(1, 1, "卫生", page=2, box=(60.0, 0.0, 180.0, 20.0)),), 1, 1)
    found = append(FIRST, merged).cells[-1]
    assert (found.column, found.column_span) == (2, 2)


def test_a_page_whose_cells_would_fall_together_keeps_its_own_columns() -> None:
    beyond = grid("210|卫生", page=2, left=300.0)
    assert [column for _, column, _ in placed(append(FIRST, beyond))] == [1, 2]
