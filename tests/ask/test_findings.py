"""Findings, picked and told."""

import io

import pytest

from flows.ask.findings import find, write_findings
from flows.ask.warehouse import opened


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
