"""First and second levels of indicators, where a line does not print them itself.

A cell merged over many rows prints its words once, and a break of the page divides it: its words stand on one side of
the break only. So a line without a level has that of the cell before it or behind it, as the break and the reach of the
merged cells tell; what a second level belongs to is known by its name.
"""

from collections.abc import Sequence

from flows.read.document import Cell
from flows.recognise import target_words
from flows.recognise.wording import compact
from flows.target.line import NAMES, Line

Place = tuple[int, int | None]


def fill_levels(lines: Sequence[Line], first: Line | None = None) -> None:
    """Give each line the levels that it does not print, where it can be told which they are."""
    for role in ("level_2", "level_1"):
        merged = any(line.cells[role].row_span > 1 for line in lines if role in line.cells and line.exact)
        start = 0
        while start < len(lines):
            if role in lines[start].cells:
                start += 1
                continue
            end = start
            while end < len(lines) and role not in lines[end].cells:
                end += 1
            for index in range(start, end):
                cell = _level(lines, start, end, index, role, merged)
                if cell is not None:
                    lines[index].cells[role] = cell
            start = end


def _level(lines: Sequence[Line], start: int, end: int, index: int, role: str, merged: bool) -> Cell | None:
    before = lines[start - 1].cells.get(role) if start else None
    behind = lines[end].cells.get(role) if end < len(lines) else None
    line = lines[index]
    if role == "level_2" and (known := _level_2_of(line)):
        near = [one.cells["level_2"] for one in lines if "level_2" in one.cells]
        return next((cell for cell in near if compact(cell.text) == known), None)
    if role == "level_1" and (second := line.cells.get("level_2")) and (known := target_words.level_1_of(second.text)):
        # The name of the second level says it: no neighbour of another name is taken.
        near = [cell for cell in (before, behind) if cell and target_words.bare(cell.text) == known]
        return near[0] if near else None
    if role == "level_2" and any("level_1" in one.starts for one in lines[start : index + 1]):
        before = None  # Another first level has begun since.
    if not line.exact:
        return before
    if _opens_page(lines, start):
        if before is not None:
            return before
        return behind if _is_next(lines, index, end) else None
    if _is_next(lines, index, end) and behind is not None and merged:
        return behind
    return before if not merged or (before is not None and before.row_span == 1 and end < len(lines)) else None


def _level_2_of(line: Line) -> str | None:
    names = [slot.cells[role] for slot in line.slots for role in NAMES if role in slot.cells]
    return target_words.level_2_of(names[0].text) if names else None


def _place(line: Line) -> Place:
    return (0, line.page) if line.page is not None else (line.table, None)


def _opens_page(lines: Sequence[Line], start: int) -> bool:
    return start == 0 or _place(lines[start]) != _place(lines[start - 1])


def _is_next(lines: Sequence[Line], index: int, end: int) -> bool:
    """True if the run ends with the page of the line, and the cell behind it opens the next one."""
    if end >= len(lines):
        return False
    return _place(lines[end]) != _place(lines[end - 1]) and _place(lines[index]) == _place(lines[end - 1])
