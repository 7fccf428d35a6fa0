"""Sheets of a workbook as tables and lines: one table a sheet, or several below each other, with the lines around them.

The place of a cell is the number of its sheet (as a page) and of its row on it (as a line); the columns of a table are
those of its sheet, from A.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from flows.errors import DocumentRejected
from flows.read.document import Cell, Document, Paragraph, Table, column_name
from flows.read.indent import CHARACTER, indent_of
from flows.recognise.amount import is_figure, printed_unit

MOST_CELLS = 1_000_000
"""Printed cells of a workbook; disclosures have some thousands."""
_TOO_MANY = f"The workbook has more than {MOST_CELLS:,} cells with text. Give the sheets of the disclosure alone."
_MOST_COVERED = 10_000_000
"""Places under merged cells that are looked at; merged cells of a sheet do not overlap."""
_WIDEST_WHITE = 1_000
"""White rows that a table may have in it; what stands further below is another's."""
_DEFAULT_NAMES = ("sheet", "工作表")


@dataclass(slots=True)
class Sheet:
    """A sheet as it is printed, by row and column from 1.

    `texts` are printed cells, `indents` the points that they are indented, `spans` the rows and columns of merged cells
    by their first. What the workbook hides is
    in `hidden_rows`, `hidden_columns` and `is_hidden`; formulas without a computed value are in `uncomputed`.
    """

    name: str
    is_hidden: bool = False
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    indents: dict[tuple[int, int], float] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncomputed: list[tuple[int, int]] = field(default_factory=list)

    def shows(self, place: tuple[int, int]) -> bool:
        """True if some of a cell is to be seen."""
        (row, column), (down, across) = place, self.spans.get(place, (1, 1))
        return (
            not self.is_hidden
            and not all(r in self.hidden_rows for r in range(row, row + down))
            and not all(c in self.hidden_columns for c in range(column, column + across))
        )

    def put(self, place: tuple[int, int], text: str, level: int = 0) -> None:
        """Take in a cell, unless it prints nothing; `level` is how many characters its format indents it.

        Raises DocumentRejected if there are more than MOST_CELLS.
        """
        if not (words := text.strip()):
            return
        if len(self.texts) >= MOST_CELLS:
            raise DocumentRejected(_TOO_MANY)
        self.texts[place] = words
        self.indents[place] = indent_of(text) + CHARACTER * level

    def uncover(self) -> None:
        """Take away what stands under merged cells: it is stored, and not shown.

        Raises DocumentRejected if they overlap more than any program lets them.
        """
        left = _MOST_COVERED
        for (row, column), (down, across) in self.spans.items():
            left -= min(down * across, len(self.texts))
            if left < 0:
                raise DocumentRejected(f"Merged cells of the sheet {self.name} lie over each other. Save it anew.")
            if down * across < len(self.texts):
                under = [(r, c) for r in range(row, row + down) for c in range(column, column + across)]
            else:
                under = [(r, c) for r, c in self.texts if row <= r < row + down and column <= c < column + across]
            for place in under:
                if place != (row, column):
                    self.texts.pop(place, None)

    def address(self, place: tuple[int, int]) -> str:
        """A place as formulas name it: 支出总表!C12."""
        return f"{self.name}!{column_name(place[1])}{place[0]}"


def workbook(media_type: str, sheets: Iterator[Sheet]) -> Document:
    """The document of a workbook's sheets; raises DocumentRejected if there is nothing to read in it.

    What a workbook hides is not printed, and not read; `hidden` of the document says what it is.
    """
    blocks: list[Paragraph | Table] = []
    hidden: list[str] = []
    count = cells = 0
    for sheet in sheets:
        count += not sheet.is_hidden
        cells += len(sheet.texts)
        if cells > MOST_CELLS:
            raise DocumentRejected(_TOO_MANY)
        sheet.uncover()
        shown = {place for place in sheet.texts if sheet.shows(place)}
        hidden += [sheet.address(place) for place in sorted(sheet.texts.keys() - shown)]
        if lacking := [place for place in sorted(sheet.uncomputed) if sheet.shows(place)]:
            raise DocumentRejected(
                f"Formulas of the workbook have no computed value, the first in {sheet.address(lacking[0])}. "
                "Open it in a program for workbooks, save it and give that."
            )
        blocks += _blocks(sheet, shown, count)
    if not blocks:
        raise DocumentRejected(
            "The workbook shows no text" + (", all of it is hidden. " if hidden else ". ") + "Give one that does."
        )
    return Document(media_type, tuple(blocks), page_count=count, hidden=tuple(hidden))


