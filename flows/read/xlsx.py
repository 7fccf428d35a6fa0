"""Workbooks of the open format (.xlsx, .xlsm and what else is made so, .et of WPS among them).

Read part by part, so that memory is that of what is printed. openpyxl keeps neither merged cells nor hidden rows where
it does so, and calamine tells no number formats and holds the rectangle that a sheet spans: 2.5 GB for two cells.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.errors import DocumentRejected
from flows.read.document import Document
from flows.read.number_format import GENERAL, shown_number, shown_text
from flows.read.package import Element, Package, attribute, local
from flows.read.sheet import Sheet, workbook

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BUILT_IN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??"},
    **{14: "yyyy/m/d", 15: "d-m-yy", 16: "d-m", 17: "yyyy/m", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss"},
    **{22: "yyyy/m/d h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00"},
    **{40: "#,##0.00;-#,##0.00", 41: '#,##0;-#,##0;"-"', 42: '#,##0;-#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"'},
    **{44: '#,##0.00;-#,##0.00;"-"', 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss", 48: "0.0E+0", 49: "@"},
    **{27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"'},
    **{32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"'},
}
"""Codes of the formats that a workbook names by number alone, as Chinese programs have them."""
_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LONGEST, _WIDEST, _DEEPEST = 32_767, 16_384, 250
"""Characters of a cell, columns of a sheet, and characters that a cell is indented, at most."""


@dataclass(frozen=True, slots=True)
class _Style:
    """How a cell shows its number, and by how many characters it is indented."""

    code: str = GENERAL
    indent: int = 0


_PLAIN = _Style()


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets share: their texts, their styles, and the day that 0 stands for."""

    texts: list[str]
    styles: list[_Style]
    epoch_1904: bool

    def style(self, cell: Element) -> _Style:
        """The style of a cell."""
        number = _whole(cell.get("s")) or 0
        return self.styles[number] if number < len(self.styles) else _PLAIN


def read_xlsx(package: Package) -> Document:
    """Sheets of a workbook as they are shown; raises DocumentRejected if it cannot be read."""
    main = package.main() or ""
    if main.endswith(".bin"):
        raise DocumentRejected("The workbook is of the binary kind (.xlsb). Save it as .xlsx, and give that.")
    return workbook(MEDIA_TYPE, _sheets(package, main))


def _sheets(package: Package, main: str) -> Iterator[Sheet]:
    folder, _, file = main.rpartition("/")
    folder = f"{folder}/" if folder else ""
    parts = package.related(f"{folder}_rels/{file}.rels", folder)
    root = package.tree(main)
    styles = next((_styles(package, name) for name in parts.get("styles", {}).values()), [])
    texts = next((_shared(package, name) for name in parts.get("sharedStrings", {}).values()), [])
    is_1904 = any(_is_on(e.get("date1904")) for e in root.iter() if local(e) == "workbookPr")
    book = _Book(texts, styles, is_1904)
    for element in root.iter():
        name = parts.get("worksheet", {}).get(attribute(element, "id") or "") if local(element) == "sheet" else None
        if name:
            sheet = Sheet(element.get("name", ""), is_hidden=element.get("state", "visible") != "visible")
            yield _read(package, name, sheet, book)


def _read(package: Package, name: str, sheet: Sheet, book: _Book) -> Sheet:
    shows_zeros, row_number = True, 0
    for element in package.stream(name, "sheetView", "col", "row", "mergeCell"):
        match local(element):
            case "sheetView":
                shows_zeros = _is_on(element.get("showZeros", "1"))
            case "col" if _is_on(element.get("hidden")) or element.get("width") == "0":
                first, last = _whole(element.get("min")) or 1, _whole(element.get("max")) or 1
                sheet.hidden_columns |= {
                    *range(max(first, max(sheet.hidden_columns, default=0) + 1), min(last, _WIDEST) + 1)
                }
            case "row":
                row_number = _whole(element.get("r")) or row_number + 1
                if _is_on(element.get("hidden")) or element.get("ht") == "0":
                    sheet.hidden_rows.add(row_number)
                _read_row(element, row_number, sheet, book, shows_zeros)
            case "mergeCell":
                _merge(sheet, element.get("ref", ""))
    return sheet


def _read_row(row: Element, row_number: int, sheet: Sheet, book: _Book, shows_zeros: bool) -> None:
    column = 0
    for cell in row:
        if local(cell) != "c":
            continue
        place = _place(cell.get("r", ""))
        column = place[1] if place else column + 1
        style = book.style(cell)
        if text := _text(cell, style, book, shows_zeros):
            sheet.put((row_number, column), text[:_LONGEST], style.indent)
        elif cell.get("t") != "str" and _lacks_value(cell):
            sheet.uncomputed.append((row_number, column))


def _lacks_value(cell: Element) -> bool:
    """True for a formula that no program has computed; one that computed an empty text says that it is one."""
    return any(local(e) == "f" for e in cell) and not any(local(e) == "v" and e.text for e in cell)


def _text(cell: Element, style: _Style, book: _Book, shows_zeros: bool) -> str:
    """What a cell shows: text, a number in its format, a truth value or an error as they are."""
    kind, code = cell.get("t", "n"), style.code
    if kind == "inlineStr":
        return shown_text("".join(_said(e) for e in cell if local(e) == "is"), code)
    value = next((e.text or "" for e in cell if local(e) == "v"), "")
    match kind:
        case "s":
            index = _whole(value)
            return shown_text(book.texts[index], code) if index is not None and index < len(book.texts) else ""
        case "n":
            shown = shown_number(value.strip(), code, book.epoch_1904) if value.strip() else ""
            return shown if shows_zeros or not _is_zero(value) else ""
        case "b":
            return "TRUE" if _is_on(value) else "FALSE"
        case "str":
            return shown_text(_unescaped(value), code)
    return value


def _is_zero(value: str) -> bool:
    try:
        return float(value) == 0
    except ValueError:
        return False


def _shared(package: Package, name: str) -> list[str]:
    """Texts that cells refer to by number."""
    return [_said(element) for element in package.stream(name, "si")]


def _said(element: Element) -> str:
    """Text of runs, without their reading aids (rPh)."""
    parts = [e.text or "" for e in element.iter() if local(e) == "t" and local(e.getparent()) != "rPh"]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    """The text with characters that XML cannot hold, written as _x000D_; line ends alone mean something here."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


def _styles(package: Package, name: str) -> list[_Style]:
    """The styles that cells name by number."""
    root = package.tree(name)
    own = {_whole(e.get("numFmtId")): e.get("formatCode", GENERAL) for e in root.iter() if local(e) == "numFmt"}
    styles = []
    for style in next((e for e in root if local(e) == "cellXfs"), ()):
        number = _whole(style.get("numFmtId")) or 0
        indent = next((_whole(e.get("indent")) or 0 for e in style if local(e) == "alignment"), 0)
        styles.append(_Style(own.get(number) or BUILT_IN.get(number, GENERAL), min(indent, _DEEPEST)))
    return styles


def _merge(sheet: Sheet, reference: str) -> None:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last)
    if start and end and start[0] <= end[0] and start[1] <= end[1]:
        sheet.spans[start] = (end[0] - start[0] + 1, end[1] - start[1] + 1)


def _place(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.match(reference)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def _is_on(value: str | None) -> bool:
    return value in ("1", "true", "on")
