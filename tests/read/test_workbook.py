"""Workbooks of the three formats: what they show is read, where it stands."""

import io
import zipfile
from collections.abc import Callable
from html import escape
from typing import Any

import openpyxl
import pytest
import xlwt

from flows.errors import DocumentRejected
from flows.read.document import Document, Paragraph, Table
from flows.read.formats import read


def workbook(fill: Callable[[Any], object], name: str = "Sheet") -> Document:
    """A workbook with one sheet that is filled by a function."""
    book = openpyxl.Workbook()
    book.active.title = name
    fill(book.active)
    return saved(book)


def saved(book: openpyxl.Workbook) -> Document:
    file = io.BytesIO()
    book.save(file)
    return read(file.getvalue())


def rows(*lines: tuple[object, ...]) -> Callable[[Any], None]:
    def fill(sheet: Any) -> None:
        for line in lines:
            sheet.append(line)

    return fill


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def cells(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


def test_numbers_keep_what_is_printed() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["a", 12.5, 2080505, 0.125, 5, 0.1 + 0.2])
        for cell, code in zip(sheet[1], ["@", "#,##0.00", "General", "0.00%", "00", "General"], strict=True):
            cell.number_format = code

    (table,) = workbook(fill).tables
    assert [cell.text for cell in table.cells] == ["a", "12.50", "2080505", "12.50%", "05", "0.3"]


def test_a_cell_has_its_sheet_and_its_row_for_a_place() -> None:
    book = openpyxl.Workbook()
    rows(("封面",))(book.active)
    rows(("收支总表",), ("单位：万元",), ("项目", "金额"), ("合计", 1))(book.create_sheet("表1"))
    (table,) = saved(book).tables
    assert [(c.page, c.line, c.row, c.column, c.text) for c in table.cells][-1] == (2, 4, 2, 2, "1")


def test_lines_over_a_table_and_notes_below_it_are_lines() -> None:
    def fill(sheet: Any) -> None:
        rows(("收支总表",), (None, "单位：万元"), ("项目", "金额"), ("合计", 1), ("注：无",), (), ("说明：无",))(sheet)
        sheet.merge_cells("A5:B5")

    document = workbook(fill)
    assert texts(document) == ["收支总表", "单位：万元", "注：无", "说明：无"]
    assert [cell.text for cell in document.tables[0].cells] == ["项目", "金额", "合计", "1"]


def test_the_name_of_a_sheet_stands_over_its_table_unless_a_program_gave_it() -> None:
    assert texts(workbook(rows(("项目", "金额")), "收入总表")) == ["收入总表"]
    assert texts(workbook(rows(("项目", "金额")), "Sheet1")) == []


@pytest.mark.parametrize(
    "between",
    [
        [(), ("支出总表",)],
        [("支出总表",), ("单位：万元",)],
        [(), ("部门：甲局", "单位：万元")],
        [("部门：甲局", "单位：万元")],
    ],
)
def test_tables_below_each_other_are_told_apart(between: list[tuple[object, ...]]) -> None:
    document = workbook(rows(("收入总表",), ("项目", "金额"), ("合计", 1), *between, ("科目", "金额"), ("合计", 2)))
    assert [table.cells[-1].text for table in document.tables] == ["1", "2"]


def test_white_rows_and_section_rows_do_not_divide_a_table() -> None:
    lines = [("项目", "金额"), ("一、甲", 1), (), ("基本支出", None), ("二、乙", 2), (), ("合计", 3)]
    (table,) = workbook(rows(*lines)).tables
    assert (table.row_count, [cell.text for cell in table.cells if cell.row == 4]) == (7, ["基本支出"])


def test_a_heading_over_some_columns_belongs_to_the_table() -> None:
    def fill(sheet: Any) -> None:
        rows(("支出总表",), (None, "本年支出", None), ("科目", "基本支出", "项目支出"), ("合计", 1, 2))(sheet)
        sheet.merge_cells("B2:C2")

    (table,) = workbook(fill).tables
    assert cells(table)[0] == (1, 2, 1, 2, "本年支出")


def test_merged_cells_span_and_hide_what_stands_under_them() -> None:
    def fill(sheet: Any) -> None:
        rows(("科目", "支出", "旧"), (None, "基本", "项目"), ("教育", 1, 2))(sheet)
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")
        sheet._cells[1, 3] = openpyxl.cell.Cell(sheet, 1, 3, "旧")

    (table,) = workbook(fill).tables
    assert cells(table)[:3] == [(1, 1, 2, 1, "科目"), (1, 2, 1, 2, "支出"), (2, 2, 1, 1, "基本")]


