"""The command that says what is wrong with a set-up."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.app import CODES, DEFAULT_WAREHOUSE, FOUND, WIDE, AsJson, Warehouse, app, print_json, terminal_width

_MARKS = {"good": ("✓", "green"), "advice": ("!", "yellow"), "fault": ("✗", "bold red")}


@app.command(epilog=CODES)
def doctor(
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    deep: Annotated[bool, typer.Option("--deep", help="Read every archived document and compare its sha256.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say what is wrong with this set-up, and what to do; change nothing.

    Python and packages, the terminal, the warehouse and its store, documents that wait, and what scheduled runs need.
    Exit code 1 if something is in the way of work.

    \b
    Examples:
      yusuan doctor
      yusuan doctor --warehouse budgets.duckdb --deep
      yusuan doctor --json | jq '.[] | select(.state != "good")'
    """
    from flows.doctor.diagnosis import State
    from flows.doctor.examine import examine

    found = examine(warehouse, Path("data/raw"), Path("data/sources.yaml"), deep)
    if as_json:
        print_json([asdict(one) for one in found])
    else:
        _write([(one.thing, one.state, one.found, one.advice) for one in found])
    raise typer.Exit(FOUND if any(one.state == State.FAULT for one in found) else 0)


def _write(lines: list[tuple[str, str, str, str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for overflow in ("ignore", "ignore", "fold"):
        table.add_column(overflow=overflow)
    for thing, state, found, advice in lines:
        mark, style = _MARKS[state]
        told = Text(found)
        if advice:
            told.append(f"\n→ {advice}", style=style)
        table.add_row(Text(mark, style=style), Text(thing), told)
    Console(width=terminal_width() or WIDE).print(table)
