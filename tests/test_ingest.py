import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from flows.archive.fingerprint import fingerprints
from flows.archive.store import Store
from flows.errors import YusuanError
from flows.ingest import ingest, parts
from flows.schema import Frames, frame
from flows.summary import ALL_LOADED, SOME_REJECTED, Summary
from tests.standin import REASON, alone, content, document, finding, read

FACTS = "fact_expenditure_by_function"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return three_documents(tmp_path / "raw")


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Where a warehouse will be."""
    return tmp_path / "warehouse" / "yusuan.duckdb"


@pytest.fixture(scope="module")
def ingested_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ingested")
    with pytest.MonkeyPatch.context() as patch:
        alone(patch)
        ingest([three_documents(folder / "raw")], folder / "warehouse" / "yusuan.duckdb", read=read)
    return folder / "warehouse"


@pytest.fixture
def ingested(ingested_once: Path, warehouse: Path) -> Path:
    """A warehouse that has the documents of `raw` already."""
    shutil.copytree(ingested_once, warehouse.parent)
    return warehouse


def three_documents(folder: Path) -> Path:
    """Documents of two agencies."""
    document(folder, "a.txt", "市政局", "1.10", "2.20")
    document(folder, "b.txt", "市政局", "1.10", "2.30")
    document(folder, "c.txt", "医保局", "5.00")
    return folder


class Reader:
    """The stand-in, with a list of what it was asked to read."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, data: bytes, file_name: str) -> Frames:
        self.asked.append(file_name)
        return read(data, file_name)


def run(path: Path, warehouse: Path, **options: Any) -> Summary:
    return ingest([path], warehouse, **{"read": read, **options})


def assert_same(one: Path, other: Path) -> None:
    expected, found = content(one), content(other)
    assert found.keys() == expected.keys()
    for table, rows in expected.items():
        assert_frame_equal(found[table], rows)


