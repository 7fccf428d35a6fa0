"""A web page that was fetched: whether it is a document itself, and where it leads."""

from dataclasses import dataclass

from flows.errors import DocumentRejected
from flows.read.document import Document
from flows.read.html import is_html, read_html
from flows.recognise.screening import why_not


@dataclass(frozen=True)
class Page:
    """A page at its address; `reason` says why it is no disclosure itself, null if it is one."""

    url: str
    document: Document
    reason: str | None


def is_page(data: bytes) -> bool:
    """Whether bytes are a web page, whatever the address ends in."""
    return is_html(data)


def read_page(data: bytes, url: str) -> Page:
    """A page of which the links are whole addresses. Raises DocumentRejected if it cannot be read."""
    document = read_html(data, url)
    try:
        return Page(url, document, why_not(document))
    except DocumentRejected as rejection:
        return Page(url, document, str(rejection))
