"""Documents from a publisher on this machine into the archive: what is taken, what is asked again, what is told."""

import json
import threading
from pathlib import Path

import pytest

from flows.archive.store import Store
from flows.errors import YusuanError
from flows.fetch import FetchSummary, fetch
from tests.fetch.publisher import Asked, Publisher, Reply, page, publishing, versioned

PDF = Reply(b"%PDF-1.7 budget", headers={"Last-Modified": "Mon, 05 Feb 2024 08:00:00 GMT"})

DISCLOSURE = """<html><body><h1>某局2024年部门预算</h1><p>一般公共预算支出表</p>
<table><tr><th>科目编码</th><th>科目名称</th><th>合计</th><th>基本支出</th><th>项目支出</th></tr>
<tr><td>2010101</td><td>行政运行</td><td>3.00</td><td>1.00</td><td>2.00</td></tr></table></body></html>""".encode()


def archived(warehouse: Path) -> dict[str, bytes]:
    """Bytes in the store by the name they came under."""
    store = Store.beside(warehouse)
    return {origin.file_name: store.data(origin) for origin in store.origins()}


def counts(summary: FetchSummary) -> tuple[int, int, int, int]:
    return summary.pages, summary.files_new, summary.files_unchanged, len(summary.failures)


def test_documents_that_a_page_links_to_are_archived_with_where_they_came_from(
    publisher: Publisher, tmp_path: Path, warehouse: Path
) -> None:
    publisher.pages = {"/list/": page(("../a.pdf", "2024年部门预算"), ("/news.html", "新闻")), "/a.pdf": PDF}
    summary = fetch(publisher.sources(tmp_path, {"page": "/list/"}), warehouse)
    assert counts(summary) == (1, 1, 0, 0)
    assert archived(warehouse) == {"a.pdf": PDF.body}
    store = Store.beside(warehouse)
    (source,) = store.sources(store.origins()[0].document_id)
    assert (source.url, source.page_url) == (f"{publisher.url}/a.pdf", f"{publisher.url}/list/")
    assert (source.link_text, source.last_modified) == ("2024年部门预算", "2024-02-05T08:00:00+00:00")


def test_what_the_server_says_is_unchanged_is_not_sent_again(
    publisher: Publisher, tmp_path: Path, warehouse: Path
) -> None:
    publisher.pages = {"/": versioned(page(("a.pdf", "预算")), '"1"'), "/a.pdf": versioned(PDF, '"2"')}
    sources = publisher.sources(tmp_path, {"page": "/"})
    fetch(sources, warehouse)
    publisher.asked.clear()
    assert counts(fetch(sources, warehouse)) == (1, 0, 1, 0)
    assert [asked.headers.get("if-none-match") for asked in publisher.asked] == ['"1"', '"2"']


def test_a_document_that_was_asked_for_lately_is_not_asked_for_again_if_the_list_says_so(
    publisher: Publisher, tmp_path: Path, warehouse: Path
) -> None:
    publisher.pages = {"/": page(("a.pdf", "预算")), "/a.pdf": PDF}
    sources = publisher.sources(tmp_path, {"page": "/"}, recheck_days=1)
    fetch(sources, warehouse)
    assert counts(fetch(sources, warehouse)) == (1, 0, 1, 0)
    assert publisher.paths() == ["/", "/a.pdf", "/"]


def test_last_modified_is_asked_for_where_there_is_no_etag(
    publisher: Publisher, tmp_path: Path, warehouse: Path
) -> None:
    publisher.pages = {"/a.pdf": PDF}
    sources = publisher.sources(tmp_path, {"file": "/a.pdf"})
    fetch(sources, warehouse)
    assert counts(fetch(sources, warehouse)) == (0, 0, 1, 0)
    assert publisher.asked[1].headers["if-modified-since"] == PDF.headers["Last-Modified"]


