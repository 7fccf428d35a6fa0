"""A table without lines between its columns: where there are many columns and every cell of the terminal counts."""

from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.ask.values import shown


def write_plain_table(names: Sequence[str], rows: Iterable[Sequence[Any]], texts: int, out: TextIO, width: int) -> None:
    """The first `texts` columns are of words, folded so that all keep to `width` cells; then numbers."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="")
    lines = max(name.count("\n") for name in names)
    for number, name in enumerate(names):
        head = Text("\n" * (lines - name.count("\n")) + name)
        if number < texts:
            table.add_column(head, overflow="fold")
        else:
            # Rich takes from columns that may not be folded too, where words leave it nothing to take.
            widest = max(map(cell_len, name.split("\n")))
            table.add_column(head, justify="right", no_wrap=True, min_width=widest)
    for row in rows:
        table.add_row(*(Text(shown(value)) for value in row))
    Console(file=out, width=width, highlight=False, no_color=True).print(table)
