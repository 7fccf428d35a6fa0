"""The report of a document: every finding is there once, its place can be seen, and it needs nothing else."""

import base64
import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from flows.errors import YusuanError
from flows.ingest import ingest
from flows.report.contents import documents
from flows.report.pictures import COLORS
from flows.report.words import Language, words
from flows.report.write import write_reports
from tests.conftest import ROOT
from tests.read.typeset import Style, line, page_of, pdf

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
    """A warehouse of one typeset PDF with a wrong figure, and its Chinese report."""
    folder = tmp_path_factory.mktemp("report")
    style = Style(draw=line)
    tables = [(ROWS, [60, 190, 80, 80, 80], style)]
    (folder / "set.pdf").write_bytes(pdf(page_of([]), page_of(tables, "2024年部门支出总表")))
    ingest([folder / "set.pdf"], folder / "y.duckdb")
    list(write_reports(folder / "y.duckdb", None, folder / "out", Language.ZH))
    return folder


@pytest.fixture(scope="module")
def bundled(checkout: Path) -> Path:
    """The warehouse of the bundled texts, and the Chinese reports of all."""
    folder = checkout / "data" / "warehouse"
    (folder / "y.duckdb").write_bytes((folder / "yusuan.duckdb").read_bytes())
    list(write_reports(folder / "y.duckdb", None, folder / "out", Language.ZH))
    return folder


def asked(made: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(made / "y.duckdb"), read_only=True) as connection:
        return connection.sql(query).fetchall()


def page(made: Path) -> tuple[str, LexborHTMLParser]:
    """The document whose figures are contradicted, and its report."""
    [(document_id,)] = asked(
        made,
        "select document_id from findings where family in ('row', 'column') and outcome = 'failed' "
        "order by document_id limit 1",
    )
    [file] = (made / "out").glob(f"*{document_id[:8]}.html")
    return document_id, LexborHTMLParser(file.read_text(encoding="utf-8"))


@pytest.fixture(params=["made", "bundled"])
def either(request: pytest.FixtureRequest) -> Path:
    """A PDF's warehouse, and that of texts."""
    return Path(request.getfixturevalue(request.param))


def test_every_finding_of_the_document_is_there_once(either: Path) -> None:
    document_id, html = page(either)
    told = [node.attributes["data-finding"] for node in html.css("[data-finding]")]
    expected = asked(either, f"select finding_id from finding where document_id = '{document_id}'")
    assert told and sorted(str(one) for one in told) == sorted(one for (one,) in expected)


def test_findings_stand_in_the_order_of_their_rank(bundled: Path) -> None:
    document_id, html = page(bundled)
    told = [node.attributes["data-finding"] for node in html.css("article")]
    causes = f"from findings where document_id = '{document_id}' and explained_by is null order by finding_rank"
    assert told == [one for (one,) in asked(bundled, f"select finding_id {causes}")]


def test_a_page_needs_nothing_from_elsewhere(either: Path) -> None:
    _, html = page(either)
    addresses = [node.attributes.get(name) or "" for node in html.css("*") for name in ("src", "href", "action")]
    assert [one for one in addresses if one and not one.startswith(("#", "data:image/"))] == []
    assert html.css("script, link, iframe, object") == [] and "url(" not in html.html
    names = {node.attributes["id"] for node in html.css("[id]")}
    assert [one for one in addresses if one.startswith("#") and one[1:] not in names] == []


def test_a_line_of_text_is_quoted_with_its_cell_marked(bundled: Path) -> None:
    document_id, html = page(bundled)
    printed = asked(
        bundled,
        "select printed_text from findings inner join source_cell using (cell_id) where explained_by is null "
        f"and family in ('row', 'column') and outcome = 'failed' and findings.document_id = '{document_id}'",
    )
    marked = [node.text() for node in html.css("article td.mark.at-fault")]
    assert printed and [text for (text,) in printed if text not in marked] == []


