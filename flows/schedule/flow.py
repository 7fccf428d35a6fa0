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
from flows.errors import YusuanError
from flows.schedule.job import Job, failed, run_job
from flows.summary import Summary

DEFAULT_WAREHOUSE = "data/warehouse/yusuan.duckdb"


def tell_failure(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Hook of Prefect: a run failed."""
    why = state.message or "The run failed; its log says why."
    sentence = why.partition(f"{YusuanError.__name__}: ")[2] or why  # without the name of the exception
    failed(_job(**flow_run.parameters), sentence, _tell(flow, flow_run), webhook(os.environ))


def tell_crash(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Hook of Prefect: the process of a run died; the journal tells which run, if it came that far."""
    job, tell, hook = _job(**flow_run.parameters), _tell(flow, flow_run), webhook(os.environ)
    if killed := of_killed(Store.beside(job.warehouse)):
        send(job.warehouse, killed, tell, hook, all_of_them=False)
    else:
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
