"""The scheduled job by itself: what it takes, what it tells, what stays on record."""

import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from flows.archive.journal import runs
from flows.archive.lock import locked
from flows.archive.store import Store
from flows.errors import YusuanError
from flows.fetch.summary import Failure, FetchSummary
from flows.ingest import ingest, republish
from flows.schedule.job import Job
from flows.schedule.once import run_once
from tests.standin import REASON, alone, document, read


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)
    monkeypatch.setattr("flows.schedule.job.ingest", partial(ingest, read=read))
    monkeypatch.setattr("flows.schedule.job.republish", partial(republish, read=read))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    document(tmp_path / "raw", "a.txt", "市政局", "1.10", "2.20")
    return tmp_path / "raw"


@pytest.fixture
def job(raw: Path, tmp_path: Path) -> Job:
    return Job((raw,), tmp_path / "yusuan.duckdb", workers=1)


def run(job: Job) -> list[str]:
    """What is told of a run."""
    told: list[str] = []
    run_once(job, told.append, None)
    return told


def outcomes(job: Job) -> list[tuple[str, str]]:
    return [(one.started_by, one.outcome) for one in runs(Store.beside(job.warehouse))]


def test_new_documents_are_taken_and_unchanged_ones_are_not(job: Job, raw: Path) -> None:
    run(job)
    run(job)
    document(raw, "b.txt", "医保局", "5.00")
    run(job)
    assert outcomes(job) == [("schedule", "published"), ("schedule", "unchanged"), ("schedule", "published")]
    assert [one.documents_new for one in runs(Store.beside(job.warehouse))] == [1, 0, 1]


def test_what_is_turned_away_is_told_once(job: Job, raw: Path) -> None:
    document(raw, "b.txt", "cannot be read")
    told = run(job)
    assert [(REASON in one, "b.txt" in one) for one in told] == [(True, True)]
    assert run(job) == []


def test_what_is_turned_away_later_is_told_alone(job: Job, raw: Path) -> None:
    document(raw, "b.txt", "cannot be read")
    run(job)
    document(raw, "c.txt", "cannot be read", "1.00")
    (told,) = run(job)
    assert ("b.txt" in told, "c.txt" in told) == (False, True)


def test_a_run_that_fails_is_told_and_fails(job: Job, raw: Path) -> None:
    run(job)
    shutil.rmtree(raw)
    told: list[str] = []
    with pytest.raises(YusuanError, match="does not exist"):
        run_once(job, told.append, None)
    assert ["does not exist" in one for one in told] == [True]
    assert outcomes(job)[-1] == ("schedule", "failed")


def test_while_another_run_is_at_work_it_is_skipped(job: Job) -> None:
    run(job)
    with locked(Store.beside(job.warehouse).lock):
        (told,) = run(job)
    assert told.startswith("Skipped: Another run is at work")
    assert outcomes(job)[-1] == ("schedule", "skipped")


def test_an_inbox_that_was_emptied_is_no_failure(job: Job, raw: Path) -> None:
    run(job)
    (raw / "a.txt").unlink()
    assert run(job) == []
    assert outcomes(job)[-1] == ("schedule", "unchanged")


def test_an_inbox_that_never_had_a_document_is_one(job: Job, raw: Path) -> None:
    (raw / "a.txt").unlink()
    with pytest.raises(YusuanError, match="There is no document"):
        run(job)


def fetched(**changes: Any) -> FetchSummary:
    nothing = {"pages": 1, "files_new": 0, "files_unchanged": 0, "passed_over": 0, "failures": (), "seconds": 0.1}
    return FetchSummary(**{**nothing, "without_documents": (), "other_hosts": (), **changes})


def test_what_was_fetched_is_ingested_though_no_path_has_it(
    job: Job, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch(sources: Path, warehouse: Path, **_: Any) -> FetchSummary:
        store = Store.beside(warehouse)
        with store.opened():
            store.add(document(tmp_path / "net", "b.txt", "医保局", "5.00"))
        return fetched(files_new=1)

    monkeypatch.setattr("flows.schedule.job.fetch", fetch)
    done = run_once(Job((raw,), job.warehouse, sources=tmp_path / "sources.yaml", workers=1), print, None)
    assert done is not None
    assert (done.summary.contents.documents, runs(Store.beside(job.warehouse))[0].documents_new) == (2, 2)


def test_an_address_that_was_not_had_is_told_once(
    job: Job, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = Failure("https://a.example.org/", "It answered 500.")
    monkeypatch.setattr("flows.schedule.job.fetch", lambda *_, **__: fetched(failures=(failure,)))
    with_sources = Job((raw,), job.warehouse, sources=tmp_path / "sources.yaml", workers=1)
    told = [*run(with_sources), *run(with_sources)]
    assert ["It answered 500." in one for one in told] == [True]


def test_a_list_of_sources_that_cannot_be_read_stays_on_record(job: Job, raw: Path, tmp_path: Path) -> None:
    run(job)
    with pytest.raises(YusuanError):
        run_once(Job((raw,), job.warehouse, sources=tmp_path / "nowhere.yaml", workers=1), print, None)
    assert outcomes(job)[-1] == ("schedule", "failed")
