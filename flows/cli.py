"""`yusuan`: a thin face over the flows and the warehouse. What a command needs is imported when it runs."""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from flows import __version__
from flows.ask.style import Format, format_of
from flows.errors import YusuanError

if TYPE_CHECKING:
    from rich.progress import TaskID

    from flows.ingest import Progress as Told
    from flows.summary import Summary

FOUND, REFUSED = 1, 2
"""Exit codes beside 0: there are findings, or part of the work was not done; nothing was done."""

_CODES = """\b
Exit codes:
  0  done
  1  ingest, withdraw, restore: some documents were turned away, the others loaded; findings: there are some
  2  nothing done: wrong usage, no warehouse, a query that does not work"""


# Where there is no terminal, as in the log of a scheduled run.
_WIDE = 160


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
    epilog=_CODES,
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


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


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
    yusuan ingest                      documents of data/raw into data/warehouse/yusuan.duckdb
    yusuan sql                         ask it: \\d lists what there is, \\q leaves
    yusuan sql "from expenditure_by_function"
    yusuan findings --severity error   what does not add up in the documents
    yusuan coverage                    what was read of each document, and what was not understood
    yusuan explain CELL_ID             where a figure stands, and what bears it out
    yusuan withdraw DOCUMENT_ID        take out a document, such as a version that was put right
    """
    if version:
        typer.echo(f"yusuan {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(epilog=_CODES)
def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Documents, and folders of them at any depth.", show_default="data/raw"),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="Processes that read documents.", show_default="all cores"),
    ] = None,
    prefect: Annotated[
        bool,
        typer.Option("--prefect", help="Run under Prefect's engine, also where no API of it is configured."),
    ] = False,
    as_json: AsJson = False,
    profile: Annotated[bool, typer.Option("--profile", help="Say where the time went.")] = False,
) -> None:
    """Bring documents into the warehouse. A document that is there already is not read again.

    \b
    Examples:
      yusuan ingest
      yusuan ingest disclosures/2026 --warehouse budgets.duckdb
      yusuan ingest --json | jq .rejections
    """
    from flows.engine import should_use_prefect
    from flows.workers import all_cores

    number = workers or all_cores()
    given = paths or [Path("data/raw")]
    if should_use_prefect(prefect):
        from flows.orchestrate import ingest_flow

        summary = ingest_flow([str(path) for path in given], str(warehouse), number)
    else:
        from flows.ingest import ingest as ingest_now

        with _bars() as progress:
            summary = ingest_now(given, warehouse, progress=progress, workers=number)
    _tell(summary, as_json, profile)


@app.command(epilog=_CODES)
def withdraw(
    document_id: Annotated[str, typer.Argument(help="Document: column document_id of every view.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; kept in the archive and in the warehouse.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    as_json: AsJson = False,
) -> None:
    """Take a document out of the warehouse, until it is restored.

    Of a disclosure that was published or extracted twice, the views count one version; withdraw that one to have
    the other counted. The bytes and the reason stay in the archive, and `withdrawn_document` lists them. A
    document that is withdrawn stays out when it is ingested again.

    \b
    Examples:
      yusuan findings --rule V01
      yusuan sql "from document_version where version_count > 1"
      yusuan withdraw 4e0bbe64ad74e9c9 --reason "put right by the publisher on 1 March"
    """
    from flows.withdraw import withdraw as withdraw_now

    with _bars() as progress:
        summary = withdraw_now(document_id, reason, warehouse, progress=progress)
    _tell(summary, as_json)


@app.command(epilog=_CODES)
def restore(
    document_id: Annotated[str, typer.Argument(help="Document: column document_id of withdrawn_document.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    as_json: AsJson = False,
) -> None:
    """Bring a withdrawn document back into the warehouse.

    \b
    Examples:
      yusuan sql "from withdrawn_document"
      yusuan restore 4e0bbe64ad74e9c9
    """
    from flows.withdraw import restore as restore_now

    with _bars() as progress:
        summary = restore_now(document_id, warehouse, progress=progress)
    _tell(summary, as_json)


@app.command(epilog=_CODES)
def sql(
    query: Annotated[
        str | None,
        typer.Argument(help="One SQL statement; - reads it from standard input, @FILE from a file."),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="Read the query from this file.")] = None,
    style: Annotated[
        Format | None,
        typer.Option("--format", help="Default: what the name of --output ends with, else a table."),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=0, help="The first rows only.")] = None,
) -> None:
    """Ask the warehouse, read-only; without a query, at a prompt.

    Amounts are exact in every format: in JSON a DECIMAL is a string, so that no reader makes it a float. Only
    the table has thousands separators.

    \b
    Examples:
      yusuan sql
      yusuan sql "select agency_name, sum(amount_yuan) from expenditure_by_function group by all"
      yusuan sql @sql/queries/05_three_public.sql --format csv
      yusuan sql "from findings" --output findings.parquet
    """
    from flows.ask.output import to_file, to_screen
    from flows.ask.warehouse import opened

    text, chosen = _query(query, file), style or format_of(output)
    with opened(warehouse) as connection:
        if text is None:
            from flows.ask.prompt import converse

            converse(connection, sys.stdout, _width)
            return
        if output is None:
            more = to_screen(connection, text, chosen, limit, sys.stdout, _width())
        else:
            more = to_file(connection, text, chosen, limit, output)
    if more:
        typer.echo(f"The first {limit} rows; there are more.", err=True)


@app.command(epilog=_CODES)
def findings(
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    severity: Annotated[Severity | None, typer.Option("--severity", help="Only these.")] = None,
    rule: Annotated[str | None, typer.Option("--rule", help="Only of this rule, by its id.")] = None,
    agency: Annotated[str | None, typer.Option("--agency", help="Only of agencies whose name has this in it.")] = None,
    chinese: Annotated[bool, typer.Option("--zh", help="Tell them in Chinese.")] = False,
    as_json: AsJson = False,
) -> None:
    """List findings: what is wrong or worth knowing, with place and cell.

    \b
    Examples:
      yusuan findings
      yusuan findings --severity error --agency 医疗保障局 --zh
      yusuan findings --json | jq -r '.[].explanation'
    """
    from flows.ask.findings import find, write_findings
    from flows.ask.warehouse import opened

    with opened(warehouse) as connection:
        found = find(connection, severity, rule, agency)
    if as_json:
        _print_json(found)
    else:
        write_findings(found, sys.stdout, chinese)
    raise typer.Exit(FOUND if found else 0)


@app.command(epilog=_CODES)
def coverage(
    document: Annotated[
        list[str] | None,
        typer.Argument(help="Only documents that have all these words in agency, year, kind, file name or id."),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    labels: Annotated[
        bool, typer.Option("--labels", help="Only the titles, headings and row labels that are not understood.")
    ] = False,
    set_aside: Annotated[
        bool, typer.Option("--set-aside", help="Only the tables that were not loaded, each with place and reason.")
    ] = False,
    limit: Annotated[int | None, typer.Option("--limit", min=0, help="The first ones only.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what was read of the documents, and what was not.

    For each document its forms: read, empty, set aside, not understood, listed but absent; the share of facts that
    its own sums prove; and the labels not understood, most frequent first: the work list for whoever adds a
    publisher. A document that is named is shown form by form, with pages and reasons.

    \b
    Examples:
      yusuan coverage
      yusuan coverage 医疗保障局 2023
      yusuan coverage --labels --limit 50
      yusuan coverage --set-aside --json | jq -r '.[].reason' | sort | uniq -c
    """
    from flows.ask import coverage as asked
    from flows.ask import coverage_text as told
    from flows.ask.warehouse import opened

    if labels and set_aside:
        raise YusuanError("--labels and --set-aside were both given. Give one of them.")
    with opened(warehouse) as connection:
        chosen = asked.documents(connection, document or ())
        every = asked.labels if labels else asked.not_loaded if set_aside else None
        rows = every(connection, chosen) if every else chosen
        found, more = rows[:limit], limit is not None and len(rows) > limit
        if every is None and document:
            found = asked.details(connection, found)
        unknown = [] if every or document or as_json else asked.labels(connection, chosen)
    width = _width() or _WIDE
    if as_json:
        _print_json(found)
    elif labels:
        told.write_labels(found, sys.stdout, width)
    elif set_aside:
        told.write_not_loaded(found, sys.stdout)
    elif document:
        told.write_details(found, sys.stdout, width)
    else:
        told.write_overview(found, unknown, sys.stdout, width)
    if more:
        typer.echo(f"The first {limit}; there are more.", err=True)


