"""Rows of the fact tables and of control_total: one per figure, at its coordinates."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from flows.align.block import Block
from flows.align.block import Row as BlockRow
from flows.recognise import vocabulary
from flows.recognise.columns import Column, named
from flows.recognise.disclosure import Disclosure
from flows.recognise.vocabulary import Path_
from flows.schema import SQL, schemas
from flows.stage.evidence import TableEvidence

Row = dict[str, Any]

_ECONOMIC_DIGITS = 5
"""The economic classifications end with 款; publishers that divide one further print seven digits."""
_MOST_CUT = 2
"""Characters that extraction cuts off the end of a name in a narrow column; a shorter name is another unit's."""


@cache
def fact_tables() -> dict[str, str]:
    """Fact table of each form."""
    with (SQL / "reference" / "form.csv").open(encoding="utf-8", newline="") as file:
        return {row["form_id"]: row["fact_table"] for row in csv.DictReader(file)}


@dataclass(frozen=True, slots=True)
class Subject:
    """What all amounts of a document share."""

    document_id: str
    agency_id: str
    disclosure: Disclosure


def amounts(subject: Subject, evidence: TableEvidence) -> Iterator[tuple[str, Row]]:
    """Name of the table and row, for every fact and control total of a loaded table."""
    proved = evidence.proved_cells()
    for block, ledger in zip(evidence.table.blocks, evidence.ledgers, strict=True):
        for (index, position), role in ledger.roles.items():
            row = block.rows[index]
            figure = row.places[position]
            if role == "memo" or evidence.form_id is None:
                continue
            table = "control_total" if role == "control_total" else fact_tables()[evidence.form_id]
            values = _coordinates(subject, evidence, block, row, block.column(position), role)
            values |= {
                "cell_id": evidence.cell_id(figure.cell),
                "amount_yuan": figure.amount.yuan,
                "printed_text": figure.cell.printed,
                "printed_unit": evidence.table.unit,
                "proved": figure.cell in proved,
            }
            columns = schemas()[table]
            yield table, {name: value for name, value in values.items() if name in columns}


def _coordinates(
    subject: Subject, evidence: TableEvidence, block: Block, row: BlockRow, column: Column, role: str
) -> Row:
    form = evidence.table.form
    assert form is not None
    keys = row.keys
    by_item = form.keyed_by == "item"
    item = (named(column.node.get("item", ())) or row.node.get("item") or _all_items(block, role)) if by_item else ()
    project = keys.get("project")
    return {
        "document_id": subject.document_id,
        "form_id": form.form_id,
        "table_id": evidence.table_id,
        "agency_id": subject.agency_id,
        "unit_name": _unit_name(keys.get("unit", ""), subject.disclosure.agency_name),
        "fiscal_year": subject.disclosure.fiscal_year,
        "row_kind": row.kind,
        "side": block.side,
        "classification": block.classification,
        "line_name": row.words or None,
        "function_code": keys.get("function_code"),
        "function_name": keys.get("function_name"),
        "department_economic_code": (keys.get("department_economic_code") or "")[:_ECONOMIC_DIGITS] or None,
        "department_economic_name": keys.get("department_economic_name") if not _is_divided(keys) else None,
        "government_economic_code": keys.get("government_economic_code"),
        "government_economic_name": keys.get("government_economic_name"),
        "project_name": project or row.words or None,
        "project_code": keys.get("project_code"),
        "catalogue_name": keys.get("catalogue"),
        "fund_source": _fund(_own_fund(form.fund_source, block), column, row),
        "expenditure_type": _value(
            form.expenditure_type,
            named(column.node.get("expenditure_type", ())),
            row.coordinates.get("expenditure_type", ()),
        ),
        "item": item[-1] if item else None,
        "basis": (column.basis or row.coordinates.get("basis", ("current",))[-1]) if by_item else None,
    }


def _all_items(block: Block, role: str) -> Path_:
    """What 合计 is the total of: the three public expenses, unless they have a total of their own beside it."""
    own = any(column.node.get("item") == ("total",) for column in block.columns)
    return (
        () if role != "fact" and (own or any(row.node.get("item") == ("total",) for row in block.rows)) else ("total",)
    )


def _is_divided(keys: dict[str, str]) -> bool:
    """True if the name is that of a part of a 款, for which the classification has no code."""
    return len(keys.get("department_economic_code", "")) > _ECONOMIC_DIGITS


def _own_fund(default: str, block: Block) -> str:
    """The form's fund, or all of them where its columns name funds that are no part of it."""
    own = vocabulary.path("fund_source", default)
    named_funds = [path for column in block.columns if (path := named(column.node.get("fund_source", ())))]
    return default if all(path[: len(own)] == own for path in named_funds) else "all"


def _fund(default: str, column: Column, row: BlockRow) -> str:
    return _value(default, named(column.node.get("fund_source", ())), row.coordinates.get("fund_source", ()))


def _value(default: str, *paths: Path_) -> str:
    """The narrowest value that column and row name; the form's default if neither does."""
    longest = max(paths, key=len)
    return longest[-1] if longest else default


def _unit_name(printed: str, agency: str) -> str:
    """The unit as printed; the agency where none is printed, or where its name was cut off."""
    cut = agency.startswith(printed) and len(agency) - len(printed) <= _MOST_CUT
    return agency if not printed or cut else printed
