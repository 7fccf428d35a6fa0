"""The heading of a table: which rows it takes, and which labels stand over each column.

Geometry tells how far a heading reaches over columns. Tab-separated text has lost that: there a heading reaches to
the next one in its row, within the heading above it, and what the labels mean decides where that cannot be right.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from flows.read.document import Cell, Table
from flows.recognise import vocabulary
from flows.recognise.amount import is_figure
from flows.recognise.heading_rows import HeadingRows, heading_rows
from flows.recognise.wording import Label, label

Level = dict[int, Cell]
"""Heading cells of one row by column."""


@dataclass(slots=True)
class Header:
    """Heading cells by level, after headings were put in their place, and the rows that they were found in."""

    levels: list[Level]
    width: int
    rows: HeadingRows
    exact: bool
    moved: list[tuple[Cell, int]] = field(default_factory=list)
    """Heading cells that stand in another column than the one they belong to."""
    reach: list[dict[int, Cell]] = field(default_factory=list)
    """By level, the heading that covers each column."""

    def over(self, column: int) -> list[Label]:
        """Labels over a column, top to bottom."""
        return [label(cell.text) for cell in self.cells_over(column)]

    def cells_over(self, column: int) -> list[Cell]:
        """Heading cells over a column, top to bottom."""
        return list(dict.fromkeys(reach[column] for reach in self.reach if column in reach))

    def is_labelled(self, column: int) -> bool:
        """True if some heading begins over the column itself, or a merged one covers it by geometry."""
        return any(column in level for level in self.levels) or any(
            column in reach and reach[column].column_span > 1 for reach in self.reach[-1:]
        )


def read_header(table: Table) -> Header:
    """The heading of a table; without levels if it has none."""
    found = heading_rows(table)
    levels = [{cell.column: cell for cell in row} for row in table.rows()[found.start : found.end] if row]
    if found.inline:
        levels.append({cell.column: cell for cell in found.inline})
    header = Header(levels, table.column_count, found, table.exact)
    if not table.exact:
        _end_groups_with_their_parts(header)
        _open_groups_with_their_total(header)
    _spread(header, table.exact)
    if not table.exact and _return_strays(header):
        _spread(header, table.exact)
    return header


def _axes(cell: Cell) -> set[str]:
    return {axis for axis, _ in vocabulary.heading(label(cell.text).words)}


def _move(header: Header, level: int, start: int, end: int) -> None:
    cell = header.levels[level].pop(start)
    header.levels[level][end] = cell
    header.moved.append((cell, end))


def _end_groups_with_their_parts(header: Header) -> None:
    """A heading that has parts begins where the first of them does; the column before belongs to the group before.

    |基本支出            |项目支出          <- printed over 资本性支出, which is a part of 公用经费
    |小计|人员经费|公用经费      |小计
    |    |工资|补助|商品|资本性  |
    """
    for depth, (upper, lower) in enumerate(zip(header.levels, header.levels[1:], strict=False)):
        starts = [*sorted(upper), header.width + 1]
        for start, following in pairwise(starts[1:]):
            parts = [column for column in lower if start <= column < following]
            if parts and start not in parts:
                _move(header, depth, start, min(parts))


def _open_groups_with_their_total(header: Header) -> None:
    """Where one group of a row opens with 合计, the next begins at its own 合计, not one column before it."""
    for upper, lower in zip(header.levels, header.levels[1:], strict=False):
        starts = sorted(upper)
        for previous, start in pairwise(starts):
            opens_with_total = previous in lower and "rollup" in _axes(lower[previous])
            late = start + 1 in lower and start + 1 not in upper and "rollup" in _axes(lower[start + 1])
            if opens_with_total and late and start in lower and "rollup" not in _axes(lower[start]):
                _move(header, header.levels.index(upper), start, start + 1)


def _spread(header: Header, exact: bool) -> None:
    """Let each heading reach over its columns."""
    header.reach = []
    limits = dict.fromkeys(range(1, header.width + 1), header.width + 1)
    for depth, level in enumerate(header.levels):
        reach: dict[int, Cell] = {}
        starts = sorted(level)
        for start, following in zip(starts, [*starts[1:], header.width + 1], strict=True):
            if exact:
                end = start + level[start].column_span
            elif depth == len(header.levels) - 1:
                end = start + 1
            else:
                end = min(following, limits[start])
            reach |= dict.fromkeys(range(start, end), level[start])
        header.reach.append(reach)
        for column, cell in reach.items():
            last = max(c for c, other in reach.items() if other is cell)
            limits[column] = min(limits[column], last + 1)


def _return_strays(header: Header) -> bool:
    """Put labels of the last row that stand under a heading they are no part of over the free columns of their group.

    Only if every one of them finds a place: 工资福利支出 is a part of 人员经费 and belongs under it.
    """
    last = header.levels[-1] if len(header.levels) > 2 else {}
    strays = [column for column in sorted(last) if _is_stray(header, column)]
    if not strays:
        return False
    above = header.reach[-2]
    taken = set(last) - set(strays)
    places: dict[int, int] = {}
    for column in strays:
        axis, value = _part(last[column])
        free = [
            place
            for place in sorted(above)
            if place not in taken
            and any(
                meaning[0] == axis and value in vocabulary.children(*meaning)
                for meaning in vocabulary.heading(label(above[place].text).words)
            )
        ]
        if not free:
            return False
        places[column] = free[0]
        taken.add(free[0])
    cells = {column: last.pop(column) for column in strays}
    for column, place in places.items():
        last[place] = cells[column]
        if place != column:
            header.moved.append((cells[column], place))
    return True


def _part(cell: Cell) -> tuple[str, str]:
    """Axis and value of a label that is a part of something, else empty."""
    for axis, value in vocabulary.heading(label(cell.text).words):
        if axis in vocabulary.COORDINATES and len(vocabulary.path(axis, value)) > 1:
            return axis, value
    return "", ""


def _is_stray(header: Header, column: int) -> bool:
    """True for a part under a key or a sum, which have no parts, or under a whole that is not its own."""
    axis, value = _part(header.levels[-1][column])
    above = [reach[column] for reach in header.reach[:-1] if column in reach]
    if not axis or not above:
        return False
    if _axes(above[-1]) & {"key", "rollup"}:
        return True
    wholes = [v for cell in above for a, v in vocabulary.heading(label(cell.text).words) if a == axis]
    return any(whole not in vocabulary.path(axis, value) for whole in wholes)


def is_label_line(text: str) -> bool:
    """True for a line that is nothing but a column heading of amounts: a heading that fell out of its table."""
    meanings = vocabulary.heading(label(text).words)
    return not is_figure(text) and any(axis in vocabulary.COORDINATES for axis, _ in meanings)
