"""Sections: every figure is printed in a cell, or says what it is the sum of."""

from decimal import Decimal
from typing import Any

from flows.site.figures import Figure
from flows.site.sections import Printed, section


def fact(cell: str, amount: str, *codes: str, column: str | None = None, **other: Any) -> dict[str, Any]:
    return {
        "document_id": "d1",
        "section_id": "function",
        "form_id": "expenditure",
        "form_name": "支出总表",
        "scope": "all_funds",
        "scope_name": "全部资金",
        "amount_yuan": Decimal(amount),
        "cell_id": f"d1:t01:{cell}",
        "proved": True,
        "entry_codes": [*codes, None],
        "entry_names": [f"名{code}" for code in codes],
        "column_key": column or "unspecified",
        "part_names": ["某单位", column or ""],
    } | other


def total(cell: str, amount: str, code: str = "", column: str = "") -> dict[str, Any]:
    return {
        "document_id": "d1", "form_id": "expenditure", "section_id": "function", "code": code, "column_key": column,
        "amount_yuan": Decimal(amount), "cell_id": f"d1:t01:{cell}", "proved": True,
    }  # fmt: skip


TWO = [fact("r1:c1", "60.00", "208", "20805"), fact("r2:c1", "40.00", "210", "21015")]


def whole(facts: list[dict[str, Any]], totals: list[dict[str, Any]]) -> Figure:
    found = section(facts, Printed(totals)).figure("")
    assert found is not None
    return found


def test_a_figure_of_one_cell_is_that_cell() -> None:
    found = section(TWO, Printed([])).figure("20805")
    assert found == Figure(Decimal("60.00"), True, "d1:t01:r1:c1")


def test_a_sum_that_is_printed_leads_to_where_it_is_printed() -> None:
    assert whole(TWO, [total("r0:c1", "100.00")]).cell_id == "d1:t01:r0:c1"


def test_a_printed_total_of_another_amount_is_no_evidence() -> None:
    assert whole(TWO, [total("r0:c1", "100.01")]).cell_id is None


def test_a_sum_that_is_not_printed_names_its_parts() -> None:
    found = whole(TWO, [])
    assert [part.amount for part in found.parts] == [Decimal("60.00"), Decimal("40.00")]
    assert found.parts[0].target == "document/d1.html#d1:t01:r1:c1"


def test_parts_add_up_at_every_level() -> None:
    facts = [
        fact("r1:c1", "1.10", "208", "20805", "2080501", column="basic"),
        fact("r1:c2", "2.20", "208", "20805", "2080501", column="project"),
        fact("r2:c1", "4.40", "208", "20805", "2080505", column="basic"),
        fact("r3:c1", "8.80", "208", "20899", column="basic", part_names=["另一单位", ""]),
    ]
    made = section(facts, Printed([]))
    assert made.total is not None
    for row in (*made.rows, made.total):
        for figure in row.figures.values():
            assert figure.cell_id or sum(part.amount for part in figure.parts) == figure.amount


def test_the_larger_entry_comes_first() -> None:
    assert [row.code for row in section([*reversed(TWO)], Printed([])).rows if row.level == 0] == ["208", "210"]


def test_a_sum_is_unproved_if_a_part_is() -> None:
    assert not whole([TWO[0], TWO[1] | {"proved": False}], []).proved


def test_several_forms_have_no_printed_total_in_one_of_them() -> None:
    facts = [TWO[0], TWO[1] | {"form_id": "government_fund_expenditure"}]
    assert whole(facts, [total("r0:c1", "100.00")]).cell_id is None


def test_columns_are_left_out_where_there_is_one_only() -> None:
    assert [column.key for column in section(TWO, Printed([])).columns] == [""]
