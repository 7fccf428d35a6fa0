"""Rules that hold the text against the tables and against itself."""

from decimal import Decimal
from functools import partial

import pytest

from flows.check.rules import check_rules
from flows.schema import frame
from tests.rules.conftest import Book, Document

BUDGET = {"topic": "expenditure", "side": "expenditure"}
PROJECT = BUDGET | {"expenditure_type": "project"}
TRAVEL = {"topic": "three_public", "item": "overseas_travel"}
VEHICLES = {"topic": "vehicles", "metric": "count", "subject": "车辆"}


def summary(document, revenue="9.00", current=None):
    table = document.table("summary")
    table.total(9, 2, revenue, row_kind="grand_total", side="revenue", classification="revenue")
    table.total(9, 4, revenue, row_kind="grand_total", side="expenditure", classification="function")
    if current:
        table.total(8, 2, current, row_kind="current_total", side="revenue", classification="revenue")
    return table


def total(document, printed, unit="万元", **keys):
    summary(document, current="8.00")
    subject = keys.pop("subject", "收支总计")
    document.states(printed, unit, subject=subject, **{"topic": "revenue_and_expenditure"} | keys)


def said_twice_alike_wrong(document):
    """The same wrong amount in two sentences is one fault."""
    total(document, "7.00")
    document.states("7.00", subject="收支总计", topic="revenue_and_expenditure", line=30)


def source(document, printed, form="summary", **keys):
    table = summary(document)
    table.fact(1, 2, "6.00", side="revenue", classification="revenue", fund_source="other_income")
    document.states(
        printed, subject="其他收入", **{"topic": "revenue", "side": "revenue", "fund_source": "other_income"} | keys
    )


def typed(document, printed, before=None, **keys):
    table = document.table("general_expenditure")
    whole = table.total(9, 1, "9.00", fund_source="general_public_budget")
    parts = [
        table.total(9, 2, "5.00", fund_source="general_public_budget", expenditure_type="basic"),
        table.total(9, 3, "4.00", fund_source="general_public_budget", expenditure_type="project"),
    ]
    table.equation("row", "expenditure_type", whole, parts)
    if before:
        document.states("9.00", code=before, topic="code", section="二、支出", subject="工资福利支出（301）")
    keys = PROJECT | {"fund_source": "general_public_budget", "section": "二、支出", "subject": "项目支出"} | keys
    document.states(printed, **keys)


def three_public(document, *rows):
    """The form with what it prints for each item and basis."""
    table = document.table("three_public")
    for row, (item, basis, printed) in enumerate(rows, start=1):
        keys = {"item": item, "basis": basis, "fund_source": "all"}
        if item == "total":
            table.total(row, 1, printed, **keys)
        else:
            table.fact(row, 1, printed, **keys)


def travel(document, printed, rows=(("overseas_travel", "current", "2.00"), ("total", "current", "2.00")), **keys):
    three_public(document, *rows)
    document.states(printed, subject="因公出国（境）费", **TRAVEL | keys)


def empty_form(document, printed):
    document.coverage("three_public", "empty")
    document.states(printed, subject="因公出国（境）费", **TRAVEL)


def operating(document, printed):
    document.table("operating_expenses").total(1, 1, "3.00", fund_source="general_public_budget")
    document.states(printed, subject="机关运行经费", topic="operating_expenses")


def change(document, current, changed, direction, prior=None, base="prior", **keys):
    """An amount, the one before it, and what the text says lies between them."""
    before = document.states(prior, subject="上年项目支出", basis=base, **PROJECT) if prior else None
    now = document.states(current, subject="项目支出", **PROJECT)
    keys = {
        "metric": "change",
        "base": base,
        "of_claim_id": now,
        "base_claim_id": before,
        "direction": direction,
    } | keys
    document.states(changed, None if direction == "unchanged" else "万元", **PROJECT | keys)
    return now, before


