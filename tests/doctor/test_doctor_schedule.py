"""What runs by the clock need, looked at."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from flows.archive.journal import note_failure
from flows.archive.store import Store
from flows.doctor.diagnosis import Diagnosis, State
from flows.doctor.schedule import check_schedule
from flows.errors import YusuanError


class Healthy(BaseHTTPRequestHandler):
    """Answers as a Prefect server that is well."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/api/health" else 404)
        self.end_headers()
        self.wfile.write(json.dumps(True).encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    """Address of the API of such a server."""
    with HTTPServer(("127.0.0.1", 0), Healthy) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/api"
        running.shutdown()


def of(place: Path, thing: str, environment: Mapping[str, str] | None = None) -> Diagnosis:
    alone = {"PREFECT_HOME": str(place), **(environment or {})}
    found = check_schedule(place / "y.duckdb", place / "sources.yaml", alone)
    (one,) = (one for one in found if one.thing == thing)
    return one


def test_without_any_of_it_nothing_is_wrong(tmp_path: Path) -> None:
    assert {of(tmp_path, thing).state for thing in ("sources", "server", "alerts")} == {State.GOOD}


def test_sources_that_cannot_be_read_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("sources: nothing")
    assert of(tmp_path, "sources").state == State.FAULT


def test_sources_are_counted(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("sources:\n  - page: https://www.city.example/ysgk/\n")
    assert of(tmp_path, "sources").found.startswith("1 in ")


def test_a_server_that_answers_is_well(tmp_path: Path, server: str) -> None:
    assert of(tmp_path, "server", {"PREFECT_API_URL": server}).state == State.GOOD


def test_a_server_that_does_not_answer_is_a_fault(tmp_path: Path, server: str) -> None:
    assert of(tmp_path, "server", {"PREFECT_API_URL": server.replace("/api", "/other")}).state == State.FAULT


def test_an_address_of_alerts_that_is_none_is_a_fault(tmp_path: Path) -> None:
    assert of(tmp_path, "alerts", {"YUSUAN_ALERT_WEBHOOK": "robot"}).state == State.FAULT


def test_the_address_of_alerts_is_not_shown(tmp_path: Path) -> None:
    assert "secret" not in of(tmp_path, "alerts", {"YUSUAN_ALERT_WEBHOOK": "https://robot.example/secret"}).found


def test_a_last_run_that_failed_is_told_with_its_reason(tmp_path: Path) -> None:
    store = Store.beside(tmp_path / "y.duckdb")
    with store.opened():
        pass
    note_failure(store, datetime.now(UTC), "schedule", YusuanError("The disk is full."))
    assert "The disk is full." in of(tmp_path, "last run").found
