"""The site in a browser, opened from disk: what a person sees, in both languages, on a desk and on a phone."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.browser import browser
from tests.site.conftest import HOSTILE, data

pytestmark = pytest.mark.slow

Open = Callable[..., Any]

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
SINGLE = ("index.html", "compare.html", "findings.html", "quality.html", "agencies.html")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as running:
        yield running


@pytest.fixture
def open_page(chromium: Any, site: Path) -> Iterator[Open]:
    """Opens a page of the site; when the test ends, nothing was complained of and nothing was asked of a network."""
    contexts, complaints, requests = [], [], []

    def open_page(name: str, size: dict[str, int] = DESK, locale: str = "zh-CN", folder: Path = site) -> Any:
        context = chromium.new_context(viewport=size, locale=locale)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"file://{folder}/{name}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []


def agency_of(site: Path, name: str) -> str:
    return next(one[0] for one in data(site / "assets" / "agencies.js")["agencies"] if one[1] == name)


@pytest.mark.parametrize("query", ["沁阳", "沁阳 医疗", "qinyang", "qysylbzj", "焦作"])
def test_search_finds_by_name_region_and_pinyin(open_page: Open, query: str) -> None:
    page = open_page("index.html")
    page.fill("#query", query)
    assert page.locator("#found .name").all_text_contents() == ["沁阳市医疗保障局"]


def test_enter_opens_the_first_found(open_page: Open) -> None:
    page = open_page("index.html")
    page.fill("#query", "江油")
    page.press("#query", "Enter")
    assert page.text_content("h1") == "江油市医疗保障局"


def test_filters_narrow_the_list(open_page: Open) -> None:
    page = open_page("index.html")
    page.select_option("#year", "2023")
    assert sorted(page.locator("#found .name").all_text_contents()) == ["安阳市社会医疗保险中心", "江油市医疗保障局"]


def test_what_is_seen_is_what_the_warehouse_sums(open_page: Open, site: Path, warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.sql(
            "select agency_id, document_id, sum(amount_yuan) from expenditure_by_function group by all"
        ).fetchall()
    for agency_id, document_id, amount in rows:
        page = open_page(f"agency/{agency_id}.html")
        shown = page.locator(f"#function-{document_id}").locator("..").locator("tfoot td").first.inner_text()
        assert Decimal(shown.replace(",", "").removesuffix("*")) == amount


def test_the_picture_shows_the_classes_of_the_table(open_page: Open, site: Path) -> None:
    page = open_page(f"agency/{agency_of(site, '沁阳市医疗保障局')}.html")
    picture = page.locator(".chart.treemap svg")
    picture.wait_for()
    assert "卫生健康支出 5,856.6 万元" in " ".join((picture.text_content() or "").split())


def test_entries_below_open_and_close_with_the_keyboard(open_page: Open, site: Path) -> None:
    page = open_page(f"agency/{agency_of(site, '沁阳市医疗保障局')}.html")
    table = page.locator("table.tree").first
    assert not table.locator("tr[data-level='1']").first.is_visible()
    table.locator("button.open").first.focus()
    page.keyboard.press("Enter")
    assert table.locator("tr[data-level='1']").first.is_visible()
    page.keyboard.press("Enter")
    assert not table.locator("tr[data-level='1']").first.is_visible()


def test_a_link_to_a_row_shows_it(open_page: Open, site: Path) -> None:
    agency_id = agency_of(site, "沁阳市医疗保障局")
    [document] = data(site / "agency" / f"{agency_id}.js")["documents"]
    deepest = max(document["sections"]["function"]["rows"], key=lambda row: row[0])
    page = open_page(f"agency/{agency_id}.html#{deepest[3]}")
    assert page.locator(f"[id='{deepest[3]}']").is_visible()


def test_a_number_leads_to_its_cell(open_page: Open, site: Path) -> None:
    page = open_page(f"agency/{agency_of(site, '沁阳市医疗保障局')}.html")
    link = page.locator("td.amount a:visible").first
    amount, cell_id = link.inner_text(), (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    page.wait_for_url(f"**#{cell_id}")
    assert page.locator(f"[id='{cell_id}']").is_visible()
    page.get_by_text(amount).first.wait_for()


def test_a_sum_that_is_not_printed_shows_its_parts(open_page: Open, site: Path) -> None:
    for file in sorted((site / "agency").glob("*.html")):
        page = open_page(f"agency/{file.name}")
        button = page.locator("button.sum:visible").first
        if button.count():
            button.click()
            assert page.locator(".parts:popover-open a").count() > 1
            return
    pytest.fail("no page has a sum without a printed total")


def test_the_language_is_that_of_the_browser_and_is_remembered(open_page: Open) -> None:
    page = open_page("index.html", locale="en-GB")
    assert page.get_attribute("html", "lang") == "en"
    assert page.locator("h1").inner_text() == "Find an agency, see where its money goes"
    page.click("#language")
    assert page.locator("h1").inner_text() == "找一个部门，看它的钱花在哪里"
    page.click("nav a[href$='quality.html']")
    assert page.get_attribute("html", "lang") == "zh-CN"


def test_agencies_of_one_scope_are_compared_and_others_are_not(open_page: Open, site: Path) -> None:
    anyang, jiangyou = agency_of(site, "安阳市社会医疗保险中心"), agency_of(site, "江油市医疗保障局")
    page = open_page(f"compare.html#{anyang}")
    page.fill("#add", "jiangyou")
    page.press("#add", "Enter")
    assert page.locator("#chosen li").count() == 2
    page.get_by_text("不能放在一起比较").wait_for()
    page.click("[data-subject='revenue']")
    page.locator("#table thead th").nth(2).wait_for()
    assert page.locator("#table thead th a").all_text_contents() == ["安阳市社会医疗保险中心", "江油市医疗保障局"]
    totals = [
        data(site / "agency" / f"{one}.js")["documents"][0]["sections"]["revenue"]["total"][0][0]
        for one in (anyang, jiangyou)
    ]
    shown = [text.replace(",", "").removesuffix("*") for text in page.locator("#table tfoot td").all_inner_texts()]
    assert shown == totals


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_nothing_is_wider_than_a_phone(open_page: Open, site: Path, locale: str) -> None:
    documents = sorted((site / "document").glob("*.html"))[:1]
    names = [*SINGLE, *(f"agency/{file.name}" for file in (site / "agency").glob("*.html"))]
    names += [f"document/{file.name}" for file in documents]
    for name in names:
        page = open_page(name, PHONE, locale)
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_no_rule_of_accessibility_is_broken(open_page: Open, site: Path, locale: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="comes with the extra dev").Axe()
    names = [*SINGLE, f"agency/{agency_of(site, '沁阳市医疗保障局')}.html"]
    names += [f"document/{file.name}" for file in sorted((site / "document").glob("*.html"))[:1]]
    broken = {}
    for name in names:
        page = open_page(name, locale=locale)
        page.wait_for_timeout(500)
        # It would fetch the styles once more, which the page forbids; no rule that counts here needs them.
        found = axe.run(page, options={"preload": False, "resultTypes": ["violations"]}).response["violations"]
        broken |= {(name, one["id"]): [node["html"] for node in one["nodes"]][:3] for one in found}
    assert broken == {}


def test_markup_in_names_does_nothing(open_page: Open, hostile: Path) -> None:
    page = open_page("index.html", folder=hostile)
    page.fill("#query", "onerror")
    page.locator("#found .name").first.wait_for()
    assert page.locator("#found .name").first.inner_text().startswith(HOSTILE)
    for file in (hostile / "agency").glob("*.html"):
        page = open_page(f"agency/{file.name}", folder=hostile)
        page.mouse.move(600, 500)
        page.wait_for_timeout(300)
        assert page.locator("img[onerror]").count() == 0
