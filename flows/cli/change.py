"""Commands that change the warehouse: what comes in, and what is taken out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.app import CODES, DEFAULT_WAREHOUSE, WIDE, AsJson, Warehouse, app, terminal_width
from flows.cli.progress import bars

if TYPE_CHECKING:
    from flows.summary import Summary


@app.command(epilog=CODES)
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

        with bars() as progress:
            summary = ingest_now(given, warehouse, progress=progress, workers=number, started_by="command_line")
    tell(summary, as_json, profile)


@app.command(epilog=CODES)
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

    with bars() as progress:
        summary = withdraw_now(document_id, reason, warehouse, progress=progress)
    tell(summary, as_json)


@app.command(epilog=CODES)
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

    with bars() as progress:
        summary = restore_now(document_id, warehouse, progress=progress)
    tell(summary, as_json)


def tell(summary: "Summary", as_json: bool, profile: bool = False) -> None:
    """Print a summary and end with its exit code."""
    from rich.console import Console

    from flows.summary import render

    if as_json:
        typer.echo(summary.as_json())
    else:
        render(summary, Console(width=terminal_width() or WIDE), profile=profile)
    raise typer.Exit(summary.exit_code)