def change_of_form(document, changed, **keys):
    three_public(document, ("overseas_travel", "current", "2.00"), ("overseas_travel", "prior", "3.00"))
    now = document.states("2.00", subject="因公出国（境）费", **TRAVEL)
    keys = {"metric": "change", "base": "prior", "of_claim_id": now, "direction": "decrease"} | keys
    document.states(changed, **TRAVEL | keys)


def growth(document, printed, current="110.00", changed="10.00", direction="increase", prior=None, **keys):
    now, before = change(document, current, changed, direction, prior)
    known = {"metric": "growth_rate", "base": "prior", "of_claim_id": now, "base_claim_id": before}
    document.states(printed, "%", **PROJECT | known | {"direction": direction} | keys)


def rate_goes_the_other_way(document):
    now, _ = change(document, "110.00", "10.00", "increase")
    document.states("10", "%", **PROJECT, metric="growth_rate", base="prior", of_claim_id=now, direction="decrease")


def share(document, printed, parts=("6.00", "3.00"), whole="9.00", metric="share", **keys):
    head = document.states(whole, subject="本年支出合计", **BUDGET | {"item": "current_year"})
    for number, (amount, rate) in enumerate(zip(parts, printed, strict=False)):
        kind = BUDGET | {"expenditure_type": ("basic", "project")[number]}
        part = document.states(amount, subject="其中一项", **kind)
        known = {"metric": metric, "base": "whole", "of_claim_id": part, "base_claim_id": head}
        document.states(rate, "%", **kind | known | keys)


def share_of_the_form(document, printed):
    """占本年支出预算: the text does not state the whole, the form that bears the part out does."""
    typed(document, "4.00")
    known = {"metric": "share", "base": "whole", "base_subject": "本年支出预算", "of_claim_id": "T10 form:n0001"}
    document.states(printed, "%", **PROJECT | known | {"fund_source": "general_public_budget"})


def bare_shares(document, printed):
    for rate in printed:
        document.states(rate, "%", **BUDGET, metric="share", base="whole", base_subject="支出合计")


def procured(document, printed):
    document.states("9.00", subject="政府采购预算", topic="procurement", section="采购")
    for item, amount in zip(("goods", "construction", "services"), printed, strict=False):
        document.states(amount, subject=item, topic="procurement", item=item, section="采购")


def vehicles(document, printed):
    sentence = "共有车辆，其中：机要通信用车、其他用车。"
    items = ("total", "confidential", "other")
    for item, number in zip(items, printed, strict=False):
        document.states(number, "辆", item=item, sentence=sentence, **VEHICLES)


def twice(document, first, second, **keys):
    keys = {"topic": "operating_expenses"} | keys
    document.states(first, subject="机关运行经费", **keys)
    document.states(second, subject="机关运行经费", **keys | {"line": 40, "sentence": "机关运行经费再次列示。"})


def stock(document, sentence):
    document.book.rows["dim_document"][-1]["document_kind"] = "department_final_account"
    document.states("3", "辆", item="total", sentence=sentence, **VEHICLES)


def moved(document, sentence, printed="0.02", unit="万元", **keys):
    document.states(printed, unit, sentence=sentence, metric="change", base="prior", **keys)


def named(document, printed, rows=("1.00", "2.00", "3.00", "4.00")):
    """A list by name, each with its row in the form."""
    names = ("办公费", "印刷费", "邮电费", "其他交通费用")
    table = document.table("general_basic_economic")
    for row, (name, amount) in enumerate(zip(names, rows, strict=False), start=1):
        keys = {"department_economic_code": f"3020{row}", "department_economic_name": name}
        table.fact(row, 1, amount, fund_source="general_public_budget", **keys)
    for name, amount in zip(("办公费", "印刷费", "邮电费", "其他交通费"), printed, strict=False):
        document.states(amount, subject=name, sentence="其中办公费、印刷费、邮电费、其他交通费。")


