from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.archive.journal import StartedBy, journaled, note_failure, runs, settle, time_key
from flows.archive.lock import RunAtWork, locked
from flows.archive.store import Store
from flows.errors import YusuanError

STARTED = datetime(2026, 11, 22, 6, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "yusuan.store")


def record(store: Store, days: int = 0, started_by: StartedBy = "schedule") -> None:
    with journaled(store, STARTED + timedelta(days), started_by) as journal:
        journal.found(run_id=f"{days}-digest", documents_given=3, documents_read=2)
        journal.ends("published", facts=5, findings=1)


def killed(store: Store) -> None:
    """Leave what a run leaves that is killed while it is at work."""
    file = store.runs / f"{time_key(STARTED)}.running.json"
    with suppress(KeyboardInterrupt), journaled(store, STARTED, "schedule"):
        left = file.read_bytes()
        raise KeyboardInterrupt
    (store.runs / f"{time_key(STARTED)}.json").unlink()
    file.write_bytes(left)


def outcomes(store: Store) -> list[str]:
    return [one.outcome for one in runs(store)]


def test_a_run_says_what_it_did_and_what_started_it(store: Store) -> None:
    record(store)
    (one,) = runs(store)
    assert (one.run_id, one.started_by, one.outcome) == ("0-digest", "schedule", "published")
    assert (one.documents_given, one.documents_read, one.facts, one.findings) == (3, 2, 5, 1)
    assert one.started_at == STARTED
    assert one.finished_at is not None


def test_a_run_at_work_is_seen(store: Store) -> None:
    with journaled(store, STARTED, "backfill") as journal:
        seen = outcomes(store)
        journal.ends("unchanged", 0, 0)
    assert (seen, outcomes(store)) == (["running"], ["unchanged"])


def test_a_run_that_fails_keeps_the_sentence(store: Store) -> None:
    with pytest.raises(YusuanError), journaled(store, STARTED, "command_line"):
        raise YusuanError("The disk is full.")
    assert [(one.outcome, one.error) for one in runs(store)] == [("failed", "The disk is full.")]


def test_a_fault_that_nobody_foresaw_keeps_its_name(store: Store) -> None:
    with pytest.raises(ValueError, match="no such case"), journaled(store, STARTED, "command_line"):
        raise ValueError("no such case")
    assert runs(store)[0].error == "ValueError: no such case"


def test_a_run_that_finds_another_at_work_is_skipped(store: Store) -> None:
    record(store)
    with locked(store.lock), pytest.raises(RunAtWork), journaled(store, STARTED + timedelta(1), "schedule"):
        pass
    assert outcomes(store) == ["published", "skipped"]


def test_a_run_that_was_killed_is_seen_at_once(store: Store) -> None:
    killed(store)
    assert outcomes(store) == ["killed"]
    assert runs(store)[0].finished_at is None


def test_the_next_run_records_it_as_killed(store: Store) -> None:
    killed(store)
    record(store, days=1)
    assert outcomes(store) == ["killed", "published"]
    assert not list(store.runs.glob("*.running.json"))


def test_a_run_killed_between_its_end_and_the_last_tidying_has_ended(store: Store) -> None:
    killed(store)
    left = next(store.runs.iterdir())
    (store.runs / f"{time_key(STARTED)}.json").write_bytes(left.read_bytes().replace(b'"running"', b'"unchanged"'))
    assert outcomes(store) == ["unchanged"]
    with store.opened():
        assert settle(store) == []
    assert outcomes(store) == ["unchanged"]


def test_the_latest_runs_are_had_alone(store: Store) -> None:
    for days in range(3):
        record(store, days)
    assert [one.run_id for one in runs(store, last=2)] == ["1-digest", "2-digest"]


def test_a_failure_where_there_is_no_store_leaves_none(store: Store) -> None:
    note_failure(store, STARTED, "command_line", YusuanError("nowhere does not exist."))
    assert not store.root.exists()


def test_a_record_of_a_later_version_is_read(store: Store) -> None:
    record(store)
    file = next(store.runs.iterdir())
    file.write_text(file.read_text(encoding="utf-8").replace("{", '{"more": 1,', 1), encoding="utf-8")
    assert outcomes(store) == ["published"]
