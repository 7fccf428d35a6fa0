import re
from pathlib import Path

import pytest

from flows.errors import DocumentRejected
from flows.read.document import Document
from flows.read.formats import read
from flows.recognise.screening import why_not

ACCOUNTS = "\n科目名称\t合计\t基本支出\n教育\t1.00\t1.00\n"
EXPLAINED = "一般公共预算财政拨款支出10.00万元，其中：基本支出8.00万元，项目支出2.00万元。"


def text(words: str) -> Document:
    return read(words.encode())


@pytest.mark.parametrize(
    "words",
    [
        f"部门支出总表{ACCOUNTS}",
        f"甲局2026年部门预算{ACCOUNTS}",
        f"支出预算总表\t\n部门：甲局\t单位：万元{ACCOUNTS}",
        f"甲局2026年部门预算情况说明\n{EXPLAINED}",
    ],
)
def test_a_disclosure_is_told_by_its_titles_with_tables_or_amounts(words: str) -> None:
    assert why_not(text(words)) is None


@pytest.mark.parametrize(
    "words",
    [
        "甲大学2026年单位预算管理办法\n第一条 为加强基本支出、项目支出和一般公共预算的管理，制定本办法。",
        "政府网站工作年度报表（2025年度）\n网站名称\t甲局\n信息发布\t总数\t1261",
        "甲市物流业运行情况报告\n物流业收入10.00亿元，增加5.00亿元，达15.00亿元。\n指标\t1季度\t年度\n收入\t1.00\t4.00",
    ],
)
def test_other_papers_are_not_and_their_first_words_are_quoted(words: str) -> None:
    assert words.split("\n")[0] in (why_not(text(words)) or "")


@pytest.mark.parametrize("title", ["关于下达项目资金的通知", "项目支出绩效目标表"])
def test_tables_of_accounts_alone_make_no_disclosure(title: str) -> None:
    assert "no line is the title of a form" in (why_not(text(f"{title}{ACCOUNTS}")) or "")


def test_a_page_without_accounts_leads_to_the_document() -> None:
    page = "<html><h1>甲局2026年部门预算</h1><table><tr><td>索引号<td>1</table><a href='1.pdf'>三公经费</a>"
    assert "links to “三公经费” (1.pdf)" in (why_not(text(page)) or "")


def test_a_page_that_explains_the_accounts_itself_is_a_disclosure() -> None:
    assert why_not(text(f"<html><h1>甲局2026年部门预算</h1><p>{EXPLAINED}</p><a href='1.xls'>附件</a>")) is None


def reason(data: bytes) -> str | None:
    try:
        return why_not(read(data))
    except DocumentRejected as rejected:
        return str(rejected)


def test_each_web_page_of_the_corpus_names_what_it_leads_to(shared: Path) -> None:
    pages = [path.read_bytes() for path in sorted((shared / "corpus" / "not_a_disclosure").iterdir())]
    said = [reason(page) or "" for page in pages if b"<html" in page[:2000].lower()]
    assert len(said) == 11
    assert all(
        re.search(r"(links to|instead, the first|instead,) “[^”]+” \(//[^)]+\.(pdf|jpg|png)\)", one) for one in said
    )


@pytest.mark.slow
def test_no_disclosure_of_the_corpus_is_turned_away_and_every_other_paper_is(shared: Path) -> None:
    paths = sorted((shared / "corpus").glob("*/*.pdf"))
    turned_away = {path.name for path in paths if reason(path.read_bytes())}
    assert turned_away == {path.name for path in paths if path.parent.name == "not_a_disclosure"}
