"""Rows of the evidence tables: source_table, source_cell, equation, equation_term, correction, finding."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from flows.align.form_table import FormTable
from flows.issue import Issue
from flows.read.document import Cell, spot
from flows.recognise.amount import Amount
from flows.recognise.wording import compact
from flows.schema import SQL
from flows.stage.ledger import Ledger

Row = dict[str, Any]

_OURS = {
    "S02": "set_aside",
    "S03": "set_aside",
    "S04": "not_understood",
    "S05": "not_understood",
    "S11": "set_aside",
    "S15": "set_aside",
}
"""Outcome of the findings that speak of our reading: the document need not be wrong."""
_OF_VALUES = ("code", "reviewed")
"""Kinds of corrections of what is printed, not of where it stands."""


@cache
def severities() -> dict[str, str]:
    """Severity of each rule, as the catalogue has it."""
    with (SQL / "rules" / "rules.csv").open(encoding="utf-8", newline="") as file:
        return {row["rule_id"]: row["severity"] for row in csv.DictReader(file)}


@dataclass(slots=True)
class CellRecord:
    """What is known of a printed cell beside its text."""

    role: str = "label"
    amount: Amount | None = None
    row_label: str | None = None
    column_label: str | None = None


@dataclass(slots=True)
class TableEvidence:
    """A table with the identity of its rows in the warehouse, the ledger of each block, and a record a cell."""

    document_id: str
    table: FormTable
    ledgers: list[Ledger] = field(default_factory=list)
    records: dict[Cell, CellRecord] = field(default_factory=dict)
    table_id: str = field(init=False)
    """Key of the table: document and number."""

    def __post_init__(self) -> None:
        self.table_id = f"{self.document_id}:t{self.table.found.number:02d}"

    @property
    def form_id(self) -> str | None:
        """Form that the table is, if it is known."""
        return self.table.form.form_id if self.table.form else None

    def cell_id(self, cell: Cell) -> str:
        """Key of a cell: table, row and column as printed."""
        return f"{self.table_id}:r{cell.row:02d}:c{cell.column:02d}"

    def proved_cells(self) -> set[Cell]:
        """Cells that a balanced equation bears out.

        One of several terms does so. One of a single term repeats its total: down a column it hands the total's proof
        on, for the column is the same; along a row it says nothing of the column.
        """
        equations = [equation for ledger in self.ledgers for equation in ledger.equations]
        proved = {f.cell for e in equations if e.proves for f in (e.total, *e.terms)}
        repeated = [{e.total.cell, e.terms[0].cell} for e in equations if e.repeats and e.direction == "column"]
        while new := [cells for cells in repeated if cells & proved and not cells <= proved]:
            proved = proved.union(*new)
        return proved


def record_cells(evidence: TableEvidence) -> None:
    """Give every printed cell of the table its record; conservation is their count."""
    table = evidence.table
    default = (
        "set_aside"
        if table.reason is not None
        else "declared_empty"
        if table.form is not None and table.is_empty
        else "label"
    )
    evidence.records = {cell: CellRecord(default) for cell in table.found.table.cells}
    if not table.is_loaded:
        return
    for block, ledger in zip(table.blocks, evidence.ledgers, strict=True):
        words = {column.position: column.words for column in block.columns}
        for index, row in enumerate(block.rows):
            for position, figure in row.places.items():
                evidence.records[figure.cell] = CellRecord(
                    ledger.roles[index, position], figure.amount, row.words or None, words[position]
                )
            for cell in row.rates:
                evidence.records[cell] = CellRecord("memo", None, row.words or None)


def source_table(evidence: TableEvidence) -> Row:
    """The row of source_table."""
    table, printed = evidence.table, evidence.table.found.table
    first = printed.cells[0]
    status = (
        "set_aside"
        if table.reason is not None
        else "not_money"
        if not table.is_money
        else "empty"
        if table.is_empty
        else "loaded"
    )
    return {
        "table_id": evidence.table_id,
        "document_id": evidence.document_id,
        "table_number": table.found.number,
        "form_id": evidence.form_id,
        "title": table.title or None,
        "printed_number": table.number,
        "printed_unit": table.unit,
        "unit_source": table.unit_source,
        "page": first.page,
        "line": first.line,
        "row_count": printed.row_count,
        "column_count": printed.column_count,
        "status": status,
        "reason": table.reason,
    }


def source_cells(evidence: TableEvidence) -> Iterator[Row]:
    """The rows of source_cell."""
    for cell, record in evidence.records.items():
        x0, top, x1, bottom = cell.box or (None, None, None, None)
        yield {
            "cell_id": evidence.cell_id(cell),
            "document_id": evidence.document_id,
            "table_id": evidence.table_id,
            "row_number": cell.row,
            "column_number": cell.column,
            "page": cell.page,
            "line": cell.line,
            "x0": x0,
            "top": top,
            "x1": x1,
            "bottom": bottom,
            "printed_text": cell.printed,
            "amount_yuan": record.amount.yuan if record.amount else None,
            "precision_yuan": record.amount.precision if record.amount else None,
            "row_label": record.row_label,
            "column_label": record.column_label,
            "cell_role": record.role,
        }


def equations(evidence: TableEvidence) -> tuple[list[Row], list[Row]]:
    """The rows of equation and of equation_term."""
    heads: list[Row] = []
    terms: list[Row] = []
    for equation in (equation for ledger in evidence.ledgers for equation in ledger.equations):
        equation_id = f"{evidence.table_id}:e{len(heads) + 1:03d}"
        heads.append(
            {
                "equation_id": equation_id,
                "document_id": evidence.document_id,
                "form_id": evidence.form_id,
                "table_id": evidence.table_id,
                "direction": equation.direction,
                "axis": equation.axis,
                "relation": equation.relation,
                "total_cell_id": evidence.cell_id(equation.total.cell),
            }
        )
        terms += [{"equation_id": equation_id, "cell_id": evidence.cell_id(term.cell)} for term in equation.terms]
    return heads, terms


def corrections(evidences: Sequence[TableEvidence]) -> Iterator[Row]:
    """The rows of correction, numbered through the document."""
    number = 0
    for evidence in evidences:
        for move in evidence.table.moves:
            number += 1
            spot = place(evidence, move.cell)
            in_place = move.kind in _OF_VALUES
            yield {
                "correction_id": f"{evidence.document_id}:{number}",
                "document_id": evidence.document_id,
                "form_id": evidence.form_id,
                "table_id": evidence.table_id,
                "cell_id": evidence.cell_id(move.cell),
                "correction_kind": move.kind,
                "printed_place": spot if in_place else move.printed,
                "meant_place": spot if in_place else move.meant,
                "printed_value": move.printed if in_place else None,
                "meant_value": move.meant if in_place else None,
                "proof": move.proof,
            }


def findings(document_id: str, issues: Sequence[tuple[TableEvidence | None, Issue]]) -> Iterator[Row]:
    """The rows of finding that the reading stages report."""
    counts: dict[str, int] = {}
    for evidence, issue in issues:
        counts[issue.rule_id] = counts.get(issue.rule_id, 0) + 1
        yield {
            "finding_id": f"{issue.rule_id}:{document_id}:{counts[issue.rule_id]}",
            "document_id": document_id,
            "form_id": evidence.form_id if evidence else None,
            "table_id": evidence.table_id if evidence else None,
            "cell_id": evidence.cell_id(issue.cell) if evidence and issue.cell else None,
            "rule_id": issue.rule_id,
            "severity": severities()[issue.rule_id],
            "outcome": "repaired" if issue.repaired else _OURS.get(issue.rule_id, "failed"),
            "stated": issue.stated,
            "expected": issue.expected,
            "place": place(evidence, issue.cell) if evidence else None,
            "explanation": issue.explanation,
            "explanation_zh": issue.explanation_zh,
        }


def place(evidence: TableEvidence, cell: Cell | None) -> str:
    """Where something stands, in the reader's terms."""
    shown = cell or evidence.table.found.table.cells[0]
    where = spot(shown.page, shown.line)
    title = compact(evidence.table.title) or "untitled"
    number = evidence.table.number or f"table {evidence.table.found.number} of the document"
    return f"{title} ({number}, {where})" + (f", column {cell.column}" if cell else "")
