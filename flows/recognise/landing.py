"""Where a web page without accounts leads: to the disclosure itself, as a file, a frame or pictures."""

import re
from collections.abc import Sequence
from textwrap import shorten

from flows.read.document import Document, Link
from flows.recognise.wording import compact

_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z)(?=$|[?#&])", re.IGNORECASE)
_DISCLOSURE = re.compile("预算|决算")
_YEAR = re.compile(r"20\d\d")
_FURNITURE = re.compile(
    r"logo|icon|banner|button|qr|weixin|weibo|/(?:images?|imgs?|css|js|static|assets|skins?|themes?|templates?)/|\.(?:gif|svg)",
    re.IGNORECASE,
)
"""Addresses of pictures that belong to the site and not to what it publishes."""
_MOST_NAMED = 3
_LONGEST_NAME = 80


def leads_to(document: Document) -> str:
    """Sentences that say what the page is, what it leads to, and what to do; names and addresses as printed."""
    is_called = f" “{document.title}”" if document.title else ""
    return f"The file is a web page{is_called} without tables of a budget or final account. {_instead(document.links)}"


def _instead(links: Sequence[Link]) -> str:
    """What the page leads to, the likeliest only: files, or what it shows inside itself, or other pages."""
    if found := _files(links):
        return f"It links to {_named(found)}. Fetch that document and give it instead{_where(found)}."
    if found := [link for link in links if link.kind == "frame"]:
        return f"It shows {_named(found)} inside itself. Fetch that and give it instead{_where(found)}."
    if found := [link for link in links if link.kind == "picture" and not _FURNITURE.search(link.address)]:
        count = "1 picture instead," if len(found) == 1 else f"{len(found)} pictures instead, the first"
        return f"It shows {count} {_named(found[:1])}. Give the document as a file with text, or with recognised text."
    if found := _pages(links):
        return (
            f"It links to other pages: {_named(found)}. Open the one that is meant, and give the document that is "
            f"published there{_where(found)}."
        )
    return (
        "It links to no document. Open its address in a browser, and give the document that is published there; "
        "programs on the page may show more than its file holds."
    )


def _files(links: Sequence[Link]) -> list[Link]:
    """Links to files, those that read as a disclosure first, and those of a year before those of a menu."""
    found = [
        link
        for link in links
        if link.kind != "picture" and (_FILE.search(link.address) or _FILE.search(compact(link.text)))
    ]
    return sorted(found, key=_rank)


def _pages(links: Sequence[Link]) -> list[Link]:
    """Links to pages whose words name a budget or final account of a year, or else any."""
    found = sorted((link for link in links if _DISCLOSURE.search(compact(link.text))), key=_rank)
    of_a_year = [link for link in found if _YEAR.search(link.text)]
    return of_a_year or found


def _rank(link: Link) -> tuple[bool, bool]:
    """Smaller for what reads more like a disclosure; equal ones keep the page's order."""
    words = compact(link.text or link.address)
    return not _DISCLOSURE.search(words), not _YEAR.search(words)


def _named(links: Sequence[Link]) -> str:
    """The first links in the words of the page, and how many more there are."""
    named = [
        f"“{shorten(link.text, _LONGEST_NAME, placeholder='…')}” ({link.address})" if link.text else link.address
        for link in links[:_MOST_NAMED]
    ]
    more = len(links) - len(named)
    return "; ".join(named) + (f"; and {more} more" if more else "")


def _where(links: Sequence[Link]) -> str:
    """What an address is relative to, where the page does not say its own."""
    whole = all("//" in link.address for link in links[:_MOST_NAMED])
    return "" if whole else "; the address is relative to that of the page"