def test_changed_bytes_are_a_document_beside_the_old_one(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    publisher.pages = {"/a.pdf": PDF}
    sources = publisher.sources(tmp_path, {"file": "/a.pdf"})
    fetch(sources, warehouse)
    publisher.pages = {"/a.pdf": Reply(b"%PDF-1.7 put right")}
    assert counts(fetch(sources, warehouse)) == (0, 1, 0, 0)
    store = Store.beside(warehouse)
    assert sorted(store.data(origin) for origin in store.origins()) == [PDF.body, b"%PDF-1.7 put right"]


def test_the_same_bytes_at_two_addresses_are_one_document_with_two_sources(
    publisher: Publisher, tmp_path: Path, warehouse: Path
) -> None:
    publisher.pages = {"/a.pdf": PDF, "/b.pdf": PDF}
    summary = fetch(publisher.sources(tmp_path, {"file": "/a.pdf"}, {"file": "/b.pdf"}), warehouse)
    assert counts(summary) == (0, 1, 1, 0)
    store = Store.beside(warehouse)
    (origin,) = store.origins()
    assert [source.url[-5:] for source in store.sources(origin.document_id)] == ["a.pdf", "b.pdf"]


def test_bytes_that_are_gone_from_the_archive_are_had_again(
    publisher: Publisher, tmp_path: Path, warehouse: Path
) -> None:
    publisher.pages = {"/a.pdf": versioned(PDF, '"1"')}
    sources = publisher.sources(tmp_path, {"file": "/a.pdf"})
    fetch(sources, warehouse)
    for file in Store.beside(warehouse).documents.iterdir():
        file.unlink()
    assert counts(fetch(sources, warehouse)) == (0, 1, 0, 0)


def test_a_page_that_only_leads_to_a_document_is_followed(
    publisher: Publisher, tmp_path: Path, warehouse: Path
) -> None:
    publisher.pages = {
        "/": page(("t2024.html", "2024年单位预算公开")),
        "/t2024.html": page(("P01.pdf", "附件"), ("other.html", "2023年预算")),
        "/P01.pdf": PDF,
    }
    assert counts(fetch(publisher.sources(tmp_path, {"page": "/"}), warehouse)) == (2, 1, 0, 0)
    assert publisher.paths() == ["/", "/t2024.html", "/P01.pdf"]


def test_with_a_depth_of_one_it_is_not_and_that_is_told(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    publisher.pages = {"/": page(("t.html", "2024年单位预算公开")), "/t.html": page(("P01.pdf", "附件"))}
    summary = fetch(publisher.sources(tmp_path, {"page": "/", "depth": 1}), warehouse)
    (told,) = summary.without_documents
    assert (counts(summary), told.url) == ((2, 0, 0, 0), f"{publisher.url}/t.html")
    assert f"“附件” ({publisher.url}/P01.pdf)" in told.sentence


def test_a_page_that_is_a_disclosure_is_archived_itself(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    publisher.pages = {"/": page(("b/t.html", "2024年部门预算")), "/b/t.html": Reply(DISCLOSURE)}
    sources = publisher.sources(tmp_path, {"page": "/"})
    assert counts(fetch(sources, warehouse)) == (2, 1, 0, 0)
    assert archived(warehouse) == {"t.html": DISCLOSURE}
    assert counts(fetch(sources, warehouse)) == (2, 0, 1, 0)


def test_a_page_of_chinese_encoding_and_names_percent_encoded_in_it_are_read(
    publisher: Publisher, tmp_path: Path, warehouse: Path
) -> None:
    gbk = "%D4%A4%CB%E3%B1%ED.pdf"
    publisher.pages = {"/": page((gbk, "附件"), ("x.pdf", "决算"), encoding="gbk"), f"/{gbk}": PDF, "/x.pdf": PDF}
    fetch(publisher.sources(tmp_path, {"page": "/"}), warehouse)
    assert archived(warehouse) == {"预算表.pdf": PDF.body}
    store = Store.beside(warehouse)
    texts = [source.link_text for source in store.sources(store.origins()[0].document_id)]
    assert texts == ["附件", "决算"]


def test_what_may_pass_is_tried_again(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    publisher.pages = {"/a.pdf": lambda asked: PDF if asked.count == 3 else Reply(status=500)}
    assert counts(fetch(publisher.sources(tmp_path, {"file": "/a.pdf"}, retries=2), warehouse)) == (0, 1, 0, 0)


def test_a_server_that_asks_to_wait_is_given_the_time(
    publisher: Publisher, tmp_path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("urllib3.util.retry.time.sleep", waited.append)
    busy = Reply(status=429, headers={"Retry-After": "7"})
    publisher.pages = {"/a.pdf": lambda asked: busy if asked.count == 1 else PDF}
    assert counts(fetch(publisher.sources(tmp_path, {"file": "/a.pdf"}, retries=1), warehouse)) == (0, 1, 0, 0)
    assert waited == [7]


def test_one_that_asks_to_wait_for_long_is_left_alone(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    publisher.pages = {"/a.pdf": Reply(status=503, headers={"Retry-After": "3600"}), "/b.pdf": PDF}
    sources = publisher.sources(tmp_path, {"file": "/a.pdf"}, {"file": "/b.pdf"}, retries=3)
    first, second = fetch(sources, warehouse).failures
    assert publisher.paths() == ["/a.pdf"]
    assert "for 3600 seconds" in first.sentence
    assert "left alone" in second.sentence


def test_a_download_that_breaks_off_is_asked_for_again(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    publisher.pages = {"/a.pdf": lambda asked: PDF if asked.count == 2 else Reply(PDF.body, length=999)}
    assert counts(fetch(publisher.sources(tmp_path, {"file": "/a.pdf"}, retries=1), warehouse)) == (0, 1, 0, 0)
    assert archived(warehouse) == {"a.pdf": PDF.body}


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        pytest.param(Reply(status=404), "nothing at this address (404)", id="not there"),
        pytest.param(Reply(status=403), "does not let it be had (403)", id="forbidden"),
        pytest.param(Reply(status=418), "answers 418", id="nonsense"),
        pytest.param(Reply(status=502), "answers 502, also after some tries", id="server at fault"),
        pytest.param(Reply(b"%PDF-", length=999), "cannot be reached, or breaks off", id="broken off"),
        pytest.param(Reply(b"%PDF-" + b"1" * 2000), "more than 0.001 megabytes", id="too large"),
        pytest.param(Reply(b""), "sends no bytes", id="empty"),
        pytest.param(page(title="404"), "A web page came instead of a document", id="a page instead"),
        pytest.param(Reply(status=302, headers={"Location": "/bad.pdf"}), "leads on and on", id="in circles"),
        pytest.param(Reply(status=304), "never had before", id="unchanged for the first time"),
    ],
)
def test_what_cannot_be_had_is_told_in_a_sentence_and_the_rest_is_had(
    publisher: Publisher, tmp_path: Path, warehouse: Path, reply: Reply, told: str
) -> None:
    publisher.pages = {"/": page(("bad.pdf", "预算"), ("good.pdf", "决算")), "/bad.pdf": reply, "/good.pdf": PDF}
    sources = publisher.sources(tmp_path, {"page": "/"}, largest_megabytes=0.001)
    summary = fetch(sources, warehouse)
    (failure,) = summary.failures
    assert failure.url == f"{publisher.url}/bad.pdf"
    assert told in failure.sentence
    assert failure.sentence.endswith(f"It is linked on {publisher.url}/.")
    assert (archived(warehouse), summary.exit_code) == ({"good.pdf": PDF.body}, 1)


def test_a_server_that_is_silent_is_not_waited_for(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    told = threading.Event()

    def silent(asked: Asked) -> Reply:
        told.wait(60)
        return PDF

    publisher.pages = {"/a.pdf": silent}
    (failure,) = fetch(publisher.sources(tmp_path, {"file": "/a.pdf"}, timeout_seconds=0.3), warehouse).failures
    told.set()
    assert "does not answer in time" in failure.sentence


def test_a_server_that_is_not_there_is_told(tmp_path: Path, warehouse: Path, publisher: Publisher) -> None:
    nobody = Publisher("http://127.0.0.1:9")
    (failure,) = fetch(nobody.sources(tmp_path, {"file": "/a.pdf"}), warehouse).failures
    assert "Connection refused" in failure.sentence


def test_robots_txt_is_heeded(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    rules = b"User-agent: yusuan\nDisallow: /*/inner/\n"
    publisher.pages = {"/robots.txt": Reply(rules), "/x/inner/a.pdf": PDF, "/b.pdf": PDF}
    summary = fetch(publisher.sources(tmp_path, {"file": "/x/inner/a.pdf"}, {"file": "/b.pdf"}), warehouse)
    assert publisher.paths() == ["/b.pdf"]
    (failure,) = summary.failures
    assert "does not let programs ask" in failure.sentence


def test_where_robots_txt_cannot_be_had_nothing_is_asked_for(
    publisher: Publisher, tmp_path: Path, warehouse: Path
) -> None:
    publisher.pages = {"/robots.txt": Reply(status=503), "/a.pdf": PDF}
    (failure,) = fetch(publisher.sources(tmp_path, {"file": "/a.pdf"}), warehouse).failures
    assert publisher.paths() == []
    assert "answered with 503" in failure.sentence


def test_another_host_is_asked_only_if_the_source_names_it(
    publisher: Publisher, tmp_path: Path, warehouse: Path
) -> None:
    with publishing("localhost") as other:
        other.pages = {"/b.pdf": PDF, "/c.pdf": Reply(b"%PDF- c")}
        there = Reply(status=302, headers={"Location": f"{other.url}/b.pdf"})
        publisher.pages = {"/": page(("/a.pdf", "预算"), (f"{other.url}/c.pdf", "决算")), "/a.pdf": there}
        summary = fetch(publisher.sources(tmp_path, {"page": "/"}), warehouse)
        (failure,) = summary.failures
        assert (other.paths(), summary.other_hosts) == ([], ("localhost",))
        assert "add localhost to hosts" in failure.sentence
        summary = fetch(publisher.sources(tmp_path, {"page": "/", "hosts": ["local*"]}), warehouse)
        assert (counts(summary), sorted(other.paths())) == ((1, 2, 0, 0), ["/b.pdf", "/c.pdf"])


def test_a_page_of_which_nothing_is_taken_is_a_failure(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    publisher.pages = {"/": page(("a.html", "新闻"))}
    (failure,) = fetch(publisher.sources(tmp_path, {"page": "/"}), warehouse).failures
    assert "No link of the page was taken, of 1." in failure.sentence


def test_servers_are_told_who_asks(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    publisher.pages = {"/a.pdf": PDF}
    fetch(publisher.sources(tmp_path, {"file": "/a.pdf"}, contact="desk@example.org"), warehouse)
    assert publisher.asked[0].headers["user-agent"].startswith("yusuan/")
    assert publisher.asked[0].headers["user-agent"].endswith("(desk@example.org)")


def test_a_fault_of_our_own_costs_one_address(
    publisher: Publisher, tmp_path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(data: bytes, url: str) -> None:
        raise ValueError("no such case")

    monkeypatch.setattr("flows.fetch.crawl.read_page", stops)
    publisher.pages = {"/": page(), "/a.pdf": PDF}
    summary = fetch(publisher.sources(tmp_path, {"page": "/"}, {"file": "/a.pdf"}), warehouse)
    (failure,) = summary.failures
    assert "ValueError: no such case" in failure.sentence
    assert archived(warehouse) == {"a.pdf": PDF.body}


def test_a_second_fetch_is_refused_while_one_is_at_work(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    told: list[str] = []

    def meanwhile(asked: Asked) -> Reply:
        try:
            fetch(sources, warehouse)
        except YusuanError as error:
            told.append(str(error))
        return PDF

    publisher.pages = {"/a.pdf": meanwhile}
    sources = publisher.sources(tmp_path, {"file": "/a.pdf"}, timeout_seconds=30)
    fetch(sources, warehouse)
    assert len(told) == 1
    assert told[0].startswith("Another run is at work")


def test_the_store_is_free_while_bytes_are_on_their_way(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    def meanwhile(asked: Asked) -> Reply:
        with Store.beside(warehouse).opened():
            return PDF

    publisher.pages = {"/a.pdf": meanwhile}
    assert counts(fetch(publisher.sources(tmp_path, {"file": "/a.pdf"}), warehouse)) == (0, 1, 0, 0)


def test_a_store_that_stays_held_stops_the_fetch(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    publisher.pages = {"/a.pdf": PDF}
    with Store.beside(warehouse).opened(), pytest.raises(YusuanError, match="Another run is at work"):
        fetch(publisher.sources(tmp_path, {"file": "/a.pdf"}), warehouse, patience=0)


def test_the_summary_tells_all_as_json(publisher: Publisher, tmp_path: Path, warehouse: Path) -> None:
    told = json.loads(json.dumps(fetch(publisher.sources(tmp_path, {"file": "/a.pdf"}), warehouse).as_dict()))
    assert (told["files_new"], told["failures"][0]["url"], told["exit_code"]) == (0, f"{publisher.url}/a.pdf", 1)
