"""Several processes do what one does, and one that dies costs what it was at."""

import operator
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest
from polars.testing import assert_frame_equal

from flows.archive.fingerprint import fingerprints
from flows.archive.staged import Manifest, read_frames, read_manifest
from flows.archive.store import Store
from flows.ingest import ingest
from flows.steps import documents_to_read
from flows.workers import Workers
from tests.standin import alone, document, read

ROOT = Path(__file__).resolve().parent.parent

# The parts of a task that a worker can do without importing anything.
Task = Callable[[], Any]


def do(tasks: Sequence[Task], workers: int = 2) -> list[Any]:
    with Workers(workers) as pool:
        return pool.each(operator.call, tasks, lambda task, how: how, lambda: None)


def run(program: str, **options: Any) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, *program.split("\n", 1)], env=environment, text=True, **options)


def test_results_come_in_the_order_of_the_items() -> None:
    assert do([partial(time.sleep, 0.3), partial(abs, -1), partial(abs, -2)]) == [None, 1, 2]


def test_a_process_that_dies_costs_the_item_it_was_at() -> None:
    tasks = [partial(abs, -1), partial(os._exit, 3), partial(signal.raise_signal, signal.SIGSEGV), partial(abs, -2)]
    assert do(tasks) == [1, "exit code 3", "Segmentation fault", 2]


def test_what_a_task_raises_ends_all() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        do([partial(time.sleep, 60), partial(int, "x")])
    assert active_children() == []


def test_every_item_is_told_as_it_ends() -> None:
    told: list[None] = []
    with Workers(2) as pool:
        pool.each(
            operator.call, [partial(abs, 1), partial(os._exit, 3)], lambda task, how: 0, lambda: told.append(None)
        )
    assert len(told) == 2


def test_one_worker_is_the_process_itself() -> None:
    assert do([os.getpid], workers=1) == [os.getpid()]


def test_a_killed_run_leaves_no_process_behind() -> None:
    program = (
        "-c\nimport operator, os, time; from functools import partial; from flows.workers import Workers\n"
        "with Workers(2) as pool:\n"
        "    pool.each(operator.call, [os.getpid, os.getpid], None, lambda: None)\n"
        "    print('at work', flush=True)\n"
        "    pool.each(time.sleep, [60, 60], None, lambda: None)"
    )
    killed = run(program, stdout=subprocess.PIPE)
    assert killed.stdout is not None
    assert killed.stdout.readline() == "at work\n"
    killed.kill()
    killed.communicate(timeout=20)  # its output ends with the last process that holds it


def test_processes_that_cannot_start_are_told_from_items_that_kill_them(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"  # starts itself again in every process, which Python forbids
    script.write_text("from flows.workers import Workers\nWorkers(2).each(abs, [1, 2], None, lambda: None)\n")
    failed = run(str(script), stderr=subprocess.PIPE)
    assert "YusuanError: A worker process could not start (exit code 1)." in failed.communicate(timeout=60)[1]


# The stage


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    alone(monkeypatch)
    for name, agency, *amounts in [
        ("a.txt", "市政局", "1.10"),
        ("b.txt", "市政局", "1.10", "2.30"),
        ("c.txt", "医保局"),
    ]:
        document(tmp_path / "raw", name, agency, *amounts)
    document(tmp_path / "raw", "d.txt", "cannot be read")
    return tmp_path / "raw"


def staged(warehouse: Path) -> dict[str, Manifest | None]:
    store = Store.beside(warehouse)
    return {origin.file_name: read_manifest(store.staged, origin.document_id) for origin in store.origins()}


def test_two_workers_stage_what_one_does(raw: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.duckdb", tmp_path / "two.duckdb"
    first, second = (ingest([raw], file, read=read, workers=n) for n, file in enumerate([one, two], 1))
    assert staged(one) == staged(two)
    for manifest in filter(None, staged(one).values()):
        found = read_frames(Store.beside(two).staged, manifest)
        for table, rows in read_frames(Store.beside(one).staged, manifest).items():
            assert_frame_equal(found[table], rows)
    assert (second.contents, second.rejections) == (first.contents, first.rejections)


def test_a_document_that_kills_its_worker_costs_only_itself(raw: Path, tmp_path: Path) -> None:
    document(raw, "e.txt", "kills the reader")
    summary = ingest([raw], tmp_path / "yusuan.duckdb", read=read, workers=2)
    reasons = {one.file_name: one.reason for one in summary.rejections}
    assert (summary.contents.documents, reasons.keys()) == (3, {"d.txt", "e.txt"})
    assert "ended the process that read it (Killed)" in reasons["e.txt"]


def test_a_document_that_killed_its_worker_is_for_the_next_run_to_read_again(raw: Path, tmp_path: Path) -> None:
    deadly = document(raw, "e.txt", "kills the reader")
    ingest([deadly, raw / "a.txt"], tmp_path / "yusuan.duckdb", read=read, workers=2)
    store = Store.beside(tmp_path / "yusuan.duckdb")
    assert documents_to_read(store, fingerprints().reading) == [store.add(deadly).document_id]
