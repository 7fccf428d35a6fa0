"""The elements of a web page as lines of text and data tables, in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from flows.read.document import Cell, Table

UNSEEN = (
    "audio button canvas embed footer head iframe input nav noscript object script select style svg template "
    "textarea title video"
)
"""Elements that print nothing of the document: programs, controls, what is shown inside, a site's own menus."""
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|form|h[1-6]"
    "|header|hr|legend|li|main|menu|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
"""Elements that begin and end a line."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WIDEST, _LONGEST = 1000, 65534
"""The largest spans that HTML knows."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A data table: its cells without their lines, which depend on what stands before it."""

    cells: tuple[tuple[int, int, int, int, str], ...]
    row_count: int
    column_count: int

    def table(self, line: int) -> Table:
        """The table whose first row is printed on that line."""
        cells = (
            Cell(row, column, text, line=line + row - 1, row_span=down, column_span=across)
            for row, column, down, across, text in self.cells
        )
        return Table(tuple(cells), self.row_count, self.column_count, exact=True)


def flow(root: LexborNode, tables: bool = True) -> Iterator[str | Grid]:
    """Lines and data tables of an element without UNSEEN ones; without `tables` the text of tables is lines too."""
    # Without recursion, since pages nest as deep as they like; None ends a block.
    stack: list[LexborNode | None] = [root]
    line: list[str] = []
    while stack:
        node = stack.pop()
        if node is not None and node.is_text_node:
            line.append(node.text_content or "")
            continue
        if node is not None and not _shown(node):
            continue
        tag = node.tag or "" if node is not None else "br"
        is_block = bool(_BLOCK.fullmatch(tag))
        if is_block or tag == "br":
            if words := " ".join("".join(line).split()):
                yield words
            line.clear()
        if node is None:
            continue
        if tag == "table" and tables and (grid := _grid(node)):
            for caption in _children(node, ("caption",)):
                yield from flow(caption)
            yield grid
            continue
        if is_block:
            stack.append(None)
        stack.extend(reversed(list(node.iter(include_text=True))))
    if words := " ".join("".join(line).split()):
        yield words


def _shown(node: LexborNode) -> bool:
    attributes = node.attributes if node.is_element_node else {"hidden": None}
    return "hidden" not in attributes and not _HIDDEN.search(attributes.get("style") or "")


def _children(node: LexborNode, tags: tuple[str, ...]) -> list[LexborNode]:
    return [child for child in node.iter() if child.tag in tags and _shown(child)]


def _grid(table: LexborNode) -> Grid | None:
    """The cells of a table in their places; None for one that places things: of one column, or mostly tables."""
    if _places(table):
        return None
    cells: list[tuple[int, int, int, int, str]] = []
    before = width = 0
    for tags in (("thead",), ("tbody",), ("tfoot",)):
        for section in _children(table, tags):
            rows = _children(section, ("tr",))
            free: dict[int, int] = {}
            for index, row in enumerate(rows):
                column = 0
                for cell in _children(row, ("td", "th")):
                    while free.get(column, 0) > index:
                        column += 1
                    across = _span(cell, "colspan", _WIDEST) or 1
                    # Zero means all the rows that are left; no cell reaches beyond its part of the table.
                    down = min(_span(cell, "rowspan", _LONGEST) or _LONGEST, len(rows) - index)
                    free.update(dict.fromkeys(range(column, column + across), index + down))
                    width = max(width, column + 1)
                    if text := "\n".join(part for part in flow(cell, tables=False) if isinstance(part, str)):
                        cells.append((before + index + 1, column + 1, down, across, text))
                    column += across
            before += len(rows)
    if width < 2 or not cells:
        return None
    # A span may reach over columns that no cell begins in: there are none.
    clipped = tuple(
        (row, column, down, min(across, width - column + 1), text) for row, column, down, across, text in cells
    )
    return Grid(clipped, before, width)


def _places(table: LexborNode) -> bool:
    """True if most of what the table holds stands in tables of its own."""
    if len(table.css("table")) < 2:  # itself is one
        return False
    own, stack = 0, list(table.iter(include_text=True))
    while stack:
        node = stack.pop()
        if node.is_text_node:
            own += _length(node.text_content)
        elif node.tag != "table":
            stack.extend(node.iter(include_text=True))
    return 2 * own < _length(table.text())


def _length(text: str | None) -> int:
    return len("".join((text or "").split()))


def _span(cell: LexborNode, name: str, largest: int) -> int:
    digits = re.match(r"\s*(\d{1,9})", cell.attributes.get(name) or "1")
    return min(int(digits[1]), largest) if digits else 1
