import pytest

from flows.read.document import Document, Link
from flows.recognise.landing import leads_to


def reason(*links: Link, title: str | None = None) -> str:
    return leads_to(Document("text/html", (), title=title, links=links))


def test_the_document_is_named_with_its_words_and_address() -> None:
    said = reason(
        Link("预算/决算", "../../"),
        Link("甲局2026年单位预算.pdf", "https://example.org/P1.pdf"),
        title="甲局2026年单位预算公开",
    )
    assert "“甲局2026年单位预算公开”" in said
    assert "links to “甲局2026年单位预算.pdf” (https://example.org/P1.pdf)." in said


def test_links_that_read_as_a_disclosure_come_first_and_three_are_named() -> None:
    said = reason(
        Link("办事指南", "https://a/1.doc"),
        Link("附件1", "https://a/2.xlsx"),
        Link("2026年部门预算", "https://a/3.pdf"),
        Link("部门决算.pdf", "https://a/4"),
    )
    assert (
        "“2026年部门预算” (https://a/3.pdf); “部门决算.pdf” (https://a/4); “办事指南” (https://a/1.doc); and 1 more"
        in said
    )


@pytest.mark.parametrize("suffix", ["pdf", "DOC", "docx", "xls", "xlsx", "zip", "rar", "wps", "pdf?v=1"])
def test_files_are_told_by_their_address(suffix: str) -> None:
    assert f"links to “附件” (/files/1.{suffix})" in reason(Link("附件", f"/files/1.{suffix}"))


def test_an_address_that_is_not_whole_says_so() -> None:
    assert "relative to that of the page" in reason(Link("预算", "./1.pdf"))
    assert "relative to that of the page" not in reason(Link("预算", "//example.org/1.pdf"))


def test_a_page_that_shows_another_names_it() -> None:
    assert "shows /view?id=7 inside itself" in reason(Link("预算公开", "/ys/"), Link("", "/view?id=7", "frame"))


def test_pictures_of_pages_are_counted_and_those_of_the_site_are_not() -> None:
    said = reason(
        Link("", "/images/logo.png", "picture"),
        Link("第1页", "./W1.jpg", "picture"),
        Link("第2页", "./W2.jpg", "picture"),
    )
    assert "shows 2 pictures instead, the first “第1页” (./W1.jpg)" in said


def test_links_of_a_year_are_named_before_those_of_the_menu() -> None:
    said = reason(Link("预算/决算", "/ysjs/"), Link("甲局2026年部门预算", "/202603/t1.html"))
    assert "other pages: “甲局2026年部门预算” (/202603/t1.html)." in said


def test_a_page_that_leads_nowhere_says_what_to_do() -> None:
    assert "links to no document. Open its address in a browser" in reason(Link("首页", "/"))
