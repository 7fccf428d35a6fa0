"""Rules about what must be there, and about the text beside the tables."""

from functools import partial

import pytest


def listed(document, *found, form_id="expenditure"):
    """Forms that the contents name, and how each is there."""
    for number, found_as in enumerate(found, 1):
        document.listed(f"第{number}号表", found_as, form_id=form_id, printed_number=f"表{number}", found_line=9)


def numbered(document, in_list, on_page, years=("", "")):
    table = document.table("expenditure")
    document.listed(f"{years[0]}支出总表", table=table, printed_number=in_list)
    row = document.book.rows["source_table"][-1]
    row.update(printed_number=on_page, title=f"{years[1]}支出总表")


def said(document, empty, amount, status="loaded"):
    table = document.table("expenditure")
    if amount:
        table.fact(1, 1, amount, function_code="2080505")
    else:
        table.label(1, 1, "合计", "declared_empty")
    document.book.rows["source_table"][-1]["status"] = status
    document.listed("支出总表", table=table, form_id="expenditure", said_empty=empty)


def blank(document, reason=None, amount=None, other=True):
    table = document.table("government_fund_expenditure", status="empty")
    document.book.rows["form_coverage"][-1]["reason"] = reason
    if amount:
        table.fact(1, 1, amount, function_code="2080505")
    else:
        table.label(1, 1, "合计", "declared_empty")
    if other:
        document.coverage("summary")


def required(document, form="summary", status="present", marks=("glossary", "assets"), **other):
    document.book.rows["dim_document"][-1].update(other)
    if form:
        document.coverage(form, status)
    for mark in marks:
        document.mark("part", mark, mark)


def unlisted(document, listed_as, form_id="expenditure"):
    table = document.table(form_id)
    document.book.rows["form_coverage"][-1]["listed_as"] = listed_as
    document.listed("收支总表", table=table)


def left(document, *marks):
    document.mark("part", "名词解释", "glossary")
    for kind, text in marks:
        document.mark(kind, text)


def stated(document, **columns):
    document.book.rows["dim_document"][-1].update(columns)


def reasoned(document, title, reason):
    document.listed(title, said_empty=True, reason=reason)


def read_pages(document, *pages):
    for number, page in enumerate(pages, 1):
        document.page(number, **page)


def partly(document, status="partial", reported=False):
    document.coverage("expenditure", status, reason="只有后半部分")
    if reported:
        row = {"rule_id": "S12", "severity": "warning", "outcome": "failed"}
        said = {"explanation": "cut", "explanation_zh": "残缺"}
        document.add("finding", finding_id="S12:1", form_id="expenditure", **row, **said)


def general(document, code, form_id="general_expenditure", column="function_code", other=()):
    """A document that spends general public budget, and one form of it."""
    table = document.table("summary")
    table.fact(1, 2, "9.00", side="revenue", classification="revenue", fund_source="general_public_budget")
    if code:
        document.table(form_id).fact(1, 1, "9.00", **{column: code})
    for name, status in other:
        document.coverage(name, status)


BASIC = partial(general, form_id="general_basic_economic", column="department_economic_code")


def claims(document, *printed, rows=(), form_id="general_expenditure_economic", unit="元", status="present"):
    table = document.table(form_id, unit, status)
    column = "function_code" if form_id == "general_expenditure" else "government_economic_code"
    for row, (code, amount) in enumerate(rows, 1):
        table.fact(row, 1, amount, **{column: code})
    for code, amount in printed:
        document.claim(code, amount)


def two_forms(document):
    claims(document, ("208", "5.00"), rows=[("2080505", "4.00")], form_id="general_expenditure", unit="万元")
    document.table("expenditure").fact(1, 1, "5.00", function_code="2080505")