def test_what_is_hidden_is_not_read_and_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表1"
    rows(("项目", "辅助", "金额"), ("甲", "x", 1), ("乙", "y", 2))(sheet)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    rows(("底稿", 1))(book.create_sheet("底稿"))
    book["底稿"].sheet_state = "hidden"
    document = saved(book)
    assert [cell.text for table in document.tables for cell in table.cells] == ["项目", "金额", "甲", "1"]
    assert document.hidden == ("表1!B1", "表1!B2", "表1!A3", "表1!B3", "表1!C3", "底稿!A1", "底稿!B1")


def test_a_merged_cell_is_hidden_only_with_all_that_it_spans() -> None:
    def fill(sheet: Any) -> None:
        rows(("收支总表", None, None), ("x", "项目", "金额"))(sheet)
        sheet.merge_cells("A1:C1")
        sheet.column_dimensions["A"].hidden = True

    assert texts(workbook(fill)) == ["收支总表"]


def test_a_formula_shows_its_computed_value_and_one_without_is_turned_away() -> None:
    def fill(sheet: Any) -> None:
        rows(("项目", "金额"), ("合计", "=1+1"))(sheet)

    with pytest.raises(DocumentRejected, match="no computed value, the first in Sheet!B2"):
        workbook(fill)


def test_zeros_that_a_sheet_does_not_show_are_blank() -> None:
    def fill(sheet: Any) -> None:
        rows(("项目", "金额"), ("甲", 0))(sheet)
        sheet.sheet_view.showZeros = False

    assert [cell.text for cell in workbook(fill).tables[0].cells] == ["项目", "金额", "甲"]


def test_lines_and_indents_of_cells_are_kept() -> None:
    def fill(sheet: Any) -> None:
        rows(("一般公共\n预算", "金额"), ("　　行政运行", 1), ("其中", 2))(sheet)
        sheet["A3"].alignment = openpyxl.styles.Alignment(indent=1)

    (table,) = workbook(fill).tables
    labels = [cell for cell in table.cells if cell.column == 1]
    assert [(cell.text, cell.indent) for cell in labels] == [("一般公共\n预算", 0), ("行政运行", 20), ("其中", 10)]


def test_a_sheet_of_notes_is_lines() -> None:
    document = workbook(rows(("部门预算编制说明",), ("一、单位职责",), ("2024",)))
    assert (texts(document), document.tables) == (["部门预算编制说明", "一、单位职责", "2024"], ())


def test_a_workbook_without_anything_to_see_is_turned_away() -> None:
    with pytest.raises(DocumentRejected, match="shows no text"):
        workbook(rows())


def test_workbooks_of_the_old_format_tell_the_same() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表1")
    sheet.write_merge(0, 0, 0, 1, "收支总表")
    money = xlwt.easyxf(num_format_str="#,##0.00")
    for row, (label, value) in enumerate([("项目", "金额"), ("甲", 12.5), ("乙", 1)], start=1):
        sheet.write(row, 0, label)
        sheet.write(row, 1, value, money)
    sheet.row(3).hidden = True
    file = io.BytesIO()
    book.save(file)
    document = read(file.getvalue())
    assert texts(document) == ["表1", "收支总表"]
    assert cells(document.tables[0])[-1] == (2, 2, 1, 1, "12.50")
    assert document.hidden == ("表1!A4", "表1!B4")


def opendocument(table: str) -> Document:
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("table", "text"))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", f'<a {spaces}><table:table table:name="表1">{table}</table:table></a>')
    return read(file.getvalue())


def ods_row(*texts: str, more: str = "") -> str:
    tags = (f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row {more}>{''.join(tags)}</table:table-row>"


def test_open_documents_show_the_text_that_they_store() -> None:
    wide = '<table:table-cell table:number-columns-spanned="2"><text:p>收支</text:p></table:table-cell>'
    document = opendocument(
        f"<table:table-row>{wide}<table:covered-table-cell/></table:table-row>"
        + ods_row("项目", "金额")
        + '<table:table-row table:number-rows-repeated="500"><table:table-cell/></table:table-row>'
        + ods_row("甲", "12.50")
    )
    assert texts(document) == ["表1", "收支"]
    assert [(cell.line, cell.text) for cell in document.tables[0].cells][-1] == (503, "12.50")


def test_hidden_rows_of_open_documents_are_told() -> None:
    document = opendocument(ods_row("项目", "金额") + ods_row("甲", "1", more='table:visibility="filter"'))
    assert document.hidden == ("表1!A2", "表1!B2")
