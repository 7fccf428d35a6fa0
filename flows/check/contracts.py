"""Frame contracts: every staged frame against its suite in expectations/, a batch of documents in one go."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl

from flows.check.suite_run import ROW, TABLE, new_context, number_of, run_suites
from flows.check.suites import NOT_NULL, Suite, figure, load_suites
from flows.schema import Frames, frame, schemas

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuiteValidationResult

RULE = "G01"
UNKNOWN = "unknown"
_SEVERITY = {"critical": "error", "warning": "warning"}


def check_contracts(frames: Frames) -> pl.DataFrame:
    """Findings (table finding, rule G01): one for each row and each critical expectation that it breaks, and one for
    each document and each other expectation.

    `frames` holds the staged rows of any number of documents; those absent or empty are passed over (see
    `skipped_tables`). A frame that has not the columns and types of its table gives one error for each of its
    documents, and its rows are not looked at. Numbers in finding_id count within a document, in an order that
    does not depend on the other documents. Rows that name no document stand under the document `unknown`.
    Raises RuntimeError if an expectation could not be evaluated.
    """
    found = [row for table in _tables() for row in _type_findings(table, frames)]
    suites = checkable(frames)
    if suites:
        for suite, rows, result in run_suites(new_context(), frames, suites):
            found.extend(_row_findings(suite, rows, result))
    numbers: Counter[str] = Counter()
    for row in found:
        numbers[row["document_id"]] += 1
        row["finding_id"] = f"{RULE}:{row['document_id']}:{numbers[row['document_id']]}"
    return frame("finding", sorted(found, key=lambda row: row["document_id"]))


def critical_documents(findings: pl.DataFrame) -> set[str]:
    """Documents with an error of G01, which must not be loaded. `unknown` among them bars the whole batch."""
    broken = findings.filter((pl.col("rule_id") == RULE) & (pl.col("severity") == _SEVERITY["critical"]))
    return set(broken["document_id"])


def contract_results(frames: Frames, findings: pl.DataFrame) -> pl.DataFrame:
    """What G01 did on each document of dim_document (table rule_result): rows × expectations compared."""
    suites = checkable(frames)
    rows = {table: Counter(_documents(frames[table])) for suite in suites for table in suite.tables}
    compared: Counter[str] = Counter()
    for suite in suites:
        for table in suite.tables:
            for document, number in rows[table].items():
                compared[document] += number * len(suite.expectations)
    failed = Counter(findings.filter(pl.col("rule_id") == RULE)["document_id"])
    return frame(
        "rule_result",
        [
            {
                "document_id": document,
                "rule_id": RULE,
                "outcome": "failed" if failed[document] else "passed",
                "comparisons": compared[document],
                "failures": failed[document],
            }
            for document in sorted(set(_documents(frames.get("dim_document", pl.DataFrame()))))
        ],
    )


def checkable(frames: Frames) -> list[Suite]:
    """Suites, each with those of its tables that have rows, and the columns and types of sql/schema."""
    present = set(_tables()).difference(skipped_tables(frames))
    sound = {table for table in present if dict(frames[table].schema) == schemas()[table]}
    narrowed = [
        replace(suite, tables=tuple(table for table in suite.tables if table in sound)) for suite in load_suites()
    ]
    return [suite for suite in narrowed if suite.tables]


def skipped_tables(frames: Frames) -> list[str]:
    """Tables that have a suite, but no rows to check."""
    return [table for table in _tables() if frames.get(table, pl.DataFrame()).is_empty()]


def _tables() -> list[str]:
    return sorted({table for suite in load_suites() for table in suite.tables})


def _documents(data: pl.DataFrame) -> list[str]:
    """Document of each row; ids of finer things begin with it, up to the colon."""
    key = next((name for name in ("document_id", "equation_id") if data.schema.get(name) == pl.String), None)
    if key is None:
        return [UNKNOWN] * data.height
    return data[key].str.split(":").list.first().fill_null(UNKNOWN).to_list()


def _type_findings(table: str, frames: Frames) -> Iterator[dict[str, Any]]:
    data = frames.get(table, pl.DataFrame())
    wanted, given = schemas()[table], dict(data.schema)
    if data.is_empty() or given == wanted:
        return
    stated = ", ".join(f"{name} {kind}" for name, kind in given.items() if wanted.get(name) != kind)
    expected = ", ".join(f"{name} {kind}" for name, kind in wanted.items() if given.get(name) != kind)
    stated, expected = stated or "no other columns", expected or "no other columns"
    for document in dict.fromkeys(_documents(data)):
        yield {
            "document_id": document,
            "rule_id": RULE,
            "severity": _SEVERITY["critical"],
            "outcome": "failed",
            "stated": stated,
            "expected": expected,
            "explanation": f"The frame {table} has {stated}; its table wants {expected}. No row was checked.",
            "explanation_zh": f"数据帧 {table} 的列为 {stated}，应为 {expected}，未检查任何行。",
        }


def _row_findings(
    suite: Suite, rows: pl.DataFrame, result: "ExpectationSuiteValidationResult"
) -> Iterator[dict[str, Any]]:
    documents = _documents(rows)
    broken: dict[tuple[str, int, int], int] = {}
    for number, one in ((number_of(one), one) for one in result.results):
        critical = _SEVERITY[suite.expectations[number].severity] == "error"
        for item in sorted(_unexpected(one), key=lambda item: item[ROW]):
            # What forbids loading is named row by row; of what only warns the first row stands for all.
            key = next((k for k in broken if not critical and k[::2] == (documents[item[ROW]], number)), None)
            key = key or (documents[item[ROW]], item[ROW], number)
            broken[key] = broken.get(key, 0) + 1
    for (document, index, number), count in sorted(broken.items(), key=lambda pair: pair[0][1:]):
        expectation, row = suite.expectations[number], rows.row(index, named=True)
        values = {name: figure(name, row[name]) for name in expectation.columns}
        if expectation.type == NOT_NULL:
            values = {name: value for name, value in values.items() if value is None}
        said = ", ".join(f"{name} = {'null' if value is None else value}" for name, value in values.items())
        stated = next(iter(values.values())) if len(values) == 1 else said
        yield {
            "document_id": document,
            "form_id": row.get("form_id"),
            "table_id": row.get("table_id"),
            "cell_id": row.get("cell_id") or row.get("total_cell_id"),
            "rule_id": RULE,
            "severity": _SEVERITY[expectation.severity],
            "outcome": "failed",
            "stated": None if stated is None else str(stated),
            "expected": expectation.words,
            "explanation": f"{row[TABLE]}: {said}; expected {expectation.words}{_more(count)}. {expectation.why}",
            "explanation_zh": f"{row[TABLE]}：{said}，应{expectation.words_zh}{_more_zh(count)}。{expectation.why_zh}",
        }


def _more(count: int) -> str:
    return f"; so it is with {count - 1} more rows" if count > 1 else ""


def _more_zh(count: int) -> str:
    return f"（另有{count - 1}行同样）" if count > 1 else ""


def _unexpected(result: Any) -> list[dict[str, Any]]:
    return [] if result.success else list(result.result["unexpected_index_list"])