def query(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.sql(sql).fetchall()


# What comes in


def test_every_document_is_in_the_warehouse_to_the_fen(raw: Path, ingested: Path) -> None:
    sums = query(
        ingested,
        f"""
        select file_name, sum(amount_yuan)::varchar
        from {FACTS} join dim_document using (document_id)
        group by all order by all
        """,
    )
    assert sums == [("a.txt", "3.30"), ("b.txt", "3.40"), ("c.txt", "5.00")]


def test_the_same_bytes_under_two_names_are_one_document(raw: Path, warehouse: Path) -> None:
    (raw / "d.txt").write_bytes((raw / "a.txt").read_bytes())
    summary = run(raw, warehouse)
    assert (summary.files_given, summary.documents_given, summary.contents.documents) == (4, 3, 3)


def test_the_order_and_the_batches_in_which_documents_come_change_nothing(
    raw: Path, ingested: Path, tmp_path: Path
) -> None:
    for name in ("c.txt", "a.txt", "b.txt"):
        run(raw / name, tmp_path / "other.duckdb", batch=1)
    assert_same(ingested, tmp_path / "other.duckdb")


# What is done again, and what is not


def test_a_second_run_reads_nothing(raw: Path, ingested: Path) -> None:
    reader = Reader()
    summary = run(raw, ingested, read=reader)
    assert (reader.asked, summary.documents_read, summary.documents_unchanged) == ([], 0, 3)


def test_a_second_run_leaves_the_published_file_untouched(raw: Path, ingested: Path) -> None:
    before = ingested.read_bytes(), ingested.stat().st_mtime_ns, ingested.stat().st_ino
    run(raw, ingested)
    assert (ingested.read_bytes(), ingested.stat().st_mtime_ns, ingested.stat().st_ino) == before


def test_only_a_new_document_is_read(raw: Path, ingested: Path) -> None:
    document(raw, "d.txt", "教育局", "7.00")
    reader = Reader()
    run(raw, ingested, read=reader)
    assert reader.asked == ["d.txt"]


def changed_code(monkeypatch: pytest.MonkeyPatch, **changes: str) -> None:
    code = replace(fingerprints(), **changes)
    monkeypatch.setattr("flows.ingest.fingerprints", lambda: code)


def test_changed_reading_reads_every_document_anew_even_if_it_is_not_named(
    raw: Path, ingested: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed_code(monkeypatch, reading="new", checking="new", loading="new")
    reader = Reader()
    run(raw / "a.txt", ingested, read=reader)
    assert sorted(reader.asked) == ["a.txt", "b.txt", "c.txt"]


def test_changed_checks_check_again_without_reading(raw: Path, ingested: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed_code(monkeypatch, checking="new", loading="new")
    monkeypatch.setattr("flows.steps.check_rules", one_finding_each)
    reader = Reader()
    summary = run(raw, ingested, read=reader)
    assert (reader.asked, summary.contents.findings) == ([], {"error": 3})


def one_finding_each(frames: Frames) -> Frames:
    found = [finding(one, "R01", "error", "Wrong.") for one in frames["dim_document"]["document_id"]]
    return {"finding": frame("finding", found), "rule_result": frame("rule_result")}


def test_changed_loading_builds_anew_without_reading(
    raw: Path, ingested: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed_code(monkeypatch, loading="new")
    reader = Reader()
    assert (run(raw, ingested, read=reader).published, reader.asked) == (True, [])


def test_a_warehouse_that_was_deleted_is_built_from_its_store(raw: Path, ingested: Path, tmp_path: Path) -> None:
    ingested.rename(tmp_path / "kept.duckdb")
    reader = Reader()
    run(raw / "a.txt", ingested, read=reader)
    assert reader.asked == []
    assert_same(tmp_path / "kept.duckdb", ingested)


# What goes wrong


def test_a_document_that_cannot_be_read_costs_only_itself(raw: Path, warehouse: Path) -> None:
    document(raw, "d.txt", "cannot be read")
    summary = run(raw, warehouse)
    assert [(one.file_name, one.reason) for one in summary.rejections] == [("d.txt", REASON)]
    assert summary.contents.documents == 3


def test_a_rejected_document_stands_in_the_warehouse_with_its_reason(raw: Path, warehouse: Path) -> None:
    document(raw, "d.txt", "cannot be read")
    run(raw, warehouse)
    assert query(warehouse, "select file_name, reason from rejected_document") == [("d.txt", REASON)]


def test_a_rejected_document_is_not_read_again_by_the_same_code(raw: Path, warehouse: Path) -> None:
    document(raw, "d.txt", "cannot be read")
    run(raw, warehouse)
    reader = Reader()
    summary = run(raw, warehouse, read=reader)
    assert (reader.asked, summary.exit_code) == ([], SOME_REJECTED)


def test_a_document_that_stops_the_reader_costs_only_itself_and_is_called_our_fault(raw: Path, warehouse: Path) -> None:
    document(raw, "d.txt", "stops the reader")
    summary = run(raw, warehouse)
    (rejection,) = summary.rejections
    assert "d.txt" in rejection.reason and "fault of yusuan" in rejection.reason
    assert summary.contents.documents == 3


def test_what_stopped_the_reader_is_tried_again(raw: Path, warehouse: Path) -> None:
    document(raw, "d.txt", "stops the reader")
    run(raw, warehouse)
    reader = Reader()
    run(raw, warehouse, read=reader)
    assert reader.asked == ["d.txt"]


def test_code_that_fails_on_every_document_leaves_what_is_published(
    raw: Path, ingested: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ingested.read_bytes()
    changed_code(monkeypatch, reading="new", checking="new", loading="new")

    def broken(data: bytes, file_name: str) -> Frames:
        raise ImportError("no module")

    with pytest.raises(YusuanError, match="None of the 3 documents could be processed"):
        run(raw, ingested, read=broken)
    assert ingested.read_bytes() == before


def test_a_document_whose_frames_lose_a_cell_is_not_loaded(raw: Path, warehouse: Path) -> None:
    def forgetful(data: bytes, file_name: str) -> Frames:
        frames = read(data, file_name)
        return {**frames, FACTS: frames[FACTS].head(1)} if file_name == "a.txt" else frames

    summary = run(raw, warehouse, read=forgetful)
    assert [one.file_name for one in summary.rejections] == ["a.txt"]
    assert summary.contents.facts == {FACTS: 3}


def test_a_document_that_breaks_its_contract_is_not_loaded(
    raw: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def contracts(frames: Frames) -> pl.DataFrame:
        bad = frames["dim_document"].filter(pl.col("file_name") == "b.txt")["document_id"]
        return frame("finding", [finding(one, "G01", "error", "The year is 1026.") for one in bad])

    monkeypatch.setattr("flows.steps.check_contracts", contracts)
    monkeypatch.setattr("flows.steps.critical_documents", lambda findings: set(findings["document_id"]))
    summary = run(raw, warehouse)
    assert [(one.file_name, "The year is 1026." in one.reason) for one in summary.rejections] == [("b.txt", True)]
    assert summary.contents.documents == 2


def test_a_document_that_stops_the_checks_costs_only_itself(
    raw: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rules(frames: Frames) -> Frames:
        if "b.txt" in frames["dim_document"]["file_name"]:
            raise ZeroDivisionError
        return {"finding": frame("finding"), "rule_result": frame("rule_result")}

    monkeypatch.setattr("flows.steps.check_rules", rules)
    summary = run(raw, warehouse)
    assert [one.file_name for one in summary.rejections] == ["b.txt"]
    assert summary.contents.documents == 2


def test_findings_that_cannot_be_loaded_cost_their_document_and_no_second_check(
    raw: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def rules(frames: Frames) -> Frames:
        calls.append(frames["dim_document"].height)
        found = one_finding_each(frames)
        bad = frames["dim_document"].filter(pl.col("file_name") == "b.txt")["document_id"]
        unsaid = pl.when(~pl.col("document_id").is_in(bad.implode())).then(pl.col("explanation"))
        return {**found, "finding": found["finding"].with_columns(explanation=unsaid)}

    monkeypatch.setattr("flows.steps.check_rules", rules)
    summary = run(raw, warehouse)
    assert ([one.file_name for one in summary.rejections], calls) == (["b.txt"], [3])


def test_staged_frames_that_are_damaged_are_made_again_by_the_next_run(
    raw: Path, ingested: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed_code(monkeypatch, checking="new", loading="new")
    staged = Store.beside(ingested).staged
    (next(staged.iterdir()) / "source_cell.parquet").write_bytes(b"")
    assert len(run(raw, ingested).rejections) == 1
    assert run(raw, ingested).contents.documents == 3


def test_a_file_that_cannot_be_opened_costs_only_itself(
    raw: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path == raw / "b.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    summary = run(raw, warehouse)
    assert [one.file_name for one in summary.rejections] == ["b.txt"]
    assert summary.contents.documents == 2


def test_a_full_disk_is_a_sentence(raw: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("flows.steps.write", full)
    with pytest.raises(YusuanError, match="No space left on device"):
        run(raw, warehouse)


def test_a_build_that_is_not_sound_is_not_published(
    raw: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(raw / "a.txt", warehouse)
    before = warehouse.read_bytes()
    monkeypatch.setattr("flows.ingest.staged_rows", lambda store, held: {FACTS: 99})
    with pytest.raises(YusuanError, match=f"{FACTS} has 5 rows of 99"):
        run(raw, warehouse)
    assert warehouse.read_bytes() == before
    assert [path.name for path in sorted(warehouse.parent.iterdir())] == ["yusuan.duckdb", "yusuan.store"]


def test_a_second_run_at_the_same_time_is_refused(raw: Path, ingested: Path) -> None:
    with Store.beside(ingested).opened(), pytest.raises(YusuanError, match="Another run"):
        run(raw, ingested)


def test_a_file_that_is_no_warehouse_of_ours_is_not_replaced(raw: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "mine.duckdb")) as connection:
        connection.execute("create table savings (amount integer)")
    with pytest.raises(YusuanError, match="not a warehouse that yusuan built"):
        run(raw, tmp_path / "mine.duckdb")
    assert query(tmp_path / "mine.duckdb", "select table_name from duckdb_tables()") == [("savings",)]


# What is told


def test_all_loaded_is_exit_code_0(raw: Path, ingested: Path) -> None:
    assert run(raw, ingested).exit_code == ALL_LOADED


def test_every_run_is_kept_in_the_next_warehouse(raw: Path, ingested: Path) -> None:
    run(raw / "a.txt", ingested)
    document(raw, "d.txt", "教育局", "7.00")
    run(raw, ingested)
    runs = query(
        ingested,
        """
        select
            outcome, documents_given, documents_new, documents_read, documents_unchanged, documents_rejected, facts,
            findings
        from load_run order by started_at
        """,
    )
    assert runs == [
        ("published", 3, 3, 3, 0, 0, 5, 0),
        ("unchanged", 1, 0, 0, 1, 0, 5, 0),
        ("published", 4, 1, 1, 3, 0, 6, 0),
    ]


def test_progress_comes_to_its_end_in_every_stage(raw: Path, warehouse: Path) -> None:
    told: dict[str, tuple[int, int]] = {}
    run(raw, warehouse, progress=lambda stage, done, total: told.update({stage: (done, total)}), batch=2)
    assert told == {"archive": (3, 3), "read": (3, 3), "check": (3, 3), "load": (1, 1), "publish": (1, 1)}


def test_every_stage_goes_through_the_engine_in_batches(raw: Path, warehouse: Path) -> None:
    called: list[str] = []

    def engine(stage: str, function: Callable[..., Any], /, *arguments: Any) -> Any:
        called.append(stage)
        return function(*arguments)

    run(raw, warehouse, engine=engine, batch=2)
    assert called == ["archive", "archive", "read", "read", "check", "check", "load", "publish"]


def test_documents_are_checked_together_up_to_a_number_of_rows() -> None:
    rows = {"a": 90_000, "b": 120_000, "c": 80_000, "d": 400_000, "e": 1}
    assert list(parts([*rows], 100, rows.__getitem__)) == [["a"], ["b", "c"], ["d"], ["e"]]


def test_the_time_of_every_stage_is_taken(raw: Path, warehouse: Path) -> None:
    assert list(run(raw, warehouse).seconds) == ["archive", "read", "check", "load", "publish"]
