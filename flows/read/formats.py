"""Which reader a document needs: told by its bytes, since file names lie."""

from collections.abc import Callable

from flows.errors import DocumentRejected
from flows.read.document import Document
from flows.read.html import is_html, read_html
from flows.read.pdf import read_pdf
from flows.read.text import read_text

_PDF = b"%PDF-"
_PREAMBLE = 1024
"""Bytes within which a PDF may say what it is, behind what a server or scanner put before it."""
_SIGNATURES = (
    (b"PK\x03\x04", "an office document or archive (zip)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (OLE)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


def read(data: bytes) -> Document:
    """Document of the bytes; raises DocumentRejected with a sentence that says what to do."""
    return _reader(data)(data)


def _reader(data: bytes) -> Callable[[bytes], Document]:
    if not data.strip():
        raise DocumentRejected("The file is empty. Fetch the document again.")
    if _PDF in data[:_PREAMBLE]:
        return read_pdf
    for signature, name in _SIGNATURES:
        if data.lstrip()[:16].startswith(signature):
            raise DocumentRejected(
                f"The file is {name}; this version reads PDF, web pages and text with tab-separated tables. "
                "Export it as PDF, and give that."
            )
    if is_html(data):
        return read_html
    if b"\x00" in data[:4096]:
        raise DocumentRejected("The file is neither a document nor text. Give the document as it was published.")
    return read_text
