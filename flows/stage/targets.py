"""Rows of fact_performance_goal, fact_performance_indicator and performance_amount; roles of their cells."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from flows.recognise.wording import printed
from flows.stage.amounts import Subject
from flows.stage.evidence import CellRecord, TableEvidence
from flows.target.target import Goal

Row = dict[str, Any]


def target_rows(subject: Subject, evidences: Sequence[TableEvidence]) -> Iterator[tuple[str, Row]]:
    """Name of the table and row, for every goal, indicator and amount of the loaded performance tables.

    Gives the cells of the evidences their roles: the cells that goals and indicators are known by are facts, amounts
    memos, for the forms of money print them too, and what could not be told is set aside.
    """
    own = [(one, one.table.targets) for one in evidences if one.table.targets is not None and one.table.is_loaded]
    counts = Counter(id(indicator.goal) for _, targets in own for indicator in targets.indicators)
    ids = {
        id(goal): f"{evidence.table_id}:g{number:02d}"
        for evidence, targets in own
        for number, goal in enumerate(targets.goals, start=1)
    }
    by_number = {evidence.table.found.number: evidence for evidence, _ in own}
    of_money = {id(money): ids[id(goal)] for _, targets in own for goal in targets.goals for money in goal.money}
    for evidence, targets in own:
        for goal in targets.goals:
            row = _goal(subject, evidence, goal, ids[id(goal)], counts[id(goal)])
            if total := goal.total:
                row["amount_cell_id"] = by_number[total.table].cell_id(total.cell)
            yield "fact_performance_goal", row
        for money in targets.money:
            assert money.amount is not None
            words = money.words
            evidence.records[money.cell] = CellRecord("memo", money.amount, None, words)
            yield (
                "performance_amount",
                {
                    **_place(subject, evidence),
                    "cell_id": evidence.cell_id(money.cell),
                    "goal_id": of_money.get(id(money)),
                    "line_name": words,
                    "part": money.part,
                    "period": money.period,
                    "fund_source": money.fund_source,
                    "expenditure_type": money.expenditure_type,
                    "amount_yuan": money.amount.yuan,
                    "printed_text": money.cell.text,
                    "printed_unit": money.unit,
                },
            )
        for cell, words in targets.heads.items():
            if evidence.records[cell].role == "label":
                evidence.records[cell] = CellRecord("label", None, None, words)
        for cell in targets.untold:
            evidence.records[cell] = CellRecord("set_aside")
        for indicator in targets.indicators:
            goal_place = _owner(subject, indicator.goal)
            yield (
                "fact_performance_indicator",
                {
                    **_place(subject, evidence),
                    **goal_place,
                    "cell_id": evidence.cell_id(indicator.cell),
                    "goal_id": ids[id(indicator.goal)],
                    "task_name": indicator.task,
                    "level_1": indicator.level_1,
                    "level_2": indicator.level_2,
                    "level_3": indicator.level_3,
                    "indicator": indicator.name,
                    "comparator": indicator.value.comparator,
                    "value": indicator.value.number,
                    "unit": indicator.value.unit,
                    "value_text": indicator.value.text,
                    "value_cell_id": evidence.cell_id(indicator.value_cell) if indicator.value_cell else None,
                    "weight": indicator.weight,
                    "direction": indicator.direction,
                    "is_core": indicator.is_core,
                    "definition": indicator.definition,
                },
            )
            evidence.records[indicator.cell] = CellRecord("fact", None, indicator.name, "name of the indicator")
        for goal in targets.goals:
            assert goal.cell is not None
            before = evidence.records[goal.cell]
            evidence.records[goal.cell] = CellRecord("fact", before.amount, goal.project_name, before.column_label)


def _place(subject: Subject, evidence: TableEvidence) -> Row:
    return {
        "document_id": subject.document_id,
        "form_id": evidence.form_id,
        "table_id": evidence.table_id,
        "agency_id": subject.agency_id,
        "fiscal_year": subject.disclosure.fiscal_year,
    }


def _owner(subject: Subject, goal: Goal) -> Row:
    return {
        "unit_name": goal.unit_name or subject.disclosure.agency_name,
        "project_code": goal.project_code,
        "project_name": goal.project_name,
    }


def _goal(subject: Subject, evidence: TableEvidence, goal: Goal, goal_id: str, count: int) -> Row:
    assert goal.cell is not None
    total = goal.total
    return {
        **_place(subject, evidence),
        **_owner(subject, goal),
        "goal_id": goal_id,
        "cell_id": evidence.cell_id(goal.cell),
        "department_name": goal.department,
        "goal": printed(goal.text) or None,
        "overall_goal": printed(goal.overall_text) or None,
        "amount_yuan": total.amount.yuan if total and total.amount else None,
        "amount_period": total.period if total else None,
        "weight_total": goal.weight_total,
        "indicator_count": count,
    }
