"""Rows below a heading as lines, merged cells for all rows that they reach."""

from flows.read.document import Cell
from flows.target.heading import Column, Heading, Rows, column_of
from flows.target.line import Line, place
from flows.target.shifted import text_lines
from flows.target.value import looks_like_value


def read_lines(rows: Rows, heading: Heading, table: int) -> list[Line]:
    """The lines of the rows of a table below a heading."""
    if not heading.exact:
        return text_lines([row for row in rows if row], heading, table)
    lines: list[Line] = []
    reaching: list[tuple[Cell, Column]] = []
    for row in rows:
        if not row:
            continue
        number = row[0].row
        placed = [(cell, column_of(heading.columns, cell)) for cell in row]
        reaching = [pair for pair in reaching if pair[0].row + pair[0].row_span > number]
        own = [(cell, column) for cell, column in placed if column]
        line = Line(table, row[0].page, number)
        line.untold = [cell for cell, column in placed if column is None and looks_like_value(cell.text)]
        place(line, [*reaching, *own], heading)
        lines.append(line)
        reaching += [pair for pair in own if pair[0].row_span > 1]
    return lines
