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


@pytest.mark.parametrize(("chinese", "sentence"), [(False, "The name differs."), (True, "名称不一致。")])
def test_a_finding_is_told_with_its_place_and_cell(warehouse, chinese, sentence):
    out = io.StringIO()
    with opened(warehouse) as connection:
        write_findings(find(connection), out, chinese)
    for part in (
        "甲市医疗保障局, 2023, d1.txt",
        "D02",
        "第13行",
        sentence,
        "stated 住房公积金",
        "cell d1:t01:r03:c02",
    ):
        assert part in out.getvalue()


def test_no_findings_are_told_too():
    out = io.StringIO()
    write_findings([], out)
    assert out.getvalue() == "No findings.\n"
