"""The command that asks publishers for documents."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.app import DEFAULT_WAREHOUSE, WIDE, AsJson, Warehouse, app, print_json, terminal_width
from flows.cli.progress import bars
from flows.errors import YusuanError

if TYPE_CHECKING:
    from flows.ingest import Progress
    from flows.summary import Summary

_SOURCES = Path("data/sources.yaml")
_CODES = """\b
Exit codes:
  0  all that was asked for was had
  1  something was not had (each with a sentence), the rest was; with --ingest, or some documents were turned away
  2  nothing done: wrong usage, no list of sources, another fetch at work"""


@app.command(epilog=_CODES)
def fetch(
    sources: Annotated[
        Path | None,
        typer.Option("--sources", "-s", help="List of pages and files, YAML or TOML.", show_default=str(_SOURCES)),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    then_ingest: Annotated[
        bool, typer.Option("--ingest", help="Then bring what was fetched into the warehouse.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Fetch documents from the pages and files of a list, into the archive beside the warehouse.

    Servers are asked politely: their robots.txt is heeded, each is asked for one thing at a time with a pause between,
    and what has not changed is not sent again. The next ingest reads what is new; where each document came from is in
    `document_source`. docs/fetch.md says how the list is written.

    \b
    Examples:
      yusuan fetch
      yusuan fetch --sources sources.yaml --ingest
      yusuan fetch --json | jq .failures
      yusuan sql "from document_source"
    """
    from rich.console import Console

    from flows.fetch import fetch as fetch_now
    from flows.fetch.summary import render as render_fetch

    if sources is None and not _SOURCES.exists():
        raise YusuanError(
            f"There is no list of sources: {_SOURCES} does not exist, and --sources names no other. "
            "data/sources.example.yaml in the project shows how one is written."
        )
    with bars() as progress:
        summary = fetch_now(sources or _SOURCES, warehouse, progress=progress)
        ingested = _ingest(warehouse, progress) if then_ingest else None
    if as_json:
        told = (
            summary.as_dict() if ingested is None else {**summary.as_dict(), "ingest": json.loads(ingested.as_json())}
        )
        print_json(told)
    else:
        console = Console(width=terminal_width() or WIDE)
        render_fetch(summary, console)
        if ingested:
            from flows.summary import render as render_ingest

            render_ingest(ingested, console)
    raise typer.Exit(max(summary.exit_code, ingested.exit_code if ingested else 0))


def _ingest(warehouse: Path, progress: "Progress") -> "Summary":
    """Bring what the archive has and the warehouse has not into the warehouse."""
    from flows.ingest import republish

    return republish(warehouse, progress=progress, started_by="command_line")
