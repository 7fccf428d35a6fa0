"""Tables as rules draw them, written down by hand: a row of a table is a string, its cells parted by strokes."""

from typing import Any

from flows.align.form_table import FormTable
from flows.align.join import FoundTable, join_tables
from flows.align.settle import settle
from flows.align.tables import form_tables
from flows.read.document import Cell, Document, Paragraph, Table
from flows.recognise.columns import Column, read_columns
from flows.recognise.disclosure import Disclosure
from flows.recognise.header import read_header
from flows.stage.frames import stage

LEFT, ABOVE = "<", "^"
CHARACTER = 10.0
WIDTH, HEIGHT = 60.0, 20.0


def grid(*rows: str, page: int = 1, left: float = 0.0) -> Table:
    """A table with geometry. A cell of `<` belongs to the one left of it, a cell of `^` to the one above it.

    An ideographic space before a text indents it by a character. Columns are 60 points wide, from `left`.
    """
    parts = [row.split("|") for row in rows]
    width = max(map(len, parts))
    texts = [[*(part.strip(" ") for part in row), *[""] * (width - len(row))] for row in parts]
    cells = []
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            if text in ("", LEFT, ABOVE):
                continue
            columns = 1
            while column + columns < width and line[column + columns] == LEFT:
                columns += 1
            spanned = 1
            while row + spanned < len(texts) and texts[row + spanned][column] == ABOVE:
                spanned += 1
            x, y = left + WIDTH * column, HEIGHT * row
            words = text.lstrip("\u3000")
            cells.append(
                Cell(
                    row + 1,
                    column + 1,
                    words,
                    page=page,
                    box=(x, y, x + WIDTH * columns, y + HEIGHT * spanned),
                    row_span=spanned,
                    column_span=columns,
                    indent=2.0 + CHARACTER * (len(text) - len(words)),
                )
            )
    return Table(tuple(cells), len(texts), width, exact=True)


def document(*blocks: str | Paragraph | Table) -> Document:
    """A document of lines, on the first page unless they say another, and tables."""
    return Document("application/pdf", tuple(Paragraph(b, page=1) if isinstance(b, str) else b for b in blocks))


def columns(*rows: str) -> list[Column]:
    """The columns of a table with these rows."""
    return read_columns(read_header(grid(*rows)))


def joined(*blocks: str | Paragraph | Table) -> list[FoundTable]:
    """The tables of a document, joined."""
    return join_tables(document(*blocks))


def settled(*blocks: str | Paragraph | Table) -> list[FormTable]:
    """The tables of a document as forms, with every figure in its place."""
    tables = form_tables(document(*blocks))
    settle(tables)
    return tables


def staged(*blocks: str | Paragraph | Table) -> dict[str, list[dict[str, Any]]]:
    """Rows of the staged frames of a document of 甲局, 2026."""
    disclosure = Disclosure("甲局", 2026, "department_budget")
    whole = document(*blocks)
    frames = stage(whole, settled(*blocks), disclosure, "0" * 64, "x.pdf")
    return {name: frame.to_dicts() for name, frame in frames.items()}
