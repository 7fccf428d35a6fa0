"""The list of sources that people write, and what is told where it is not understood."""

from pathlib import Path

import pytest

from flows.errors import YusuanError
from flows.fetch.sources import Manners, read_sources

ROOT = Path(__file__).resolve().parent.parent.parent


def written(folder: Path, text: str, name: str = "sources.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_yaml_and_toml_say_the_same(tmp_path: Path) -> None:
    yaml = """
contact: desk@example.org
delay_seconds: 5
sources:
  - page: https://example.org/yjs/
    include: [2024年, 2025年]
    exclude: 解读
    depth: 1
    hosts: ["*.example.com"]
  - file: http://example.org/a.pdf
"""
    toml = """
contact = "desk@example.org"
delay_seconds = 5

[[sources]]
page = "https://example.org/yjs/"
include = ["2024年", "2025年"]
exclude = "解读"
depth = 1
hosts = ["*.example.com"]

[[sources]]
file = "http://example.org/a.pdf"
"""
    read = read_sources(written(tmp_path, yaml))
    assert read == read_sources(written(tmp_path, toml, "sources.toml"))
    assert read.manners == Manners(contact="desk@example.org", delay_seconds=5)
    page, file = read.sources
    assert [pattern.pattern for pattern in (*page.include, *page.exclude)] == ["2024年", "2025年", "解读"]
    assert (page.kind, page.depth, file.kind, file.url) == ("page", 1, "file", "http://example.org/a.pdf")


def test_the_example_that_comes_with_the_project_is_understood() -> None:
    assert len(read_sources(ROOT / "data" / "sources.example.yaml").sources) > 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no list named sources"),
        ("sources: []", "no list named sources"),
        ("sources: [", "is not written as its suffix says"),
        ("sources: [x]", "source 1 must say either page or file"),
        ("sources: [{page: 'http://a/', file: 'http://a/'}]", "source 1 must say either page or file"),
        ("sources: [{page: 'ftp://a/b'}]", "an address begins with http:// or https://"),
        ("sources: [{page: 'http://a/', deep: 2}]", "says deep; it can say page, depth"),
        ("sources: [{page: 'http://a/', depth: 3}]", "depth must be 1 or 2; it is 3"),
        ("sources: [{page: 'http://a/', include: '(' }]", "is no regular expression"),
        ("sources: [{page: 'http://a/', include: 2024 }]", "a word or a list of words is expected"),
        ("delay: 1\nsources: [{page: 'http://a/'}]", "says delay; it can say contact, delay_seconds"),
        ("delay_seconds: -1\nsources: [{page: 'http://a/'}]", "delay_seconds must be a number of 0 or more"),
        ("retries: 1.5\nsources: [{page: 'http://a/'}]", "retries must be a whole number"),
        ("contact: 某某\nsources: [{page: 'http://a/'}]", "contact must be a mail or web address in ASCII"),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(YusuanError) as error:
        read_sources(file)
    assert told in str(error.value)
    assert str(error.value).startswith(str(file))


def test_a_list_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(YusuanError, match="cannot be read"):
        read_sources(tmp_path / "none.yaml")
