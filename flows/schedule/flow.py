"""The scheduled job as a flow of Prefect: its states, its tasks, its hooks."""

import os
from pathlib import Path
from typing import Any

from flows.orchestrate import as_task, log_summary, logged_progress, show  # first: it says that nothing is reported

# isort: split
import prefect
from prefect.client.schemas.objects import FlowRun, State
from prefect.flows import Flow
from prefect.logging.loggers import flow_run_logger
from prefect.states import Completed

from flows.alert.send import Tell, send
from flows.alert.troubles import of_killed
from flows.alert.webhook import webhook
from flows.archive.lock import RunAtWork
from flows.archive.store import Store
from flows.backfill import BATCH, Backfill, backfill, years_of
from flows.errors import YusuanError
from flows.schedule.job import Job, failed, run_job
from flows.summary import Summary
from flows.workers import all_cores

DEFAULT_WAREHOUSE = "data/warehouse/yusuan.duckdb"


def tell_failure(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Hook of Prefect: a run failed."""
    why = state.message or "The run failed; its log says why."
    sentence = why.partition(f"{YusuanError.__name__}: ")[2] or why  # without the name of the exception
    failed(_job(**flow_run.parameters), sentence, _tell(flow, flow_run), webhook(os.environ))


def tell_crash(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Hook of Prefect: the process of a run died; the journal tells which run, if it came that far."""
    job, tell, hook = _job(**flow_run.parameters), _tell(flow, flow_run), webhook(os.environ)
    killed = of_killed(Store.beside(job.warehouse))
    if not send(job.warehouse, killed, tell, hook, all_of_them=False):
        failed(job, state.message or "The process of the run died.", tell, hook)


@prefect.flow(name="yusuan-schedule", persist_result=False, on_failure=[tell_failure], on_crashed=[tell_crash])
def scheduled_flow(
    paths: list[str] | None = None,
    warehouse: str = DEFAULT_WAREHOUSE,
    sources: str | None = None,
    alert_after_days: int | None = None,
    workers: int | None = None,
) -> Summary | State[Any]:
    """Fetch what the list of sources names, bring it and the documents of `paths` into the warehouse, tell the news.

    Without paths it looks through data/raw. The run fails with what `fetch` and `ingest` raise; while another run is at
    work it ends as Skipped. Where alerts are sent, the environment of the process says: see flows/alert/webhook.py.
    """
    log = prefect.get_run_logger()
    job = _job(paths, warehouse, sources, alert_after_days, workers)
    try:
        done = run_job(job, log.warning, webhook(os.environ), engine=as_task, progress=logged_progress())
    except RunAtWork as at_work:
        log.info("Skipped: %s", at_work)
        return Completed(name="Skipped", message=str(at_work))
    log_summary(done.summary)
    show(done.summary, done.fetched)
    return done.summary


@prefect.flow(name="yusuan-backfill", persist_result=False)
def backfill_flow(
    paths: list[str],
    warehouse: str = DEFAULT_WAREHOUSE,
    years: str | None = None,
    batch: int = BATCH,
    workers: int | None = None,
) -> Backfill:
    """Ingest the documents of `paths` in batches, of all fiscal years or those of a range such as 2019-2024."""
    done = backfill(
        [Path(path) for path in paths],
        Path(warehouse),
        years_of(years) if years else None,
        engine=as_task,
        progress=logged_progress(),
        batch=batch,
        workers=workers or all_cores(),
    )
    if done.summary:
        log_summary(done.summary)
        show(done.summary)
    for year, number in done.outside.items():
        prefect.get_run_logger().info("%s documents of %s are outside the range, and not loaded", number, year)
    for one in done.without_year:
        prefect.get_run_logger().warning("%s was not loaded: %s", one.file_name, one.reason)
    return done


def _job(
    paths: list[str] | None = None,
    warehouse: str = DEFAULT_WAREHOUSE,
    sources: str | None = None,
    alert_after_days: int | None = None,
    workers: int | None = None,
) -> Job:
    """The job that the parameters of a run describe."""
    return Job(
        paths=tuple(Path(path) for path in paths or ["data/raw"]),
        warehouse=Path(warehouse),
        sources=Path(sources) if sources else None,
        alert_after_days=alert_after_days,
        workers=workers,
    )


def _tell(flow: Flow[..., Any], flow_run: FlowRun) -> Tell:
    return flow_run_logger(flow_run, flow).warning
