"""A reviewed correction changes the cell that it names, keeps what is printed, and fails where it is not printed."""

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from flows.errors import DocumentRejected
from flows.reading import read_document
from flows.review.corrections import Correction

TEXT = (
    "某局2023年部门预算\n"
    "部门支出总表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    "\t合计\t5.00\t3.00\t2.00\n2101501\t行政运行\t3.00\t3.00\t\n2101502\t一般行政管理事务\t2.20\t\t2.20\n"
)
DATA = TEXT.encode()
ENTRY = Correction(
    name="expectations/corrections/bureau.yaml, entry 1",
    document=hashlib.sha256(DATA).hexdigest(),
    cell="t01:r04:c05",
    printed="2.20",
    meant="2.00",
    reason="A slip",
    source="Letter 3",
    who="Li Lei",
    when=date(2026, 11, 23),
    line=7,
)
BOTH = (ENTRY, replace(ENTRY, cell="t01:r04:c03"))


def staged(
    monkeypatch: pytest.MonkeyPatch, *entries: Correction, data: bytes = DATA
) -> dict[str, list[dict[str, Any]]]:
    monkeypatch.setattr("flows.reading.load_corrections", lambda: entries)
    return {name: frame.to_dicts() for name, frame in read_document(data, "a.txt").items()}


def cell(frames: dict[str, list[dict[str, Any]]], key: str) -> dict[str, Any]:
    return next(row for row in frames["source_cell"] if row["cell_id"].endswith(key))


def test_the_fact_has_the_amount_that_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = staged(monkeypatch, *BOTH)["fact_expenditure_by_function"]
    assert {row["amount_yuan"] for row in facts if row["function_code"] == "2101502"} == {Decimal("2.00")}


def test_what_is_printed_stays_with_the_fact_and_in_its_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = staged(monkeypatch, *BOTH)
    fact = next(row for row in frames["fact_expenditure_by_function"] if row["function_code"] == "2101502")
    assert (fact["printed_text"], cell(frames, "t01:r04:c05")["printed_text"]) == ("2.20", "2.20")


def test_the_equations_are_those_of_the_amounts_that_are_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    def proved(*entries: Correction) -> bool:
        facts = staged(monkeypatch, *entries)["fact_expenditure_by_function"]
        return all(row["proved"] for row in facts)

    assert (proved(), proved(*BOTH)) == (False, True)


def test_the_correction_is_recorded_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    (row,) = staged(monkeypatch, ENTRY)["correction"]
    assert [row[name] for name in ("correction_kind", "printed_value", "meant_value", "proof")] == [
        "reviewed",
        "2.20",
        "2.00",
        "A slip (Letter 3; Li Lei, 2026-11-23)",
    ]


def test_a_finding_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    findings = staged(monkeypatch, ENTRY)["finding"]
    told = [(row["rule_id"], row["outcome"], row["stated"], row["expected"]) for row in findings]
    assert ("S14", "repaired", "2.20", "2.00") in told


def test_a_code_can_be_corrected(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = replace(ENTRY, cell="t01:r04:c01", printed="2101502", meant="2101503")
    facts = staged(monkeypatch, entry)["fact_expenditure_by_function"]
    assert "2101503" in {row["function_code"] for row in facts}


def test_a_heading_can_be_corrected(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = replace(ENTRY, cell="t01:r01:c05", printed="项目支出", meant="经营支出", line=4)
    facts = staged(monkeypatch, entry)["fact_expenditure_by_function"]
    assert "business_operations" in {row["expenditure_type"] for row in facts}


def test_every_printed_cell_is_still_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = staged(monkeypatch, *BOTH)
    assert frames["dim_document"][0]["cells_read"] == len(frames["source_cell"])


def test_all_else_is_as_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def others(*entries: Correction) -> list[dict[str, Any]]:
        facts = staged(monkeypatch, *entries)["fact_expenditure_by_function"]
        return [row for row in facts if row["function_code"] == "2101501"]

    assert [{**row, "proved": None} for row in others(*BOTH)] == [{**row, "proved": None} for row in others()]


def test_other_documents_are_not_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    other = TEXT.replace("某局", "另一局").encode()
    assert staged(monkeypatch, ENTRY, data=other) == staged(monkeypatch, data=other)


def test_reading_twice_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    assert staged(monkeypatch, *BOTH) == staged(monkeypatch, *BOTH)


@pytest.mark.parametrize("printed", ["2. 20", "２．２０"])
def test_white_space_and_width_do_not_matter_to_the_guard(printed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert staged(monkeypatch, replace(ENTRY, printed=printed))["correction"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"printed": "2.30"}, r"entry 1, expects '2.30' .*prints '2.20' there, on line 7"),
        ({"line": 6}, r"expects '2.20' in cell t01:r04:c05 on line 6; the document prints '2.20' there, on line 7"),
        ({"page": 2, "line": None}, r"on page 2; the document prints '2.20' there, on line 7"),
        ({"cell": "t01:r04:c06"}, r"the document has no such cell"),
        ({"cell": "t09:r04:c05"}, r"the document has no such cell"),
    ],
)
def test_a_document_that_does_not_print_it_is_not_loaded(
    changed: dict[str, Any], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DocumentRejected, match=said):
        staged(monkeypatch, replace(ENTRY, **changed))
