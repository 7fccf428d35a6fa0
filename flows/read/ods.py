"""Workbooks of OpenDocument (.ods): they store the text that each cell shows, so that it is only taken."""

from collections.abc import Iterator

from flows.read.document import Document
from flows.read.package import Element, Package, attribute, local
from flows.read.sheet import Sheet, workbook

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_CONTENT = "content.xml"
_MOST_REPEATED = 1_000
"""Times that a row or cell with text may be repeated; programs repeat blank ones."""
_UNSEEN = ("collapse", "filter")


def read_ods(package: Package) -> Document:
    """Sheets of a workbook as they are shown; raises DocumentRejected if it cannot be read."""
    return workbook(MEDIA_TYPE, _sheets(package))


def _sheets(package: Package) -> Iterator[Sheet]:
    root = package.tree(_CONTENT)
    hidden = {
        attribute(style, "name")
        for style in root.iter()
        if local(style) == "style"
        and any(local(e) == "table-properties" and attribute(e, "display") == "false" for e in style)
    }
    for table in root.iter():
        if local(table) == "table":
            yield _read(table, Sheet(attribute(table, "name") or "", attribute(table, "style-name") in hidden))


def _read(table: Element, sheet: Sheet) -> Sheet:
    column = row = 1
    for element in table.iter():
        match local(element):
            case "table-column":
                count = _count(element, "number-columns-repeated")
                if attribute(element, "visibility") in _UNSEEN:
                    sheet.hidden_columns |= {*range(column, column + min(count, 16_384))}
                column += count
            case "table-row":
                count = _count(element, "number-rows-repeated")
                texts = [*_cells(element)]
                for again in range(min(count, _MOST_REPEATED) if texts else 0):
                    _place(sheet, row + again, texts)
                if attribute(element, "visibility") in _UNSEEN and texts:
                    sheet.hidden_rows |= {*range(row, row + min(count, _MOST_REPEATED))}
                row += count
    return sheet


def _cells(row: Element) -> Iterator[tuple[int, int, int, str]]:
    """Column, spans and text of the cells of a row that have text."""
    column = 1
    for cell in row:
        count = _count(cell, "number-columns-repeated")
        text = "\n".join(_said(e) for e in cell if local(e) == "p")
        if text and local(cell) == "table-cell":
            down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            for again in range(min(count, _MOST_REPEATED)):
                yield column + again, down, across, text
        if local(cell) in ("table-cell", "covered-table-cell"):
            column += count


def _place(sheet: Sheet, row: int, texts: list[tuple[int, int, int, str]]) -> None:
    for column, down, across, text in texts:
        sheet.put((row, column), text)
        if down > 1 or across > 1:
            sheet.spans[row, column] = (down, across)


def _said(paragraph: Element) -> str:
    """Text of a paragraph; runs of blanks and line ends are elements of their own, and comments are not shown."""
    words = [paragraph.text or ""]
    for element in paragraph:
        name = local(element)
        if name == "s":
            words.append(" " * min(_count(element, "c"), 100))
        elif name in ("tab", "line-break"):
            words.append("\n" if name == "line-break" else " ")
        elif name != "annotation":
            words.append(_said(element))
        words.append(element.tail or "")
    return "".join(words)


def _count(element: Element, name: str) -> int:
    text = attribute(element, name) or "1"
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 8 else 1
