"""The commands: what they ask for, what they print, how they end."""

import json
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from tests.alert.robot import robot
from tests.conftest import ROOT, run_in


@pytest.fixture
def here(tmp_path: Path) -> Path:
    raw = tmp_path / "data" / "raw"
    raw.mkdir(parents=True)
    shutil.copy(next((ROOT / "data" / "raw").glob("002*.txt")), raw)
    (raw / "notes.txt").write_text("no budget", encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_one_scheduled_run_is_done_told_and_kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with robot() as there:
        monkeypatch.setenv("YUSUAN_ALERT_WEBHOOK", there.url)
        once = run_in(here, "schedule", "--once")
        again = run_in(here, "schedule", "--once")
    assert (once.returncode, again.returncode) == (1, 1), once.stderr + again.stderr
    assert [[one["kind"] for one in body["data"]["alerts"]] for body in there.got] == [["rejected"]]
    assert "secret" not in once.stdout + once.stderr
    listed = json.loads(run_in(here, "runs", "--json").stdout)
    assert [(one["started_by"], one["outcome"], one["documents_rejected"]) for one in listed] == [
        ("schedule", "unchanged", 1),
        ("schedule", "published", 1),
    ]
    shown = run_in(here, "runs", "--last", "1").stdout
    assert ("unchanged" in shown, "published" in shown) == (True, False)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Give --cron"),
        (["--once", "--cron", "0 6 * * *"], "Give --cron"),
        (["--once", "--alert-webhook", "secret"], "must begin with https://"),
        (["--once", "--alert-webhook", "https://a.org/", "--alert-format", "fax"], "There is no format fax"),
    ],
)
def test_what_cannot_be_scheduled_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.environ", {**os.environ})  # which the command adds to
    refused = CliRunner().invoke(app, ["schedule", *arguments])
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert sentence in refused.stderr


def test_runs_of_no_warehouse_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    refused = CliRunner().invoke(app, ["runs"])
    assert (refused.exit_code, "is on record" in refused.stderr) == (2, True)


@pytest.mark.slow
def test_a_backfill_says_what_it_left_out(here: Path) -> None:
    done = run_in(here, "backfill", "data/raw", "--years", "1999")
    assert done.returncode == 1, done.stderr
    assert "outside the years, not loaded 年度之外: 1 documents" in done.stdout
    assert "notes.txt" in done.stdout
    assert "None of 2 documents is of these years" in done.stdout


@pytest.mark.slow
def test_a_backfill_for_programs(here: Path) -> None:
    done = json.loads(run_in(here, "backfill", "data/raw", "--json").stdout)
    assert (done["files"], done["summary"]["documents_read"], done["exit_code"]) == (2, 2, 1)
