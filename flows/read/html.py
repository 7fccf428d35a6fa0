"""Web pages: the tables that they mark up and the lines of text around them, as a browser shows them."""

import codecs
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from flows.read.document import Document, Paragraph, Table
from flows.read.html_flow import UNSEEN, flow
from flows.read.html_links import links, title

_PREAMBLE = 4096
"""Bytes within which a page says that it is one, and in which encoding."""
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BEGINS = re.compile(
    # As browsers tell a page from other files: by its first tag, whatever comments stand before it.
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|table|div|script|style|iframe|h1|p|br|font|a|b)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(r"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CHINESE = ("gb2312", "gbk", "x-gbk", "gb_2312-80")
"""Names of encodings that GB 18030 holds; pages use its characters under all of them."""


def is_html(data: bytes) -> bool:
    """True if the bytes begin as a web page does."""
    return bool(_BEGINS.match(_head(data)))


def read_html(data: bytes, address: str = "") -> Document:
    """Data tables with their spans, and every other line of text, from top to bottom.

    Tables that only place things on the page, and what a browser does not show, are no tables and no text. Links are
    relative to the address of the page, where it is known, else to the one that the page says it has.
    """
    tree = LexborHTMLParser(decode(data))
    leads, name = links(tree, address), title(tree)
    tree.strip_tags(UNSEEN.split(), recursive=True)
    blocks: list[Paragraph | Table] = []
    line = 1
    for item in flow(tree.body) if tree.body else ():
        if isinstance(item, str):
            blocks.append(Paragraph(item, line=line))
            line += 1
        else:
            blocks.append(item.table(line))
            line += item.row_count
    return Document("text/html", tuple(blocks), line_count=line - 1, title=name, links=leads)


def decode(data: bytes) -> str:
    """Text of a page: in the encoding of its mark, else in the one it declares, else in one that fits.

    A byte that none of them knows stays visible as U+FFFD: one broken character does not cost the page.
    """
    encodings = list(_encodings(data))
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode(encodings[0], errors="replace")


def _encodings(data: bytes) -> Iterator[str]:
    """Encodings to try, the likeliest first."""
    yield from (encoding for mark, encoding in _BOMS if data.startswith(mark))
    if declared := _DECLARED.search(_head(data)):
        name = declared[1].lower()
        try:
            # What is read here as ASCII is not in UTF-16, whatever it says.
            if not name.startswith("utf-16"):
                yield "gb18030" if name in _CHINESE else codecs.lookup(name).name
        except LookupError:
            pass
    yield from ("utf-8", "gb18030")


def _head(data: bytes) -> str:
    head = data[:_PREAMBLE]
    return next((head.decode(code, "ignore") for mark, code in _BOMS if data.startswith(mark)), head.decode("latin-1"))
