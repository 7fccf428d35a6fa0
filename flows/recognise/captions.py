"""Captions: lines that say what a table is, above it or inside its rules: title, number, unit, agency."""

import re

from flows.read.document import Cell, Table
from flows.recognise.forms import forms_of, printed_number
from flows.recognise.wording import compact

_FIELD = re.compile(
    r"^.{0,8}(?:单位|部门|名称|年度|日期)(?:\([^)]*\))?:|^\(?(?:金额)?(?:单位)?:?(?:亿元|万元|千元|元)\)?$"
)
"""单位：万元, 部门名称：某局, 万元: a field of a form's head."""
_LONGEST = 70


def caption_row_count(table: Table) -> int:
    """Rows at the top of a table, each cell of which is a caption; blank rows between and below them count."""
    count = 0
    for number, row in enumerate(table.rows(), start=1):
        if not row:
            continue
        if not all(map(_is_caption, row)):
            return count if count == 0 else number - 1
        count = number
    return 0  # Nothing but captions: a frame drawn around words.


def captions(table: Table) -> list[str]:
    """Lines of the captions inside the rules of a table, top to bottom."""
    rows = table.rows()[: caption_row_count(table)]
    return [line for row in rows for cell in row for line in cell.text.splitlines()]


def _is_caption(cell: Cell) -> bool:
    lines = cell.text.splitlines()
    return any(map(is_head_line, lines)) or bool(forms_of(cell.text)) or any(map(forms_of, lines))


def is_head_line(line: str) -> bool:
    """True for a line that gives the unit, the agency, the year or the number of a form."""
    words = compact(line)
    return len(words) <= _LONGEST and bool(_FIELD.search(words) or printed_number([line]))
