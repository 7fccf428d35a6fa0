"""The evidence side of the site: a cell is told as `yusuan explain` tells it, and framed where it is printed."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from flows.ask.explain import explain
from flows.ask.findings import find
from flows.ask.values import plain
from flows.ask.warehouse import opened
from flows.ingest import ingest
from flows.site.build import build_site
from tests.browser import browser
from tests.read.typeset import Style, line, page_of, pdf
from tests.site.conftest import HOSTILE, data

WRONG = "300.00"
ROWS = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["", "合计", "170.00", "100.00", "70.00"],
    ["208", "社会保障和就业支出", "170.00", "100.00", "70.00"],
    ["20805", "行政事业单位养老支出", "170.00", "100.00", "70.00"],
    ["2080501", "行政单位离退休", "60.00", "40.00", "20.00"],
    ["2080505", "机关事业单位基本养老保险缴费支出", WRONG, "60.00", "50.00"],
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of one typeset PDF with a wrong figure, and its site with pictures."""
    folder = tmp_path_factory.mktemp("evidence")
    (folder / "set.pdf").write_bytes(
        pdf(page_of([]), page_of([(ROWS, [60, 190, 80, 80, 80], Style(draw=line))], "2024年部门支出总表"))
    )
    ingest([folder / "set.pdf"], folder / "y.duckdb")
    build_site(folder / "y.duckdb", folder / "site", workers=1)
    return folder


def cell_of(made: Path, printed: str) -> tuple[str, Decimal, list[float]]:
    with duckdb.connect(str(made / "y.duckdb"), read_only=True) as connection:
        [(cell_id, amount, *box)] = connection.sql(
            f"select cell_id, amount_yuan, x0, top, x1, bottom from source_cell where printed_text = '{printed}'"
        ).fetchall()
    return cell_id, amount, box


def tables(site: Path) -> Iterator[tuple[str, Any]]:
    for file in sorted((site / "document").glob("*/t*.js")):
        yield f"{file.parent.name}:{file.stem}", data(file)


def unpacked(table: str, packed: Any, short: str) -> dict[str, Any]:
    """What the page tells of a cell, under the names of `explain`."""
    cell_id, labels = f"{table}:{short}", packed["labels"]
    printed, amount, precision, row, column, role, page, line_, *_ = packed["cells"][short]
    figure = packed["figures"].get(short)
    return {
        "printed_text": printed,
        "amount_yuan": amount,
        "precision_yuan": precision,
        "row_label": None if row is None else labels[row],
        "column_label": None if column is None else labels[column],
        "cell_role": labels[role],
        "page": page,
        "line": line_,
        "figure": figure
        and {
            "table": packed["tables"][figure[0]],
            "proved": figure[1],
            "keys": dict(packed["keys"][number] for number in figure[2]),
        },
        "equations": [
            [f"{table}:{total}", [f"{table}:{term}" for term in terms], stated, expected, difference, holds]
            for _, _, _, _, total, terms, stated, expected, difference, _, holds in packed["equations"]
            if short in (total, *terms)
        ],
        "comparisons": sorted(
            [rule, others[0] if ours == cell_id else ours, holds]
            for rule, ours, others, holds in packed["comparisons"]
            if cell_id in (ours, *others)
        ),
        "corrections": [one["correction_id"] for one in packed["corrections"] if one["cell_id"] == cell_id],
        "findings": sorted(one["finding_id"] for one in packed["findings"] if one["cell_id"] == cell_id),
    }


def told(explained: Any) -> dict[str, Any]:
    """The same of what `explain` tells."""
    names = ("printed_text", "amount_yuan", "precision_yuan", "row_label", "column_label", "cell_role", "page", "line")
    return {
        **{name: explained[name] for name in (*names, "figure")},
        "equations": [
            [
                one["total"]["cell_id"],
                [term["cell_id"] for term in one["terms"]],
                *(one[name] for name in ("stated", "expected", "difference", "holds")),
            ]
            for one in explained["equations"]
        ],
        "comparisons": sorted([one["rule_id"], one["cell_id"], one["holds"]] for one in explained["comparisons"]),
        "corrections": [one["correction_id"] for one in explained["corrections"]],
        "findings": sorted(one["finding_id"] for one in explained["findings"]),
    }