CASES = [
    ("T03", "T03 same", partial(total, printed="9.00"), 1, []),
    ("T03", "T03 fewer digits", partial(total, printed="9.0"), 1, []),
    ("T03", "T03 cut off", lambda document: (summary(document, "9.09"), total_of(document, "9.0")), 1, []),
    ("T03", "T03 differs", partial(total, printed="7.00"), 1, ["-20000.00"]),
    ("T03", "T03 unit", partial(total, printed="9.00", unit="元"), 1, ["-89991.00"]),
    ("T03", "T03 said twice", said_twice_alike_wrong, 1, ["-20000.00"]),
    ("T03", "T03 the year alone", partial(total, printed="8.00"), 1, []),
    ("T03", "T03 of targets", partial(total, printed="7.00", sentence="绩效目标涉及收支总计7.00万元。"), 0, []),
    ("T03", "T03 last year", partial(total, printed="7.00", basis="prior"), 0, []),
    ("T03", "T03 no table", lambda document: total_of(document, "7.00"), 0, []),
    ("T04", "T04 same", partial(source, printed="6.00"), 1, []),
    ("T04", "T04 differs", partial(source, printed="6.10"), 1, ["1000.00"]),
    ("T04", "T04 other source", partial(source, printed="5.00", fund_source="unit_funds"), 0, []),
    ("T05", "T05 same", partial(typed, printed="4.00"), 1, []),
    ("T05", "T05 differs", partial(typed, printed="4.50"), 1, ["5000.00"]),
    ("T05", "T05 of a code", partial(typed, printed="4.50", before="301"), 0, []),
    ("T05", "T05 other fund", partial(typed, printed="4.50", fund_source="government_fund"), 0, []),
    ("T06", "T06 same", partial(travel, printed="2.00"), 1, []),
    ("T06", "T06 differs", partial(travel, printed="2.50"), 1, ["5000.00"]),
    ("T06", "T06 left blank", partial(travel, printed="2.50", rows=[("total", "current", "2.00")]), 1, ["25000.00"]),
    ("T06", "T06 nothing of it", partial(travel, printed="0.00", rows=[("total", "current", "2.00")]), 1, []),
    ("T06", "T06 empty form", partial(empty_form, printed="2.50"), 1, ["25000.00"]),
    ("T06", "T06 other basis", partial(travel, printed="2.50", basis="prior"), 0, []),
    ("T07", "T07 same", partial(operating, printed="3.00"), 1, []),
    ("T07", "T07 differs", partial(operating, printed="3.30"), 1, ["3000.00"]),
    ("T07", "T07 no form", partial(twice, first="3.00", second="3.00"), 0, []),
    ("T08", "T08 same", partial(change, current="7.61", changed="1.62", direction="decrease", prior="9.23"), 1, []),
    (
        "T08",
        "T08 differs",
        partial(change, current="7.61", changed="1.82", direction="decrease", prior="9.23"),
        1,
        ["-2000.00"],
    ),
    ("T08", "T08 of the form", partial(change_of_form, changed="1.10"), 1, ["-1000.00"]),
    ("T08", "T08 spent last year", partial(change_of_form, changed="1.10", base_subject="2022年决算数"), 0, []),
    ("T08", "T08 no amount before", partial(change, current="7.61", changed="1.82", direction="decrease"), 0, []),
    ("T09", "T09 same", partial(growth, printed="10"), 1, []),
    ("T09", "T09 differs", partial(growth, printed="11"), 1, ["11 %"]),
    # 63.14 of 3,003.19 is 2.1024 %, and no rounding of the amounts makes it 2.11.
    (
        "T09",
        "T09 decrease",
        partial(growth, printed="2.10", current="2940.05", changed="63.14", direction="decrease"),
        1,
        [],
    ),
    (
        "T09",
        "T09 last digit",
        partial(growth, printed="2.11", current="2940.05", changed="63.14", direction="decrease"),
        1,
        ["2.11 %"],
    ),
    # 0.1 of 0.2 may be anything from 25 to 67 %.
    ("T09", "T09 coarse", partial(growth, printed="60", current="0.3", changed="0.1"), 1, []),
    ("T09", "T09 by last year", partial(growth, printed="10", changed="99", prior="100.00"), 1, []),
    ("T09", "T09 from nothing", partial(growth, printed="100", current="5.00", changed="5.00"), 0, []),
    ("T09", "T09 like for like", partial(growth, printed="11", sentence="按可比口径增长11%。"), 0, []),
    ("T10", "T10 same", partial(share, printed=["66.67", "33.33"]), 2, []),
    ("T10", "T10 differs", partial(share, printed=["67.66", "33.33"]), 2, ["67.66 %"]),
    (
        "T10",
        "T10 cut off",
        partial(share, printed=["66.66", "33.34"], parts=("600.00", "300.00"), whole="900.00"),
        2,
        ["33.34 %"],
    ),
    ("T10", "T10 form", partial(share_of_the_form, printed="44.44"), 1, []),
    ("T10", "T10 no whole", partial(bare_shares, printed=["60", "30"]), 0, []),
    ("T11", "T11 all", partial(bare_shares, printed=["60", "40"]), 1, []),
    ("T11", "T11 rounding", partial(bare_shares, printed=["33.3", "33.3", "33.3"]), 1, []),
    ("T11", "T11 too much", partial(bare_shares, printed=["60.5", "40.4"]), 1, ["100.90%"]),
    ("T11", "T11 some", partial(bare_shares, printed=["60", "30"]), 0, []),
    ("T12", "T12 all", partial(procured, printed=["4.00", "0.00", "5.00"]), 1, []),
    ("T12", "T12 rounding", partial(procured, printed=["4.01", "0.00", "5.00"]), 1, []),
    ("T12", "T12 differs", partial(procured, printed=["4.00", "0.00", "4.00"]), 1, ["10000.00"]),
    ("T12", "T12 some", partial(procured, printed=["4.00", "0.00"]), 0, []),
    ("T12", "T12 vehicles", partial(vehicles, printed=["3", "1", "2"]), 1, []),
    ("T12", "T12 vehicles differ", partial(vehicles, printed=["4", "1", "2"]), 1, ["4 辆"]),
    ("T12", "T12 vehicles cut", partial(vehicles, printed=["4", "1"]), 0, []),
    ("T12", "T12 shares", partial(share, printed=["66.67", "33.33"], parts=("6.00", "2.00")), 1, ["10000.00"]),
    ("T13", "T13 same", partial(share, printed=["66.67"], metric="completion_rate"), 1, []),
    ("T13", "T13 differs", partial(share, printed=["76.67"], metric="completion_rate"), 1, ["76.67 %"]),
    ("T13", "T13 no budget", partial(share, printed=["0"], whole="0.00", metric="completion_rate"), 0, []),
    ("T14", "T14 less", partial(change, current="7.61", changed="1.62", direction="decrease", prior="9.23"), 1, []),
    (
        "T14",
        "T14 more",
        partial(change, current="7.61", changed="1.62", direction="increase", prior="9.23"),
        1,
        ["增加（大于）"],
    ),
    ("T14", "T14 same", partial(change, current="7.61", changed="持平", direction="unchanged", prior="7.61"), 1, []),
    (
        "T14",
        "T14 not the same",
        partial(change, current="7.61", changed="持平", direction="unchanged", prior="9.23"),
        1,
        ["持平（等于）"],
    ),
    (
        "T14",
        "T14 nearly",
        partial(change, current="7.61", changed="基本持平", direction="unchanged", prior="9.23"),
        0,
        [],
    ),
    (
        "T14",
        "T14 more than budget",
        partial(change, current="7.61", changed="决算数大于预算数", direction="increase", prior="9.23", base="budget"),
        1,
        ["增加（大于）"],
    ),
    ("T14", "T14 rate", partial(growth, printed="9.09", current="100.00"), 1, []),
    ("T14", "T14 rate goes the other way", rate_goes_the_other_way, 1, ["减少（小于）"]),
    ("T15", "T15 alike", partial(twice, first="3.00", second="3.0"), 1, []),
    ("T15", "T15 differs", partial(twice, first="3.00", second="3.30"), 1, ["3000.00"]),
    ("T15", "T15 last year", partial(twice, first="3.00", second="3.30", metric="change"), 0, []),
    ("T16", "T16 own year", partial(stock, sentence="截至2023年12月31日，共有车辆3辆。"), 1, []),
    ("T16", "T16 other year", partial(stock, sentence="截至 2022 年 12 月 31 日，共有车辆3辆。"), 1, ["2022"]),
    ("T16", "T16 no date", partial(stock, sentence="共有车辆3辆。"), 0, []),
    ("T18", "T18 one way", partial(moved, sentence="较上年增加0.02万元。", direction="increase"), 1, []),
    ("T18", "T18 both ways", partial(moved, sentence="较上年增加减少0.02万元。"), 1, ["增加减少0.02 万元"]),
    ("T18", "T18 as in a template", partial(moved, sentence="下降（增长）0.02万元。"), 1, ["下降（增长）0.02 万元"]),
    ("T18", "T18 no way", partial(moved, sentence="较上年变化0.02万元。"), 0, []),
    ("T19", "T19 unit", partial(moved, sentence="较上年增加0.02万元。"), 1, []),
    ("T19", "T19 none", partial(moved, sentence="较上年增加0.02，", unit=None), 1, ["0.02"]),
    ("T19", "T19 words", partial(moved, sentence="与上年持平。", printed="持平", unit=None), 0, []),
    ("T17", "T17 same", partial(named, printed=["1.00", "2.00", "3.00", "4.00"]), 4, []),
    ("T17", "T17 last digit", partial(named, printed=["1.00", "2.00", "3.00", "3.99"]), 4, ["-100.00"]),
    (
        "T17",
        "T17 cut off",
        partial(named, printed=["1.00", "2.00", "3.00", "3.9"], rows=["1.00", "2.00", "3.00", "3.99"]),
        4,
        [],
    ),
    ("T17", "T17 of another form", partial(named, printed=["1.00", "2.00", "3.50", "4.50"]), 0, []),
    ("T17", "T17 too few", partial(named, printed=["1.00", "2.50"]), 0, []),
]


