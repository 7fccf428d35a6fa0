"""Which rows of a table are its heading: by what their labels mean, and by geometry how deep it reaches."""

from dataclasses import dataclass

from flows.read.document import Cell, Table
from flows.recognise import vocabulary
from flows.recognise.amount import is_figure
from flows.recognise.captions import caption_row_count
from flows.recognise.wording import compact, label

_NUMBERING = ("**", "*", "栏次", "行次")
_CODE_PARTS = ("class", "subclass", "item")


@dataclass(frozen=True, slots=True)
class HeadingRows:
    """Rows `start` to before `end` (from 0) are the heading, those before are captions.

    `inline` are cells of the row below that belong to it: 类 | 款 | 项 beside the figures of 合计.
    """

    start: int
    end: int
    inline: tuple[Cell, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True if the table has no heading."""
        return self.start == self.end


def is_numbering_row(row: list[Cell]) -> bool:
    """True for rows that number the columns: 1 2 3, ** ** **, 栏次 1 2 3. They are not data."""
    words = [compact(cell.text) for cell in row]
    figures = [word for word in words if word.isdigit()]
    rest = [word for word in words if not word.isdigit()]
    if not row or any(word not in _NUMBERING for word in rest):
        return False
    in_order = [int(figure) for figure in figures] == list(range(1, len(figures) + 1))
    return "**" in rest or (in_order and len(figures) > (0 if {"栏次", "行次"} & {*rest} else 2 if rest else 1))


def is_heading_row(row: list[Cell]) -> bool:
    """True if most of the row's cells are known column headings and none is a figure."""
    return bool(row) and not _has_figure(row) and 2 * _understood(row) >= len(row)


def heading_rows(table: Table) -> HeadingRows:
    """The heading of a table, below its captions."""
    rows, start = table.rows(), caption_row_count(table)
    return _by_geometry(rows, start) if table.exact else _by_words(rows, start)


def _has_figure(row: list[Cell]) -> bool:
    return any(is_figure(cell.text) for cell in row)


def _understood(row: list[Cell]) -> int:
    labels = [label(cell.text) for cell in row]
    return sum(not words.numbering and bool(vocabulary.heading(words.words)) for words in labels)


def _axes(cell: Cell) -> set[str]:
    return {axis for axis, _ in vocabulary.heading(label(cell.text).words)}


def _by_words(rows: list[list[Cell]], start: int) -> HeadingRows:
    """Row by row, as long as the words are headings'."""
    end = start
    keys: set[int] = set()
    for row in rows[start:]:
        lone_total = len(row) == 1 and row[0].column in keys and not label(row[0].text).part
        if row and (not is_heading_row(row) or lone_total):
            break
        end += 1
        keys |= {cell.column for cell in row if _axes(cell) & {"key"}}
    while end > start and not rows[end - 1]:
        end -= 1
    return HeadingRows(start, end)


def _by_geometry(rows: list[list[Cell]], start: int) -> HeadingRows:
    """From a first row whose words are headings', as deep as its cells reach and are divided."""
    while start < len(rows) and not rows[start]:
        start += 1
    if start == len(rows) or not _opens(rows[start]):
        return HeadingRows(start, start)
    index, end = start, start + 1
    while index < end and index < len(rows):
        reach = max([end, *(index + cell.row_span for cell in rows[index])])
        for number in range(end, min(reach, len(rows))):
            if _has_figure(rows[number]) and not is_numbering_row(rows[number]):
                break  # A cell of the heading that reaches down into the first row of data.
            end = number + 1
        reaching = [cell for row in rows[start:end] for cell in row if cell.row - 1 + cell.row_span == end]
        if index == end - 1 and end < len(rows) and _divides(reaching, rows[end]):
            end += 1
        index += 1
    end = min(end, len(rows))
    below = rows[end] if end < len(rows) else []
    parts = tuple(cell for cell in below if {("key", part) for part in _CODE_PARTS} & {*_meanings(cell)})
    return HeadingRows(start, end, parts if _has_figure(below) else ())


def _meanings(cell: Cell) -> tuple[tuple[str, str], ...]:
    return vocabulary.heading(compact(cell.text))


def _opens(row: list[Cell]) -> bool:
    """True for the first row of a heading. Where rules draw the table a third of known words will do."""
    wide = len(row) > 1 or row[0].column_span > 1
    return wide and not _has_figure(row) and 3 * _understood(row) >= len(row)


def _divides(row: list[Cell], below: list[Cell]) -> bool:
    """True if the row below divides a heading that reaches over several columns."""
    if _has_figure(below) and not is_numbering_row(below):
        return False
    for cell in row:
        parts = [part for part in below if cell.column <= part.column < cell.column + cell.column_span]
        if cell.column_span > 1 and any(part.column_span < cell.column_span for part in parts):
            return not is_numbering_row(below)
    return False
