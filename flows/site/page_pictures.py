"""Pictures of the pages of a PDF that figures stand on: each page once, whichever figures are looked at."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pypdfium2

from flows.archive.store import Store
from flows.ask.coverage import Record
from flows.errors import DocumentRejected
from flows.report.pictures import pixels_per_point

_EDITION = "1"
"""Stands in the names of pictures: whoever changes how they are drawn counts it up, so that none is taken over."""
_GRAYS = [round(round(level * 7 / 255) * 255 / 7) for level in range(256)]
"""Eight shades do for text and rules, in half the time that colours take; the frames of cells stand out by theirs."""


def page_pictures(
    warehouse: Path, document: Record, pages: Iterable[int], folder: Path, earlier: Path | None
) -> dict[int, Record]:
    """Draw these pages of a document into `folder`, or take the pictures over that `earlier` has of them.

    Returns `picture` (the file's name), `width` and `height` (points) by page; nothing for a document that is no PDF,
    the bytes of which are gone from the store, or that cannot be drawn.
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
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            return {page: _page(pdf, page, folder, earlier) for page in wanted}
    except pypdfium2.PdfiumError:
        return {}


def _page(pdf: Any, page: int, folder: Path, earlier: Path | None) -> Record:
    name = f"p{page}-{_EDITION}.webp"
    sheet = pdf[page - 1]
    width, height = sheet.get_size()
    before = earlier / name if earlier else None
    if before and before.is_file():
        _take_over(before, folder / name)
    else:
        drawn = sheet.render(scale=pixels_per_point(width), grayscale=True).to_pil()
        drawn.point(_GRAYS).convert("RGB").save(folder / name, "WEBP", lossless=True, method=4, quality=20)
    sheet.close()
    return {"picture": name, "width": round(width, 2), "height": round(height, 2)}


def _take_over(before: Path, name: Path) -> None:
    """The same picture under another name; a copy where the disk has no second names."""
    try:
        name.hardlink_to(before)
    except OSError:
        shutil.copyfile(before, name)
