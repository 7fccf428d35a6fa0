"""The command itself: its options, its exit codes, how it tells errors and prints answers."""

import json
import shutil
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from flows import __version__
from flows.errors import YusuanError

FOUND, REFUSED = 1, 2
"""Exit codes beside 0: there are findings, or part of the work was not done; nothing was done."""

CODES = """\b
Exit codes:
  0  done
  1  ingest, withdraw, restore: some documents were turned away, the others loaded; findings: there are some
  2  nothing done: wrong usage, no warehouse, a query that does not work"""

WIDE = 160
"""Cells in a line where there is no terminal, as in the log of a scheduled run."""


class Sentences(TyperGroup):
    """Tells an error of the user's world as its sentence, without a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except YusuanError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(REFUSED) from error


app = typer.Typer(
    cls=Sentences,
    epilog=CODES,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Warehouse = Annotated[
    Path,
    typer.Option(
        "--warehouse",
        "-w",
        envvar="YUSUAN_WAREHOUSE",
        help="The warehouse, a DuckDB file.",
        show_default=True,
    ),
]
AsJson = Annotated[
    bool,
    typer.Option("--json", help="Print JSON and nothing else; amounts are strings of their exact digits."),
]
DEFAULT_WAREHOUSE = Path("data/warehouse/yusuan.duckdb")


def main() -> None:
    """Entry point of the console command."""
    app(prog_name="yusuan")


@app.callback(invoke_without_command=True)
def yusuan(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Published Chinese government budgets (预算), from raw document to a warehouse that can be trusted.

    \b
    Begin
      yusuan ingest                      documents of data/raw into data/warehouse/yusuan.duckdb
      yusuan doctor                      what is wrong with this set-up, and what to do
    \b
    Ask
      yusuan sql                         a prompt: \\w lists worked questions, \\d tables, \\q leaves
      yusuan sql "from expenditure_by_function"
      yusuan explain CELL_ID             where a figure stands on its page, and what bears it out
    \b
    Show
      yusuan site site                   web pages of agencies, charts and evidence: open site/index.html
      yusuan export exports              tables for Power BI, Tableau, FineBI and Excel; a data package
    \b
    Keep up to date
      yusuan fetch --ingest              new documents of the pages that data/sources.yaml lists
      yusuan schedule --cron "0 6 * * *" the same every day, with alerts
      yusuan runs                        what each run did
    \b
    Check
      yusuan findings --severity error   what does not add up in the documents
      yusuan report DOCUMENT             the same of one document, with proof and pictures
      yusuan coverage                    what was read of each document, and what was not understood
    """
    if version:
        typer.echo(f"yusuan {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def terminal_width() -> int | None:
    """Cells in a line of the terminal; none where the output goes elsewhere and lines may be long."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def print_json(value: Any) -> None:
    """Print a value as JSON, exactly."""
    from flows.ask.values import plain

    typer.echo(json.dumps(plain(value), ensure_ascii=False, indent=2))
