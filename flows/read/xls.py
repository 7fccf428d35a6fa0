"""Workbooks of the old format (.xls, old .et of WPS), by xlrd: it tells the formats of numbers."""

import io
import struct
from collections.abc import Iterator

import xlrd

from flows.errors import DocumentRejected
from flows.read.document import Document
from flows.read.number_format import GENERAL, shown_number, shown_text
from flows.read.sheet import Sheet, workbook

MEDIA_TYPE = "application/vnd.ms-excel"
_LARGEST = 50_000_000
"""Bytes of a workbook; xlrd holds a sheet whole, blank cells with it."""
_ERRORS = (xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, AssertionError, ArithmeticError, LookupError)
_FAULTS = (*_ERRORS, ValueError, TypeError, AttributeError, NotImplementedError, MemoryError)
"""What xlrd fails with over a broken file."""


def read_xls(data: bytes) -> Document:
    """Sheets of a workbook as they are shown; raises DocumentRejected if it cannot be read."""
    if len(data) > _LARGEST:
        raise DocumentRejected(
            f"The workbook has {len(data):,} bytes; of the old format up to {_LARGEST:,} are read. Save it as .xlsx."
        )
    try:
        # xlrd tells of small faults on the standard output otherwise.
        with xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        ) as book:
            return workbook(MEDIA_TYPE, _sheets(book))
    except _FAULTS as error:
        if "encrypted" in str(error):
            raise DocumentRejected("The workbook asks for a password. Give a version without one.") from error
        raise DocumentRejected(
            f"The workbook is broken ({error}). Fetch it again, or open it, save it as .xlsx and give that."
        ) from error


def _sheets(book: xlrd.Book) -> Iterator[Sheet]:
    for index in range(book.nsheets):
        stored = book.sheet_by_index(index)
        yield _read(book, stored)
        book.unload_sheet(index)


def _read(book: xlrd.Book, stored: xlrd.sheet.Sheet) -> Sheet:
    sheet = Sheet(stored.name, is_hidden=stored.visibility != 0)
    sheet.hidden_rows = {row + 1 for row, info in stored.rowinfo_map.items() if info.hidden or not info.height}
    sheet.hidden_columns = {column + 1 for column, info in stored.colinfo_map.items() if info.hidden or not info.width}
    for top, bottom, left, right in stored.merged_cells:
        sheet.spans[top + 1, left + 1] = (bottom - top, right - left)
    shows_zeros = bool(stored.show_zero_values)
    for row in range(stored.nrows):
        for column in range(stored.row_len(row)):
            cell = stored.cell(row, column)
            level = book.xf_list[cell.xf_index].alignment.indent_level if cell.xf_index else 0
            sheet.put((row + 1, column + 1), _text(book, cell, shows_zeros), level)
    return sheet


def _text(book: xlrd.Book, cell: xlrd.sheet.Cell, shows_zeros: bool) -> str:
    """What a cell shows: text, a number in its format, a truth value or an error as they are."""
    format_of = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    code = format_of.format_str if format_of else GENERAL
    match cell.ctype:
        case xlrd.XL_CELL_EMPTY | xlrd.XL_CELL_BLANK:
            return ""
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            if cell.value == 0 and not shows_zeros:
                return ""
            return shown_number(repr(cell.value), code, epoch_1904=bool(book.datemode))
        case xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    return shown_text(str(cell.value).replace("\r\n", "\n").replace("\r", "\n"), code)
