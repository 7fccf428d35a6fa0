"""PDF: the tables of each page, drawn by rules or not, and the lines of text around them."""

from collections.abc import Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from flows.errors import DocumentRejected
from flows.read.document import Document, Paragraph, Table
from flows.read.grid import bounds, grids, holds, table
from flows.read.half_ruled import lacks_columns, lacks_rows, with_columns, with_rows
from flows.read.lines import text
from flows.read.pdfium import Box, Char, Rule, View, chars, has_slanted, rules
from flows.read.pieces import looks_tabular, pieces
from flows.read.regions import regions
from flows.read.unruled import unruled_table

_FILLED = 0.2
"""Share of a page that a picture takes up if the page is a scan."""


def read_pdf(data: bytes) -> Document:
    """Tables with their cells' boxes and the lines around them; raises DocumentRejected if nothing can be read."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DocumentRejected(
            f"The PDF cannot be opened ({error}); if it asks for a password, give a version without one."
        ) from error
    try:
        pages = len(pdf)
        found = [_blocks(pdf, number) for number in range(pages)]
        pictures = tuple(number + 1 for number in range(pages) if not found[number] and _is_picture(pdf, number))
    finally:
        pdf.close()
    blocks = tuple(block for page in found for block in page)
    if not blocks:
        raise DocumentRejected(
            "The PDF holds pictures and no text. Give the document as it was exported, or with recognised text."
        )
    return Document("application/pdf", blocks, page_count=pages, picture_pages=pictures)


def _blocks(pdf: Any, index: int) -> list[Paragraph | Table]:
    """Blocks of a page, which is closed behind it: memory stays that of one page."""
    page = pdf[index]
    textpage = page.get_textpage()
    try:
        return _page(page, textpage, index + 1)
    finally:
        textpage.close()
        page.close()


def _is_picture(pdf: Any, index: int) -> bool:
    """True for a page that pictures fill, as a scan does; ornaments on a blank page do not."""
    page = pdf[index]
    try:
        width, height = page.get_size()
        boxes = [shown.get_bounds() for shown in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
        return any((x1 - x0) * (y1 - y0) >= _FILLED * width * height for x0, y0, x1, y1 in boxes)
    finally:
        page.close()


def _page(page: Any, textpage: Any, number: int) -> list[Paragraph | Table]:
    """Tables and lines of a page from top to bottom."""
    view = View(page)
    drawn = rules(page, view) if textpage.count_chars() else []
    found = grids(drawn)
    plain = "" if found else _plain(textpage)
    if not (found or has_slanted(textpage) or looks_tabular(plain) or _goes_beyond(textpage, page, plain)):
        # Without rules the text in content order says as much as the characters, at half the cost.
        return [Paragraph(line.strip(), page=number) for line in plain.splitlines() if line.strip()]
    boxes = [bounds(grid) for grid in found]
    inside: list[list[Char]] = [[] for _ in found]
    outside: list[Char] = []
    for char in chars(textpage, view):
        if not holds(view.frame, char):
            continue
        for box, own in zip(boxes, inside, strict=True):
            if holds(box, char):
                own.append(char)
                break
        else:
            outside.append(char)
    placed = _unruled(outside, drawn, number)
    for grid, box, own in zip(found, boxes, inside, strict=True):
        if printed := _ruled(grid, own, number):
            placed.append((box[1], printed))
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]


def _ruled(grid: Sequence[Box], own: Sequence[Char], number: int) -> Table | None:
    """The table of a grid; rules that it lacks between columns or rows are made up for by what is printed."""
    printed = table(grid, own, number)
    if printed and lacks_columns(printed):
        return with_columns(grid, own, number) or printed
    if printed and lacks_rows(printed):
        return table(with_rows(grid, own), own, number)
    return printed


def _unruled(outside: Sequence[Char], drawn: Sequence[Rule], number: int) -> list[tuple[float, Paragraph | Table]]:
    """Lines and tables without rules, with the height at which each begins."""
    parts = pieces(outside)
    placed: list[tuple[float, Paragraph | Table]] = []
    taken: set[int] = set()
    for region, span in regions(parts, drawn):
        if printed := unruled_table(region, number):
            placed.append((parts[span.start][0].top, printed))
            taken |= set(span)
    for index, line in enumerate(parts):
        if index not in taken:
            whole = [char for piece in line for char in piece.chars]
            placed.append((line[0].top, Paragraph(text(whole), page=number)))
    return placed


def _plain(textpage: Any) -> str:
    return _clean(textpage.get_text_range())


def _goes_beyond(textpage: Any, page: Any, plain: str) -> bool:
    """True if the page may have text beyond what is shown of it, as cut-outs of a longer sheet have."""
    return len(_clean(textpage.get_text_bounded(*page.get_cropbox()))) != len(plain)


def _clean(plain: str) -> str:
    return plain.replace("￾", "").replace("\x02", "")
