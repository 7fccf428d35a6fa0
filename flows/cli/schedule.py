"""Commands of ingestion that nobody watches: on a schedule, of whole folders, and what every run did."""

import os
from pathlib import Path
from typing import Annotated

import typer

from flows.alert.webhook import FORMAT_VARIABLE, VARIABLE, webhook
from flows.cli.app import CODES, DEFAULT_WAREHOUSE, WIDE, AsJson, Warehouse, app, print_json, terminal_width
from flows.cli.change import tell
from flows.cli.progress import bars
from flows.errors import YusuanError

_RAW, _SOURCES = Path("data/raw"), Path("data/sources.yaml")


@app.command(epilog=CODES)
def schedule(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files and folders that are looked through.", show_default=str(_RAW)),
    ] = None,
    cron: Annotated[
        str | None, typer.Option("--cron", help='When: minute, hour, day, month, weekday, such as "0 6 * * *".')
    ] = None,
    timezone: Annotated[str, typer.Option("--timezone", help="Of the schedule.")] = "Asia/Shanghai",
    once: Annotated[bool, typer.Option("--once", help="Do one scheduled run now, and end: for cron, systemd.")] = False,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            "-s",
            help="List of pages and files to fetch first.",
            show_default=f"{_SOURCES}, if it is there",
        ),
    ] = None,
    alert_webhook: Annotated[
        str | None,
        typer.Option(
            "--alert-webhook",
            help="Where alerts are posted; better in the variable, which others do not see.",
            envvar=VARIABLE,
            show_envvar=True,
        ),
    ] = None,
    alert_format: Annotated[
        str | None,
        typer.Option(
            "--alert-format",
            help="wecom, dingtalk, feishu, slack or generic.",
            envvar=FORMAT_VARIABLE,
            show_envvar=True,
            show_default="told by the address",
        ),
    ] = None,
    alert_after_days: Annotated[
        int | None, typer.Option("--alert-after-days", min=1, help="Alert when nothing new came for so long.")
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="Processes that read documents.", show_default="all cores"),
    ] = None,
) -> None:
    """Ingest on a schedule: fetch what is listed, bring in what is new, tell people what they should know.

    With --cron it is served under a Prefect server, until it is ended; --once does a single run, which cron or systemd
    can start without any server. Alerts, to the log and the webhook: a run failed or was killed; a document was turned
    away, a table set aside, an address not fetched that people were not told of yet; nothing new for too long.
    docs/schedule.md has the ways from a first run to a service.

    \b
    Examples:
      yusuan schedule --cron "0 6 * * *"
      yusuan schedule --cron "0 6 * * 1-5" --sources sources.yaml --alert-after-days 30
      yusuan schedule --once inbox
    """
    from flows.engine import should_use_prefect
    from flows.schedule.job import Job

    if once == (cron is not None):
        raise YusuanError('Give --cron "0 6 * * *" to be served on a schedule, or --once to do a single run now.')
    # To the processes of the runs it comes through the environment, where neither logs nor Prefect show it.
    os.environ.update({VARIABLE: alert_webhook or "", FORMAT_VARIABLE: alert_format or ""})
    hook = webhook(os.environ)
    job = Job(
        paths=tuple(paths or [_RAW]),
        warehouse=warehouse,
        sources=sources or (_SOURCES if _SOURCES.exists() else None),
        alert_after_days=alert_after_days,
        workers=workers,
    )
    if once:
        from flows.schedule.once import run_once

        with bars() as progress:
            done = run_once(job, lambda text: typer.echo(text, err=True), hook, progress=progress)
        if done is not None:
            tell(done.summary, as_json=False)
        return
    should_use_prefect(asked=True)
    from flows.schedule.serve import require_server, schedule_of, serve

    when = schedule_of(cron or "", timezone)
    typer.echo(f"Served to {require_server()}: {cron} ({timezone}). Ctrl-C ends it.", err=True)
    serve(job, when)


@app.command(epilog=CODES)
def backfill(
    paths: Annotated[list[Path], typer.Argument(help="Folders of documents at any depth, and documents.")],
    years: Annotated[
        str | None,
        typer.Option("--years", help="Only documents of these fiscal years, such as 2019-2024 or 2024."),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    batch: Annotated[int, typer.Option("--batch", min=1, help="Documents between two publications.")] = 500,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="Processes that read documents.", show_default="all cores"),
    ] = None,
    prefect: Annotated[
        bool,
        typer.Option("--prefect", help="Run under Prefect's engine, also where no API of it is configured."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Bring in years of documents, a batch at a time: each batch is published, and a run that is cut off goes on.

    With --years only those whose own content names one of these fiscal years are archived and loaded; the others are
    counted by year. Documents that name none are listed.

    \b
    Examples:
      yusuan backfill archive
      yusuan backfill archive --years 2019-2024
    """
    from flows.backfill import backfill as backfill_now
    from flows.backfill import years_of
    from flows.engine import should_use_prefect
    from flows.workers import all_cores

    within = years_of(years) if years else None
    if should_use_prefect(prefect):
        from flows.schedule.flow import backfill_flow

        done = backfill_flow([str(path) for path in paths], str(warehouse), years, batch, workers)
    else:
        with bars() as progress:
            number = workers or all_cores()
            done = backfill_now(paths, warehouse, within, progress=progress, batch=batch, workers=number)
    if as_json:
        print_json(done.as_dict())
    else:
        from rich.console import Console

        from flows.ask.runs import render_backfill

        render_backfill(done, Console(width=terminal_width() or WIDE))
    raise typer.Exit(done.exit_code)


@app.command(epilog=CODES)
def runs(
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    last: Annotated[int, typer.Option("--last", min=1, help="So many, the latest first.")] = 20,
    as_json: AsJson = False,
) -> None:
    """List runs, the latest first: when, what started them, how they ended, how many documents.

    Also those that changed nothing, failed, were skipped because another was at work, or were killed; and the one at
    work. The table load_run of the warehouse has all up to the one that built it.

    \b
    Examples:
      yusuan runs
      yusuan runs --json | jq '.[] | select(.outcome == "failed") | .error'
    """
    from dataclasses import asdict

    from flows.archive.journal import runs as runs_of
    from flows.archive.store import Store

    store = Store.beside(warehouse)
    if not store.runs.is_dir():
        raise YusuanError(f"No run of {warehouse} is on record. Run `yusuan ingest` first, or name another warehouse.")
    records = runs_of(store, last)[::-1]
    if as_json:
        print_json([asdict(record) for record in records])
    else:
        from rich.console import Console

        from flows.ask.runs import render_runs

        render_runs(records, Console(width=terminal_width() or WIDE))
