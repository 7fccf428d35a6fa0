from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from flows.errors import YusuanError
from flows.publish.published import published_digest, run_id
from flows.publish.replace import publish
from flows.schema import create_schema
from tests.standin import read

FACTS = "fact_expenditure_by_function"


def build(file: Path, *, spoil: str = "", amounts: str = "2010101\t1.10") -> Path:
    """A warehouse of one document, with a statement that spoils it."""
    with duckdb.connect(str(file)) as connection:
        create_schema(connection)
        for table, rows in read(f"市政局\n{amounts}".encode(), "a.txt").items():
            connection.register("rows", rows)
            connection.execute(f"insert into {table} by name from rows")
        connection.execute(spoil)
    return file


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return build(tmp_path / "yusuan.duckdb")


def test_a_sound_build_takes_the_place_of_the_published_file(tmp_path: Path, warehouse: Path) -> None:
    built = build(tmp_path / "built.duckdb", amounts="2010101\t1.10\n2010102\t2.20")
    publish(built, warehouse, {FACTS: 2})
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        assert connection.sql(f"select count(*) from {FACTS}").fetchall() == [(2,)]
    assert not built.exists()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("delete from form_coverage", "form_coverage has 0 rows of 1"),
        (
            "update dim_document set cells_read = cells_read + 1",
            "1 documents have cells that",
        ),
        (f"update {FACTS} set cell_id = 'nowhere'", f"1 rows of {FACTS} stand in no cell"),
    ],
)
def test_a_build_that_loses_something_is_not_published(tmp_path: Path, warehouse: Path, spoil: str, told: str) -> None:
    before = warehouse.read_bytes()
    with pytest.raises(YusuanError, match=told):
        publish(build(tmp_path / "built.duckdb", spoil=spoil), warehouse, {"form_coverage": 1})
    assert warehouse.read_bytes() == before


def test_who_has_the_old_file_open_goes_on_reading_it(tmp_path: Path, warehouse: Path) -> None:
    built = build(tmp_path / "built.duckdb", amounts="2010101\t1.10\n2010102\t2.20")
    with warehouse.open("rb") as reader:
        before = reader.read()
        reader.seek(0)
        publish(built, warehouse, {})
        assert reader.read() == before
    assert warehouse.read_bytes() != before


def test_a_log_of_the_old_file_is_not_taken_for_one_of_the_new(tmp_path: Path, warehouse: Path) -> None:
    log = tmp_path / "yusuan.duckdb.wal"
    log.write_bytes(b"of the old file")
    publish(build(tmp_path / "built.duckdb"), warehouse, {})
    assert not log.exists()


def with_runs(file: Path, *runs: str) -> Path:
    rows = [
        {
            "run_id": run,
            "started_at": f"2026-11-2{day}",
            "finished_at": f"2026-11-2{day}",
            "version": "1",
            "outcome": "published",
        }
        for day, run in enumerate(runs)
    ]
    with duckdb.connect(str(file)) as connection:
        create_schema(connection)
        for row in rows:
            columns = ", ".join(f"${name} as {name}" for name in row)
            connection.execute(f"insert into load_run by name select {columns}", row)
    return file


def test_the_digest_of_the_published_file_is_that_of_its_last_run(tmp_path: Path) -> None:
    file = with_runs(tmp_path / "yusuan.duckdb", "20261120T000000Z-first", "20261121T000000Z-second")
    assert published_digest(file) == "second"


def test_no_published_file_has_no_digest(tmp_path: Path) -> None:
    assert published_digest(tmp_path / "yusuan.duckdb") is None


@pytest.mark.parametrize("content", [b"", b"id,amount\n1,2\n", b"\0" * 20000])
def test_a_file_that_is_no_database_is_not_ours(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "notes.csv").write_bytes(content)
    with pytest.raises(YusuanError, match="is not a warehouse that yusuan built"):
        published_digest(tmp_path / "notes.csv")


def test_a_damaged_warehouse_is_told_with_what_to_do(tmp_path: Path) -> None:
    file = with_runs(tmp_path / "yusuan.duckdb", "20261120T000000Z-first")
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(YusuanError, match=r"cannot be read .* if it is damaged, delete it"):
        published_digest(file)


def test_runs_sort_by_their_start() -> None:
    keys = [run_id(datetime(2026, 11, day, tzinfo=UTC), digest) for day, digest in ((9, "b"), (10, "a"))]
    assert keys == sorted(keys)
