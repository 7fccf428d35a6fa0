"""Rows of text, where blank cells were lost: read where every cell makes sense in its column.

Of a row that makes sense in several places, that one is taken in which most rows of the table stand.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from flows.read.document import Cell
from flows.recognise import target_words
from flows.recognise.amount import is_figure
from flows.target.heading import Column, Heading
from flows.target.line import NAMES, OWNERS, Line, Slot, place
from flows.target.value import is_nothing, looks_like_number, looks_like_value

_FURTHEST = 3
_LONGEST_VALUE = 60
_OWNING = {*OWNERS, "unit", "unit_code"}
_LEVELS = {"level_1", "level_2"}

Step = tuple[int, int, int]
"""Cells of the row that belong to its project, columns by which they move to the right, and those by which the rest."""


def text_lines(rows: Sequence[Sequence[Cell]], heading: Heading, table: int) -> list[Line]:
    """The lines of rows of text."""
    by_column = {int(column.span[0]): column for column in heading.columns}
    fitting = [list(_fitting(row, by_column)) for row in rows]
    usual = Counter(steps[0][2] for steps in fitting if len(steps) == 1)
    lines = []
    for row, steps in zip(rows, fitting, strict=True):
        line = Line(table, row[0].page, row[0].row, exact=False)
        lines.append(line)
        if _is_blank(row):
            place(line, _placed(row, by_column, (0, 0, 0)), heading)
        elif steps:
            step = min(steps, key=lambda step: (_cost(step) > 0, -usual[step[2]], _cost(step)))
            line.moved = step[2] or step[1]
            place(line, _placed(row, by_column, step), heading)
        else:
            _by_order(line, row, heading)
    return lines


def _cost(step: Step) -> int:
    own, first, rest = step
    return abs(first) * (own > 0) + abs(rest) + (first != rest and own > 0)


def _is_blank(row: Sequence[Cell]) -> bool:
    """True for a row of the printed form that nobody filled in."""
    return all(target_words.is_level_1(cell.text) or target_words.is_level_2(cell.text) for cell in row)


def _fitting(row: Sequence[Cell], by_column: dict[int, Column]) -> Iterator[Step]:
    """The places in which the row makes sense, as a whole or its project apart from its indicators."""
    steps = range(-_FURTHEST, _FURTHEST + 1)
    whole = [(0, step, step) for step in steps if _is_at(list(_placed(row, by_column, (0, step, step))), row, step)]
    if whole:
        yield from whole
        return
    for own, first, rest in product(range(1, len(row)), steps, steps):
        placed = list(_placed(row, by_column, (own, first, rest)))
        roles = [column.role for _, column in placed]
        if first != rest and _makes_a_row(placed, row) and _is_divided(roles, own):
            yield own, first, rest


def _is_at(placed: Sequence[tuple[Cell, Column]], row: Sequence[Cell], step: int) -> bool:
    """True if the row makes sense there; a lone name may stand anywhere, and is moved nowhere."""
    told = {"value", "comparator"} | _OWNING
    return _makes_a_row(placed, row) and (step == 0 or any(column.role in told for _, column in placed))


def _is_divided(roles: Sequence[str], own: int) -> bool:
    return set(roles[:own]) <= _OWNING and not set(roles[own:]) & _OWNING


def _placed(row: Sequence[Cell], by_column: dict[int, Column], step: Step) -> Iterator[tuple[Cell, Column]]:
    own, first, rest = step
    for index, cell in enumerate(row):
        column = by_column.get(cell.column + (first if index < own else rest))
        if target_words.direction(cell.text):
            # Blank cells before the last column are lost first; its words say what they are.
            column = next((c for c in by_column.values() if c.role == "direction"), None)
        if column:
            yield cell, column


def _makes_a_row(placed: Sequence[tuple[Cell, Column]], row: Sequence[Cell]) -> bool:
    if len(placed) < len(row) or not all(_makes_sense(cell, column.role) for cell, column in placed):
        return False
    roles = {column.role for _, column in placed}
    columns = [column for _, column in placed]
    groups = [(column.role, column.level_1) for column in columns]
    if any(role == "value" and group and not {(n, group) for n in NAMES} & {*groups} for role, group in groups):
        return False  # A value in a group of columns that has no name for it.
    order = [column.span for _, column in placed]
    named, owned = roles & {*NAMES}, roles & _OWNING
    valued = roles & {"value", "comparator", "definition", "weight", "measure"}
    return bool(named or (owned and not valued)) and order == sorted(set(order))


def _makes_sense(cell: Cell, role: str) -> bool:
    text = cell.text
    if is_nothing(text):
        return True
    if target_words.comparator(text):
        return role == "comparator"
    if target_words.is_level_1(text) or target_words.is_level_2(text):
        wanted = {"level_1"} if not target_words.is_level_2(text) else {*_LEVELS, *NAMES}
        return role in wanted
    match role:
        case "level_1" | "comparator":
            return False
        case "direction":
            return target_words.direction(text) is not None
        case "weight" | "amount":
            return is_figure(text.rstrip("%"))
        case "measure":
            return not any(character.isdigit() for character in text)
        case "value":
            return len(text) <= _LONGEST_VALUE or looks_like_value(text)
        case _:
            return not looks_like_number(text) or role.endswith("code")


def _by_order(line: Line, row: Sequence[Cell], heading: Heading) -> None:
    """Name and value wherever they stand: words, and the value that follows them."""
    cells = [cell for cell in row if not is_nothing(cell.text)]
    roles = [column.role for column in heading.columns]
    values = [index for index, cell in enumerate(cells) if index and looks_like_number(cell.text)]
    values = values or [index for index, cell in enumerate(cells) if index and looks_like_value(cell.text)]
    if roles.count("value") != 1 or "comparator" in roles or set(roles) & _OWNING or not values:
        line.untold = cells
        return
    at = values[0]
    told = {"name": cells[at - 1], "value": cells[at]}
    if "definition" in roles and cells[at + 1 :]:
        told["definition"] = cells[at + 1]
    free = ["level_2", "level_1"]
    for cell in reversed(cells[: at - 1]):
        first = target_words.is_level_1(cell.text) and not target_words.is_level_2(cell.text)
        role = "level_1" if first else free[0] if free else ""
        if role in free and (role == "level_2" or target_words.is_level_1(cell.text)):
            line.cells[role] = cell
            line.starts.add(role)
            free = free[free.index(role) + 1 :]
    line.slots = [Slot(told)]
    line.untold = [cell for cell in cells if cell not in (*told.values(), *line.cells.values())]
    line.moved = 1
    line.words = {cell: role for role, cell in told.items()}