@app.command(epilog=_CODES)
def explain(
    cell_id: Annotated[str, typer.Argument(help="Cell of a figure: column cell_id of every view.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    as_json: AsJson = False,
) -> None:
    """Trace a figure to its place, keys and equations.

    Which cell prints it, what its row and column say, the equations of the document that contain it and
    whether they hold, how its reading was corrected, and what was found about it.

    \b
    Examples:
      yusuan sql "select cell_id, function_name, amount_yuan from expenditure_by_function"
      yusuan explain 4e0bbe64ad74e9c9:t05:r07:c06
    """
    from flows.ask.explain import explain as explanation
    from flows.ask.explanation import write_explanation
    from flows.ask.warehouse import opened

    with opened(warehouse) as connection:
        explained = explanation(connection, cell_id)
    if as_json:
        _print_json(explained)
    else:
        write_explanation(explained, sys.stdout)


@app.command(epilog=_CODES)
def contracts(
    docs: Annotated[Path, typer.Option("--docs", help="Folder for the pages; made if it is not there.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Write the frame contracts as web pages.

    What is expected of every staged frame, and whether it holds (Great Expectations Data Docs).

    \b
    Examples:
      yusuan contracts --docs site
    """
    from flows.ask.staged import staged_frames
    from flows.check.data_docs import build_data_docs

    typer.echo(build_data_docs(staged_frames(warehouse), docs))


def _tell(summary: "Summary", as_json: bool, profile: bool = False) -> None:
    """Print a summary and end with its exit code."""
    from rich.console import Console

    from flows.summary import render

    if as_json:
        typer.echo(summary.as_json())
    else:
        render(summary, Console(width=_width() or _WIDE), profile=profile)
    raise typer.Exit(summary.exit_code)


def _query(query: str | None, file: Path | None) -> str | None:
    """Text of the query, wherever it is; none where a person sits at the terminal and gave none."""
    if query is not None and file is not None:
        raise YusuanError("A query and --file were both given. Give one of them.")
    if query is not None and query.startswith("@"):
        file = Path(query[1:])
    if file is not None:
        try:
            return file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise YusuanError(f"The query in {file} cannot be read: {error}") from error
    if query == "-" or (query is None and not sys.stdin.isatty()):
        return sys.stdin.read()
    return query


def _width() -> int | None:
    """Cells in a line of the terminal; none where the output goes elsewhere and lines may be long."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _print_json(value: Any) -> None:
    from flows.ask.values import plain

    typer.echo(json.dumps(plain(value), ensure_ascii=False, indent=2))


@contextmanager
def _bars() -> "Iterator[Told]":
    """A progress bar for each stage on standard error, where somebody can see it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description:>8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield advance
