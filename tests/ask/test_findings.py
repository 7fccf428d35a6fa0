"""Findings, picked and told."""

import io
from decimal import Decimal

import duckdb
import pytest

from flows.ask.findings import find, write_findings
from flows.ask.warehouse import opened
from tests.ask.conftest import create_warehouse


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        ({}, 1),
        ({"severity": "warning"}, 1),
        ({"severity": "error"}, 0),
        ({"rule": "d02"}, 1),
        ({"rule": "D01"}, 0),
        ({"agency": "医疗保障"}, 1),
        ({"agency": "教育"}, 0),
        ({"severity": "warning", "agency": "教育"}, 0),
        ({"document": "医疗保障局 2023 d1.txt"}, 1),
    ],
)
def test_findings_are_picked_by_severity_rule_and_agency(warehouse, choice, count):
    with opened(warehouse) as connection:
        assert len(find(connection, **choice)) == count


ENGLISH = ("D02", "第13行", "The name differs.", "stated 住房公积金")
CHINESE = ("注意 D02", "名称不一致。")


@pytest.mark.parametrize(("chinese", "parts"), [(False, ENGLISH), (True, CHINESE)])
def test_a_finding_is_told_with_its_place_and_cell(warehouse, chinese, parts):
    out = io.StringIO()
    with opened(warehouse) as connection:
        write_findings(find(connection), out, chinese)
    for part in ("甲市医疗保障局, 2023, d1.txt", "cell d1:t01:r03:c02", *parts):
        assert part in out.getvalue()


@pytest.mark.parametrize(
    ("chinese", "part"), [(False, "warning, accepted D02"), (False, "accepted: Known."), (True, "已认可：Known.")]
)
def test_an_accepted_finding_is_told_with_the_reason(warehouse, chinese, part):
    out = io.StringIO()
    with opened(warehouse) as connection:
        (finding,) = find(connection)
    write_findings([{**finding, "outcome": "accepted", "accepted_because": "Known."}], out, chinese)
    assert part in out.getvalue()


def test_no_findings_are_told_too():
    out = io.StringIO()
    write_findings([], out)
    assert out.getvalue() == "No findings.\n"


def test_one_cause_is_one_finding_unless_all_are_wanted(sample):
    sample.document("d1", "甲局")
    sample.add("rule", rule_id="C02", family="column", severity="error", title="t", title_zh="题", checked_by="sql")
    for number in (1, 2):
        sample.add(
            "finding", finding_id=f"C02:d1:{number}", document_id="d1", cell_id=f"d1:{number}", rule_id="C02",
            severity="error", outcome="failed", difference=Decimal("9.99"), stated="1", expected="2",
            explanation="x", explanation_zh="某",
        )  # fmt: skip
    out = io.StringIO()
    with duckdb.connect() as connection:
        create_warehouse(connection)
        sample.fill(connection)
        write_findings(find(connection), out)
        assert "1 more of the same cause" in out.getvalue() and "1 findings: 1 error" in out.getvalue()
        for choice in ({"following": True}, {"rule": "C02"}):
            assert [one["explained_by"] for one in find(connection, **choice)] == [None, "C02:d1:1"]
