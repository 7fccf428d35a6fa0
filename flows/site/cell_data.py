"""All that is known of the cells of one table, as `yusuan explain` tells it, packed for a browser.

A cell goes by its row and column (r44:c04) where the table is known, and by its cell_id elsewhere. Amounts are strings.
Labels and keys that many cells share are kept once, and cells name them by their place in that list.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flows.ask.coverage import Record
from flows.ask.values import plain
from flows.report.evidence import Evidence
from flows.report.pictures import heading

MOST_OTHERS = 40
"""Cells of another form that a comparison lists."""


@dataclass(frozen=True)
class Known:
    """What is known of the cells of one document, beside their evidence."""

    figures: Mapping[str, Record]
    corrections: Iterable[Record]
    findings: Iterable[Record]
    pages: Mapping[int, Record]


class _Once(dict[Any, int]):
    """Values, each once, by their place."""

    def __missing__(self, value: Any) -> int:
        self[value] = len(self)
        return self[value]


def table_data(table_id: str, evidence: Evidence, known: Known) -> Record:
    """The table, its `cells`, their figures, equations, comparisons, corrections and findings, and its pages.

    `cells` has for each: printed text, amount and the value of its last digit (元), row label, column label, role,
    page, line, and the box in points. `figures` has the place in `tables`, whether it is proved, and places in `keys`.
    """
    table = evidence.tables[table_id]
    rows = evidence.rows_of[table_id]
    cells = [cell for number in sorted(rows) for cell in rows[number]]
    labels, tables, keys = _Once(), _Once(), _Once()
    figures = {
        short(cell["cell_id"]): [
            tables[figure["table"]],
            figure["proved"],
            [keys[name, plain(value)] for name, value in figure["keys"].items()],
        ]
        for cell in cells
        if (figure := known.figures.get(cell["cell_id"]))
    }
    compared = _comparisons(table_id, evidence)
    findings = [one for one in known.findings if _speaks_of(one, table_id)]
    elsewhere = {
        one
        for record in (*compared, *findings)
        for one in (record["cell_id"], *(record["other_cell_ids"] or ())[:MOST_OTHERS])
        if one and one in evidence.cells
    }
    named = ("document_id", "form_id", "form_name", "table_number", "title", "printed_unit", "unit_source")
    return {
        **{name: {**table, "document_id": table_id.split(":")[0]}[name] for name in named},
        "cells": {short(cell["cell_id"]): _cell(cell, labels) for cell in cells},
        "labels": list(labels),
        "figures": figures,
        "tables": list(tables),
        "keys": list(keys),
        "equations": _equations(table_id, evidence),
        "comparisons": [[one["rule_id"], one["cell_id"], one["other_cell_ids"], one["holds"]] for one in compared],
        "rules": {one["rule_id"]: [one["title_zh"], one["title"]] for one in compared},
        "places": {one: _place(evidence.place(one)) for one in sorted(elsewhere)},
        "corrections": [one for one in known.corrections if one["table_id"] == table_id],
        "findings": [_finding(one) for one in findings],
        "pages": _pages(cells, known.pages),
    }


def short(cell_id: str) -> str:
    """Row and column of a cell: r44:c04."""
    return cell_id.split(":", 2)[2]


def _cell(cell: Record, labels: _Once) -> list[Any]:
    box = [cell[edge] for edge in ("x0", "top", "x1", "bottom")]
    values = [cell[name] for name in ("printed_text", "amount_yuan", "precision_yuan")]
    values += [None if cell[name] is None else labels[cell[name]] for name in ("row_label", "column_label")]
    values += [labels[cell["cell_role"]], cell["page"], cell["line"]]
    # A tenth of a point is less than a line's width.
    return values if None in box else [*values, *(round(edge, 1) for edge in box)]


def _equations(table_id: str, evidence: Evidence) -> list[list[Any]]:
    def place(cell_id: str) -> tuple[int, int]:
        return evidence.cells[cell_id]["row_number"], evidence.cells[cell_id]["column_number"]

    return [
        [
            one["equation_id"].split(":")[-1],
            one["direction"],
            one["axis"],
            one["relation"],
            short(one["total_cell_id"]),
            [short(cell_id) for cell_id in sorted(one["term_cell_ids"], key=place)],
            *(one[name] for name in ("stated", "expected", "difference", "tolerance", "holds")),
        ]
        for one in evidence.equations_of[table_id]
    ]


def _comparisons(table_id: str, evidence: Evidence) -> list[Record]:
    return [
        one
        for one in evidence.comparisons
        if any(cell_id.startswith(f"{table_id}:") for cell_id in (one["cell_id"], *one["other_cell_ids"]))
    ]


def _speaks_of(finding: Record, table_id: str) -> bool:
    cells = (finding["cell_id"], *(finding["other_cell_ids"] or ()))
    return any(cell_id and cell_id.startswith(f"{table_id}:") for cell_id in cells)


def _finding(finding: Record) -> Record:
    names = ("finding_id", "rule_id", "severity", "outcome", "cell_id", "other_cell_ids", "explained_by")
    return {name: finding[name] for name in (*names, "explanation", "explanation_zh")}


def _place(cell: Record) -> list[Any]:
    names = ("form_name", "row_label", "column_label", "printed_text", "page", "line")
    return [cell[name] for name in names]


def _pages(cells: list[Record], drawn: Mapping[int, Record]) -> Record:
    """Each page of the table that is drawn: its picture and size, the width of the table, and its headings.

    `heading` is page, top and bottom: of a page without headings, those of the page before it.
    """
    on: dict[int, list[Record]] = defaultdict(list)
    for cell in cells:
        if cell["page"] in drawn and cell["x0"] is not None:
            on[cell["page"]].append(cell)
    found: Record = {}
    last: list[float] | None = None
    for page in sorted(on):
        over = heading(on[page])
        last = [page, *(round(edge, 1) for edge in over)] if over else last
        left, right = min(cell["x0"] for cell in on[page]), max(cell["x1"] for cell in on[page])
        found[str(page)] = {**drawn[page], "left": round(left, 1), "right": round(right, 1), "heading": last}
    return found
