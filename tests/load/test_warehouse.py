from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.archive.journal import RunRecord
from flows.archive.staged import Manifest, write
from flows.archive.store import Store
from flows.archive.withdrawn import Withdrawal
from flows.errors import YusuanError
from flows.load.agency import load_agencies
from flows.load.warehouse import build_digest, build_warehouse, holdings, staged_rows
from flows.publish.published import run_id
from flows.publish.replace import faults
from flows.schema import create_schema, frame
from tests.standin import content, document, finding, read

STARTED = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
RUN = RunRecord(run_id(STARTED, "digest"), STARTED, "program", documents_given=2, documents_read=2)


def filled_store(folder: Path) -> Store:
    """Two documents that passed, each with a finding, and one that was turned away."""
    store = Store(folder / "yusuan.store")
    with store.opened():
        for name, agency in (("a.txt", "江油市医疗保障局"), ("b.txt", "市政局")):
            origin = store.add(document(folder, name, agency, "1.10", "2.20"))
            frames = read(store.data(origin), name)
            write(store.staged, Manifest(origin.document_id, "code"), frames)
            found = frame("finding", [finding(origin.document_id, "R01", "error", "Wrong.")])
            write(store.checked, Manifest(origin.document_id, "code"), {"finding": found})
        origin = store.add(document(folder, "c.txt", "cannot be read"))
        write(store.staged, Manifest(origin.document_id, "code", "No budget."), {})
    return store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled_store(tmp_path)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is built from such a store."""
    folder = tmp_path_factory.mktemp("warehouse")
    store, built = filled_store(folder), folder / "built.duckdb"
    build_warehouse(store, holdings(store), RUN, built, folder / "none.duckdb")
    return built


def query(warehouse: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.sql(sql).fetchall()


def test_a_warehouse_holds_every_row_that_was_staged(store: Store, warehouse: Path) -> None:
    tables = content(warehouse)
    assert {table: tables[table].height for table in staged_rows(store, holdings(store))} == {
        "control_total": 2,
        "dim_document": 2,
        "document_source": 0,
        "fact_expenditure_by_function": 4,
        "finding": 2,
        "form_coverage": 2,
        "rejected_document": 1,
        "source_cell": 12,
        "source_table": 2,
        "withdrawn_document": 0,
    }


def test_documents_stand_in_the_order_of_their_identity(warehouse: Path) -> None:
    documents = content(warehouse)["source_cell"]["document_id"]
    assert documents.unique().len() == 2 and documents.is_sorted()


def test_reference_data_rules_and_views_are_in_it(warehouse: Path) -> None:
    filled = query(
        warehouse,
        """
        select (select count(*) from dim_function) > 100, (select count(*) from rule) > 5,
            (select sum(amount_yuan)::varchar from expenditure_by_function)
        """,
    )
    assert filled == [(True, True, "6.60")]


def test_tools_of_the_oldest_duckdb_that_is_supported_can_open_it(warehouse: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{warehouse}' as built (read_only)")
        (tags,) = connection.sql("select tags from duckdb_databases() where database_name = 'built'").fetchall()[0]
    assert "v1.5.0" in str(tags)


def test_it_remembers_the_runs_of_the_published_one(store: Store, warehouse: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.duckdb"
    started = datetime(2026, 11, 23, tzinfo=UTC)
    later = RunRecord(run_id(started, "other"), started, "program", documents_given=2, documents_read=0)
    build_warehouse(store, holdings(store), later, again, warehouse)
    runs = query(again, "select run_id, documents_read, facts, findings from load_run order by started_at")
    assert runs == [("20261122T083000.000000Z-digest", 2, 4, 2), ("20261123T000000.000000Z-other", 0, 4, 2)]


def test_what_cannot_be_loaded_is_told_with_what_stays(store: Store, tmp_path: Path) -> None:
    held = holdings(store)
    (store.staged / held[0].origin.document_id / "dim_document.parquet").write_bytes(b"not parquet")
    with pytest.raises(YusuanError, match=r"could not be built .* The published one stays as it was"):
        build_warehouse(store, held, RUN, tmp_path / "built.duckdb", tmp_path / "none.duckdb")


def test_a_path_with_a_quotation_mark_is_a_path(store: Store, tmp_path: Path) -> None:
    (tmp_path / "审计's").mkdir()
    built = tmp_path / "审计's" / "built.duckdb"
    build_warehouse(store, holdings(store), RUN, built, tmp_path / "none.duckdb")
    assert query(built, "select count(*) from dim_document") == [(2,)]


@pytest.mark.parametrize("change", ["code", "document", "verdict", "withdrawal"])
def test_the_digest_changes_with_whatever_the_warehouse_is_built_from(
    store: Store, tmp_path: Path, change: str
) -> None:
    before = build_digest(holdings(store), store.withdrawn(), "code")
    loading = "other" if change == "code" else "code"
    if change == "document":
        origin = store.add(document(tmp_path, "d.txt", "教育局", "1.00"))
        write(store.staged, Manifest(origin.document_id, "code", "No budget."), {})
    if change == "verdict":
        write(store.checked, Manifest(holdings(store)[0].origin.document_id, "code", "Wrong year."), {})
    if change == "withdrawal":
        store.withdraw(Withdrawal(store.origins()[0].document_id, "put right", "2026-11-22T08:30:00+08:00"))
    assert build_digest(holdings(store), store.withdrawn(), loading) != before


REGIONS = [
    ("510000", "四川省", "province", None, "四川省"),
    ("510700", "绵阳市", "prefecture", "510000", "四川省绵阳市"),
    ("510781", "江油市", "county", "510700", "四川省绵阳市江油市"),
    ("310107", "普陀区", "county", None, "上海市普陀区"),
    ("330903", "普陀区", "county", None, "浙江省舟山市普陀区"),
    ("510703", "涪城区", "county", "510700", "四川省绵阳市涪城区"),
]


@pytest.mark.parametrize(
    ("agency_name", "region_code"),
    [
        ("四川省财政厅", "510000"),
        ("江油市医疗保障局", "510781"),
        ("四川省绵阳市江油市医疗保障局", "510781"),
        ("绵阳市涪城区财政局", "510703"),
        ("普陀区财政局", None),
        ("上海市普陀区财政局", "310107"),
        ("某某大学", None),
        ("医疗保障局江油市", None),
    ],
)
def test_an_agency_is_in_the_region_that_its_name_alone_begins_with(agency_name: str, region_code: str | None) -> None:
    columns = ("region_code", "region_name", "region_level", "parent_code", "full_name")
    regions = frame("dim_region", [dict(zip(columns, region, strict=True)) for region in REGIONS])
    described = read(f"{agency_name}\n2010101\t1.00".encode(), "a.txt")["dim_document"]
    with duckdb.connect() as connection:
        create_schema(connection)
        for table, rows in (("dim_region", regions), ("dim_document", described)):
            connection.register("rows", rows)
            connection.execute(f"insert into {table} by name from rows")
        load_agencies(connection)
        agencies = connection.sql("from dim_agency").pl()
    assert agencies.select("agency_name", "region_code").rows() == [(agency_name, region_code)]
    assert agencies["agency_id"].to_list() == described["agency_id"].to_list()


def test_two_documents_of_an_agency_are_one_agency(store: Store, tmp_path: Path) -> None:
    origin = store.add(document(tmp_path, "d.txt", "市政局", "7.00"))
    for folder, frames in ((store.staged, read(store.data(origin), "d.txt")), (store.checked, {})):
        write(folder, Manifest(origin.document_id, "code"), frames)
    built = tmp_path / "built.duckdb"
    build_warehouse(store, holdings(store), RUN, built, tmp_path / "none.duckdb")
    assert sorted(content(built)["dim_agency"]["agency_name"]) == ["市政局", "江油市医疗保障局"]


def test_what_only_documents_side_by_side_show_is_found_and_the_build_is_sound(store: Store, tmp_path: Path) -> None:
    origin = store.add(document(tmp_path, "d.txt", "市政局", "7.00"))
    for folder, frames in ((store.staged, read(store.data(origin), "d.txt")), (store.checked, {})):
        write(folder, Manifest(origin.document_id, "code"), frames)
    built = tmp_path / "built.duckdb"
    build_warehouse(store, holdings(store), RUN, built, tmp_path / "none.duckdb")
    assert query(built, "select document_id, rule_id from findings where rule_id like 'V%' order by rule_id") == [
        (origin.document_id, "V01"),
        (origin.document_id, "V02"),
    ]
    results = query(built, "select outcome, count(*) from rule_result where rule_id = 'V02' group by all order by all")
    assert results == [("failed", 1), ("not_enough_data", 2)]
    with duckdb.connect(str(built), read_only=True) as connection:
        assert faults(connection, staged_rows(store, holdings(store))) == []


def test_a_withdrawal_stands_in_the_warehouse_with_its_reason(store: Store, tmp_path: Path) -> None:
    first = store.origins()[0]
    store.withdraw(Withdrawal(first.document_id, "put right", "2026-11-22T08:30:00+08:00"))
    built = tmp_path / "built.duckdb"
    build_warehouse(store, holdings(store), RUN, built, tmp_path / "none.duckdb")
    assert query(built, "select document_id, reason, epoch(withdrawn_at)::bigint from withdrawn_document") == [
        (first.document_id, "put right", int(datetime(2026, 11, 22, 0, 30, tzinfo=UTC).timestamp()))
    ]
    assert query(built, f"select count(*) from dim_document where document_id = '{first.document_id}'") == [(0,)]
