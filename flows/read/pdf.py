"""PDF: the tables that rules draw on each page, and the lines of text around them."""

from typing import Any

import pypdfium2

from flows.errors import DocumentRejected
from flows.read.document import Document, Paragraph, Table
from flows.read.grid import bounds, grids, holds, table
from flows.read.lines import lines, text
from flows.read.pdfium import Char, View, chars, has_slanted, rules


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
        blocks = tuple(block for number in range(pages) for block in _blocks(pdf, number))
    finally:
        pdf.close()
    if not blocks:
        raise DocumentRejected(
            "The PDF holds pictures and no text. Give the document as it was exported, or with recognised text."
        )
    return Document("application/pdf", blocks, page_count=pages)


def _blocks(pdf: Any, index: int) -> list[Paragraph | Table]:
    """Blocks of a page, which is closed behind it: memory stays that of one page."""
    page = pdf[index]
    textpage = page.get_textpage()
    try:
        return _page(page, textpage, index + 1)
    finally:
        textpage.close()
        page.close()


def _page(page: Any, textpage: Any, number: int) -> list[Paragraph | Table]:
    """Tables and lines of a page from top to bottom."""
    view = View(page)
    found = grids(rules(page, view)) if textpage.count_chars() else []
    if not found and not has_slanted(textpage):
        # Without rules the text in content order says as much as the characters, at half the cost.
        return [Paragraph(line.strip(), page=number) for line in _plain(textpage).splitlines() if line.strip()]
    boxes = [bounds(grid) for grid in found]
    inside: list[list[Char]] = [[] for _ in found]
    outside: list[Char] = []
    for char in chars(textpage, view):
        for box, own in zip(boxes, inside, strict=True):
            if holds(box, char):
                own.append(char)
                break
        else:
            outside.append(char)
    placed: list[tuple[float, Paragraph | Table]] = [
        (line[0].top, Paragraph(text(line), page=number)) for line in lines(outside)
    ]
    for grid, box, own in zip(found, boxes, inside, strict=True):
        if printed := table(grid, own, number):
            placed.append((box[1], printed))
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]


def _plain(textpage: Any) -> str:
    return str(textpage.get_text_range()).replace("￾", "").replace("\x02", "")
