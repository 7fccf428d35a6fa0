"""Documents of Word (.docx, also of WPS): paragraphs and tables as they stand, with tracked changes accepted.

Pages come to be only where a program lays the text out, so that places are lines, as of a web page: each paragraph and
each row of a table is one, in reading order. The elements are read as they are stored, for python-docx leaves out what
stands in content controls, text boxes and accepted insertions, and opens packages of any size.
"""

from collections.abc import Iterable, Iterator

from flows.errors import DocumentRejected
from flows.read.document import Document, Paragraph, Table
from flows.read.docx_table import Grid, grid
from flows.read.docx_text import indent, is_shown, text_and_boxes
from flows.read.package import Element, Package, attribute, local

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PAGE_ENDS = ("lastRenderedPageBreak", "pageBreakBefore", "sectPr")
_AROUND = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
"""Elements around blocks that print nothing themselves."""


def read_docx(package: Package) -> Document:
    """Lines and tables of a document; raises DocumentRejected if it cannot be read or has no text."""
    root = package.tree(package.main() or "")
    body = [*next((element for element in root if local(element) == "body"), ())]
    cover = next((index for index, block in enumerate(body) if _parts_pages(block)), 0)
    blocks: list[Paragraph | Table] = []
    line = 1
    for index, block in enumerate(body):
        for item in flow([block]):
            if isinstance(item, str):
                # Both would be the place of a sheet.
                blocks.append(Paragraph(item, page=1) if index < cover else Paragraph(item, line=line))
                line += 1
            else:
                blocks.append(item.table(line))
                line += item.row_count
    if not blocks:
        raise DocumentRejected(
            "The document of Word has no text; pictures may show some. Give it with text, or with recognised text."
        )
    return Document(MEDIA_TYPE, tuple(blocks), line_count=line - 1)


def _parts_pages(block: Element) -> bool:
    """True if a page ends at a block, for certain or when it was last laid out: what stands above is the first page."""
    return any(
        local(element) in _PAGE_ENDS or (local(element) == "br" and attribute(element, "type") == "page")
        for element in block.iter()
    )


def flow(parent: Iterable[Element], tables: bool = True) -> Iterator[str | Grid]:
    """Lines and tables of an element in reading order; without `tables` the text of tables is lines too.

    Tables that place things, because they have one column or hold tables for the most part, are what stands in them.
    """
    for block in parent:
        match local(block):
            case "p":
                text, boxes = text_and_boxes(block)
                yield from (words for line in text.split("\n") if (words := " ".join(line.split())))
                for box in boxes:
                    yield from flow(box, tables)
            case "tbl":
                found = grid(block, _cell_text) if tables and not _places(block) else None
                if found:
                    yield found
                else:
                    for cell in _cells(block):
                        yield from flow(cell, tables)
            case name if name in _AROUND:
                yield from flow(block, tables)


def _cell_text(cell: Element) -> tuple[str, float]:
    """Text of a cell, and by how many points its first line is indented."""
    text = "\n".join(line for line in flow(cell, tables=False) if isinstance(line, str))
    return text, next((indent(block) for block in cell if local(block) == "p"), 0.0)


def _cells(table: Element) -> Iterator[Element]:
    """Cells of a table, not those of tables in them."""
    for element in table:
        match local(element):
            case "tc":
                yield element
            case "tr" if is_shown(element):
                yield from _cells(element)
            case name if name in _AROUND:
                yield from _cells(element)


def _places(table: Element) -> bool:
    """True if most of what the table holds stands in tables of its own."""
    inner = [element for element in table.iter() if local(element) == "tbl" and element is not table]
    if not inner:
        return False
    return 2 * sum(map(_length, (e for e in inner if _depth(e, table) == 1))) > _length(table)


def _depth(table: Element, outer: Element) -> int:
    """How many tables an element is in, up to the outer one."""
    depth = 0
    while table is not outer:
        table = table.getparent()
        depth += local(table) == "tbl"
    return depth


def _length(element: Element) -> int:
    return sum(len("".join((t.text or "").split())) for t in element.iter() if local(t) == "t")
