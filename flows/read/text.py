"""Text with tab-separated tables, as extraction tools and word processors write it."""

import re
from itertools import groupby

from flows.errors import DocumentRejected
from flows.read.document import Cell, Document, Paragraph, Table

ENCODINGS = ("utf-8-sig", "gb18030")
"""UTF-8 first: it fails on anything else. GB 18030 covers GBK and GB 2312."""

_MARKUP = re.compile(r"^(?:[-*+>]|#{1,6})\s+")
"""Marks of list items, quotations and headings that extraction tools put before a line; they are not printed."""


def decode(data: bytes) -> str:
    """Text of the bytes; raises DocumentRejected if no encoding of Chinese text fits."""
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DocumentRejected(
        "The file is not text: it is neither UTF-8 nor GB 18030. Save it as UTF-8 text, or give the original document."
    )


def read_text(data: bytes) -> Document:
    """Lines with tabs that follow each other are a table, every other line a paragraph."""
    lines = list(enumerate(decode(data).replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1))
    blocks: list[Paragraph | Table] = []
    for tabbed, group in groupby(lines, key=lambda numbered: "\t" in numbered[1]):
        run = list(group)
        blocks += [_table(run)] if tabbed else _paragraphs(run)
    return Document(media_type="text/plain", blocks=tuple(blocks), line_count=len(lines))


def _paragraphs(lines: list[tuple[int, str]]) -> list[Paragraph]:
    return [Paragraph(_MARKUP.sub("", text.strip()), line=number) for number, text in lines if text.strip()]


def _table(lines: list[tuple[int, str]]) -> Table:
    grid = [text.split("\t") for _, text in lines]
    cells = tuple(
        Cell(row, column, text.strip(), line=number)
        for row, ((number, _), texts) in enumerate(zip(lines, grid, strict=True), start=1)
        for column, text in enumerate(texts, start=1)
        if text.strip()
    )
    return Table(cells, row_count=len(grid), column_count=max(map(len, grid)), exact=False)
