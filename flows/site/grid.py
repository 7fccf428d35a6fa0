"""The cells of a table where they stand: rows of a web table, with the spans that their boxes show."""

from collections.abc import Iterable
from dataclasses import dataclass

from flows.ask.coverage import Record

_TOUCHING = 1.0
"""Points by which edges that are one line on the page may differ."""


@dataclass(frozen=True)
class Placed:
    """A cell, or a gap (None), and how many columns and rows it takes."""

    cell: Record | None
    columns: int = 1
    rows: int = 1


def grid(rows: dict[int, list[Record]]) -> list[list[Placed]]:
    """Every printed row (`rows`: row_number to cells), each column of it a cell, a gap, or covered by a span.

    A box that reaches over the edges of further columns and rows spans them, as long as nothing is printed there and
    they are on its page. Cells without a box span nothing.
    """
    cells = [cell for row in rows.values() for cell in row]
    width = max((cell["column_number"] for cell in cells), default=0)
    numbers = {number: order for order, number in enumerate(sorted(rows))}
    taken = {(numbers[cell["row_number"]], cell["column_number"]) for cell in cells}
    lefts = _edges(((cell["column_number"], cell) for cell in cells), "x0")
    tops = _edges(((numbers[cell["row_number"]], cell) for cell in cells), "top")
    covered: set[tuple[int, int]] = set()
    placed: list[list[Placed]] = []
    for number, order in numbers.items():
        printed = {cell["column_number"]: cell for cell in rows[number]}
        line = []
        for column in range(1, width + 1):
            cell = printed.get(column)
            if cell is None:
                if (order, column) not in covered:
                    line.append(Placed(None))
                continue
            wide, high = _span(cell, order, lefts, tops, taken)
            area = {(order + y, column + x) for y in range(high) for x in range(wide)}
            covered |= area
            taken |= area
            line.append(Placed(cell, wide, high))
        placed.append(line)
    return placed


def _edges(numbered: Iterable[tuple[int, Record]], edge: str) -> dict[tuple[int | None, int], float]:
    """By page and number of a column (or row) the coordinate at which it begins."""
    found: dict[tuple[int | None, int], float] = {}
    for number, cell in numbered:
        if cell[edge] is not None:
            key = (cell["page"], number)
            found[key] = min(cell[edge], found.get(key, cell[edge]))
    return found


def _span(
    cell: Record,
    order: int,
    lefts: dict[tuple[int | None, int], float],
    tops: dict[tuple[int | None, int], float],
    taken: set[tuple[int, int]],
) -> tuple[int, int]:
    """How many columns and rows a cell takes."""
    if cell["x0"] is None:
        return 1, 1
    page, column = cell["page"], cell["column_number"]
    right, bottom = cell["x1"] - _TOUCHING, cell["bottom"] - _TOUCHING
    wide = high = 1
    while lefts.get((page, column + wide), right) < right and (order, column + wide) not in taken:
        wide += 1
    while tops.get((page, order + high), bottom) < bottom and not any(
        (order + high, column + x) in taken for x in range(wide)
    ):
        high += 1
    return wide, high
