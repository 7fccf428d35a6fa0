"""A row of indicators as a line: which cell stands for what."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from flows.read.document import Cell
from flows.target.heading import Column, Heading

NAMES = ("name", "level_3")
"""Roles of the cells that print the name of an indicator."""
OWNERS = ("project", "unit_or_project", "project_code", "unit_code_or_project_code", "amount", "goal")
"""Roles of the cells that say whose indicators a line has."""


@dataclass(slots=True)
class Slot:
    """One indicator of a line: its cells by role, and the first level that its group names."""

    cells: dict[str, Cell] = field(default_factory=dict)
    level_1: str | None = None


@dataclass(slots=True)
class Line:
    """One row of indicators. `cells` are those shared by its slots, by role; `starts` the roles that begin in it."""

    table: int
    page: int | None
    row: int
    cells: dict[str, Cell] = field(default_factory=dict)
    starts: set[str] = field(default_factory=set)
    slots: list[Slot] = field(default_factory=list)
    amounts: list[tuple[Column, Cell]] = field(default_factory=list)
    moved: int = 0
    """Columns by which the row was read to the right (or left, if negative) of where it stands."""
    untold: list[Cell] = field(default_factory=list)
    words: dict[Cell, str] = field(default_factory=dict)
    exact: bool = True
    is_covered: bool = False
    """True if a cell of a project, its money or its goal reaches the line."""


_OF_A_SLOT = {"comparator", "value", "measure", "weight", "direction", "definition", "core", "remark"}


def place(line: Line, placed: Iterable[tuple[Cell, Column]], heading: Heading) -> None:
    """Put cells into a line by the columns that they stand in; a second cell for the same is untold."""
    many = sum(column.role == "value" for column in heading.columns) > 1
    names = [index for index, column in enumerate(heading.columns) if column.role in NAMES]
    slots: dict[int, Slot] = {}
    for cell, column in placed:
        role = column.role
        line.words[cell] = column.words
        line.is_covered |= role in OWNERS
        begins = cell.row == line.row
        if begins:
            line.starts.add(role)
        if role == "amount":
            if begins:
                line.amounts.append((column, cell))
            continue
        into = line.cells
        if role in NAMES or role in _OF_A_SLOT:
            before = [index for index in names if index <= heading.columns.index(column)] if many else []
            slot = slots.setdefault(max(before, default=0), Slot())
            slot.level_1 = slot.level_1 or column.level_1
            into = slot.cells
        if role in into and begins and into[role].row == line.row:
            line.untold.append(cell)
        elif role not in into or begins:
            into[role] = cell
    line.slots = [slots[index] for index in sorted(slots)]
