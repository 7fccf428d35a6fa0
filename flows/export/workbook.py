"""The tables as one Excel workbook: numbers are numbers, codes are text, what must not be added stands in front."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter
from rich.cells import cell_len

from flows.export.notes import note
from flows.export.tables import Column, Table
from flows.report.words import Language

SHEET_ROWS = 1_048_576
_CELL_TEXT = 32_767
# A cell of Excel keeps fifteen digits; an amount with more stays text, so that none is lost.
_DIGITS = 15
_AT_A_TIME = 1000


@dataclass
class _Loss:
    """What Excel could not hold as it is: amounts kept as text, texts that were cut."""

    as_text: int = 0
    cut: int = 0


@dataclass
class _Book:
    """The workbook that is written, with its formats."""

    file: Any
    loss: _Loss = field(default_factory=_Loss)

    def __post_init__(self) -> None:
        add = self.file.add_format
        self.heading = add({"bold": True, "bg_color": "#E8ECF0", "bottom": 1, "text_wrap": True, "valign": "top"})
        self.money = add({"num_format": "#,##0.00"})
        self.title = add({"bold": True, "font_size": 16})
        self.number = add({"valign": "top"})
        self.text = add({"num_format": "@"})
        self.paragraph = add({"text_wrap": True, "valign": "top"})


def too_long(tables: Sequence[Table]) -> list[Table]:
    """Tables that have more rows than a sheet below its heading."""
    return [table for table in tables if table.rows >= SHEET_ROWS]


def write_workbook(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[Table],
    notes: Sequence[str],
    language: Language,
    target: Path,
) -> None:
    """One sheet for each table that fits, and one in front with the notes and a list of the sheets."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    long = too_long(tables)
    with xlsxwriter.Workbook(target, options) as file:
        book = _Book(file)
        about = file.add_worksheet(note(language, "about"))
        for table in tables:
            if table not in long:
                _sheet(connection, book, table)
        lost = [
            *([note(language, "digits", count=book.loss.as_text)] if book.loss.as_text else []),
            *([note(language, "cut", count=book.loss.cut)] if book.loss.cut else []),
            *([note(language, "long", names=", ".join(table.name for table in long))] if long else []),
        ]
        _about(book, about, [table for table in tables if table not in long], [*notes, *lost], language)


def _about(book: _Book, sheet: Any, tables: Sequence[Table], notes: Sequence[str], language: Language) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 2, 90)
    sheet.write_string(0, 0, note(language, "title"), book.title)
    for row, paragraph in enumerate(notes, 2):
        sheet.set_row(row, _height(paragraph, 120))
        sheet.merge_range(row, 0, row, 2, paragraph, book.paragraph)
    first = len(notes) + 3
    for column, key in enumerate(("sheet", "rows", "meaning")):
        sheet.write_string(first, column, note(language, key), book.heading)
    for row, table in enumerate(tables, first + 1):
        sheet.set_row(row, _height(table.meaning, 90))
        sheet.write_url(row, 0, f"internal:'{table.name}'!A1", string=table.name)
        sheet.write_number(row, 1, table.rows, book.number)
        sheet.write_string(row, 2, table.meaning, book.paragraph)
    _printed(sheet)


def _sheet(connection: duckdb.DuckDBPyConnection, book: _Book, table: Table) -> None:
    sheet = book.file.add_worksheet(table.name)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _width(column), book.text if column.type == "VARCHAR" else None)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, table.rows, len(table.columns) - 1)
    sheet.repeat_rows(0)
    _printed(sheet)
    # Codes are text on purpose.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{SHEET_ROWS}"})
    for number, column in enumerate(table.columns):
        sheet.write_string(0, number, column.name, book.heading)
    formats = [book.money if column.type.endswith(",2)") else book.number for column in table.columns]
    rows, row = connection.execute(f'from "{table.source}"'), 0
    while some := rows.fetchmany(_AT_A_TIME):
        for values in some:
            row += 1
            for number, value in enumerate(values):
                _write(book, sheet, row, number, value, formats[number])


def _write(book: _Book, sheet: Any, row: int, column: int, value: Any, number: Any) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case Decimal() | int() if len(Decimal(value).normalize().as_tuple().digits) <= _DIGITS:
            sheet.write_number(row, column, value, number)
        case Decimal() | int():
            book.loss.as_text += 1
            sheet.write_string(row, column, f"{Decimal(value):f}", book.text)
        case _:
            text = str(value)
            if len(text) > _CELL_TEXT:
                book.loss.cut += 1
                text = text[: _CELL_TEXT - 1] + "…"
            sheet.write_string(row, column, text, book.text)


def _printed(sheet: Any) -> None:
    """On paper: A4 across, as wide as one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _height(text: str, width: int) -> int:
    """Height of a row whose text folds at so many characters."""
    return 16 * (1 + cell_len(text) // width)


def _width(column: Column) -> int:
    """Width of a column: its heading with the button of the filter, and room for an amount."""
    return max(cell_len(column.name) + 3, 20 if column.type.startswith("DECIMAL") else 12)
