"""Lines of a table as printed, with the cells marked that a finding speaks of: for readers without the page."""

from collections import defaultdict
from collections.abc import Iterable

from flows.ask.coverage import Record
from flows.report.evidence import Evidence

AT_FAULT, OTHER = "at-fault", "other"
"""Marks of a cell: the one that the finding is about, and what it is held against."""

MOST_ROWS = 12


def quotes(marks: dict[str, str], evidence: Evidence) -> list[Record]:
    """For each table with marked cells (`marks`: cell_id to mark) its lines that have one, with their headings.

    Returns `table`, `columns` (what is printed over each), `rows` (page, line, and a cell or None for each column, each
    with its `mark`) and `left_out`, the number of lines beyond MOST_ROWS.
    """
    rows: dict[str, set[int]] = defaultdict(set)
    for cell_id in marks:
        cell = evidence.cells[cell_id]
        rows[cell["table_id"]].add(cell["row_number"])
    first = [evidence.cells[cell_id] for cell_id in marks]
    order = {table_id: number for number, table_id in reversed(list(enumerate(cell["table_id"] for cell in first)))}
    return [_quote(table_id, rows[table_id], marks, evidence) for table_id in sorted(rows, key=order.__getitem__)]


def _quote(table_id: str, numbers: set[int], marks: dict[str, str], evidence: Evidence) -> Record:
    of_table = evidence.rows_of[table_id]
    at_fault = {number for number in numbers if any(marks.get(c["cell_id"]) == AT_FAULT for c in of_table[number])}
    kept = sorted([*at_fault, *sorted(numbers - at_fault)][:MOST_ROWS])
    lines = [of_table[number] for number in kept]
    columns = sorted({cell["column_number"] for line in lines for cell in line})
    return {
        "table": evidence.tables[table_id],
        "columns": [_heading(column, lines) for column in columns],
        "rows": [_row(line, columns, marks) for line in lines],
        "left_out": len(numbers) - len(kept),
    }


def _heading(column: int, lines: Iterable[list[Record]]) -> str:
    """What stands over a column, as the figures in it say."""
    said = (cell["column_label"] for line in lines for cell in line if cell["column_number"] == column)
    return next((label for label in said if label), "")


def _row(line: list[Record], columns: list[int], marks: dict[str, str]) -> Record:
    cells = {cell["column_number"]: {**cell, "mark": marks.get(cell["cell_id"])} for cell in line}
    first = line[0]
    return {"page": first["page"], "line": first["line"], "cells": [cells.get(column) for column in columns]}
