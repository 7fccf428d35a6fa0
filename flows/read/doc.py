"""Documents of Word of the old format (.doc, .wps), made into the open one by msdoc2docx where it is installed."""

import tempfile
from dataclasses import replace
from pathlib import Path

from flows.errors import DocumentRejected
from flows.read.document import Document
from flows.read.docx import read_docx
from flows.read.package import Package

MEDIA_TYPE = "application/msword"
_LARGEST = 50_000_000
_TO_SAVE = "Open it, save it as .docx or export it as PDF, and give that."


def read_doc(data: bytes) -> Document:
    """Lines and tables of a document; raises DocumentRejected if it cannot be read, or nothing installed reads it."""
    try:
        import doc2docx
    except ImportError:
        raise DocumentRejected(
            f"The file is a document of Word of the old format (.doc, .wps). {_TO_SAVE} "
            "Or install what reads that format: pip install 'yusuan[doc]'."
        ) from None
    if len(data) > _LARGEST:
        raise DocumentRejected(f"The document has {len(data):,} bytes; up to {_LARGEST:,} are read. {_TO_SAVE}")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "document.doc"), Path(folder, "document.docx")
        source.write_bytes(data)
        try:
            doc2docx.convert(source, target)
        except Exception as error:  # Whatever a broken file makes a converter fail with costs the document alone.
            what = "asks for a password" if "crypt" in type(error).__name__.lower() else f"cannot be read ({error})"
            raise DocumentRejected(f"The document of Word {what}. {_TO_SAVE}") from error
        return replace(read_docx(Package(target.read_bytes())), media_type=MEDIA_TYPE)
