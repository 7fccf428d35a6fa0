"""Over years and against the final account: only what covers the same money stands side by side."""

from decimal import Decimal
from typing import Any

from flows.site.compared import Disclosure, budget_and_final, over_years
from flows.site.sections import Printed, section
from tests.site.test_sections import fact


def disclosure(document_id: str, year: int, kind: str, amount: str, scope: str = "all_funds") -> Disclosure:
    one = fact("r1:c1", amount, "208", document_id=document_id, cell_id=f"{document_id}:t01:r1:c1", scope=scope)
    record: dict[str, Any] = {
        "document_id": document_id, "fiscal_year": year, "document_kind": kind, "document_kind_zh": "",
    }  # fmt: skip
    return Disclosure(record, {"function": section([one], Printed([]))})


def test_two_years_of_one_kind_and_scope_stand_together() -> None:
    [(_, made)] = over_years(
        [disclosure("b", 2024, "unit_budget", "2.00"), disclosure("a", 2023, "unit_budget", "1.00")]
    )
    assert [(row.label[0], row.figures[""].amount) for row in made.rows] == [
        ("2023", Decimal("1.00")), ("2024", Decimal("2.00")),
    ]  # fmt: skip


def test_years_of_another_scope_do_not() -> None:
    several = [
        disclosure("b", 2024, "unit_budget", "2.00"),
        disclosure("a", 2023, "unit_budget", "1.00", "general_public_budget"),
    ]
    assert over_years(several) == []


def test_a_budget_is_held_against_its_final_account() -> None:
    budget = disclosure("b", 2023, "department_budget", "5.00")
    final = disclosure("f", 2023, "department_final_account", "4.25")
    [(year, made)] = budget_and_final([final, budget])
    assert (year, made.figure("208", "difference").amount) == (2023, Decimal("-0.75"))  # type: ignore[union-attr]


def test_what_a_difference_is_made_of_leads_somewhere() -> None:
    budget = disclosure("b", 2023, "department_budget", "5.00")
    final = disclosure("f", 2023, "department_final_account", "4.25")
    [(_, made)] = budget_and_final([final, budget])
    assert made.total is not None
    parts = made.total.figures["difference"].parts
    assert [(part.amount, part.target) for part in parts] == [
        (Decimal("4.25"), "document/f.html#f:t01:r1:c1"), (Decimal("-5.00"), "document/b.html#b:t01:r1:c1"),
    ]  # fmt: skip


def test_a_department_is_not_held_against_a_unit() -> None:
    budget = disclosure("b", 2023, "department_budget", "5.00")
    final = disclosure("f", 2023, "unit_final_account", "4.25")
    assert budget_and_final([final, budget]) == []