ROWS = [("50101", "20000.00"), ("50102", "10050.00"), ("50999", "13284.00")]
GENERAL = "general_expenditure"
CASES = [
    ("L01", "L01 there", lambda document: listed(document, "table"), 1, []),
    ("L01", "L01 said to be empty", lambda document: listed(document, "text"), 1, []),
    ("L01", "L01 not read as a table", lambda document: listed(document, "unread"), 1, []),
    ("L01", "L01 absent", lambda document: listed(document, "table", "absent"), 2, ["listed as 表2 第2号表"]),
    ("L01", "L01 title alone", lambda document: listed(document, "heading"), 1, ["listed as 表1 第1号表"]),
    ("L01", "L01 all in another file", lambda document: listed(document, *["absent"] * 4), 1, ["4 forms listed"]),
    ("L01", "L01 most elsewhere", lambda document: listed(document, "table", *["absent"] * 3), 2, ["3 forms listed"]),
    ("L01", "L01 nothing listed", partly, 0, []),
    ("L02", "L02 whole", partial(partly, status="present"), 1, []),
    ("L02", "L02 partial", partly, 1, ["partial"]),
    ("L02", "L02 reported while reading", partial(partly, reported=True), 0, []),
    ("L03", "L03 to 项", partial(general, code="2080505"), 1, []),
    ("L03", "L03 only to 款", partial(general, code="20805"), 1, ["5 digits"]),
    ("L03", "L03 no form is L09's", partial(general, code=None), 0, []),
    (
        "L03",
        "L03 cut has its finding",
        partial(general, code="20805", other=[(GENERAL, "partial")]),
        0,
        [],
    ),
    ("L04", "L04 to 款", partial(BASIC, code="30108"), 1, []),
    ("L04", "L04 only to 类", partial(BASIC, code="301"), 1, ["3 digits"]),
    ("L04", "L04 no form is L09's", partial(BASIC, code=None), 0, []),
    (
        "L04",
        "L04 by function",
        partial(general, code="2080505", form_id="general_basic_function"),
        1,
        ["no such form"],
    ),
    (
        "L04",
        "L04 in one form with projects",
        partial(general, code="30108", form_id="general_expenditure_economic", column="department_economic_code"),
        1,
        [],
    ),
    ("L04", "L04 no general public budget", lambda document: document.coverage("summary"), 0, []),
    ("L06", "L06 listed", partial(unlisted, listed_as="支出总表"), 1, []),
    ("L06", "L06 not listed", partial(unlisted, listed_as=None), 1, ["a form that is not listed"]),
    ("L06", "L06 no list", lambda document: document.table("expenditure"), 0, []),
    ("L07", "L07 same number", lambda document: numbered(document, in_list="表3", on_page="公开03表"), 0, []),
    ("L07", "L07 number written otherwise", lambda document: numbered(document, in_list="表3", on_page="附表3"), 1, []),
    ("L07", "L07 other number", lambda document: numbered(document, in_list="表3", on_page="表4"), 1, ["表4 支出总表"]),
    ("L07", "L07 no number", lambda document: numbered(document, in_list="三", on_page="表4"), 0, []),
    (
        "L07",
        "L07 other year",
        lambda document: numbered(document, in_list="表3", on_page="表3", years=("2024年", "2023年")),
        1,
        ["表3 2023年支出总表"],
    ),
    (
        "L07",
        "L07 year on the page only",
        lambda document: numbered(document, "表3", "表3", years=("", "2023年")),
        1,
        [],
    ),
    ("L08", "L08 empty", partial(said, empty=True, amount=None, status="empty"), 1, []),
    ("L08", "L08 filled", partial(said, empty=False, amount="1.00"), 1, []),
    ("L08", "L08 empty and filled", partial(said, empty=True, amount="1.00"), 1, ["listed as empty"]),
    ("L08", "L08 filled and zero", partial(said, empty=False, amount="0.00"), 1, ["listed as not empty"]),
    ("L08", "L08 not said", partial(said, empty=None, amount="1.00"), 0, []),
    ("L08", "L08 not read", partial(said, empty=True, amount="1.00", status="set_aside"), 0, []),
    ("L09", "L09 all", required, 1, []),
    ("L09", "L09 empty counts", partial(required, status="empty"), 1, []),
    ("L09", "L09 set aside counts", partial(required, status="set_aside"), 1, []),
    ("L09", "L09 no form", partial(required, form=None), 1, ["without 收支总表"]),
    ("L09", "L09 a title counts", partial(required, form=None, marks=("glossary", "summary")), 1, []),
    ("L09", "L09 no form, no text", partial(required, form=None, marks=()), 1, ["without 收支总表、名词解释"]),
    ("L09", "L09 progressively is none", partial(required, marks=("glossary",)), 1, []),
    ("L09", "L09 from its year on", partial(required, fiscal_year=2024), 1, ["without 国有资本表"]),
    (
        "L09",
        "L09 of its kind",
        partial(required, document_kind="unit_final_account"),
        1,
        ["without 决算说明"],
    ),
    ("L10", "L10 both", stated, 1, []),
    ("L10", "L10 no year", partial(stated, fiscal_year=None), 1, ["no fiscal year"]),
    ("L10", "L10 no agency", partial(stated, agency_name="（未注明）"), 1, ["no agency"]),
    (
        "L10",
        "L10 neither",
        partial(stated, agency_name="（未注明）", fiscal_year=None),
        1,
        ["neither agency nor fiscal year"],
    ),
    ("L11", "L11 read", lambda document: read_pages(document, {"characters": 9}, {}), 1, []),
    (
        "L11",
        "L11 a scan",
        lambda document: read_pages(document, {"characters": 9}, {"is_picture": True}),
        1,
        ["pages 2"],
    ),
    ("L11", "L11 rows of figures", lambda document: read_pages(document, {"figure_lines": 5}), 1, ["pages 1"]),
    ("L11", "L11 rows that were read", lambda document: read_pages(document, {"figure_lines": 5, "claims": 2}), 1, []),
    ("L11", "L11 no pages", stated, 0, []),
    ("L12", "L12 says so", partial(blank, reason="本部门无此项支出。"), 1, []),
    ("L12", "L12 says nothing", blank, 1, ["a blank form"]),
    ("L12", "L12 zeros say so", partial(blank, amount="0.00"), 0, []),
    ("L12", "L12 a template", partial(blank, other=False), 0, []),
    ("L13", "L13 finished", left, 1, []),
    (
        "L13",
        "L13 placeholder",
        lambda document: left(document, ("placeholder", "XX局"), ("placeholder", "XX市")),
        1,
        ["XX局"],
    ),
    ("L13", "L13 unfinished", lambda document: left(document, ("unfinished", "占")), 1, ["占"]),
    ("L13", "L13 no text", stated, 0, []),
    ("L14", "L14 its own reason", lambda document: reasoned(document, "政府采购预算表", "无政府采购"), 1, []),
    (
        "L14",
        "L14 another's",
        lambda document: reasoned(document, "政府采购预算表", "无政府性基金"),
        1,
        ["无政府性基金"],
    ),
    ("L14", "L14 no subject", lambda document: reasoned(document, "政府采购预算表", "不涉及"), 0, []),
    ("L15", "L15 clean", lambda document: document.mark("part", "名词解释", "glossary"), 1, []),
    ("L15", "L15 two stops", lambda document: document.mark("stops", "财政拨款。。"), 1, ["财政拨款。。"]),
    ("L16", "L16 clean", lambda document: document.mark("part", "名词解释", "glossary"), 1, []),
    ("L16", "L16 other year", lambda document: document.mark("other_year", "2022年度决算"), 1, ["2022年度决算"]),
    # 3.01 万元 stands for anything from 30,050 to 30,150 元; the tables' own two figures add a 分.
    ("T01", "T01 rounding", lambda document: claims(document, ("501", "3.01"), rows=ROWS), 1, []),
    ("T01", "T01 differs", lambda document: claims(document, ("501", "3.02"), rows=ROWS), 1, ["150.00"]),
    (
        "T01",
        "T01 other code",
        lambda document: claims(document, ("503", "1.33"), rows=ROWS),
        1,
        ["13,300.00 元"],
    ),
    ("T01", "T01 zero and nothing", lambda document: claims(document, ("503", "0"), rows=ROWS), 1, []),
    ("T01", "T01 no such form", lambda document: claims(document, ("208", "1.33"), rows=ROWS), 0, []),
    (
        "T01",
        "T01 partial",
        lambda document: claims(document, ("501", "9.00"), rows=ROWS, status="partial"),
        0,
        [],
    ),
    ("T01", "T01 one form agrees", two_forms, 1, []),
    ("T02", "T02 same unit", two_forms, 1, []),
    ("T02", "T02 other unit", lambda document: claims(document, ("501", "3.01"), rows=ROWS), 1, ["万元"]),
    ("T02", "T02 no text", lambda document: claims(document, rows=ROWS), 0, []),
]


@pytest.mark.parametrize(("rule_id", "name", "_build", "made", "failing"), CASES)
def test_rule(rule_id, name, _build, made, failing, verdict):
    assert verdict(rule_id, name) == (made, failing)


def test_every_finding_says_where_what_and_why(sentences):
    assert sentences == []


def test_text_under_another_code_is_told(comparisons):
    found = comparisons["T01"].filter(comparisons["T01"]["document_id"] == "T01 other code")
    assert "The same amount stands there under 509 13,284.00 元" in found["explanation"][0]