def total_of(document, printed):
    document.states(printed, subject="收支总计", topic="revenue_and_expenditure")


@pytest.mark.parametrize(("rule_id", "name", "_build", "made", "failing"), CASES)
def test_rule(rule_id, name, _build, made, failing, verdict):
    assert verdict(rule_id, name) == (made, failing)


def test_every_finding_says_where_what_and_why(sentences):
    assert sentences == []


def test_a_unit_left_out_is_told(comparisons):
    found = comparisons["T03"].filter(comparisons["T03"]["document_id"] == "T03 unit")
    assert "10,000 times" in found["explanation"][0]


def test_what_the_tables_state_is_kept_beside_each_statement():
    book = Book()
    document = Document(book, "d")
    total(document, "9.00")
    document.table("revenue").total(1, 1, "9.00")
    document.states("5.00", subject="收支总计", topic="revenue_and_expenditure", basis="prior")
    frames = {
        name: frame(name, rows) for name, rows in book.rows.items() if name == "dim_document" or name[:4] != "dim_"
    }
    found = check_rules(frames)["claim_match"].select("claim_id", "form_id", "table_amount_yuan", "agrees", "chosen")
    assert found.rows() == [
        ("d:n0001", "revenue", Decimal("90000.00"), True, False),
        ("d:n0001", "summary", Decimal("90000.00"), True, True),
    ]
