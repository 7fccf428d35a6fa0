"""Which reader a document needs: told by its bytes, since file names lie."""

import re
from collections.abc import Callable

from flows.errors import DocumentRejected
from flows.read.document import Document
from flows.read.html import is_html, read_html
from flows.read.office import read_compound, read_package
from flows.read.pdf import read_pdf
from flows.read.text import read_text

_PDF = b"%PDF-"
_PREAMBLE, _HEAD = 1024, 4096
"""Bytes within which a PDF says what it is, behind what a server or scanner put before it, and other text does."""
_OFFICE = ((b"PK\x03\x04", read_package), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", read_compound))
_OTHERS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a document in rich text (RTF)"),
    (b"Rar!", "an archive (RAR)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
)
_XML_OFFICE = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|schemas.microsoft.com/office/word/2003/wordml")
_MIME = re.compile(rb"\AMIME-Version:.*^Content-Type: multipart/related", re.DOTALL | re.MULTILINE | re.IGNORECASE)


def read(data: bytes) -> Document:
    """Document of the bytes; raises DocumentRejected with a sentence that says what to do."""
    return _reader(data)(data)


def _reader(data: bytes) -> Callable[[bytes], Document]:
    if not data.strip():
        raise DocumentRejected("The file is empty. Fetch the document again.")
    if _PDF in data[:_PREAMBLE]:
        return read_pdf
    start = data.lstrip()[:16]
    for signature, reader in _OFFICE:
        if start.startswith(signature):
            return reader
    for signature, name in _OTHERS:
        if start.startswith(signature):
            raise DocumentRejected(
                f"The file is {name}; what is read is PDF, office documents, web pages and text with tab-separated "
                "tables. Unpack or export it, and give that."
            )
    if _XML_OFFICE.search(data[:_HEAD]) or _MIME.search(data[:_HEAD]):
        raise DocumentRejected(
            "The file is an office document saved as XML or as a web page with its parts. Open it, save it as .docx or "
            ".xlsx, and give that."
        )
    if is_html(data):
        return read_html
    if b"\x00" in data[:_HEAD]:
        raise DocumentRejected("The file is neither a document nor text. Give the document as it was published.")
    return read_text
