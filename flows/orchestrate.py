"""The main job under Prefect's engine: the same body, each stage a task, what it did as artifacts."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

os.environ.setdefault("DO_NOT_TRACK", "1")  # before the import: a run reports its use to nobody
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from flows.archive.journal import StartedBy
from flows.artifacts import MOST_ROWS, markdown, new_findings, table_of_findings
from flows.fetch import FetchSummary
from flows.ingest import Progress, ingest
from flows.summary import Summary
from flows.workers import all_cores

# Stages that touch what others hold too: a share that is away for a moment, a file that a program has open.
_RETRIED = {"fetch": 2, "archive": 2, "publish": 2}

T = TypeVar("T")


@flow(name="yusuan-ingest", persist_result=False)
def ingest_flow(
    paths: list[str], warehouse: str, workers: int | None = None, started_by: StartedBy = "command_line"
) -> Summary:
    """Bring the documents of `paths` into the warehouse file, as `flows.ingest.ingest` does.

    Documents are read by so many processes, by as many as there are cores if it is not said. Raises YusuanError as it
    does; the flow run has failed then.
    """
    summary = ingest(
        [Path(path) for path in paths],
        Path(warehouse),
        engine=as_task,
        progress=logged_progress(),
        workers=workers or all_cores(),
        started_by=started_by,
    )
    log_summary(summary)
    show(summary)
    return summary


def logged_progress() -> Progress:
    """Progress as lines of the run's log."""
    log = get_run_logger()

    def progress(stage: str, done: int, total: int) -> None:
        log.debug("%s: %s of %s", stage, done, total)

    return progress


def log_summary(summary: Summary) -> None:
    """What a run did, as lines of its log."""
    log = get_run_logger()
    log.info(
        "%s documents given, %s read, %s unchanged, %s rejected; the warehouse was %s",
        summary.documents_given,
        summary.documents_read,
        summary.documents_unchanged,
        len(summary.rejections),
        "published" if summary.published else "up to date",
    )
    for rejection in summary.rejections:
        log.warning("%s was not loaded: %s", rejection.file_name, rejection.reason)


def show(summary: Summary, fetched: FetchSummary | None = None) -> None:
    """Make the artifacts of a run: its summary, and tables of findings and of what was not loaded."""
    findings, number = new_findings(summary)
    create_markdown_artifact(markdown(summary, fetched, findings, number), key="yusuan-ingest", description="入库摘要")
    if findings:
        create_table_artifact(
            table_of_findings(findings),
            key="yusuan-findings",
            description=f"本次文件的问题，按重要性排列（{len(findings)} / {number}）",
        )
    if summary.contents.not_loaded:
        create_table_artifact(
            [vars(one) for one in summary.contents.not_loaded[:MOST_ROWS]],
            key="yusuan-not-loaded",
            description="未入库的报表及原因",
        )


def as_task(stage: str, function: Callable[..., T], /, *arguments: Any) -> T:
    """Call a stage as a task run, with its state in the engine, its retries, and a line in the log."""
    as_stage = task(
        name=stage,
        retries=_RETRIED.get(stage, 0),
        retry_delay_seconds=2,
        retry_condition_fn=_is_passing,
        cache_policy=NO_CACHE,
        persist_result=False,
    )
    return as_stage(function)(*arguments)


def _is_passing(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether a stage failed for what may be gone in a moment: the file system, not what was found."""
    failure = state.result(raise_on_failure=False)
    return isinstance(failure, OSError) or isinstance(getattr(failure, "__cause__", None), OSError)
