"""What is wrong after a run: with the run itself, with what was fetched, with what the warehouse could not take."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb

from flows.alert.news import Kind, Trouble, nothing_new
from flows.archive.journal import runs
from flows.archive.store import Store
from flows.fetch.summary import FetchSummary
from flows.summary import Summary

_LATEST_RUNS = 20
"""How far back it is looked for runs that were killed."""

_LOST = ("set_aside", "partial")


def of_run(
    warehouse: Path, summary: Summary, fetched: FetchSummary | None, after_days: int | None, now: datetime
) -> Iterator[Trouble]:
    """All troubles that there are after a run that went to its end."""
    store = Store.beside(warehouse)
    yield from of_killed(store)
    for failure in fetched.failures if fetched else ():
        yield Trouble(Kind.NOT_FETCHED, failure.url, failure.sentence)
    yield from _rejected(warehouse)
    for rejection in summary.rejections:
        yield Trouble(Kind.REJECTED, rejection.file_name, rejection.reason)
    for one in summary.contents.not_loaded:
        if one.status in _LOST:
            yield Trouble(Kind.SET_ASIDE, f"{one.file_name} {one.form}", one.reason)
    yield from nothing_new(store.latest_arrival(), after_days, now)


def of_failure(sentence: str, today: datetime) -> Trouble:
    """The trouble that a run failed; the same again is news on the next day."""
    return Trouble(Kind.FAILED, "", sentence, f"{today.astimezone():%Y-%m-%d}")


def of_killed(store: Store) -> list[Trouble]:
    """Runs that were killed lately."""
    killed = [record for record in runs(store, _LATEST_RUNS) if record.outcome == "killed"]
    return [Trouble(Kind.KILLED, record.run_id, record.error or "", record.run_id) for record in killed]


def _rejected(warehouse: Path) -> list[Trouble]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.sql("select file_name, reason from rejected_document order by document_id").fetchall()
    return [Trouble(Kind.REJECTED, file_name, reason) for file_name, reason in rows]
