"""One cause, one finding: which findings are told, which point to another, and in what order."""

from decimal import Decimal

import pytest

RULES = {"R01": "row", "C02": "column", "X05": "cross_form", "K04": "code", "L02": "completeness"}
STRUCTURE = ("S01", "S02", "S04", "S05", "S12")


@pytest.fixture
def told(sample, loaded):
    """Adds findings of one document, (rule, cell, difference, other columns), and says what becomes of each."""

    def add(*findings):
        sample.document("d1", "甲局")
        for rule_id in (*RULES, *STRUCTURE):
            sample.add(
                "rule", rule_id=rule_id, family=RULES.get(rule_id, "structure"), severity="error", title="t",
                title_zh="题", checked_by="sql",
            )  # fmt: skip
        for number, (rule_id, cell_id, difference, other) in enumerate(findings, 1):
            row = {
                "severity": "error",
                "outcome": "failed",
                "explanation": f"x{number}",
                "explanation_zh": "某",
                **other,
            }
            sample.add(
                "finding", finding_id=str(number), document_id="d1", rule_id=rule_id, cell_id=cell_id,
                difference=None if difference is None else Decimal(difference), **row,
            )  # fmt: skip
        for cell_id in "ab":
            sample.add(
                "source_cell", cell_id=cell_id, document_id="d1", table_id="t", row_number=1, column_number=1,
                printed_text="1.00", precision_yuan=Decimal("0.01"), cell_role="fact",
            )  # fmt: skip
        rows = loaded().sql("select finding_id, explained_by, finding_rank, follow_count from finding_cause").fetchall()
        return {name: (by, rank, follow) for name, by, rank, follow in rows}

    return add


def causes(told):
    return {name: by for name, (by, *_) in told.items()}


def test_row_column_and_other_form_that_want_one_cell_changed_are_one_cause(told):
    found = told(
        ("C02", "a", "-0.05", {}),
        ("R01", "a", "-0.05", {"stated": "1"}),
        ("X05", "b", "0.06", {"other_cell_ids": ["a"]}),
    )
    assert causes(found) == {"1": "2", "2": None, "3": "2"}
    assert [one[1:] for one in found.values()] == [(1, 2)] * 3


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (("C02", "b", "-0.05", {"stated": "2"}), "another cell, and the small difference may be chance"),
        (("C02", "a", "-0.09", {}), "another change of the cell"),
        (("X05", "b", "-0.05", {"other_cell_ids": ["a"]}), "the opposite change of the cell"),
    ],
)
def test_what_only_looks_alike_is_two_causes(told, second, reason):
    assert causes(told(("R01", "a", "-0.05", {"stated": "1"}), second)) == {"1": None, "2": None}, reason


def test_the_same_difference_in_another_form_is_one_cause(told):
    assert causes(told(("C02", "a", "905700", {}), ("C02", "b", "905700", {"stated": "2"}))) == {"1": None, "2": "1"}


def test_round_differences_need_the_same_figures(told):
    same = {"stated": "21.00", "expected": "42.00"}
    found = told(("C02", "a", "-21", same), ("C02", "b", "-21", same), ("C02", "c", "-21", {"stated": "30.00"}))
    assert causes(found) == {"1": None, "2": "1", "3": None}


def test_the_same_in_two_documents_is_two_causes(told, sample):
    sample.add(
        "finding", finding_id="9", document_id="d2", rule_id="C02", cell_id="z", difference=Decimal("905700"),
        severity="error", outcome="failed", explanation="x", explanation_zh="某",
    )  # fmt: skip
    assert causes(told(("C02", "a", "905700", {}))) == {"1": None, "9": None}


def test_labels_of_a_table_that_was_not_read_follow_from_it(told):
    table = {"table_id": "t", "severity": "info", "outcome": "not_understood"}
    found = told(
        ("S05", None, None, {**table, "stated": "某"}),
        ("S02", None, None, {"table_id": "t", "outcome": "set_aside"}),
        ("S05", None, None, {**table, "table_id": "u", "stated": "某"}),
    )
    assert causes(found) == {"1": "2", "2": None, "3": None}


def test_a_label_is_told_once(told):
    tables = [{"table_id": name, "stated": "某"} for name in "tuv"]
    found = told(*(("S05", None, None, table) for table in tables), ("S05", None, None, {"stated": "另"}))
    assert causes(found) == {"1": None, "2": "1", "3": "1", "4": None}


def test_two_tables_of_no_known_form_are_two_findings(told):
    same = {"severity": "info", "outcome": "not_understood", "explanation": "no title"}
    assert causes(told(("S04", None, None, same), ("S04", None, None, same))) == {"1": None, "2": None}


def test_a_form_that_is_not_whole_follows_from_its_cut_table(told):
    form = {"form_id": "revenue"}
    assert causes(told(("L02", None, None, form), ("S12", None, None, form))) == {"1": "2", "2": None}


def test_what_was_put_right_explains_nothing(told):
    same = {"outcome": "repaired", "severity": "info", "stated": "某"}
    assert causes(told(("S05", None, None, same), ("S05", None, None, same))) == {"1": None, "2": None}


def test_the_most_important_comes_first(told):
    found = told(
        ("S01", None, None, {"severity": "warning", "outcome": "repaired"}),
        ("S02", None, None, {"outcome": "set_aside"}),
        ("K04", "a", None, {"severity": "warning"}),
        ("X05", "a", "1.23", {}),
        ("C02", "b", "3.45", {}),
        ("C02", "c", "-67.8", {}),
        ("R01", "d", "0.12", {}),
    )
    assert sorted(found, key=lambda name: found[name][1]) == ["7", "6", "5", "4", "3", "2", "1"]
