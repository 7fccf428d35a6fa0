"""Text of a paragraph of Word: runs with their breaks, without what is deleted or hidden."""

from collections.abc import Iterator

from flows.read.indent import indent_of
from flows.read.package import Element, attribute, local

_UNSEEN = ("del", "moveFrom", "rPr", "pPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "rt", "rubyPr")
"""What a tracked change took out, what is said of text, what computes a field, and reading aids."""
_BREAKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off")


def text_and_boxes(paragraph: Element) -> tuple[str, list[Element]]:
    """The text of a paragraph, with line ends where it breaks, and the contents of the text boxes that hang on it."""
    words: list[str] = []
    boxes: list[Element] = []
    for part in _parts(paragraph):
        if isinstance(part, str):
            words.append(part)
        else:
            boxes.append(part)
    return "".join(words), boxes


def _parts(element: Element) -> Iterator[str | Element]:
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name == "txbxContent":
            yield child
        elif name == "AlternateContent":
            # The same thing for newer and older programs: one of them counts.
            yield from next((found for way in child if (found := [*_parts(way)])), ())
        elif name not in _UNSEEN and not (name == "r" and _is_on(child, "rPr", "vanish")):
            yield from _parts(child)


def indent(paragraph: Element) -> float:
    """Points by which a paragraph is indented, by its own settings and by blanks before its words."""
    own = next((e for e in paragraph if local(e) == "pPr"), ())
    said = next((e for e in own if local(e) == "ind"), None)
    twentieths = sum(_number(said, name) for name in ("left", "start", "firstLine")) if said is not None else 0
    return indent_of(text_and_boxes(paragraph)[0]) + twentieths / 20


def _number(element: Element, name: str) -> float:
    value = attribute(element, name) or ""
    return float(value) if value.isascii() and value.isdigit() else 0.0


def is_shown(row: Element) -> bool:
    """True for a row of a table that is neither hidden nor taken out by a tracked change."""
    return not _is_on(row, "trPr", "hidden") and not _is_on(row, "trPr", "del")


def _is_on(element: Element, properties: str, name: str) -> bool:
    return any(
        local(said) == name and attribute(said, "val") not in _OFF
        for own in element
        if local(own) == properties
        for said in own
    )
