"""The one shape that every reader gives: paragraphs and tables of cells, each with its place."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell. Rows and columns count from 1; text is as printed and never blank.

    Where people have corrected the cell, text is what is meant, and `was` keeps what is printed.

    `line` is the line of a text (of a web page or a document of Word: in reading order, each row of a table one),
    `page` and `box` (x0, top, x1, bottom in points) the spot on a page. In a workbook `page` is the number of the
    sheet, `line` the row on it, and columns are those of the sheet. `indent` is in points from the left of the cell.
    """

    row: int
    column: int
    text: str
    line: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    row_span: int = 1
    column_span: int = 1
    indent: float | None = None
    was: str | None = None

    @property
    def printed(self) -> str:
        """The text that stands on the page."""
        return self.text if self.was is None else self.was


def spot(page: int | None, line: int | None) -> str:
    """A place in words: of a workbook, whose places have both, the sheet and the row on it."""
    if page and line:
        return f"sheet {page}, row {line}"
    return f"page {page}" if page else f"line {line}"


def column_name(number: int) -> str:
    """Letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text outside tables."""

    text: str
    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Cells that stand in rows and columns.

    `exact` says that columns and spans come from geometry. Where it is false (tab-separated text) blank cells
    may have been lost, so that a row, or a heading over several columns, may stand beside its place.
    """

    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    exact: bool = True

    def rows(self) -> list[list[Cell]]:
        """Cells by row, in column order; rows without a printed cell are empty lists."""
        rows: list[list[Cell]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            rows[cell.row - 1].append(cell)
        return [sorted(row, key=lambda cell: cell.column) for row in rows]


@dataclass(frozen=True, slots=True)
class Link:
    """What a web page leads to or shows: the words and the address, made whole if the page says its own.

    `kind` is "link" (also one that a script opens), "frame" (a page or file shown inside it) or "picture".
    """

    text: str
    address: str
    kind: Literal["link", "frame", "picture"] = "link"


@dataclass(frozen=True, slots=True)
class Document:
    """A document in reading order; `title` and `links` are those of a web page, which stand outside its text.

    `picture_pages` are pages without text that show pictures: scans. `hidden` are the places of cells with text that a
    workbook does not show, and that are not read.
    """

    media_type: str
    blocks: tuple[Paragraph | Table, ...]
    page_count: int | None = None
    line_count: int | None = None
    title: str | None = None
    links: tuple[Link, ...] = ()
    tables: tuple[Table, ...] = field(init=False)
    picture_pages: tuple[int, ...] = ()
    hidden: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", tuple(b for b in self.blocks if isinstance(b, Table)))