Row = list[Cell]


def _blocks(sheet: Sheet, shown: set[tuple[int, int]], number: int) -> Iterator[Paragraph | Table]:
    """Lines and tables of a sheet, its name first: the title of what prints none."""
    if not shown:
        return
    if not sheet.name.lower().startswith(_DEFAULT_NAMES):
        yield Paragraph(sheet.name, line=1, page=number)
    rows: dict[int, Row] = {}
    for row, column in sorted(shown):
        down, across = sheet.spans.get((row, column), (1, 1))
        text = sheet.texts[row, column]
        rows.setdefault(row, []).append(
            Cell(
                row,
                column,
                text,
                line=row,
                page=number,
                row_span=down,
                column_span=across,
                indent=sheet.indents.get((row, column)),
            )
        )
    for part in _parts([*rows.values()]):
        yield from _part(part)


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Rows of each table with the lines over it."""
    start = 0
    for index in range(1, len(rows)):
        has_table = any(len(row) > 1 for row in rows[start:index])
        white = rows[index][0].row - rows[index - 1][0].row
        if white > _WIDEST_WHITE or (has_table and _begins(rows, index)):
            yield rows[start:index]
            start = index
    yield rows[start:]


def _begins(rows: Sequence[Row], index: int) -> bool:
    """True if a further table begins with a row: a title or a head with its unit, or a title and a heading after white.

    A line within a table has white over it or words below it too, but not both.
    """
    if len(rows[index - 1]) == 1 and not _is_figure_row(rows[index - 1]):
        return False  # That one is the first of the lines over the table.
    end = next((i for i in range(index, len(rows)) if len(rows[i]) > 1), len(rows))
    if any(printed_unit([cell.text]) for row in rows[index : end + 1] for cell in row if not is_figure(cell.text)):
        return end > index or _has_unit_line(rows[index])
    after_white = rows[index][0].row > max(cell.row + cell.row_span for cell in rows[index - 1])
    return after_white and index < end < len(rows) and not _is_figure_row(rows[end])


def _has_unit_line(row: Row) -> bool:
    """True for the head of a form, with its unit: 部门：某局 | 单位：万元."""
    return any("位" in cell.text and printed_unit([cell.text]) for cell in row) and not _is_figure_row(row)


def _is_figure_row(row: Row) -> bool:
    return any(is_figure(cell.text) for cell in row)


def _part(rows: Sequence[Row]) -> Iterator[Paragraph | Table]:
    """The lines over a table, the table, and the lines below it."""
    start = next((index for index, row in enumerate(rows) if len(row) > 1), len(rows))
    first = min((row[0].column for row in rows[start:]), default=1)
    while start and rows[start - 1][0].column > first and rows[start - 1][0].column_span > 1:
        start -= 1  # A heading over some of the columns, and none over the others.
    end = len(rows)
    width = max((row[-1].column for row in rows if len(row) > 1), default=1)
    while end > start and _is_note(rows, end - 1, first, width):
        end -= 1
    for row in rows[:start]:
        yield from _lines(row)
    if start < end:
        yield _table(rows[start:end])
    for row in rows[end:]:
        yield from _lines(row)


def _is_note(rows: Sequence[Row], index: int, first: int, width: int) -> bool:
    """True for a row of one text that stands over all columns of the table, or after white."""
    row = rows[index]
    if len(row) > 1 or _is_figure_row(row) or row[0].column > first:
        return False
    return row[0].column + row[0].column_span > width or row[0].row > rows[index - 1][0].row + 1


def _lines(row: Row) -> Iterator[Paragraph]:
    for cell in row:
        for text in cell.text.splitlines():
            if text.strip():
                yield Paragraph(text.strip(), line=cell.line, page=cell.page)


def _table(rows: Sequence[Row]) -> Table:
    """The table of rows; white rows in it stay, so that spans keep their places."""
    first, last = rows[0][0].row, rows[-1][0].row
    width = max(cell.column for row in rows for cell in row)
    cells = tuple(
        replace(
            cell,
            row=cell.row - first + 1,
            row_span=min(cell.row_span, last - cell.row + 1),
            column_span=min(cell.column_span, width - cell.column + 1),
        )
        for row in rows
        for cell in row
    )
    return Table(cells, row_count=last - first + 1, column_count=width, exact=True)
