"""What every run did: one record each in the store, written when it starts and again when it ends.

    <store>/runs/20261123T060000.000000Z.running.json   a run at work, or one that was killed
    <store>/runs/20261123T060000.000000Z.json           a run that ended, and how

A record says running only while its run holds the store. Whoever holds it next knows that such a run was killed.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from flows import __version__
from flows.archive.lock import RunAtWork, is_locked
from flows.archive.store import Store
from flows.archive.whole import sweep, whole_file
from flows.errors import YusuanError

StartedBy = Literal["command_line", "schedule", "backfill", "program"]
Outcome = Literal["running", "published", "unchanged", "failed", "skipped", "killed"]

_RUNNING = ".running.json"
_KILLED = "The run was ended from outside, or the machine went down. What is published is whole; the next run goes on."


@dataclass(frozen=True)
class RunRecord:
    """A row of load_run: counts that the run did not come to, and facts and findings of none, are null."""

    run_id: str
    started_at: datetime
    started_by: StartedBy
    version: str = __version__
    outcome: Outcome = "running"
    finished_at: datetime | None = None
    documents_given: int | None = None
    documents_new: int | None = None
    documents_read: int | None = None
    documents_unchanged: int | None = None
    documents_rejected: int | None = None
    facts: int | None = None
    findings: int | None = None
    error: str | None = None

    def ended(self, outcome: Outcome, **known: Any) -> "RunRecord":
        """The same run, ended now."""
        return replace(self, outcome=outcome, finished_at=datetime.now(UTC), **known)


class Journal:
    """The record of the run at work, as far as it is known."""

    def __init__(self, record: RunRecord) -> None:
        self.record = record

    def found(self, **known: Any) -> RunRecord:
        """Note what the run has come to know: columns of its record."""
        self.record = replace(self.record, **known)
        return self.record

    def ends(self, outcome: Outcome, facts: int, findings: int) -> None:
        """Note how it ends: published or unchanged."""
        self.record = self.record.ended(outcome, facts=facts, findings=findings)


def time_key(started: datetime) -> str:
    """When a run started, as ids and file names have it."""
    return f"{started.astimezone(UTC):%Y%m%dT%H%M%S.%fZ}"


def new_record(started: datetime, started_by: StartedBy) -> RunRecord:
    """The record of a run that starts."""
    return RunRecord(time_key(started), started, started_by)


@contextmanager
def journaled(store: Store, started: datetime, started_by: StartedBy) -> Iterator[Journal]:
    """Hold the store for one run and keep its record, however it ends.

    Raises RunAtWork, a YusuanError, if another run holds the store; that this one was skipped is recorded too.
    """
    record = new_record(started, started_by)
    try:
        with store.opened():
            settle(store)
            journal = Journal(record)
            _write(_running_file(store, time_key(started)), record)
            try:
                yield journal
            except BaseException as error:
                _end(store, journal.record.ended("failed", error=_sentence(error)))
                raise
            _end(store, journal.record)
    except RunAtWork as error:
        _note(store, record.ended("skipped", error=str(error)))
        raise


def note_failure(store: Store, started: datetime, started_by: StartedBy, error: BaseException) -> None:
    """Record a run that failed before it held the store; where there is no store, there is no record."""
    _note(store, new_record(started, started_by).ended("failed", error=_sentence(error)))


def settle(store: Store) -> list[RunRecord]:
    """Record as killed the runs that left off without an end, and return them. The caller holds the store."""
    sweep(store.runs)
    killed = []
    for file in sorted(store.runs.glob(f"*{_RUNNING}")):
        if not _ended_file(store, file.name.removesuffix(_RUNNING)).exists():
            killed.append(_dead(_read(file)))
            _end(store, killed[-1])
        file.unlink(missing_ok=True)
    return killed


def runs(store: Store, last: int | None = None) -> list[RunRecord]:
    """Runs on record, the latest last: all, or the `last` few. A run that is seen to be dead is told as killed."""
    keys = sorted({file.name.removesuffix(".json").removesuffix(".running") for file in store.runs.glob("*.json")})
    records = [_record(store, key) for key in (keys if last is None else keys[-last:])]
    if any(record.outcome == "running" for record in records) and not is_locked(store.lock):
        return [_dead(record) if record.outcome == "running" else record for record in records]
    return records


def _dead(record: RunRecord) -> RunRecord:
    return replace(record, outcome="killed", error=_KILLED)


def _note(store: Store, record: RunRecord) -> None:
    """Record a run that did nothing, if that can be done: it must not hide why."""
    if store.root.is_dir():
        with suppress(YusuanError):
            _end(store, record)


def _end(store: Store, record: RunRecord) -> None:
    _write(_ended_file(store, time_key(record.started_at)), record)
    _running_file(store, time_key(record.started_at)).unlink(missing_ok=True)


def _running_file(store: Store, key: str) -> Path:
    return store.runs / f"{key}{_RUNNING}"


def _ended_file(store: Store, key: str) -> Path:
    return store.runs / f"{key}.json"


def _write(file: Path, record: RunRecord) -> None:
    text = json.dumps(asdict(record), ensure_ascii=False, indent=1, default=datetime.isoformat)
    try:
        file.parent.mkdir(exist_ok=True)
        with whole_file(file) as partial:
            partial.write_text(text, encoding="utf-8")
    except OSError as error:
        raise YusuanError(f"The run could not be recorded in {file.parent}: {error}.") from error


def _record(store: Store, key: str) -> RunRecord:
    """The record of a run, which may end while it is looked at."""
    try:
        return _read(_ended_file(store, key))
    except FileNotFoundError:
        with suppress(FileNotFoundError):
            return _read(_running_file(store, key))
        return _read(_ended_file(store, key))


def _read(file: Path) -> RunRecord:
    known = {field.name for field in fields(RunRecord)}
    record = {name: value for name, value in json.loads(file.read_text(encoding="utf-8")).items() if name in known}
    for name in ("started_at", "finished_at"):
        if record.get(name):
            record[name] = datetime.fromisoformat(record[name])
    return RunRecord(**record)


def _sentence(error: BaseException) -> str:
    """What ended a run, in one line."""
    if isinstance(error, YusuanError):
        return str(error)
    if isinstance(error, KeyboardInterrupt):
        return "The run was interrupted."
    return f"{type(error).__name__}: {error}".removesuffix(": ")
