"""Tools that read while fifty warehouses are published, one after the other, never fail and never mix two of them."""

import json
import shutil
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.ingest import ingest
from flows.publish.replace import publish
from flows.schema import create_views
from tests.standin import alone, document, read

PUBLISHES = 50
KINDS = ("each", "held", "pool")

# As BI tools read: several queries for one picture, each seen for itself. `each` opens the file for every picture;
# `held` keeps a connection open while warehouses are replaced beneath it, and opens a new one now and then; `pool`
# keeps one open and opens others beside it in the same process.
READER = """
import json, sys
from pathlib import Path

import duckdb

kind, warehouse, stop = sys.argv[1], sys.argv[2], Path(sys.argv[3])
QUERIES = (
    "select max_by(run_id, started_at) from load_run",
    "select sum(amount_yuan)::varchar from expenditure_by_function",
    "select sum(金额_元)::varchar from 支出_功能分类",
    "select sum(amount_yuan)::varchar from fact_expenditure_by_function",
    "select count(*) from dim_document",
)

def opened():
    return duckdb.connect(warehouse, read_only=True)

def picture(connection, session):
    seen = [connection.sql(query).fetchall()[0][0] for query in QUERIES]
    print(json.dumps([session, *seen]), flush=True)

session, last = 0, False
while not last:
    session, last = session + 1, stop.exists()
    with opened() as connection:
        for _ in range(1 if kind == "each" else 8):
            if kind == "pool":
                with opened() as other:
                    picture(other, session)
            picture(connection, session)
"""

State = tuple[Any, ...]
"""Run, the sum by three ways, documents: what one picture shows."""


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, State]:
    """Two warehouses, each with what a picture of it shows."""
    folder, found = tmp_path_factory.mktemp("states"), {}
    for name, amounts in (("one", ("1.10", "2.20")), ("two", ("700.05", "0.07", "10.00"))):
        raw = [
            document(folder / name, f"{number}.txt", f"第{number}局", amount) for number, amount in enumerate(amounts)
        ]
        file = folder / f"{name}.duckdb"
        with pytest.MonkeyPatch.context() as patch:
            alone(patch)
            patch.setattr("flows.load.warehouse.create_views", create_views)
            ingest(raw, file, read=read)
        with duckdb.connect(str(file), read_only=True) as connection:
            [(run_id,)] = connection.sql("select run_id from load_run").fetchall()
        total = str(sum(map(Decimal, amounts)))
        found[file] = (run_id, total, total, total, len(amounts))
    return found


class Reader:
    """A process that reads until `stop` is there, and what it has said so far."""

    def __init__(self, kind: str, warehouse: Path, stop: Path) -> None:
        self.said = warehouse.with_name(f"{kind}.txt")
        command = [sys.executable, "-c", READER, kind, str(warehouse), str(stop)]
        self.output = self.said.open("wb")
        self.process = subprocess.Popen(command, stdout=self.output, stderr=subprocess.PIPE)
        self.stop, self.seen = stop, 0

    def look(self) -> None:
        """Wait until it has said more than before."""
        while self.said.stat().st_size == self.seen and self.process.poll() is None:
            time.sleep(0.005)
        self.seen = self.said.stat().st_size

    def pictures(self) -> list[tuple[int, State]]:
        """Let it come to its end: all that it saw, each with the number of its session."""
        self.stop.touch()
        _, error = self.process.communicate(timeout=120)
        self.output.close()
        assert self.process.returncode == 0, error.decode()
        return [(session, tuple(seen)) for session, *seen in map(json.loads, self.said.read_text().splitlines())]


@pytest.fixture(scope="module")
def pictures(states: dict[Path, State], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[int, State]]]:
    """What each kind of reader saw while the two took turns, all of them reading at once."""
    folder, files = tmp_path_factory.mktemp("published"), list(states)
    warehouse, built = folder / "yusuan.duckdb", folder / "built.duckdb"
    shutil.copy(files[0], warehouse)
    readers = {kind: Reader(kind, warehouse, folder / "stop") for kind in KINDS}
    for number in range(PUBLISHES + 1):
        for reader in readers.values():
            reader.look()
        file = files[number % 2]
        shutil.copy(file, built)
        publish(built, warehouse, {"dim_document": states[file][-1]})
    return {kind: reader.pictures() for kind, reader in readers.items()}


def test_the_two_states_differ(states):
    first, second = states.values()
    assert not set(first) & set(second)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_of_one_published_state(kind, states, pictures):
    assert {seen for _, seen in pictures[kind]} == set(states.values())


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_held_open_stays_what_it_was(kind, pictures):
    sessions = {session for session, _ in pictures[kind]}
    assert len(set(pictures[kind])) == len(sessions) > 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_whoever_connects_anew_sees_the_last_one(kind, states, pictures):
    assert pictures[kind][-1][1] == list(states.values())[PUBLISHES % 2]
