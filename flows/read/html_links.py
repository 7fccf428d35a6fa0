"""Where a web page leads: its links, what it shows inside itself, its pictures."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from flows.read.document import Link

_FILE = re.compile(r"[^\s\"'()<>,;=]+\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z)(?=$|[\s\"'()<>,;?#&])", re.IGNORECASE)
"""The address of a document in the words of a program."""
_NO_ADDRESS = re.compile(r"\s*(?:#|javascript:|about:|data:|mailto:|tel:|$)", re.IGNORECASE)
_SCRIPTED = ("onclick", "href", "data-url", "data-src", "data-href", "data-file", "data-pdf", "data-path", "url")
"""Attributes in which programs that open or show a document find its address."""
_LEADING = "a, area, " + ", ".join(f"[{name}]" for name in _SCRIPTED if name != "href")
_CUT = re.compile(r"(?:…+|\.{2,})$")
"""Ends the words of a link for which a list has no room."""
_REFRESH = re.compile(r"url\s*=\s*[\"']?([^\"'>]+)", re.IGNORECASE)


def links(tree: LexborHTMLParser, address: str = "") -> tuple[Link, ...]:
    """Links, frames and pictures of a page in its order, each once; the address of the page is its own if not given."""
    base = _base(tree, address)
    return tuple(dict.fromkeys(replace(link, address=_whole(base, link.address)) for link in _found(tree)))


def title(tree: LexborHTMLParser) -> str | None:
    """What the page says it is called: the headline for machines that government sites must give, else its title."""
    named = _first(tree, 'meta[name="ArticleTitle" i]', "content") or _first(
        tree, 'meta[property="og:title"]', "content"
    )
    if not named and (element := tree.css_first("head > title")):
        named = element.text()
    return " ".join((named or "").split()) or None


def _found(tree: LexborHTMLParser) -> Iterator[Link]:
    """All that the page leads to, with addresses as printed."""
    for node in tree.css(_LEADING):
        if address := _address(node):
            yield Link(_words(node), address)
    for node in tree.css('meta[http-equiv="refresh" i]'):
        if target := _REFRESH.search(node.attributes.get("content") or ""):
            yield Link("", target[1].strip())
    for node in tree.css("iframe, frame, embed, object"):
        address = node.attributes.get("src") or node.attributes.get("data") or ""
        if not _NO_ADDRESS.match(address):
            yield Link(_words(node), address.strip(), "frame")
    for node in tree.css("script"):
        yield from (Link("", address, "frame") for address in _FILE.findall(node.text()))
    for node in tree.css("img"):
        address = node.attributes.get("src") or ""
        if not _NO_ADDRESS.match(address) and not _inside_link(node):
            yield Link(_words(node), address.strip(), "picture")


def _address(node: LexborNode) -> str | None:
    """Where a link leads: by its href, else by the last file that its programs name (the words may come first)."""
    href = node.attributes.get("href") or ""
    if node.tag in ("a", "area") and not _NO_ADDRESS.match(href):
        return href.strip()
    values = " ".join(node.attributes.get(name) or "" for name in _SCRIPTED)
    files = _FILE.findall(values)
    return files[-1] if files else None


def _words(node: LexborNode) -> str:
    """What a link or picture says: its text, else its title; also where the text is the beginning of the title."""
    attributes = node.attributes
    words = " ".join((node.text() if node.tag in ("a", "area") else "").split())
    title = " ".join((attributes.get("title") or "").split())
    if words and (cut := _CUT.search(words)) and title.startswith(words[: cut.start()].rstrip()):
        return title
    return words or title or " ".join((attributes.get("alt") or node.text()).split())


def _inside_link(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag != "a":
        above = above.parent
    return above is not None


def _base(tree: LexborHTMLParser, address: str) -> str:
    """The address that the page's own links are relative to; empty if nobody says it."""
    own = (
        address
        or _first(tree, 'link[rel="canonical"]', "href")
        or _first(tree, 'meta[property="og:url"]', "content")
        or _first(tree, 'meta[name="url" i]', "content")
    )
    return _whole(own, _first(tree, "base[href]", "href"))


def _first(tree: LexborHTMLParser, selector: str, attribute: str) -> str:
    node = tree.css_first(selector)
    return ((node.attributes.get(attribute) if node else None) or "").strip()


def _whole(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # not an address that anybody could open
        return address
