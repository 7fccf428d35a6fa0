"""Rules about what must be there, and about the text beside the tables."""

from functools import partial

import pytest


def listed(document, status):
    document.coverage("expenditure", status, listed_as="部门支出总表")


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


def with_summary(document, status):
    if status:
        document.coverage("summary", status)


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
    ("L01", "L01 there", partial(listed, status="present"), 1, []),
    ("L01", "L01 there and empty", partial(listed, status="empty"), 1, []),
    ("L01", "L01 absent", partial(listed, status="listed_but_absent"), 1, ["listed as 部门支出总表"]),
    ("L01", "L01 not listed", partly, 0, []),
    ("L02", "L02 whole", partial(partly, status="present"), 1, []),
    ("L02", "L02 partial", partly, 1, ["partial"]),
    ("L02", "L02 reported while reading", partial(partly, reported=True), 0, []),
    ("L03", "L03 to 项", partial(general, code="2080505"), 1, []),
    ("L03", "L03 only to 款", partial(general, code="20805"), 1, ["5 digits"]),
    ("L03", "L03 no form", partial(general, code=None), 1, ["no such form"]),
    (
        "L03",
        "L03 absent is L01's",
        partial(general, code=None, other=[(GENERAL, "listed_but_absent")]),
        0,
        [],
    ),
    ("L03", "L03 set aside is ours", partial(general, code=None, other=[(GENERAL, "set_aside")]), 0, []),
    ("L04", "L04 to 款", partial(BASIC, code="30108"), 1, []),
    ("L04", "L04 only to 类", partial(BASIC, code="301"), 1, ["3 digits"]),
    ("L04", "L04 no form", partial(BASIC, code=None), 1, ["no such form"]),
    ("L04", "L04 no general public budget", partial(with_summary, status="present"), 0, []),
    ("L05", "L05 there", partial(with_summary, status="present"), 1, []),
    ("L05", "L05 not there", partial(with_summary, status=None), 1, ["no such form"]),
    ("L05", "L05 absent is L01's", partial(with_summary, status="listed_but_absent"), 0, []),
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
