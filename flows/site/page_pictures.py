"""Pictures of the pages of a PDF that figures stand on: each page once, whichever figures are looked at."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pypdfium2

from flows.archive.store import Store
from flows.ask.coverage import Record
from flows.errors import DocumentRejected
from flows.report.pictures import rendered, webp

_EDITION = "1"
"""Stands in the names of pictures: whoever changes how they are drawn counts it up, so that none is taken over."""


def page_pictures(
    warehouse: Path, document: Record, pages: Iterable[int], folder: Path, earlier: Path | None
) -> dict[int, Record]:
    """Draw these pages of a document into `folder`, or take the pictures over that `earlier` has of them.

    Returns `picture` (the file's name), `width` and `height` (points) by page; nothing for a document that is no PDF, or
    the bytes of which are gone from the store.
    """
    wanted = sorted(set(pages))
    if document["media_type"] != "application/pdf" or not wanted:
        return {}
    store = Store.beside(warehouse)
    try:
        data = store.data(store.origin(document["document_id"]))
    except (OSError, DocumentRejected):
        return {}
    folder.mkdir(parents=True, exist_ok=True)
    pdf = pypdfium2.PdfDocument(data)
    try:
        return {page: _page(pdf, page, folder, earlier) for page in wanted}
    finally:
        pdf.close()


def _page(pdf: Any, page: int, folder: Path, earlier: Path | None) -> Record:
    name = f"p{page}-{_EDITION}.webp"
    sheet = pdf[page - 1]
    width, height = sheet.get_size()
    before = earlier / name if earlier else None
    if before and before.is_file():
        (folder / name).hardlink_to(before)
    else:
        image, _ = rendered(sheet)
        (folder / name).write_bytes(webp(image))
    sheet.close()
    return {"picture": name, "width": round(width, 2), "height": round(height, 2)}
