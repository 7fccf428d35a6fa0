"""Which links are taken, and what files are called."""

import re

import pytest

from flows.fetch.choice import choose
from flows.fetch.names import file_name
from flows.fetch.sources import Source
from flows.read.document import Link

PAGE = "https://www.example.org/yjs/index.html"
SOURCE = Source(PAGE, "page")


def taken(*links: Link, source: Source = SOURCE, leads_on: bool = False) -> list[str]:
    return [link.url for link in choose(links, PAGE, source, leads_on=leads_on).taken]


@pytest.mark.parametrize(
    ("words", "address", "is_taken"),
    [
        ("2024年部门预算", "a.html", True),
        ("2024年部门决算", "/x/", True),
        ("信息公开指南", "a.html", False),
        ("公开表", "a.xlsx", True),
        ("新闻", "a.pdf", False),
        ("点击下载", "2024年预算.pdf", True),
        ("点击下载", "%D4%A4%CB%E3.pdf", True),
        ("2024年预算.docx", "download.jsp?id=1", True),
        ("2024年预算", "a.jpg", False),
        ("2024年预算", "javascript:void(0)", False),
        ("2024年预算", "mailto:a@example.org", False),
        ("本页预算", "#top", False),
        ("2024年预算", "https://files.example.org/a.pdf", False),
    ],
)
def test_a_link_is_taken_if_it_says_that_it_leads_to_a_disclosure(words: str, address: str, is_taken: bool) -> None:
    assert bool(taken(Link(words, address))) is is_taken


def test_patterns_of_the_source_take_the_place_of_the_words() -> None:
    source = Source(PAGE, "page", include=(re.compile("收支"),), exclude=(re.compile("草案"),))
    links = Link("2024年预算", "a.pdf"), Link("收支", "b.pdf"), Link("收支草案", "c.pdf"), Link("收支", "d.png")
    assert taken(*links, source=source) == ["https://www.example.org/yjs/b.pdf"]


def test_an_address_is_taken_once_if_one_of_its_links_says_so() -> None:
    choice = choose(
        [Link("", "a.pdf"), Link("预算", "a.pdf"), Link("决算", "a.pdf#page=2"), Link("", "b")], PAGE, SOURCE
    )
    assert ([(link.url[-5:], link.text) for link in choice.taken], choice.passed_over) == ([("a.pdf", "预算")], 1)


def test_of_a_page_that_leads_on_files_and_frames_are_taken() -> None:
    files = Link("点击下载", "a.pdf"), Link("", "c.html", "frame")
    others = Link("2023年预算", "b.html"), Link("", "d.png", "picture")
    assert [url[-6:] for url in taken(*files, *others, leads_on=True)] == ["/a.pdf", "c.html"]


def test_of_a_program_that_shows_a_file_the_file_is_taken() -> None:
    viewer = Link("", "/pdf/viewer.html?file=../files/a.pdf&z=1", "frame")
    assert taken(viewer, leads_on=True) == ["https://www.example.org/files/a.pdf"]


def test_hosts_that_would_have_to_be_named_are_told() -> None:
    links = Link("预算", "http://a.example.org/1.pdf"), Link("新闻", "http://b.example.org/")
    choice = choose(links, PAGE, SOURCE)
    assert (choice.hosts, choice.passed_over) == ({"a.example.org"}, 2)
    named = Source(PAGE, "page", hosts=("*.example.org",))
    assert taken(*links, source=named) == ["http://a.example.org/1.pdf"]


@pytest.mark.parametrize(
    ("url", "disposition", "name"),
    [
        ("http://a/b/c.pdf?x=1", None, "c.pdf"),
        ("http://a/%E9%A2%84%E7%AE%97.pdf", None, "预算.pdf"),
        ("http://a/%D4%A4%CB%E3.pdf", None, "预算.pdf"),
        ("http://a/list/", None, "list"),
        ("http://a/", None, "a"),
        ("http://a/d?id=1", "attachment; filename*=UTF-8''%E9%A2%84%E7%AE%97.pdf", "预算.pdf"),
        ("http://a/d?id=1", 'attachment; filename="%E9%A2%84.pdf"', "预.pdf"),
        ("http://a/d?id=1", 'attachment; filename="' + "预算.pdf".encode().decode("latin-1") + '"', "预算.pdf"),
        ("http://a/d?id=1", "attachment; filename=" + "预算.pdf".encode("gbk").decode("latin-1"), "预算.pdf"),
        ("http://a/d", 'attachment; filename="../../etc/passwd"', "passwd"),
        ("http://a/d", 'attachment; filename="a\tb.pdf"', "ab.pdf"),
        ("http://a/d.pdf", "inline", "d.pdf"),
        ("http://a/" + "x" * 300 + ".pdf", None, "x" * 196 + ".pdf"),
    ],
)
def test_a_file_has_the_name_that_the_server_or_the_address_gives_it(
    url: str, disposition: str | None, name: str
) -> None:
    assert file_name(url, disposition) == name
