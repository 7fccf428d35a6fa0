"""A document taken out of what is published, and brought back."""

import json
from pathlib import Path

import duckdb
import pytest

from flows.archive.store import Store
from flows.errors import YusuanError
from flows.ingest import ingest
from flows.withdraw import restore, withdraw
from tests.standin import alone, content, document, read


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A warehouse with two versions of a disclosure."""
    document(tmp_path / "raw", "a.txt", "市政局", "1.10")
    document(tmp_path / "raw", "b.txt", "市政局", "2.20")
    ingest([tmp_path / "raw"], tmp_path / "yusuan.duckdb", read=read)
    return tmp_path / "yusuan.duckdb"


def files(warehouse: Path, table: str = "dim_document") -> list[str]:
    return content(warehouse)[table]["file_name"].to_list()


def id_of(warehouse: Path, file_name: str) -> str:
    rows = content(warehouse)["dim_document"].rows(named=True)
    return next(row["document_id"] for row in rows if row["file_name"] == file_name)


def test_a_withdrawn_document_is_out_of_every_table_but_its_own(warehouse: Path) -> None:
    document_id = id_of(warehouse, "a.txt")
    withdraw(document_id, "put right on 1 March", warehouse, read=read)
    tables = content(warehouse)
    rest = {name: rows for name, rows in tables.items() if name != "withdrawn_document" and "document_id" in rows}
    assert all(document_id not in rows["document_id"] for rows in rest.values())
    kept = tables["withdrawn_document"].select("document_id", "file_name", "reason").rows()
    assert kept == [(document_id, "a.txt", "put right on 1 March")]


def test_its_bytes_stay_in_the_archive(warehouse: Path) -> None:
    store, document_id = Store.beside(warehouse), id_of(warehouse, "a.txt")
    withdraw(document_id, "put right", warehouse, read=read)
    assert store.data(store.origin(document_id)).decode() == "市政局\n2010101\t1.10"


def test_it_stays_out_when_it_is_ingested_again_and_the_run_says_so(warehouse: Path) -> None:
    withdraw(id_of(warehouse, "a.txt"), "put right", warehouse, read=read)
    summary = ingest([warehouse.parent / "raw"], warehouse, read=read)
    assert files(warehouse) == ["b.txt"]
    assert (summary.contents.documents, summary.contents.withdrawn, summary.exit_code) == (1, 1, 0)


def test_restored_it_is_what_it_was(warehouse: Path) -> None:
    before, document_id = content(warehouse), id_of(warehouse, "a.txt")
    withdraw(document_id, "put right", warehouse, read=read)
    restore(document_id, warehouse, read=read)
    after = content(warehouse)
    assert all(after[table].equals(rows) for table, rows in before.items())


def test_a_run_that_was_killed_before_it_published_is_made_good_by_the_next(warehouse: Path) -> None:
    document_id = id_of(warehouse, "a.txt")

    def killed(stage: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        withdraw(document_id, "put right", warehouse, progress=killed, read=read)
    assert sorted(files(warehouse)) == ["a.txt", "b.txt"]
    ingest([warehouse.parent / "raw" / "b.txt"], warehouse, read=read)
    assert files(warehouse) == ["b.txt"]


def test_the_last_document_can_be_withdrawn(warehouse: Path) -> None:
    for name in ("a.txt", "b.txt"):
        withdraw(id_of(warehouse, name), "put right", warehouse, read=read)
    assert files(warehouse) == []
    assert sorted(files(warehouse, "withdrawn_document")) == ["a.txt", "b.txt"]


def test_a_document_that_was_turned_away_can_be_withdrawn(warehouse: Path) -> None:
    ingest([document(warehouse.parent / "raw", "c.txt", "cannot be read")], warehouse, read=read)
    (rejected,) = content(warehouse)["rejected_document"]["document_id"]
    withdraw(rejected, "no disclosure", warehouse, read=read)
    assert files(warehouse, "rejected_document") == []


@pytest.mark.parametrize(
    ("document_id", "reason", "told"),
    [("0000000000000000", "put right", "There is no document"), (None, "  ", "Say why")],
)
def test_what_cannot_be_withdrawn_is_told_and_nothing_changes(
    warehouse: Path, document_id: str | None, reason: str, told: str
) -> None:
    before = warehouse.read_bytes()
    with pytest.raises(YusuanError, match=told):
        withdraw(document_id or id_of(warehouse, "a.txt"), reason, warehouse, read=read)
    assert warehouse.read_bytes() == before


def test_a_second_withdrawal_tells_of_the_first(warehouse: Path) -> None:
    document_id = id_of(warehouse, "a.txt")
    withdraw(document_id, "put right", warehouse, read=read)
    with pytest.raises(YusuanError, match=r"was withdrawn on .*: put right"):
        withdraw(document_id, "another reason", warehouse, read=read)


def test_only_a_withdrawn_document_can_be_restored(warehouse: Path) -> None:
    with pytest.raises(YusuanError, match="is no withdrawn document"):
        restore(id_of(warehouse, "a.txt"), warehouse, read=read)


def test_without_a_warehouse_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(YusuanError, match="There is no warehouse"):
        withdraw("0" * 16, "put right", tmp_path / "none.duckdb")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_warehouse_of_ours_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "mine.duckdb"
    with duckdb.connect(str(mine)) as connection:
        connection.execute("create table savings (amount integer)")
    with pytest.raises(YusuanError, match="not a warehouse that yusuan built"):
        withdraw("0" * 16, "why", mine)


def test_the_record_says_when(warehouse: Path) -> None:
    document_id = id_of(warehouse, "a.txt")
    withdraw(document_id, "put right", warehouse, read=read)
    record = json.loads((Store.beside(warehouse).documents / f"{document_id}.withdrawn.json").read_text("utf-8"))
    (at,) = content(warehouse)["withdrawn_document"]["withdrawn_at"]
    assert at.isoformat()[:10] == record["withdrawn_at"][:10]
