"""Packages (zip) that office documents are: their parts as XML, within limits that no hostile file gets round."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from lxml import etree

from flows.errors import DocumentRejected

LARGEST_PART, LARGEST_WHOLE = 100_000_000, 300_000_000
"""Bytes that a part may have unpacked, and all that are read together; those of disclosures have a few million."""

Element = Any
"""An element of lxml, which ships no types."""

_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "remove_comments": True}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    SyntaxError,
)
"""What zipfile and lxml fail with over broken bytes."""
_RELATIONSHIPS = "_rels/.rels"
_MAIN = "officeDocument"


class Package:
    """The parts of a package by name. Every method raises DocumentRejected if what it reads is broken or too large."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise DocumentRejected(
                f"The file begins as an office document does, but cannot be unpacked ({error}). Fetch it again."
            ) from error
        self.names = frozenset(self._zip.namelist())
        self._left = LARGEST_WHOLE

    def main(self) -> str | None:
        """Name of the part that holds the document of Word or the workbook; none in packages of other kinds."""
        return next(iter(self.related(_RELATIONSHIPS, "").get(_MAIN, {}).values()), None)

    def related(self, relationships: str, folder: str) -> dict[str, dict[str, str]]:
        """Parts that a part refers to: kind to id to name. `folder` is that of the part, with its stroke."""
        found: dict[str, dict[str, str]] = {}
        if relationships in self.names:
            for relation in self.tree(relationships):
                target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
                name = target.lstrip("/") if target.startswith("/") else f"{folder}{target}"
                found.setdefault(kind, {})[relation.get("Id", "")] = name
        return found

    def tree(self, name: str) -> Element:
        """Root element of a part."""
        with self._open(name) as stream, _told(name):
            return etree.parse(stream, etree.XMLParser(**_SAFE)).getroot()

    def stream(self, name: str, *tags: str) -> Iterator[Element]:
        """The elements of a part with these local names, each whole, in order; what lies behind is let go."""
        with self._open(name) as stream, _told(name):
            for _, element in etree.iterparse(stream, events=("end",), tag=[f"{{*}}{tag}" for tag in tags], **_SAFE):
                yield element
                element.clear()
                while element.getprevious() is not None and element.getprevious().tag == element.tag:
                    del element.getparent()[0]

    def text(self, name: str) -> bytes:
        """The first bytes of a part."""
        with self._open(name) as stream, _told(name):
            return stream.read(1000)

    def _open(self, name: str) -> IO[bytes]:
        try:
            part = self._zip.getinfo(name)
        except KeyError:
            raise DocumentRejected(
                f"The office document lacks its part {name}. Fetch it again, or open it, save it and give that."
            ) from None
        if part.flag_bits & 1:
            raise DocumentRejected("The office document asks for a password. Give a version without one.")
        # zipfile reads no more than a part says it has, so that what it says can be relied on.
        self._left -= part.file_size
        if part.file_size > LARGEST_PART or self._left < 0:
            raise DocumentRejected(
                f"The part {name} of the office document has {part.file_size:,} bytes unpacked; up to {LARGEST_PART:,} "
                f"of a part, and {LARGEST_WHOLE:,} of all are read. Give the document without what was put in with it."
            )
        with _told(name):
            return self._zip.open(part)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what a broken part raises into a sentence."""
    try:
        yield
    except _BROKEN as error:
        raise DocumentRejected(
            f"The part {name} of the office document is broken ({error}). "
            "Fetch it again, or open it, save it and give that."
        ) from error


def local(element: Element) -> str:
    """Name of an element without its namespace, since strict and transitional documents differ in that alone."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """Value of an attribute by its local name, in whatever namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)
