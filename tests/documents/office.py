"""Documents written anew as office documents, as publishers make them: numbers with formats, and merged cells."""

import io
from collections.abc import Callable
from html import escape

import docx
import openpyxl
import xlwt
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.styles import Alignment

from flows.read.document import Cell, Document, Paragraph, Table
from flows.recognise.amount import is_figure, looks_like_money
from flows.recognise.wording import compact

Value = str | int | float
Placed = tuple[int, int, int, int, str, int]
"""Row, column, spans, text and characters of indentation of a cell of a sheet."""
Layout = Callable[[Document], list[list[Placed]]]


def widened(table: Table) -> Table:
    """A text's table as ruled: headings span the blank cells behind them, up to where one above them ends."""
    cells: list[Cell] = []
    heading, starts = True, {table.column_count + 1}
    for row in table.rows():
        heading = heading and not any(looks_like_money(cell.text) for cell in row)
        starts |= {cell.column for cell in row}
        for cell in row:
            span = min(start for start in starts if start > cell.column) - cell.column if heading else 1
            cells.append(Cell(cell.row, cell.column, cell.text, column_span=span))
    return Table(tuple(cells), table.row_count, table.column_count)


def ruled(document: Document) -> Document:
    """A text with its tables as ruled."""
    blocks = tuple(widened(block) if isinstance(block, Table) else block for block in document.blocks)
    return Document(document.media_type, blocks)


def stored(text: str) -> tuple[Value, str]:
    """What a workbook stores for a printed text, and the format in which it shows it."""
    words = compact(text)
    if looks_like_money(text) and words.replace(",", "").replace(".", "").isdigit():
        decimals = len(words.partition(".")[2])
        code = ("#,##0" if "," in words else "0") + ("." + "0" * decimals if decimals else "")
        return float(words.replace(",", "")), code
    if words == text and words.isascii() and words.isdigit() and len(words) <= 15:
        return int(words), "0" * len(words) if words.startswith("0") and len(words) > 1 else "General"
    return text, "@" if is_figure(text) else "General"


def parts(document: Document) -> list[tuple[list[str], Table | None]]:
    """The lines of the first page, tables with the lines over them, and the lines behind the last."""
    found: list[tuple[list[str], Table | None]] = []
    over: list[str] = []
    for block in document.blocks:
        if not found and over and _page(block) not in (None, 1):
            found.append((over, None))
            over = []
        if isinstance(block, Paragraph):
            over.append(block.text)
        else:
            found.append((over, block))
            over = []
    return [*found, (over, None)]


def _page(block: Paragraph | Table) -> int | None:
    return block.page if isinstance(block, Paragraph) else block.cells[0].page


def placed(document: Document) -> list[list[Placed]]:
    """Cells of the sheets of a workbook, one for each table."""
    sheets = []
    for over, table in parts(document):
        cells = [(row, 1, 1, 1, text, 0) for row, text in enumerate(over, start=1)]
        for cell in table.cells if table else ():
            level = round((cell.indent or 0) / 10)
            cells.append((cell.row + len(over), cell.column, cell.row_span, cell.column_span, cell.text, level))
        sheets.append(cells)
    return sheets


def stacked(document: Document, white: int = 1) -> list[list[Placed]]:
    """The same, all on one sheet, below each other with white rows between."""
    whole: list[Placed] = []
    below = 0
    for cells in placed(document):
        whole += [(row + below, *rest) for row, *rest in cells]
        below = max((row + down - 1 for row, _, down, *_ in whole), default=0) + white
    return [whole]


def as_xlsx(document: Document, sheets: Layout = placed) -> bytes:
    """The document as a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for cells in sheets(document):
        sheet = book.create_sheet()
        for row, column, down, across, text, level in cells:
            value, code = stored(text)
            cell = sheet.cell(row, column)
            cell.value, cell.number_format, cell.alignment = value, code, Alignment(indent=level)
            if isinstance(value, str):
                cell.data_type = "s"  # What begins with an equals sign is text here.
            if down > 1 or across > 1:
                sheet.merge_cells(None, row, column, row + down - 1, column + across - 1)
    return _saved(book.save)


def as_xls(document: Document) -> bytes:
    """The document as a workbook of the old format."""
    book = xlwt.Workbook()
    styles: dict[tuple[str, int], xlwt.XFStyle] = {}
    for number, cells in enumerate(placed(document), start=1):
        sheet = book.add_sheet(f"Sheet{number}", cell_overwrite_ok=True)
        for row, column, down, across, text, level in cells:
            value, code = stored(text)
            style = styles.setdefault((code, level), xlwt.easyxf(f"align: indent {level}", num_format_str=code))
            sheet.write_merge(row - 1, row + down - 2, column - 1, column + across - 2, value, style)
    return _saved(book.save)


def as_html(document: Document) -> bytes:
    """The document as a web page."""
    written = []
    for over, table in parts(document):
        written += [f"<p>{escape(line)}</p>" for line in over]
        rows = [_tags(cells, table.column_count) for cells in table.rows()] if table else []
        written += [f"<table>{''.join(rows)}</table>"] if rows else []
    return f"<!DOCTYPE html><meta charset=utf-8>{''.join(written)}".encode()


def _tags(cells: list[Cell], width: int) -> str:
    """A row whose cells span columns alone."""
    tags, column = [], 1
    for cell in cells:
        tags += ["<td></td>"] * (cell.column - column)
        tags.append(f"<td colspan={cell.column_span}>{escape(cell.text)}</td>")
        column = cell.column + cell.column_span
    return f"<tr>{''.join(tags)}{'<td></td>' * (width + 1 - column)}</tr>"


def as_docx(document: Document) -> bytes:
    """The document as one of Word."""
    written = docx.Document()
    for over, table in parts(document):
        for line in over:
            written.add_paragraph(line)
        if table:
            written.element.body.insert(-1, parse_xml(_marked(table)))
        else:
            written.add_page_break()
    return _saved(written.save)


def _marked(table: Table) -> str:
    """The table as Word stores it; python-docx would take a time that grows with the square of its cells."""
    width = table.column_count
    columns = "<w:gridCol w:w='1000'/>" * width
    first = {(cell.row, cell.column): cell for cell in table.cells}
    over = {(cell.row + down, cell.column): cell for cell in table.cells for down in range(1, cell.row_span)}
    rows = []
    for row in range(1, table.row_count + 1):
        tags, column = [], 1
        while column <= width:
            cell, goes_on = first.get((row, column)), over.get((row, column))
            merge = "<w:vMerge/>" if goes_on else "<w:vMerge w:val='restart'/>" if cell and cell.row_span > 1 else ""
            across = (cell or goes_on).column_span if cell or goes_on else 1
            step = f"<w:pPr><w:ind w:left='{int(20 * (cell.indent or 0))}'/></w:pPr>" if cell else ""
            paragraphs = "".join(
                f"<w:p>{step}{_run(line)}</w:p>" for line in (cell.text.splitlines() if cell else [""])
            )
            tags.append(f"<w:tc><w:tcPr><w:gridSpan w:val='{across}'/>{merge}</w:tcPr>{paragraphs}</w:tc>")
            column += across
        rows.append(f"<w:tr>{''.join(tags)}</w:tr>")
    return f"<w:tbl {nsdecls('w')}><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()
