"""Cells of a table as rows of a web table: spans are what boxes reach over."""

from typing import Any

from flows.site.grid import grid


def cell(row: int, column: int, box: tuple[float, float, float, float] | None = None) -> dict[str, Any]:
    edges = dict(zip(("x0", "top", "x1", "bottom"), box or (None,) * 4, strict=True))
    return {"row_number": row, "column_number": column, "page": 1 if box else None, **edges}


def shape(*cells: dict[str, Any]) -> list[list[tuple[bool, int, int]]]:
    rows: dict[int, list[dict[str, Any]]] = {}
    for one in cells:
        rows.setdefault(one["row_number"], []).append(one)
    return [[(one.cell is not None, one.columns, one.rows) for one in line] for line in grid(rows)]


def test_a_heading_spans_the_columns_and_rows_that_its_box_reaches_over() -> None:
    assert shape(
        cell(1, 1, (0, 0, 10, 20)),
        cell(1, 2, (10, 0, 30, 10)),
        cell(2, 2, (10, 10, 20, 20)),
        cell(2, 3, (20, 10, 30, 20)),
    ) == [[(True, 1, 2), (True, 2, 1)], [(True, 1, 1), (True, 1, 1)]]


def test_cells_without_a_box_leave_gaps() -> None:
    assert shape(cell(1, 1), cell(1, 3), cell(2, 2)) == [
        [(True, 1, 1), (False, 1, 1), (True, 1, 1)],
        [(False, 1, 1), (True, 1, 1), (False, 1, 1)],
    ]


def test_nothing_is_spanned_where_something_is_printed() -> None:
    assert shape(cell(1, 1, (0, 0, 20, 10)), cell(1, 2, (10, 0, 20, 10))) == [[(True, 1, 1), (True, 1, 1)]]


def test_a_table_that_goes_on_over_the_page_spans_no_rows_of_the_next() -> None:
    below = {**cell(2, 1, (0, 5, 10, 15)), "page": 2}
    assert shape(cell(1, 1, (0, 0, 10, 20)), below) == [[(True, 1, 1)], [(True, 1, 1)]]
