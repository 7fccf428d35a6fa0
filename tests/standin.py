"""A reader of documents made for tests, each one table of codes and amounts with its total.

市政局                  agency
2010101<tab>100.00      function code and amount in 元
cannot be read          as a first line: rejected with a sentence
stops the reader        as a first line: an exception that nobody foresaw
kills the reader        as a first line: the end of the process
"""

import hashlib
import os
import signal
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.errors import DocumentRejected
from flows.schema import Frames, frame

REASON = "The text has no table of money. Give a budget."


def document(folder: Path, name: str, agency: str, *amounts: str) -> Path:
    """A file with one row for each amount."""
    lines = [agency, *(f"{2010101 + number}\t{amount}" for number, amount in enumerate(amounts))]
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def read(data: bytes, file_name: str) -> Frames:
    """Frames of such a document."""
    agency, *lines = data.decode().splitlines()
    if agency == "cannot be read":
        raise DocumentRejected(REASON)
    if agency == "stops the reader":
        raise ValueError("no such case")
    if agency == "kills the reader":
        os.kill(os.getpid(), signal.SIGKILL)
    sha256 = hashlib.sha256(data).hexdigest()
    document_id, agency_id = sha256[:16], hashlib.sha256(agency.encode()).hexdigest()[:12]
    table_id = f"{document_id}:t01"
    shared = {"document_id": document_id, "form_id": "expenditure", "table_id": table_id}
    key = {**shared, "agency_id": agency_id, "unit_name": agency, "fiscal_year": 2026}
    money = {"fund_source": "all", "expenditure_type": "unspecified", "printed_unit": "元", "proved": True}
    rows = [line.split("\t") for line in lines]
    rows.append(["合计", str(sum(Decimal(amount) for _, amount in rows))])

    def cell(row: int, column: int, text: str, role: str) -> dict[str, Any]:
        amount = Decimal(text) if column == 2 else None
        return {
            "cell_id": f"{table_id}:r{row:02}:c{column:02}",
            "document_id": document_id,
            "table_id": table_id,
            "row_number": row,
            "column_number": column,
            "printed_text": text,
            "amount_yuan": amount,
            "precision_yuan": Decimal("0.01") if amount is not None else None,
            "cell_role": role,
        }

    def figure(row: int) -> dict[str, Any]:
        text = rows[row - 1][1]
        return {"cell_id": f"{table_id}:r{row:02}:c02", "amount_yuan": Decimal(text), "printed_text": text}

    last = len(rows)
    cells = [cell(row, 1, label, "label") for row, (label, _) in enumerate(rows, 1)]
    amounts = [text for _, text in rows]
    cells += [cell(row, 2, text, "fact" if row < last else "control_total") for row, text in enumerate(amounts, 1)]
    facts = [{**key, **money, **figure(row), "function_code": rows[row - 1][0]} for row in range(1, last)]
    described = {
        "document_id": document_id,
        "file_name": file_name,
        "sha256": sha256,
        "media_type": "text/plain",
        "agency_id": agency_id,
        "agency_name": agency,
        "fiscal_year": 2026,
        "document_kind": "department_budget",
        "cells_read": len(cells),
        "cells_fact": last - 1,
        "cells_control_total": 1,
        "cells_memo": 0,
        "cells_label": last,
        "cells_set_aside": 0,
        "cells_declared_empty": 0,
    }
    table = {"table_number": 1, "row_count": last, "column_count": 2, "status": "loaded"}
    coverage = {
        "document_id": document_id,
        "form_id": "expenditure",
        "status": "present",
        "table_count": 1,
        "fact_count": last - 1,
        "proved_count": last - 1,
    }
    return {
        "dim_document": frame("dim_document", [described]),
        "source_table": frame("source_table", [{**shared, **table}]),
        "source_cell": frame("source_cell", cells),
        "fact_expenditure_by_function": frame("fact_expenditure_by_function", facts),
        "control_total": frame("control_total", [{**key, **money, **figure(last), "row_kind": "total"}]),
        "form_coverage": frame("form_coverage", [coverage]),
    }


def finding(document_id: str, rule_id: str, severity: str, explanation: str) -> dict[str, str]:
    """A row of the table finding."""
    return {
        "finding_id": f"{rule_id}:{document_id}:1",
        "document_id": document_id,
        "rule_id": rule_id,
        "severity": severity,
        "outcome": "failed",
        "explanation": explanation,
        "explanation_zh": explanation,
    }


def alone(patch: pytest.MonkeyPatch) -> None:
    """The pipeline without checks, reference data and views, which have tests of their own and take time."""
    nothing = {"finding": frame("finding"), "rule_result": frame("rule_result")}
    patch.setattr("flows.ingest.import_gx", lambda: None)
    patch.setattr("flows.steps.check_contracts", lambda frames: frame("finding"))
    patch.setattr("flows.steps.critical_documents", lambda findings: set())
    patch.setattr("flows.steps.contract_results", lambda frames, findings: frame("rule_result"))
    patch.setattr("flows.steps.check_rules", lambda frames: nothing)
    patch.setattr("flows.load.warehouse.load_reference", lambda connection: None)
    patch.setattr("flows.load.warehouse.create_views", lambda connection: None)
    patch.setattr("flows.load.warehouse.check_across", lambda connection: None)


def content(warehouse: Path, leave_out: Iterable[str] = ("load_run",)) -> dict[str, pl.DataFrame]:
    """All tables of a warehouse, in the order in which they stand there."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        names = connection.sql("select table_name from duckdb_tables() order by table_name").fetchall()
        return {name: connection.sql(f"from {name}").pl() for (name,) in names if name not in leave_out}
