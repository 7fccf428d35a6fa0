"""Who reads the warehouse while it is replaced sees the old one or the new one, whole."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.ingest import ingest
from tests.standin import alone, document, read

READER = """
import sys, time
from pathlib import Path

import duckdb

warehouse, stop = map(Path, sys.argv[1:])
while True:
    last = stop.exists()
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        print(*connection.sql(
            "select (select count(*) from dim_document), (select count(*) from fact_expenditure_by_function)"
        ).fetchall()[0], flush=True)
    if last:
        break
"""


def test_readers_see_the_old_warehouse_or_the_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)
    warehouse, stop, seen = tmp_path / "yusuan.duckdb", tmp_path / "stop", tmp_path / "seen"
    raw = [document(tmp_path / "raw", f"{number}.txt", f"第{number}局", "1.10", "2.20") for number in range(3)]
    ingest(raw[:1], warehouse, read=read)
    with seen.open("w") as output:
        reader = subprocess.Popen(
            [sys.executable, "-c", READER, str(warehouse), str(stop)], stdout=output, stderr=subprocess.PIPE
        )
        while not seen.read_text() and reader.poll() is None:
            time.sleep(0.01)
        for file in raw[1:]:
            ingest([file], warehouse, read=read)
        stop.touch()
        _, error = reader.communicate(timeout=60)
    assert reader.returncode == 0, error.decode()
    views = seen.read_text().splitlines()
    assert (views[0], views[-1], set(views) - {"1 2", "2 4", "3 6"}) == ("1 2", "3 6", set())
