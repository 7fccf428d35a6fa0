"""Under Prefect's engine the result is the same, and the run can be looked at."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from polars.testing import assert_frame_equal

from flows.archive.lock import locked
from flows.backfill import backfill
from flows.errors import YusuanError
from flows.ingest import ingest
from tests.alert.robot import robot
from tests.standin import alone, content, document, read

pytest.importorskip("prefect")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def engine() -> Iterator[None]:
    """A Prefect server of its own, in memory, for the tests of this module."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)
    monkeypatch.setattr("flows.orchestrate.ingest", partial(ingest, read=read))
    monkeypatch.setattr("flows.schedule.job.ingest", partial(ingest, read=read))
    monkeypatch.setattr("flows.orchestrate.new_findings", lambda summary: ([], 0))  # of views, which are left out here


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    document(tmp_path / "raw", "a.txt", "市政局", "1.10", "2.20")
    document(tmp_path / "raw", "b.txt", "医保局", "5.00")
    document(tmp_path / "raw", "c.txt", "cannot be read")
    return tmp_path / "raw"


@pytest.mark.usefixtures("engine")
def test_the_warehouse_is_the_same_as_without_it(raw: Path, tmp_path: Path) -> None:
    from flows.orchestrate import ingest_flow

    without = ingest([raw], tmp_path / "without.duckdb", read=read)
    under = ingest_flow([str(raw)], str(tmp_path / "under.duckdb"))
    expected, found = content(tmp_path / "without.duckdb"), content(tmp_path / "under.duckdb")
    assert found.keys() == expected.keys()
    for table, rows in expected.items():
        assert_frame_equal(found[table], rows)
    assert (under.contents, under.rejections) == (without.contents, without.rejections)


@pytest.mark.usefixtures("engine")
def test_every_stage_is_a_task_and_the_summary_an_artifact(raw: Path, tmp_path: Path) -> None:
    from prefect.artifacts import Artifact
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
    from prefect.flow_runs import FlowRun

    from flows.orchestrate import ingest_flow

    state: Any = ingest_flow([str(raw)], str(tmp_path / "under.duckdb"), return_state=True)
    this_run = FlowRunFilter(id=FlowRunFilterId(any_=[state.state_details.flow_run_id]))
    with get_client(sync_client=True) as client:
        tasks = client.read_task_runs(flow_run_filter=this_run)
        run: FlowRun = client.read_flow_run(state.state_details.flow_run_id)
    stages = sorted(task.name.rsplit("-", 1)[0] for task in tasks)
    assert (run.state_name, stages) == ("Completed", ["archive", "check", "load", "publish", "read"])
    artifact = Artifact.get("yusuan-ingest")
    assert artifact is not None
    assert "| 拒收 rejected | 1 |" in str(artifact.data)


@pytest.mark.usefixtures("engine")
def test_what_ends_a_run_is_the_same_sentence(tmp_path: Path) -> None:
    from flows.orchestrate import ingest_flow

    with pytest.raises(YusuanError, match="nowhere does not exist"):
        ingest_flow([str(tmp_path / "nowhere")], str(tmp_path / "under.duckdb"))


@pytest.mark.usefixtures("engine")
def test_a_share_that_is_away_for_a_moment_is_tried_again(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.archive.store import Store
    from flows.orchestrate import ingest_flow

    add, calls = Store.add, []

    def once_away(store: Store, file: Path) -> Any:
        calls.append(file.name)
        if len(calls) == 2:
            raise OSError(116, "Stale file handle")
        return add(store, file)

    monkeypatch.setattr(Store, "add", once_away)
    summary = ingest_flow([str(raw)], str(tmp_path / "under.duckdb"))
    assert (calls, summary.documents_read) == (["a.txt", "b.txt", "a.txt", "b.txt", "c.txt"], 3)


@pytest.mark.usefixtures("engine")
def test_a_scheduled_run_that_finds_another_at_work_ends_as_skipped(raw: Path, tmp_path: Path) -> None:
    from flows.schedule.flow import scheduled_flow

    arguments: dict[str, Any] = {"paths": [str(raw)], "warehouse": str(tmp_path / "under.duckdb"), "workers": 1}
    first = scheduled_flow(**arguments, return_state=True)
    with locked(tmp_path / "under.store" / "lock"):
        second = scheduled_flow(**arguments, return_state=True)
    assert (first.name, second.name, second.is_completed()) == ("Completed", "Skipped", True)


@pytest.mark.usefixtures("engine")
def test_a_scheduled_run_that_fails_is_told_by_its_hook(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.schedule.flow import scheduled_flow

    with robot() as there:
        monkeypatch.setenv("YUSUAN_ALERT_WEBHOOK", there.url)
        state = scheduled_flow([str(tmp_path / "nowhere")], str(tmp_path / "under.duckdb"), return_state=True)
    (body,) = there.got
    assert state.is_failed()
    assert [one["reason"] for one in body["data"]["alerts"]] == [
        f"{tmp_path / 'nowhere'} does not exist. Name documents, or folders of documents."
    ]


@pytest.mark.usefixtures("engine")
def test_a_backfill_of_some_years_is_the_same_under_it(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.schedule.flow import backfill_flow

    monkeypatch.setattr("flows.schedule.flow.backfill", partial(backfill, read=read))
    done = backfill_flow([str(raw)], str(tmp_path / "under.duckdb"), "2020-2026", workers=1)
    assert done.summary is not None
    assert (done.summary.documents_read, len(done.without_year), done.outside) == (2, 1, {})
