"""What a scheduled run does, whoever starts it: fetch, ingest, tell what is news."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.alert.send import Tell, send
from flows.alert.troubles import of_failure, of_run
from flows.alert.webhook import Webhook
from flows.archive.files import find_files
from flows.archive.journal import note_failure
from flows.archive.lock import RunAtWork
from flows.archive.store import Store
from flows.errors import YusuanError
from flows.fetch import FetchSummary, fetch
from flows.ingest import Engine, Progress, at_once, ingest, republish, unseen
from flows.summary import Summary
from flows.workers import all_cores


@dataclass(frozen=True)
class Job:
    """Files and folders that are looked through, a list of sources that are asked first, and the warehouse.

    Documents are read by so many processes; by as many as there are cores, if it is not said.
    """

    paths: tuple[Path, ...]
    warehouse: Path
    sources: Path | None = None
    alert_after_days: int | None = None
    workers: int | None = None


@dataclass(frozen=True)
class Done:
    """What a run fetched, null if it was to fetch nothing, and what it brought into the warehouse."""

    summary: Summary
    fetched: FetchSummary | None


def run_job(
    job: Job, tell: Tell, hook: Webhook | None, *, engine: Engine = at_once, progress: Progress = unseen
) -> Done:
    """Do the job, and tell what is news after it. Raises what `ingest` and `fetch` raise: see `failed`."""
    fetched = _fetch(job, engine, progress)
    summary = _ingest(job)(engine=engine, progress=progress, workers=job.workers or all_cores(), started_by="schedule")
    troubles = of_run(job.warehouse, summary, fetched, job.alert_after_days, datetime.now(UTC))
    send(job.warehouse, troubles, tell, hook, all_of_them=True)
    return Done(summary, fetched)


def failed(job: Job, sentence: str, tell: Tell, hook: Webhook | None) -> None:
    """Tell that a run failed, unless it failed for the same reason today."""
    send(job.warehouse, [of_failure(sentence, datetime.now(UTC))], tell, hook, all_of_them=False)


def _fetch(job: Job, engine: Engine, progress: Progress) -> FetchSummary | None:
    if job.sources is None:
        return None
    started = datetime.now(UTC)

    def fetch_sources(sources: Path, warehouse: Path) -> FetchSummary:
        return fetch(sources, warehouse, progress=progress)

    try:
        return engine("fetch", fetch_sources, job.sources, job.warehouse)
    except RunAtWork:
        raise
    except YusuanError as error:
        note_failure(Store.beside(job.warehouse), started, "schedule", error)
        raise


def _ingest(job: Job) -> Callable[..., Summary]:
    """Ingest the paths; if those are folders without documents, and the archive has some, only what it has."""
    paths = [path for path in job.paths if not path.is_dir() or _has_documents(path)]
    if not paths and any(Store.beside(job.warehouse).archived()):
        return lambda **options: republish(job.warehouse, **options)
    return lambda **options: ingest(paths or job.paths, job.warehouse, **options)


def _has_documents(folder: Path) -> bool:
    try:
        return bool(find_files([folder]).files)
    except YusuanError:
        return False
