"""Where archived bytes were fetched: each address once, when they first came from there, and what linked to it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from flows.archive.whole import whole_file

SUFFIX = ".sources.json"


@dataclass(frozen=True)
class Obtained:
    """Bytes of a document, from one address. Times are ISO 8601 with their offset.

    `page_url` and `link_text` are of the page that linked to it, null if the address itself was given;
    `last_modified` and `etag` are what the server said of it.
    """

    document_id: str
    url: str
    page_url: str | None
    link_text: str | None
    fetched_at: str
    last_modified: str | None
    etag: str | None


def read_obtained(folder: Path, document_id: str) -> list[Obtained]:
    """Where the bytes of a document came from, the earliest first; empty if nobody fetched them."""
    file = folder / f"{document_id}{SUFFIX}"
    return [Obtained(**record) for record in json.loads(file.read_text(encoding="utf-8"))] if file.exists() else []


def write_obtained(folder: Path, obtained: Obtained) -> None:
    """Record an address beside its document, unless it is recorded: what is fetched again changes nothing."""
    known = read_obtained(folder, obtained.document_id)
    if obtained.url in {one.url for one in known}:
        return
    with whole_file(folder / f"{obtained.document_id}{SUFFIX}") as partial:
        text = json.dumps([asdict(one) for one in [*known, obtained]], ensure_ascii=False, indent=1)
        partial.write_text(text, encoding="utf-8")
