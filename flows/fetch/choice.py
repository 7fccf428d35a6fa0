"""Which links of a page are taken: those that say that they lead to a disclosure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import yaml

from flows.fetch.names import address, decoded, host, named_inside, suffix
from flows.fetch.sources import Source
from flows.read.document import Link

_LISTS = Path(__file__).with_name("links.yaml")


@dataclass(frozen=True)
class Lists:
    """The words and suffixes of links.yaml."""

    disclosure_words: frozenset[str]
    file_words: frozenset[str]
    document_suffixes: frozenset[str]
    page_suffixes: frozenset[str]


@dataclass(frozen=True)
class Taken:
    """A link that is taken: its address, and its words."""

    url: str
    text: str


@dataclass(frozen=True)
class Choice:
    """Links that are taken, each address once, in the order of the page; how many others there are.

    `hosts` are those that links would have been taken of, had the source named them.
    """

    taken: tuple[Taken, ...]
    passed_over: int
    hosts: frozenset[str]


@cache
def lists() -> Lists:
    """What links.yaml says."""
    content = yaml.safe_load(_LISTS.read_text(encoding="utf-8"))
    return Lists(**{name: frozenset(words) for name, words in content.items()})


def choose(links: Iterable[Link], page_url: str, source: Source, *, leads_on: bool = False) -> Choice:
    """Links of the page of a source, or of one that it leads on to: there, files and what the page shows inside
    itself are taken whatever they are called, since the link to the page said what it is, and pages are not."""
    wanted = _is_document if leads_on else _says_disclosure
    found: dict[str, str] = {}
    others: set[str] = set()
    hosts: set[str] = set()
    for link in links:
        for url in _addresses(link, page_url):
            if link.kind == "picture" or url == page_url:
                continue
            others.add(url)
            if not wanted(url, link, source) or _found(source.exclude, url, link):
                continue
            if may_ask(url, source):
                found.setdefault(url, link.text)
            else:
                hosts.add(host(url))
    return Choice(tuple(Taken(url, text) for url, text in found.items()), len(others) - len(found), frozenset(hosts))


def may_ask(url: str, source: Source) -> bool:
    """Whether the host is that of the source, or one that the source names."""
    asked = host(url)
    return asked == host(source.url) or any(fnmatch(asked, pattern.lower()) for pattern in source.hosts)


def is_document(url: str, text: str = "") -> bool:
    """Whether an address, or what its link says, ends as a document does."""
    return suffix(decoded(url)) in lists().document_suffixes or suffix(text) in lists().document_suffixes


def _addresses(link: Link, page_url: str) -> Iterator[str]:
    """Address of a link; of a program that shows a file, that of the file."""
    whole = address(page_url, link.address)
    if whole is None:
        return
    files = [name for name in named_inside(whole) if link.kind == "frame" and is_document(name)]
    for name in files or [whole]:
        if found := address(whole, name):
            yield found


def _is_document(url: str, link: Link, source: Source) -> bool:
    return link.kind == "frame" or is_document(url, link.text)


def _says_disclosure(url: str, link: Link, source: Source) -> bool:
    document = is_document(url, link.text)
    if not document and suffix(decoded(url)) not in {"", *lists().page_suffixes}:
        return False
    if source.include:
        return _found(source.include, url, link)
    words = lists().disclosure_words | (lists().file_words if document else frozenset())
    said = link.text + decoded(url)
    return any(word in said for word in words)


def _found(patterns: Iterable[re.Pattern[str]], url: str, link: Link) -> bool:
    said = f"{link.text} {decoded(url)}"
    return any(pattern.search(said) for pattern in patterns)
