"""The main job under Prefect's engine: the same body, each stage a task, the summary an artifact."""

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

from flows.ingest import ingest
from flows.summary import Summary
from flows.workers import all_cores

# Stages that touch what others hold too: a share that is away for a moment, a file that a program has open.
_RETRIED = {"archive": 2, "publish": 2}

T = TypeVar("T")


@flow(name="yusuan-ingest", persist_result=False)
def ingest_flow(paths: list[str], warehouse: str, workers: int | None = None) -> Summary:
    """Bring the documents of `paths` into the warehouse file, as `flows.ingest.ingest` does.

    Documents are read by so many processes, by as many as there are cores if it is not said. Raises YusuanError as it
    does; the flow run has failed then.
    """
    log = get_run_logger()

    def progress(stage: str, done: int, total: int) -> None:
        log.debug("%s: %s of %s", stage, done, total)

    summary = ingest(
        [Path(path) for path in paths],
        Path(warehouse),
        engine=as_task,
        progress=progress,
        workers=workers or all_cores(),
    )
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
    create_markdown_artifact(_markdown(summary), key="yusuan-ingest", description="入库摘要")
    if summary.contents.not_loaded:
        create_table_artifact(
            [vars(one) for one in summary.contents.not_loaded],
            key="yusuan-not-loaded",
            description="未入库的报表及原因",
        )
    return summary


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


def _markdown(summary: Summary) -> str:
    contents = summary.contents
    lines = [
        f"# 预算入库 {Path(summary.warehouse).name}",
        "",
        "| | |",
        "|---|---:|",
        f"| 文档 documents given | {summary.documents_given} |",
        f"| 新读 read | {summary.documents_read} |",
        f"| 未变 unchanged | {summary.documents_unchanged} |",
        f"| 拒收 rejected | {len(summary.rejections)} |",
        f"| 入库文档 in the warehouse | {contents.documents} |",
        *(f"| 报表 forms: {status} | {number} |" for status, number in contents.forms.items()),
        *(f"| 事实 facts: {table} | {number} |" for table, number in contents.facts.items()),
        *(f"| 发现 findings: {severity} | {number} |" for severity, number in contents.findings.items()),
        f"| 单元格 cells read | {contents.cells_read} |",
        *(f"| 单元格 cells: {role} | {number} |" for role, number in contents.cells.items()),
    ]
    if summary.rejections:
        lines += ["", "## 未能载入 not loaded", ""]
        lines += [f"- {one.file_name}: {one.reason}" for one in summary.rejections]
    return "\n".join(lines)
