"""An answer on paper: a table for a terminal, CSV, JSON."""

import csv
import json
from collections import Counter
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.ask.query import Answer
from flows.ask.values import is_number, plain, shown, text
from flows.errors import YusuanError

# Rich pads each column by one on both sides and draws a line between columns.
_BETWEEN_COLUMNS = 3
_NARROWEST_TEXT = 12
_WITHOUT_END = 1_000_000


def write_csv(answer: Answer, out: TextIO) -> None:
    """Header and rows as CSV (RFC 4180, UTF-8): amounts with their exact digits, null as nothing."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([text(value) for value in row] for row in answer.rows)


def write_json(answer: Answer, out: TextIO) -> None:
    """An array of objects, one a line. Raises YusuanError if two columns share a name: one would be lost."""
    twice = [name for name, count in Counter(answer.columns).items() if count > 1]
    if twice:
        raise YusuanError(f"Two columns are named {twice[0]}. Name them apart with AS, or ask for CSV.")
    between = "["
    for record in answer.records:
        out.write(f"{between}\n{json.dumps(plain(record), ensure_ascii=False)}")
        between = ","
    out.write("[]\n" if between == "[" else "\n]\n")


def write_table(answer: Answer, out: TextIO, width: int | None = None) -> None:
    """A table at most `width` cells wide, text folded; one field a line if it would not fit. Cuts nothing."""
    numeric = [is_number(kind) for kind in answer.types]
    rows = [[shown(value) for value in row] for row in answer.rows]
    natural = [
        max([cell_len(name), *(cell_len(line) for row in rows for line in row[number].split("\n"))])
        for number, name in enumerate(answer.columns)
    ]
    least = [size if right else min(size, _NARROWEST_TEXT) for size, right in zip(natural, numeric, strict=True)]
    console = Console(file=out, width=width or _WITHOUT_END, highlight=False, no_color=True)
    if width and sum(least) + _BETWEEN_COLUMNS * len(least) + 1 > width:
        _write_records(answer, rows, out)
        return
    table = Table()
    for name, right, size in zip(answer.columns, numeric, least, strict=True):
        table.add_column(Text(name), justify="right" if right else "left", min_width=size, overflow="fold")
    for row in rows:
        table.add_row(*(Text(value) for value in row))
    console.print(table)


def _write_records(answer: Answer, rows: list[list[str]], out: TextIO) -> None:
    widest = max(map(cell_len, answer.columns), default=0)
    for number, row in enumerate(rows, start=1):
        out.write(f"-- {number}\n")
        for name, value in zip(answer.columns, row, strict=True):
            out.write(f"{name}{' ' * (widest - cell_len(name))}  {value}\n")