def test_the_picture_of_the_spot_has_a_frame_around_the_cell(made: Path) -> None:
    document_id, html = page(made)
    article = next(node for node in html.css("article") if WRONG in node.text() and node.css("img"))
    [(x0, x1, top, bottom)] = asked(
        made,
        f"select x0, x1, top, bottom from source_cell where document_id = '{document_id}' and printed_text = '{WRONG}'",
    )
    source = str(article.css_first("img").attributes["src"])
    picture = Image.open(io.BytesIO(base64.b64decode(source.partition(",")[2]))).convert("RGB")
    red = [
        (x, y)
        for x in range(picture.width)
        for y in range(picture.height)
        if all(
            abs(ours - theirs) < 40 for ours, theirs in zip(picture.getpixel((x, y)), COLORS["at-fault"], strict=True)
        )
    ]
    left, right = min(x for x, _ in red), max(x for x, _ in red)
    high, low = min(y for _, y in red), max(y for _, y in red)
    scale = 1240 / 595
    assert right - left == pytest.approx((x1 - x0) * scale, abs=24) and low - high == pytest.approx(
        (bottom - top) * scale, abs=24
    )
    inside = picture.crop((left + 12, high + 12, right - 12, low - 12)).convert("L")
    assert inside.getextrema()[0] < 100  # the figure is printed inside the frame


def test_the_sum_that_does_not_hold_is_written_out(made: Path) -> None:
    _, html = page(made)
    article = next(node for node in html.css("article") if node.css(".equation"))
    rows = [[cell.text() for cell in row.css("td")][:2] for row in article.css_first(".equation").css("tr")]
    assert rows[:2] == [["基本支出", "600,000.00"], ["+ 项目支出", "500,000.00"]]
    assert rows[3] == ["合计数：合计", "3,000,000.00"]


def test_the_workbook_has_the_same_findings_and_leads_to_the_page(made: Path) -> None:
    document_id, html = page(made)
    [file] = (made / "out").glob(f"*{document_id[:8]}.xlsx")
    with zipfile.ZipFile(file) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        findings = book.read("xl/worksheets/sheet1.xml").decode()
        links = book.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert names == ["问题", "更正", "报表", "规则"]
    assert findings.count("<row ") - 1 == len(html.css("[data-finding]"))
    assert 'state="frozen"' in findings and "<autoFilter" in findings
    assert f"{file.stem}.html" in links


def test_an_english_report_puts_the_english_sentence_first(made: Path) -> None:
    (first, *_) = write_reports(made / "y.duckdb", "set.pdf", made / "english", Language.EN)
    article = LexborHTMLParser(first.read_text(encoding="utf-8")).css_first("article")
    [(english, chinese)] = asked(
        made,
        f"select explanation, explanation_zh from finding where finding_id = '{article.attributes['data-finding']}'",
    )
    assert (article.css_first(".said").text(), article.css_first(".also").text()) == (english, chinese)


def test_without_the_bytes_a_report_says_that_it_has_no_pictures(made: Path) -> None:
    [stored] = (made / "y.store" / "documents").glob("*.pdf")
    data = stored.read_bytes()
    stored.unlink()
    try:
        first, _ = write_reports(made / "y.duckdb", "set.pdf", made / "bare", Language.ZH)
    finally:
        stored.write_bytes(data)
    html = LexborHTMLParser(first.read_text(encoding="utf-8"))
    assert not html.css("img") and words(Language.ZH)("no_pictures") in html.text()
    assert [node for node in html.css("td.mark.at-fault") if node.text() == WRONG]


@pytest.mark.parametrize("part", ["file_name", "document_id", "sha256[:12]", "sha256"])
def test_a_document_is_named_by_file_id_or_sha256(made: Path, part: str) -> None:
    [(name, document_id)] = asked(made, f"select {part}, document_id from dim_document where page_count > 0")
    with duckdb.connect(str(made / "y.duckdb"), read_only=True) as connection:
        assert [one["document_id"] for one in documents(connection, name)] == [document_id]


@pytest.mark.parametrize(("name", "said"), [("没有这份", "no document"), (".", "documents fit")])
def test_a_name_that_fits_none_or_several_is_told(bundled: Path, name: str, said: str) -> None:
    with (
        duckdb.connect(str(bundled / "y.duckdb"), read_only=True) as connection,
        pytest.raises(YusuanError, match=said),
    ):
        documents(connection, name)


@pytest.mark.parametrize("language", Language)
def test_what_the_page_says_is_in_the_words_of_both_languages(language: Language) -> None:
    template = (ROOT / "flows" / "report" / "report.html.j2").read_text(encoding="utf-8")
    with (ROOT / "flows" / "report" / "words.csv").open(encoding="utf-8", newline="") as file:
        known = {row["key"] for row in csv.DictReader(file) if row[language.value]}
    said = set(re.findall(r"say\([\"'](\w+)[\"'][,)]", template))
    assert said and said <= known
