"""The site of the bundled documents: sound pages, links that lead somewhere, and the warehouse's own figures."""

import csv
import hashlib
import re
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import duckdb
import pytest
from selectolax.lexbor import LexborHTMLParser

from flows.site.build import build_site
from flows.site.site import HERE, as_json
from tests.site.conftest import HOSTILE, data

_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Sound(HTMLParser):
    """Tags that are closed in their order, and ids that are given once."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and (not self.open or self.open.pop() != tag):
            self.wrong.append(f"</{tag}> at {self.getpos()}")


@cache
def page(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


@cache
def ids(file: Path) -> frozenset[str]:
    return frozenset(str(node.attributes["id"]) for node in page(file).css("[id]"))


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_pages_are_sound(site: Path) -> None:
    for file in pages(site):
        sound = Sound()
        sound.feed(file.read_text(encoding="utf-8"))
        assert (sound.wrong, sound.open) == ([], []), file
        assert len(sound.ids) == len(set(sound.ids)), f"{file} gives an id twice"


def test_links_lead_somewhere(site: Path) -> None:
    count = 0
    for file in pages(site):
        for node in page(file).css("[href], [src]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            assert "://" not in link, f"{file} leaves the site: {link}"
            path, _, anchor = link.partition("#")
            target = (file.parent / path).resolve() if path else file
            assert target.is_file(), f"{file}: {link}"
            if anchor and target.suffix == ".html" and target.name != "compare.html":
                assert unquote(anchor) in ids(target), f"{file}: {link}"
            count += 1
    assert count > 1000


def test_every_amount_is_that_of_the_cell_it_leads_to(site: Path, warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        known = dict(connection.sql("select cell_id, amount_yuan from source_cell").fetchall())
    count = 0
    for file in (site / "agency").glob("*.html"):
        for link in page(file).css("td.amount a, .parts a"):
            cell_id = (link.attributes["href"] or "").partition("#")[2]
            if cell_id in known:
                assert Decimal(link.text().replace(",", "")) == known[cell_id], f"{file}: {cell_id}"
                count += 1
    assert count > 200


def test_parts_of_a_sum_add_up(site: Path) -> None:
    count = 0
    for file in (site / "agency").glob("*.html"):
        for box in page(file).css(".parts"):
            parts = [Decimal(one.text().replace(",", "")) for one in box.css("a")]
            said = box.css_first("b")
            assert said is not None and sum(parts) == Decimal(said.text().replace(",", ""))
            count += 1
    assert count


@pytest.mark.parametrize(
    ("section", "view"),
    [
        ("function", "expenditure_by_function"),
        ("economic", "expenditure_by_economic"),
        ("revenue", "revenue"),
        ("project", "projects"),
    ],
)
def test_totals_are_those_of_the_views(site: Path, warehouse: Path, section: str, view: str) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        expected = dict(
            connection.sql(
                f"select document_id, sum(amount_yuan) from {view} group by document_id having sum(amount_yuan) != 0"
            ).fetchall()
        )
    shown = {
        document["id"]: Decimal(document["sections"][section]["total"][0][0])
        for file in (site / "agency").glob("*.js")
        for document in data(file)["documents"]
        if section in document["sections"]
    }
    assert shown == expected


def test_figures_without_proof_are_marked(site: Path, warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        proved = dict(
            connection.sql("""
                select cell_id, proved from expenditure_by_function
                union select cell_id, proved from revenue
                union select cell_id, proved from control_total
            """).fetchall()
        )
    marks = {True: 0, False: 0}
    for file in (site / "agency").glob("*.html"):
        for link in page(file).css("td.amount a, .parts a"):
            cell_id = (link.attributes["href"] or "").partition("#")[2]
            if cell_id in proved:
                marked = link.next is not None and "unproved" in (link.next.attributes.get("class") or "")
                assert marked is not proved[cell_id], f"{file}: {cell_id}"
                marks[marked] += 1
    assert all(marks.values())


@pytest.mark.slow
def test_the_same_warehouse_gives_the_same_bytes(site: Path, warehouse: Path, tmp_path: Path) -> None:
    def digest(folder: Path) -> dict[str, str]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    build_site(warehouse, tmp_path / "again", pictures=False, workers=2)
    assert digest(tmp_path / "again") == digest(site)


def test_what_documents_print_is_text(hostile: Path) -> None:
    for file in pages(hostile):
        assert not page(file).css("img[onerror]"), file
        assert "49" not in page(file).css_first("h1").text(), file  # type: ignore[union-attr]
    names = [page(file).css_first("h1").text() for file in (hostile / "agency").glob("*.html")]  # type: ignore[union-attr]
    assert all(name.startswith(HOSTILE) for name in names)


def test_data_cannot_end_its_script(hostile: Path) -> None:
    for file in hostile.rglob("*.js"):
        if file.parent.name != "assets" or file.name == "agencies.js":
            assert "</script" not in file.read_text(encoding="utf-8").lower(), file
    assert data(hostile / "assets" / "agencies.js")["agencies"][0][1].startswith(HOSTILE)


def test_json_has_nothing_that_a_page_could_take_for_markup() -> None:
    assert not set("<>&\u2028\u2029") & set(as_json({"a<": "</script>&\u2028\u2029"}))


def _without_comments(template: Path) -> str:
    return re.sub(r"\{#.*?#\}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_every_word_that_templates_say_is_there_in_both_languages() -> None:
    known = {}
    for file in HERE.glob("words*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            known |= {row["key"]: row for row in csv.DictReader(lines)}
    assert all(row["zh"] and row["en"] for row in known.values())
    asked = {
        key
        for template in HERE.glob("*.j2")
        for key in re.findall(r'(?:say|both)\("(\w+)"[,)]', _without_comments(template))
    }
    assert asked - set(known) == set()
