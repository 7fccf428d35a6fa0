"""What a run shows of itself: the gravest first, each cause once, and nothing that a document prints as markup."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from flows.artifacts import markdown, new_findings, table_of_findings
from flows.fetch.summary import Failure, FetchSummary
from flows.publish.contents import contents
from flows.summary import Rejection, Summary


@pytest.fixture(scope="module")
def summary(checkout: Path) -> Summary:
    warehouse = checkout / "data" / "warehouse" / "yusuan.duckdb"
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        documents = tuple(row[0] for row in connection.sql("select document_id from dim_document").fetchall())
    return Summary(str(warehouse), True, 5, 0, 5, 5, 0, (), contents(warehouse), {}, (), documents)


def test_the_gravest_come_first(summary: Summary) -> None:
    found, number = new_findings(summary, most=1000)
    order = ["error", "warning", "info"]
    assert len(found) == number
    assert [order.index(one["severity"]) for one in found] == sorted(order.index(one["severity"]) for one in found)


def test_only_documents_that_were_read_are_looked_at(summary: Summary) -> None:
    one = summary.read_documents[0]
    found, _ = new_findings(replace(summary, read_documents=(one,)))
    assert {finding["document_id"] for finding in found} == {one}
    assert new_findings(replace(summary, read_documents=())) == ([], 0)


def test_of_many_the_first_are_shown_and_all_counted(summary: Summary) -> None:
    found, number = new_findings(summary, most=3)
    assert (len(found), number > 3) == (3, True)
    assert f"## 本次文件的问题 findings ({number})" in markdown(summary, None, found, number)
    assert f"另有 {number - 3} 项" in markdown(summary, None, found, number)


def test_findings_are_told_in_chinese(summary: Summary) -> None:
    found, _ = new_findings(summary, most=1)
    (row,) = table_of_findings(found)
    assert (row["严重程度"], row["说明"]) == ("错误 error", found[0]["explanation_zh"])


def test_what_was_not_had_is_listed_as_text(summary: Summary) -> None:
    failures = (Failure("https://a.example.org/", "It answered 500."),)
    fetched = FetchSummary(1, 0, 0, 0, failures, (), (), 0.1)
    page = markdown(replace(summary, rejections=(Rejection("a_*b*.pdf", "No |text|."),)), fetched, [], 0)
    assert "https://a.example.org/: It answered 500." in page
    assert r"- a\_\*b\*.pdf: No \|text\|." in page
