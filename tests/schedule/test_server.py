"""Under a real Prefect server: runs by the clock, one that is killed, and the next that goes on as if nothing were."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.archive.journal import RunRecord, runs
from flows.archive.store import Store
from tests.alert.robot import Robot, robot
from tests.conftest import ROOT

pytest.importorskip("prefect")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the process of a run by what it holds, in /proc"),
]

_PATIENCE = 240


def until(what: str, is_so: Callable[[], Any]) -> Any:
    """What it returns, once that is something."""
    give_up = time.monotonic() + _PATIENCE
    while time.monotonic() < give_up:
        if found := is_so():
            return found
        time.sleep(0.02)
    pytest.fail(f"{what} did not come about in {_PATIENCE} seconds")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What processes need that speak to a server of this module's own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    home = tmp_path_factory.mktemp("prefect")
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    found = {**os.environ, "PREFECT_HOME": str(home), "PREFECT_API_URL": url, "PYTHONPATH": path}
    found.pop("PREFECT_SERVER_EPHEMERAL_ENABLED", None)
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port), "--no-ui"]
    with (
        (home / "server.log").open("wb") as log,
        subprocess.Popen(command, env=found, stdout=log, stderr=log) as server,
    ):
        until("A server", lambda: answers(url))
        yield found
        server.terminate()


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture
def there() -> Iterator[Robot]:
    with robot() as one:
        yield one


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    shutil.copy(next((ROOT / "data" / "raw").glob("002*.txt")), tmp_path / "raw")
    return tmp_path / "raw"


@pytest.fixture
def served(environment: dict[str, str], raw: Path, there: Robot, tmp_path: Path) -> Iterator[Path]:
    """A warehouse that is served each minute, in a process group of its own."""
    warehouse = tmp_path / "yusuan.duckdb"
    command = [sys.executable, "-m", "flows.cli", "schedule", "--cron", "* * * * *", "-w", str(warehouse), str(raw)]
    secret = {**environment, "YUSUAN_ALERT_WEBHOOK": there.url}
    with (tmp_path / "served.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=tmp_path, env=secret, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        yield warehouse
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert "secret" not in (tmp_path / "served.log").read_text(encoding="utf-8")


def test_a_run_killed_in_the_middle_is_told_and_the_next_tick_goes_on(
    served: Path, there: Robot, environment: dict[str, str], tmp_path: Path
) -> None:
    store = Store.beside(served)
    until("A run", lambda: list(store.runs.glob("*.running.json")))
    os.kill(flow_process(tmp_path), signal.SIGKILL)

    recovered = until("The next run", lambda: published(store))
    outcomes = [one.outcome for one in runs(store)]
    assert (outcomes[0], recovered.outcome, served.exists()) == ("killed", "published", True)
    kinds = [[one["kind"] for one in body["data"]["alerts"]] for body in there.got]
    assert kinds[0] == ["killed"]
    assert sum("killed" in of_one for of_one in kinds) == 1
    states = flow_run_states(environment["PREFECT_API_URL"])
    assert "CRASHED" in states


def published(store: Store) -> RunRecord | None:
    ended = [one for one in runs(store) if one.outcome == "published"]
    return ended[0] if ended else None


def flow_process(folder: Path) -> int:
    """Process of the run at work: the one below this test that was not started by it, and holds the lock."""
    lock = folder / "yusuan.store" / "lock"
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if any(link.resolve() == lock for link in (process / "fd").iterdir()):
                return int(process.name)
        except OSError:
            continue
    pytest.fail("No process holds the store")


def flow_run_states(url: str) -> list[str]:
    request = urllib.request.Request(
        f"{url}/flow_runs/filter", b"{}", {"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return [run["state_type"] for run in json.load(answer)]
