"""Folders of years: in batches, of some fiscal years, cut off and taken up again."""

from collections import Counter
from functools import partial
from pathlib import Path
from threading import Timer

import polars as pl
import pytest

from flows.archive.journal import runs
from flows.archive.lock import locked
from flows.archive.store import Store
from flows.backfill import Backfill, Years, backfill, years_of
from flows.errors import YusuanError
from flows.ingest import ingest
from flows.schema import Frames
from tests.standin import REASON, alone, content, document, read


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)


def of_year(data: bytes, file_name: str) -> Frames:
    """A document is of the year that its name begins with; of none, if that is no year."""
    frames, year = read(data, file_name), file_name[:4]
    described = frames["dim_document"]
    column = pl.lit(int(year) if year.isdecimal() else None, dtype=described.schema["fiscal_year"])
    return {**frames, "dim_document": described.with_columns(column.alias("fiscal_year"))}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for year in (2018, 2019, 2020, 2021):
        document(tmp_path / "archive" / str(year), f"{year}.txt", f"{year}局", "1.10")
    return tmp_path / "archive"


def run(
    folder: Path, warehouse: Path, years: Years | None = None, batch: int = 3, reader: object = of_year
) -> Backfill:
    return backfill([folder], warehouse, years, batch=batch, read=reader)  # type: ignore[arg-type]


def files(warehouse: Path) -> list[str]:
    return sorted(content(warehouse)["dim_document"]["file_name"])


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "yusuan.duckdb"


def test_it_is_what_one_ingest_makes(folder: Path, warehouse: Path, tmp_path: Path) -> None:
    run(folder, warehouse)
    ingest([folder], tmp_path / "at_once.duckdb", read=of_year)
    expected, found = content(tmp_path / "at_once.duckdb"), content(warehouse)
    assert [table for table in expected if not expected[table].equals(found[table])] == []


def test_each_batch_is_a_run_that_publishes(folder: Path, warehouse: Path) -> None:
    done = run(folder, warehouse)
    records = [(one.started_by, one.outcome, one.documents_new) for one in runs(Store.beside(warehouse))]
    assert records == [("backfill", "published", 3), ("backfill", "published", 1)]
    assert done.summary is not None
    assert (done.summary.documents_given, done.summary.documents_read, done.exit_code) == (4, 4, 0)


def test_only_documents_of_the_years_are_archived_and_loaded(folder: Path, warehouse: Path) -> None:
    done = run(folder, warehouse, Years(2019, 2020))
    assert files(warehouse) == ["2019.txt", "2020.txt"]
    assert {origin.file_name for origin in Store.beside(warehouse).origins()} == {"2019.txt", "2020.txt"}
    assert (done.outside, done.without_year, done.exit_code) == ({2018: 1, 2021: 1}, (), 0)


def test_a_document_is_read_once_whatever_becomes_of_it(folder: Path, warehouse: Path) -> None:
    seen: Counter[str] = Counter()

    def counted(data: bytes, file_name: str) -> Frames:
        seen[file_name] += 1
        return of_year(data, file_name)

    done = run(folder, warehouse, Years(2019, 2020), reader=counted)
    run(folder, warehouse, Years(2019, 2021), reader=counted)
    assert seen == {f"{year}.txt": 1 for year in (2018, 2019, 2020, 2021)}
    assert files(warehouse) == ["2019.txt", "2020.txt", "2021.txt"]
    assert done.summary is not None
    assert (done.summary.documents_read, done.summary.documents_unchanged) == (2, 0)


def test_what_names_no_year_or_cannot_be_read_is_told(folder: Path, warehouse: Path) -> None:
    document(folder, "none.txt", "某局", "1.00")
    document(folder, "scan.txt", "cannot be read")
    done = run(folder, warehouse, Years(2019, 2020))
    assert {one.file_name: one.reason for one in done.without_year} == {
        "none.txt": "The document names no fiscal year. Ingest it without --years.",
        "scan.txt": REASON,
    }
    assert (files(warehouse), done.exit_code) == (["2019.txt", "2020.txt"], 1)


def test_nothing_of_the_years_makes_no_warehouse(folder: Path, warehouse: Path) -> None:
    done = run(folder, warehouse, Years(1999, 1999))
    assert (done.summary, sum(done.outside.values()), warehouse.exists()) == (None, 4, False)


def test_cut_off_it_goes_on_where_it_was(folder: Path, warehouse: Path) -> None:
    def stops(data: bytes, file_name: str) -> Frames:
        if file_name == "2020.txt":
            raise KeyboardInterrupt
        return of_year(data, file_name)

    with pytest.raises(KeyboardInterrupt):
        run(folder, warehouse, batch=2, reader=stops)
    assert files(warehouse) == ["2018.txt", "2019.txt"]
    seen: list[str] = []

    def noted(data: bytes, file_name: str) -> Frames:
        seen.append(file_name)
        return of_year(data, file_name)

    run(folder, warehouse, batch=2, reader=noted)
    assert (len(files(warehouse)), {"2018.txt", "2019.txt"} & {*seen}) == (4, set())


def test_it_waits_for_another_run(folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.backfill._LOOK_AGAIN", 0.01)
    store = Store.beside(warehouse)
    with store.opened():
        pass
    held = locked(store.lock)
    held.__enter__()
    Timer(0.2, partial(held.__exit__, None, None, None)).start()
    run(folder, warehouse)
    assert [one.outcome for one in runs(store)] == ["published", "published"]


@pytest.mark.parametrize(
    ("text", "years"),
    [("2019-2024", Years(2019, 2024)), ("2024", Years(2024, 2024)), (" 2019 - 2024 ", Years(2019, 2024))],
)
def test_a_range_of_years(text: str, years: Years) -> None:
    assert years_of(text) == years


@pytest.mark.parametrize("text", ["", "19-24", "2024-2019", "2019-", "2019-2024-2025", "２０１９", "all"])
def test_what_is_no_range_of_years_is_told_with_what_is(text: str) -> None:
    with pytest.raises(YusuanError, match="Give it as 2019-2024"):
        years_of(text)


@pytest.mark.parametrize(("year", "within"), [(2018, False), (2019, True), (2024, True), (2025, False), (None, False)])
def test_both_ends_are_in_the_range(year: int | None, within: bool) -> None:
    assert (year in Years(2019, 2024)) is within
