"""Reports into a folder: for each document a page and a workbook, whole or not at all."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.archive.store import Store
from flows.archive.whole import whole_file
from flows.ask.coverage import Record
from flows.ask.warehouse import opened
from flows.errors import DocumentRejected, YusuanError
from flows.report.contents import contents, documents
from flows.report.page import page
from flows.report.pictures import Pictures
from flows.report.words import Language
from flows.report.workbook import write_workbook


def write_reports(warehouse: Path, name: str | None, folder: Path, language: Language) -> Iterator[Path]:
    """Write the report of the document named so (see `flows.report.contents.documents`), or of all if None.

    Gives each file once it is there. Raises YusuanError if there is no such document, or the folder cannot be
    written to.
    """
    with opened(warehouse) as connection:
        for document in documents(connection, name):
            with _pictures(warehouse, document) as pictures:
                report = contents(connection, document, pictures)
                missing = pictures is None and document["media_type"] == "application/pdf"
                html = page(report, language, pictures_missing=missing)
            named = file_name(document)
            try:
                folder.mkdir(parents=True, exist_ok=True)
                with whole_file(folder / f"{named}.html") as partial:
                    partial.write_text(html, encoding="utf-8")
                with whole_file(folder / f"{named}.xlsx") as partial:
                    write_workbook(report, partial, f"{named}.html", language)
            except OSError as error:
                raise YusuanError(f"The report cannot be written to {folder}: {error.strerror}.") from error
            yield folder / f"{named}.html"
            yield folder / f"{named}.xlsx"


def file_name(document: Record) -> str:
    """Agency, year and kind, and the beginning of the document's id, as any file system takes them."""
    words = (
        document["agency_name"],
        document["fiscal_year"],
        document["document_kind_zh"],
        document["document_id"][:8],
    )
    said = (re.sub(r'[\s\\/:*?"<>|#%.\x00-\x1f]+', "", str(word))[:60] for word in words if word)
    return "-".join(word for word in said if word)


@contextmanager
def _pictures(warehouse: Path, document: Record) -> Iterator[Pictures | None]:
    """What draws from the document's pages; none for other formats, and where its bytes are gone."""
    if document["media_type"] != "application/pdf":
        yield None
        return
    store = Store.beside(warehouse)
    try:
        data = store.data(store.origin(document["document_id"]))
    except (OSError, DocumentRejected):
        yield None
        return
    pictures = Pictures(data)
    try:
        yield pictures
    finally:
        pictures.close()
