"""Corrections under review: a printed cell that is read as something else, because somebody knows what is meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from flows.align.join import FoundTable
from flows.errors import DocumentRejected, YusuanError
from flows.issue import Move
from flows.read.document import Cell
from flows.recognise.amount import is_figure
from flows.recognise.wording import compact
from flows.review.ledger import EXPECTATIONS, read_entries

FOLDER = EXPECTATIONS / "corrections"


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell of one document: the text that it must print, on that page or line, and the text that is meant."""

    name: str
    document: str
    cell: str
    printed: str
    meant: str
    reason: str
    source: str
    who: str
    when: date
    page: int | None = None
    line: int | None = None

    @property
    def proof(self) -> str:
        """Why the cell is read otherwise, and on whose word."""
        return f"{self.reason} ({self.source}; {self.who}, {self.when})"


@cache
def load_corrections(folder: Path = FOLDER) -> tuple[Correction, ...]:
    """Every correction of a folder. Raises YusuanError, naming file and entry, for one that is not as it must be."""
    entries = tuple(
        _correction(entry) for entry in read_entries(folder, ("cell", "printed", "meant"), ("page", "line"))
    )
    first: dict[tuple[str, str], Correction] = {}
    for entry in entries:
        if (before := first.setdefault((entry.document, entry.cell), entry)) is not entry:
            raise YusuanError(f"{entry.name}, corrects the same cell as {before.name}. Keep one of them.")
    return entries


def _correction(entry: Mapping[str, Any]) -> Correction:
    correction = Correction(**entry)
    if correction.page is None and correction.line is None:
        raise YusuanError(f"{correction.name}, lacks page or line: say where the cell is printed.")
    if is_figure(correction.printed) and not is_figure(correction.meant):
        raise YusuanError(
            f"{correction.name}: {correction.printed} is a figure, and {correction.meant} is none; write what is meant "
            "as the table would print it."
        )
    if compact(correction.printed) == compact(correction.meant):
        raise YusuanError(f"{correction.name}: printed and meant are the same.")
    return correction


def correct(tables: Sequence[FoundTable], corrections: Sequence[Correction]) -> dict[int, list[Move]]:
    """Let cells of the tables say what is meant, and keep what they print; the moves by number of the table.

    All corrections must be about the document of the tables. Raises DocumentRejected if a cell is not there, stands
    elsewhere or does not print what its correction expects.
    """
    moves: dict[int, list[Move]] = {}
    by_number = {table.number: table for table in tables}
    for entry in corrections:
        number, row, column = (int(part[1:]) for part in entry.cell.split(":"))
        table = by_number.get(number)
        cells = table.table.cells if table else ()
        cell = next((cell for cell in cells if (cell.row, cell.column) == (row, column)), None)
        if table is None or cell is None or not _is_meant(entry, cell):
            raise DocumentRejected(_no_longer(entry, cell))
        corrected = replace(cell, text=entry.meant, was=cell.text)
        _replace(table, cell, corrected)
        moves.setdefault(number, []).append(Move("reviewed", corrected, cell.text, entry.meant, entry.proof))
    return moves


def _is_meant(entry: Correction, cell: Cell) -> bool:
    place = entry.page in (None, cell.page) and entry.line in (None, cell.line)
    return place and compact(cell.text) == compact(entry.printed)


def _no_longer(entry: Correction, cell: Cell | None) -> str:
    spots = {"page": entry.page, "line": entry.line}
    where = " and ".join(f"{name} {value}" for name, value in spots.items() if value is not None)
    if cell is None:
        now = "the document has no such cell"
    else:
        found = [f"{name} {getattr(cell, name)}" for name in spots if getattr(cell, name) is not None]
        now = f"the document prints {cell.text!r} there, on {', '.join(found)}"
    return (
        f"The correction {entry.name}, expects {entry.printed!r} in cell {entry.cell} on {where}; {now}. Look at the "
        "page, then mend the entry or take it out."
    )


def _replace(table: FoundTable, cell: Cell, corrected: Cell) -> None:
    """Put one cell in the place of another, in the table and in its heading."""

    def swap(one: Cell) -> Cell:
        return corrected if one is cell else one

    table.table = replace(table.table, cells=tuple(map(swap, table.table.cells)))
    header = table.header
    header.levels = [{column: swap(one) for column, one in level.items()} for level in header.levels]
    header.reach = [{column: swap(one) for column, one in level.items()} for level in header.reach]
    header.moved = [(swap(one), column) for one, column in header.moved]
    header.rows = replace(header.rows, inline=tuple(map(swap, header.rows.inline)))