def test_a_cell_is_told_as_explain_tells_it(site: Path, warehouse: Path) -> None:
    seen = {"figure": 0, "equations": 0, "comparisons": 0, "corrections": 0, "findings": 0}
    with opened(warehouse) as connection:
        for table, packed in tables(site):
            richest = sorted(packed["cells"], key=lambda short: -len(str(unpacked(table, packed, short))))
            for short in [*richest[:2], *list(packed["cells"])[-1:]]:
                expected = told(plain(explain(connection, f"{table}:{short}")))
                assert unpacked(table, packed, short) == expected
                seen = {name: count + bool(expected[name]) for name, count in seen.items()}
    assert min(seen.values()) > 0


def test_every_cell_is_on_the_page_of_its_document_and_has_its_data(site: Path, warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        expected = dict(connection.sql("select cell_id, printed_text from source_cell").fetchall())
    shown: dict[str, str] = {}
    for file in (site / "document").glob("*.html"):
        html = LexborHTMLParser(file.read_text(encoding="utf-8"))
        shown |= {str(one.attributes["id"]): one.text() for one in html.css("details.printed [id]")}
    assert shown == expected
    assert {f"{table}:{short}" for table, packed in tables(site) for short in packed["cells"]} == set(expected)


def test_every_cause_is_told_once_in_both_places(site: Path, warehouse: Path) -> None:
    with opened(warehouse) as connection:
        expected = sorted((one["document_id"], one["explanation"], one["explanation_zh"]) for one in find(connection))
    parts = [one for file in (site / "findings").glob("0*.js") for one in data(file)]
    assert sorted((one["document"], one["en"], one["zh"]) for one in parts) == expected
    for one in parts:
        html = LexborHTMLParser((site / "document" / f"{one['document']}.html").read_text(encoding="utf-8"))
        assert one["en"] in html.css_first(f"#{one['anchor']}").text()
        for cell_id, *_ in one["spots"]:
            assert html.css_first(f'[id="{cell_id}"]') is not None


def test_a_fault_is_marked_on_the_cell_and_its_sum_written_out(made: Path) -> None:
    cell_id, amount, _ = cell_of(made, WRONG)
    document = cell_id.partition(":")[0]
    html = LexborHTMLParser((made / "site" / "document" / f"{document}.html").read_text(encoding="utf-8"))
    assert "found error" in html.css_first(f'[id="{cell_id}"]').attributes["class"]
    linked = {one.text().replace(",", "") for one in html.css(f'table.sum a[href="#{cell_id}"]')}
    assert linked == {str(amount)}


def test_the_frame_of_a_cell_lies_on_its_figure(made: Path) -> None:
    cell_id, _, box = cell_of(made, WRONG)
    [(_, packed)] = tables(made / "site")
    *_, page, _, x0, top, x1, bottom = packed["cells"][cell_id.split(":", 2)[2]]
    assert [x0, top, x1, bottom] == pytest.approx(box, abs=0.05)
    file = packed["pages"][str(page)]
    picture = Image.open(made / "site" / "document" / cell_id.partition(":")[0] / file["picture"]).convert("L")
    scale = picture.width / file["width"]
    assert picture.height / file["height"] == pytest.approx(scale, rel=0.01)
    inside = picture.crop(tuple(round(edge * scale) for edge in (x0 + 2, top + 2, x1 - 2, bottom - 2)))
    assert inside.getextrema()[0] < 100  # the figure is printed there


def test_pictures_are_drawn_once(made: Path) -> None:
    pictures = sorted((made / "site").rglob("*.webp"))
    marked = pictures[0].read_bytes() + b"the picture of the last time"
    pictures[0].write_bytes(marked)
    build_site(made / "y.duckdb", made / "site", workers=1)
    assert [file.read_bytes() == marked for file in pictures] == [True]


def test_without_pictures_there_are_none(made: Path, tmp_path: Path) -> None:
    build_site(made / "y.duckdb", tmp_path / "site", pictures=False, workers=1)
    assert not list(tmp_path.rglob("*.webp"))
    assert [packed["pages"] for _, packed in tables(tmp_path / "site")] == [{}]


def test_what_strangers_print_is_told_as_text(hostile: Path) -> None:
    files = [*(hostile / "document").glob("*.html"), hostile / "findings.html"]
    for file in files:
        html = LexborHTMLParser(file.read_text(encoding="utf-8"))
        assert {str(one.attributes.get("src")) for one in html.css("script, img")} <= {
            f"{'../' * (file.parent.name == 'document')}assets/{name}.js"
            for name in ("site", "vocabulary", "document", "findings")
        }
    assert len(files) > 1


def test_the_address_of_a_document_is_a_link_only_if_it_is_one_of_the_web(made: Path, tmp_path: Path) -> None:
    (tmp_path / "y.duckdb").write_bytes((made / "y.duckdb").read_bytes())
    addresses = ["https://example.org/a.pdf", "javascript:alert(1)"]
    with duckdb.connect(str(tmp_path / "y.duckdb")) as connection:
        for address in addresses:
            connection.execute(
                "insert into document_source by name "
                "select document_id, $url as url, timestamptz '2025-01-02 00:00:00+00' as fetched_at from dim_document",
                {"url": address},
            )
    build_site(tmp_path / "y.duckdb", tmp_path / "site", pictures=False, workers=1)
    [file] = (tmp_path / "site" / "document").glob("*.html")
    html = LexborHTMLParser(file.read_text(encoding="utf-8"))
    told = html.css_first("dl.about").text()
    assert all(address in told for address in addresses)
    assert [one.attributes["href"] for one in html.css("dl.about a")] == addresses[:1]


def test_a_rule_that_a_page_names_is_explained(site: Path) -> None:
    known = LexborHTMLParser((site / "rules.html").read_text(encoding="utf-8"))
    named = {rule for _, packed in tables(site) for rule in packed["rules"]}
    named |= {one["rule"] for file in (site / "findings").glob("0*.js") for one in data(file)}
    assert named
    assert {str(one.attributes["id"]) for one in known.css("article.rule")} >= named


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_choosing_a_number_shows_it_framed_on_the_page(made: Path, width: int, height: int) -> None:
    cell_id, amount, _ = cell_of(made, WRONG)
    address = (made / "site" / "document" / f"{cell_id.partition(':')[0]}.html").as_uri()
    with browser() as running:
        page = running.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        page.locator("details.printed > summary").click()
        page.locator(f'[id="{cell_id}"] a').click()
        page.wait_for_selector("#panel .frame.cell")
        assert page.locator("#panel .yuan").get_attribute("data-amount") == str(amount)
        assert page.evaluate("location.hash") == f"#{cell_id}"
        frame = page.locator("#panel .frame.cell").bounding_box()
        view = page.locator("#panel .pictures").bounding_box()
        assert view["x"] <= frame["x"] and frame["x"] + frame["width"] <= view["x"] + view["width"]
        assert view["y"] <= frame["y"] and frame["y"] + frame["height"] <= view["y"] + view["height"]
        assert page.evaluate("document.querySelector('#panel img').naturalWidth") > 600
        page.keyboard.press("Escape")
        page.wait_for_selector("#panel:not([open])", state="hidden")
        assert page.evaluate("location.hash") == "" and errors == []


@pytest.mark.slow
def test_a_member_of_a_sum_leads_to_its_own_cell(made: Path) -> None:
    cell_id, _, _ = cell_of(made, WRONG)
    address = (made / "site" / "document" / f"{cell_id.partition(':')[0]}.html").as_uri()
    with browser() as running:
        page = running.new_page(locale="en-US")
        page.goto(f"{address}#{cell_id}")
        member = page.locator("#panel-equations details[open] tr:not(.here) a").first
        amount = member.inner_text().replace(",", "")
        member.click()
        page.wait_for_function(f"document.querySelector('#panel .yuan').dataset.amount === '{amount}'")
        assert page.evaluate("location.hash") != f"#{cell_id}"


@pytest.mark.slow
def test_a_panel_shows_markup_as_text(hostile: Path) -> None:
    table, packed = next(tables(hostile))
    cell_id = f"{table}:{next(iter(packed['figures']))}"
    address = (hostile / "document" / f"{cell_id.partition(':')[0]}.html").as_uri()
    with browser() as running:
        page = running.new_page(locale="zh-CN")
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        page.goto(f"{address}#{cell_id}")
        page.wait_for_selector("#panel .printed-text")
        assert HOSTILE in page.locator("#panel .printed-text").inner_text()
        assert asked == [] and page.locator("img[onerror]").count() == 0


@pytest.mark.slow
def test_findings_are_chosen_by_severity_and_rule(site: Path) -> None:
    entries = [one for file in sorted((site / "findings").glob("0*.js")) for one in data(file)]
    rule = entries[0]["rule"]
    with browser() as running:
        page = running.new_page(locale="zh-CN")
        page.goto((site / "findings.html").as_uri() + f"#rule={rule}")
        page.wait_for_selector("#list .finding")
        expected = sum(one["rule"] == rule for one in entries)
        assert page.locator("#list .finding").count() == expected
        page.locator("#agency").fill("没有这个部门")
        page.wait_for_selector("#list .finding", state="detached")
        assert re.search(r"没有", page.locator("#shown").inner_text())
