"""Which reader an office document needs: what its package or compound file holds says what it is."""

import io
from collections.abc import Callable

import olefile

from flows.errors import DocumentRejected
from flows.read.doc import read_doc
from flows.read.document import Document
from flows.read.docx import read_docx
from flows.read.ods import read_ods
from flows.read.package import Package, local
from flows.read.xls import read_xls
from flows.read.xlsx import read_xlsx

_MAIN: dict[str, Callable[[Package], Document]] = {"document": read_docx, "workbook": read_xlsx}


def read_package(data: bytes) -> Document:
    """Document of a zip; raises DocumentRejected if it is none that is read, or broken."""
    package = Package(data)
    if main := package.main():
        if main.endswith(".bin"):
            return read_xlsx(package)
        if reader := _MAIN.get(local(package.tree(main))):
            return reader(package)
        raise DocumentRejected(
            "The file is neither a document of Word nor a workbook. Export it as PDF, and give that."
        )
    if "mimetype" in package.names:
        kind = package.text("mimetype").decode("latin-1").strip().rpartition(".")[2]
        if kind == "spreadsheet":
            return read_ods(package)
        raise DocumentRejected(
            "The file is an OpenDocument, and no workbook. Open it, save it as .docx or as PDF, and give that."
        )
    if any(name.endswith("OFD.xml") for name in package.names):
        raise DocumentRejected("The file is an OFD document. Export it as PDF, and give that.")
    raise DocumentRejected("The file is an archive (zip). Unpack it, and give the documents in it.")


def read_compound(data: bytes) -> Document:
    """Document of a compound file (OLE); raises DocumentRejected if it is none that is read, or broken."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            streams = {names[0] for names in compound.listdir()}
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise DocumentRejected(f"The office document is broken ({error}). Fetch it again.") from error
    if streams & {"Workbook", "Book"}:
        return read_xls(data)
    if "EncryptedPackage" in streams:
        raise DocumentRejected("The office document asks for a password. Give a version without one.")
    if "WordDocument" in streams:
        return read_doc(data)
    raise DocumentRejected("The file is an old office document of no known kind. Export it as PDF, and give that.")
