"""What is fetched in the warehouse: read by the next ingest, with where it came from."""

from pathlib import Path

import pytest

from flows.archive.store import Store
from flows.fetch import fetch
from flows.ingest import republish
from flows.withdraw import withdraw
from tests.fetch.publisher import Publisher, Reply, page, versioned
from tests.standin import alone, content, read

BUDGET = Reply("市政局\n2010101\t1.10".encode(), headers={"Last-Modified": "Mon, 05 Feb 2024 08:00:00 GMT"})


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)


@pytest.fixture
def sources(publisher: Publisher, tmp_path: Path) -> Path:
    """A page with a budget, and another file that is none."""
    publisher.pages = {
        "/": page(("a.txt", "2026年部门预算"), ("b.txt", "2026年预算说明")),
        "/a.txt": versioned(BUDGET, '"1"'),
        "/b.txt": Reply(b"cannot be read"),
    }
    return publisher.sources(tmp_path, {"page": "/"})


def test_where_each_document_came_from_stands_in_the_warehouse(
    sources: Path, warehouse: Path, publisher: Publisher
) -> None:
    fetch(sources, warehouse)
    republish(warehouse, read=read)
    tables = content(warehouse)
    rows = {row["link_text"]: row for row in tables["document_source"].rows(named=True)}
    assert {row["document_id"] for row in rows.values()} == {
        *tables["dim_document"]["document_id"],
        *tables["rejected_document"]["document_id"],
    }
    budget = rows["2026年部门预算"]
    assert (budget["url"], budget["page_url"]) == (f"{publisher.url}/a.txt", f"{publisher.url}/")
    assert (budget["etag"], budget["last_modified"].timestamp()) == ('"1"', 1707120000)


def test_a_fetch_that_finds_nothing_new_leaves_the_published_file_untouched(sources: Path, warehouse: Path) -> None:
    fetch(sources, warehouse)
    republish(warehouse, read=read)
    before = warehouse.read_bytes()
    assert fetch(sources, warehouse).files_unchanged == 2
    assert not republish(warehouse, read=read).published
    assert warehouse.read_bytes() == before


def test_nor_does_one_in_which_the_server_calls_the_same_bytes_otherwise(
    sources: Path, warehouse: Path, publisher: Publisher
) -> None:
    fetch(sources, warehouse)
    republish(warehouse, read=read)
    publisher.pages["/a.txt"] = versioned(BUDGET, '"2"')
    fetch(sources, warehouse)
    assert not republish(warehouse, read=read).published


def test_another_address_of_a_known_document_is_published(
    sources: Path, warehouse: Path, publisher: Publisher, tmp_path: Path
) -> None:
    fetch(sources, warehouse)
    republish(warehouse, read=read)
    publisher.pages["/c.txt"] = BUDGET
    fetch(publisher.sources(tmp_path, {"file": "/c.txt"}), warehouse)
    summary = republish(warehouse, read=read)
    assert (summary.published, summary.documents_read) == (True, 0)
    assert sorted(url[-5:] for url in content(warehouse)["document_source"]["url"]) == ["a.txt", "b.txt", "c.txt"]


def test_a_withdrawn_document_stays_out_when_it_is_fetched_again(sources: Path, warehouse: Path) -> None:
    fetch(sources, warehouse)
    republish(warehouse, read=read)
    (document_id,) = content(warehouse)["dim_document"]["document_id"]
    withdraw(document_id, "put right", warehouse, read=read)
    fetch(sources, warehouse)
    republish(warehouse, read=read)
    tables = content(warehouse)
    assert document_id not in {*tables["dim_document"]["document_id"], *tables["document_source"]["document_id"]}


def test_a_document_without_an_address_has_no_source(warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BUDGET.body)
    store = Store.beside(warehouse)
    with store.opened():
        store.add(tmp_path / "a.txt")
    republish(warehouse, read=read)
    assert content(warehouse)["document_source"].height == 0
