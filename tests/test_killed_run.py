"""A run killed at any moment leaves what was published, and the next run ends as if nothing had happened."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

from flows.ingest import ingest
from tests.standin import alone, content, document, read

ROOT = Path(__file__).resolve().parent.parent

# Kills itself when it comes to `place` for the n-th time, before or after what happens there.
CHILD = """
import os, signal, sys
from pathlib import Path

import pytest

from flows.ingest import ingest
from tests.standin import alone, read

warehouse, raw, place, times, when = sys.argv[1:]
patch = pytest.MonkeyPatch()
alone(patch)
if place:
    *module, name = place.split(".")
    module = sys.modules[".".join(module)] if ".".join(module) in sys.modules else getattr(
        sys.modules[".".join(module[:-1])], module[-1]
    )
    original, left = getattr(module, name), [int(times)]

    def deadly(*arguments, **options):
        left[0] -= 1
        if left[0] == 0 and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = original(*arguments, **options)
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    patch.setattr(module, name, deadly)
ingest([Path(raw)], Path(warehouse), read=read)
"""

SLOW = pytest.mark.slow

# What kills itself, at which call of it, before or after its work is done. One document was ingested before,
# two are new: archive writes two files of each, read six frames.
PLACES = [
    pytest.param("shutil.copyfile", 2, "after", id="archive: bytes half there", marks=SLOW),
    pytest.param("flows.archive.store.whole_file", 4, "before", id="archive: no record", marks=SLOW),
    pytest.param("flows.steps.read_manifest", 1, "before", id="archive: nothing read", marks=SLOW),
    pytest.param("polars.DataFrame.write_parquet", 8, "after", id="read: second document half staged", marks=SLOW),
    pytest.param("flows.steps.write", 2, "after", id="read: nothing checked", marks=SLOW),
    pytest.param("flows.steps.write", 3, "after", id="check: one document checked", marks=SLOW),
    pytest.param("flows.load.warehouse.create_schema", 1, "after", id="load: no rows yet", marks=SLOW),
    pytest.param("flows.load.warehouse.load_agencies", 1, "before", id="load: facts in, not committed"),
    pytest.param("flows.ingest.build_warehouse", 1, "after", id="load: built, not looked at", marks=SLOW),
    pytest.param("flows.publish.replace.sync", 1, "after", id="publish: not replaced", marks=SLOW),
    pytest.param("flows.ingest.publish", 1, "after", id="publish: replaced", marks=SLOW),
]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three documents, a warehouse of the first, and one of all that was never killed."""
    folder = tmp_path_factory.mktemp("killed")
    for number in range(3):
        document(folder / "raw", f"{number}.txt", f"第{number}局", f"{number}.10", "2.20")
    with pytest.MonkeyPatch.context() as patch:
        alone(patch)
        ingest([folder / "raw" / "0.txt"], folder / "before" / "yusuan.duckdb", read=read)
        ingest([folder / "raw"], folder / "after" / "yusuan.duckdb", read=read)
    return folder


@pytest.fixture
def raw(before_and_after: Path) -> Path:
    return before_and_after / "raw"


@pytest.fixture
def warehouse(before_and_after: Path, tmp_path: Path) -> Path:
    shutil.copytree(before_and_after / "before", tmp_path / "warehouse")
    return tmp_path / "warehouse" / "yusuan.duckdb"


@pytest.fixture
def never_killed(before_and_after: Path) -> Path:
    return before_and_after / "after" / "yusuan.duckdb"


def child(warehouse: Path, raw: Path, place: str = "", times: int = 0, when: str = "") -> subprocess.Popen[bytes]:
    arguments = [str(warehouse), str(raw), place, str(times), when]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    return subprocess.Popen([sys.executable, "-c", CHILD, *arguments], env=environment)


def assert_same(found: Path, expected: Path) -> None:
    tables, found_tables = content(expected), content(found)
    assert found_tables.keys() == tables.keys()
    for table, rows in tables.items():
        assert_frame_equal(found_tables[table], rows)


@pytest.mark.parametrize(("place", "times", "when"), PLACES)
def test_a_killed_run_leaves_no_trace(
    raw: Path, warehouse: Path, never_killed: Path, place: str, times: int, when: str
) -> None:
    before = content(warehouse)["dim_document"]["file_name"].to_list()
    killed = child(warehouse, raw, place, times, when)
    assert killed.wait(timeout=60) == -signal.SIGKILL, "the run was not killed where it should have been"
    is_published = place == "flows.ingest.publish"
    after = content(warehouse)["dim_document"]["file_name"].to_list()
    assert sorted(after) == (["0.txt", "1.txt", "2.txt"] if is_published else before)

    ingest([raw], warehouse, read=read)

    assert_same(warehouse, never_killed)
    assert [path.name for path in sorted(warehouse.parent.iterdir())] == ["yusuan.duckdb", "yusuan.store"]
    assert not list(warehouse.parent.rglob("*.partial-*"))


def test_a_run_killed_from_outside_in_the_middle_of_load_leaves_no_trace(
    raw: Path, warehouse: Path, never_killed: Path
) -> None:
    before = warehouse.read_bytes()
    killed = child(warehouse, raw)
    building = warehouse.with_name("yusuan.duckdb.building")
    while not building.exists() and killed.poll() is None:
        time.sleep(0.001)
    killed.kill()
    assert killed.wait(timeout=60) == -signal.SIGKILL, "the run ended before it could be killed"
    assert warehouse.read_bytes() == before

    ingest([raw], warehouse, read=read)

    assert_same(warehouse, never_killed)
