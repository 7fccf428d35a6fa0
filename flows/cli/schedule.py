"""Commands of ingestion that nobody watches: on a schedule, of whole folders, and what every run did."""

import os
from pathlib import Path
from typing import Annotated

import typer

from flows.alert.webhook import FORMAT_VARIABLE, VARIABLE, webhook
from flows.cli.app import CODES, DEFAULT_WAREHOUSE, Warehouse, app
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
