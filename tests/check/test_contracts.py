"""Frame contracts: good rows pass in silence, each suite names the row that breaks it."""

import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.check import suites as suites_module
from flows.check.contracts import check_contracts, contract_results, critical_documents, skipped_tables
from flows.check.data_docs import build_data_docs
from flows.check.suite_run import view
from flows.check.suites import load_suites
from flows.errors import YusuanError
from flows.schema import Frames, create_schema, frame, schemas

TABLES = sorted({table for suite in load_suites() for table in suite.tables})
GOOD = "a" * 16

Row = dict[str, Any]


def good_row(table: str, document: str) -> Row:
    """A row that keeps every promise of its table."""
    table_id = f"{document}:t01"
    cell_id = f"{table_id}:r{10 + TABLES.index(table)}:c05"  # a cell goes into one table only
    values = {
        "document_id": document,
        "form_id": "three_public" if table == "fact_three_public" else "expenditure",
        "table_id": table_id,
        "cell_id": cell_id,
        "total_cell_id": cell_id,
        "claim_id": f"{document}:l12",
        "equation_id": f"{table_id}:e1",
        "correction_id": f"{document}:1",
        "agency_id": "0123456789ab",
        "agency_name": "某市医疗保障局",
        "unit_name": "某市医疗保障局",
        "fiscal_year": 2023,
        "function_code": "2101506",
        "department_economic_code": "30108",
        "government_economic_code": "50102",
        "fund_source": "all",
        "expenditure_type": "personnel",
        "side": "expenditure",
        "classification": "function",
        "line_name": "卫生健康支出",
        "project_name": "医保经办",
        "item": "reception",
        "basis": "current",
        "row_kind": "code",
        "amount_yuan": Decimal("2875758.40"),
        "precision_yuan": Decimal("0.01"),
        "printed_text": "2,875,758.40",
        "printed_unit": "元",
        "proved": True,
        "subject": "卫生健康支出",
        "metric": "amount",
        "sentence": "卫生健康支出2,875,758.40元。",
        "file_name": "some.txt",
        "sha256": document * 4,
        "media_type": "text/plain",
        "document_kind": "department_budget",
        "cells_read": 21,
        "cells_fact": 1,
        "cells_control_total": 2,
        "cells_memo": 3,
        "cells_label": 4,
        "cells_set_aside": 5,
        "cells_declared_empty": 6,
        "table_number": 1,
        "unit_source": "table",
        "row_count": 9,
        "column_count": 6,
        "row_number": 7,
        "column_number": 5,
        "cell_role": "fact",
        "status": "present" if table == "form_coverage" else "loaded",
        "table_count": 1,
        "fact_count": 3,
        "proved_count": 3,
        "direction": "increase" if table == "fact_narrative_claim" else "row",
        "axis": "expenditure_type",
        "relation": "equals",
        "correction_kind": "column",
        "printed_place": "column 6",
        "meant_place": "column 7",
        "proof": "the sum of row 7",
        "entry_id": f"{document}:l01",
        "title": "部门支出总表",
        "found_as": "table",
        "mark_id": f"{document}:m001",
        "mark_kind": "part",
        "requirement_id": "glossary",
        "page": 3,
        "characters": 120,
        "cells_understood": 16,
        "claims": 0,
        "figure_lines": 0,
        "is_picture": False,
    }
    if "performance" in table:
        values |= {
            "form_id": "project_performance",
            "goal_id": f"{table_id}:g01",
            "indicator_count": 2,
            "indicator": "宣传次数",
            "part": "total",
            "period": "year",
            "direction": "higher_is_better",
            "unit": "次",
        }
    return {name: value for name, value in values.items() if name in schemas()[table]}


# Table, what is wrong in its row, how severe that is, and the expectation that must say so.
BROKEN: list[tuple[str, Row, str, str]] = [
    ("contents_entry", {"found_as": "seen"}, "error", "one of table, text, unread"),
    ("contents_entry", {"table_id": None}, "error", "not null"),
    ("control_total", {"row_kind": "sum"}, "error", "one of total, group_total, unit,"),
    ("correction", {"proof": " "}, "error", r"matches \S"),
    ("dim_document", {"cells_label": 3}, "error", "cells_read = cells_accounted_for"),
    ("dim_document", {"document_kind": "预算"}, "error", "one of department_budget"),
    ("dim_document", {"agency_name": "某市 财政局"}, "warning", r"matches ^\S*$"),
    ("equation", {"relation": "about"}, "error", "one of equals, at_least"),
    ("equation_term", {"cell_id": "r07:c05"}, "error", "matches ^[0-9a-f]{16}:t"),
    ("fact_expenditure_by_economic", {"department_economic_code": "50102"}, "error", "matches ^3"),
    (
        "fact_expenditure_by_economic",
        {"government_economic_code": "5010201"},
        "warning",
        r"matches ^\d{3}(?:\d{2})?$",
    ),
    ("fact_expenditure_by_function", {"function_code": "30108"}, "error", "matches ^2"),
    ("fact_expenditure_by_function", {"function_code": "2085"}, "warning", r"matches ^\d{3}(?:\d{2}){0,2}$"),
    ("fact_expenditure_by_function", {"expenditure_type": "人员"}, "error", "one of expenditure_type.csv"),
    ("fact_narrative_claim", {"precision_yuan": Decimal(0)}, "warning", "> 0.00"),
    ("fact_procurement", {"printed_unit": "块"}, "error", "one of 元, 千元, 万元, 亿元"),
    ("fact_project", {"project_name": None}, "error", "not null"),
    ("fact_revenue", {"fund_source": "gifts"}, "error", "one of fund_source.csv"),
    ("fact_revenue", {"amount_yuan": Decimal("-3.00")}, "warning", "≥ 0.00"),
    (
        "fact_revenue",
        {"amount_yuan": Decimal("9999999999999999.99")},
        "warning",
        "≥ -1,000,000,000,000.00, ≤ 1,000,000,000,000.00",
    ),
    ("fact_revenue", {"fiscal_year": 2203}, "error", "≥ 2000, ≤ 2050"),
    ("fact_revenue", {"form_id": "表3"}, "error", "one of form.csv"),
    ("fact_summary_line", {"side": "both"}, "error", "one of revenue, expenditure"),
    ("fact_three_public", {"basis": "2022"}, "error", "one of current, prior, budget, final"),
    ("form_coverage", {"proved_count": 4}, "error", "fact_count ≥ proved_count"),
    ("form_coverage", {"status": "partial"}, "warning", "not null"),
    ("page_coverage", {"cells_set_aside": 4}, "error", "cells_read = cells_accounted_for"),
    ("fact_performance_goal", {"amount_period": "month"}, "error", "one of year, whole, unspecified"),
    ("fact_performance_indicator", {"indicator": "≥90"}, "error", "matches"),
    ("fact_performance_indicator", {"comparator": "约"}, "error", "one of ≥, ≤, =, >, <, qualitative"),
    ("performance_amount", {"part": "half"}, "error", "one of total, fund, type, level, task"),
    ("source_cell", {"cell_role": "control_total", "amount_yuan": None}, "error", "not null"),
    ("source_table", {"form_id": None}, "error", "not null"),
    ("source_table", {"status": "set_aside"}, "error", "not null"),
    ("text_mark", {"mark_kind": "note"}, "error", "one of part, placeholder, unfinished"),
]
# Rows that look odd and are not: a blank is allowed where the table allows it, a condition spares other rows.
SPARED: list[tuple[str, Row]] = [
    ("fact_expenditure_by_function", {"function_code": None, "amount_yuan": Decimal(0)}),
    ("source_cell", {"cell_role": "label", "amount_yuan": None, "precision_yuan": None}),
    ("source_table", {"status": "not_money", "form_id": None, "printed_unit": None}),
]


def document_of(case: int) -> str:
    return f"{case + 1:016x}"


@pytest.fixture(scope="module")
def frames() -> Frames:
    """One good document, one for each broken row, one for each that is spared; and three whose rows share a key."""
    rows: dict[str, list[Row]] = {table: [good_row(table, GOOD)] for table in TABLES}
    for case, (table, change) in enumerate([*((table, change) for table, change, *_ in BROKEN), *SPARED]):
        rows[table].append({**good_row(table, document_of(case)), **change})
    twin = {**good_row("fact_three_public", "b" * 16), "proved": False}
    rows["fact_three_public"] += [twin, {**twin, "cell_id": f"{'b' * 16}:t01:r99:c05"}]
    proved = good_row("fact_three_public", "d" * 16)
    rows["fact_three_public"] += [proved, {**proved, "cell_id": f"{'d' * 16}:t01:r99:c05"}]
    for table in ("fact_revenue", "control_total"):
        rows[table].append({**good_row(table, "c" * 16), "cell_id": f"{'c' * 16}:t01:r07:c05"})
    return {table: frame(table, of_table) for table, of_table in rows.items()}


@pytest.fixture(scope="module")
def findings(frames: Frames) -> pl.DataFrame:
    return check_contracts(frames)


def test_good_rows_of_every_table_give_no_finding(findings: pl.DataFrame) -> None:
    assert findings.filter(pl.col("document_id") == GOOD).to_dicts() == []


@pytest.mark.parametrize("case", range(len(SPARED)))
def test_what_a_table_allows_is_not_reported(findings: pl.DataFrame, case: int) -> None:
    assert findings.filter(pl.col("document_id") == document_of(len(BROKEN) + case)).to_dicts() == []


def test_every_suite_has_a_row_that_breaks_it() -> None:
    assert sorted({table for table, *_ in BROKEN}) == TABLES


@pytest.mark.parametrize("case", range(len(BROKEN)), ids=lambda case: f"{BROKEN[case][0]}-{BROKEN[case][1]}")
def test_a_broken_row_gives_one_finding_that_names_it(findings: pl.DataFrame, case: int) -> None:
    table, change, severity, expected = BROKEN[case]
    row = {**good_row(table, document_of(case)), **change}
    named = {key: row.get(key) for key in ("form_id", "table_id")}
    named["cell_id"] = row.get("cell_id") or row.get("total_cell_id")
    (finding,) = findings.filter(pl.col("document_id") == document_of(case)).to_dicts()
    assert finding.items() >= {"rule_id": "G01", "severity": severity, "outcome": "failed", **named}.items()
    assert finding["expected"].startswith(expected)


def test_findings_state_amounts_in_yuan_and_in_both_languages(findings: pl.DataFrame) -> None:
    finding = findings.filter(pl.col("stated") == "-3.00").row(0, named=True)
    assert "amount_fen = -3.00; expected ≥ 0.00. Negative amounts are rare" in finding["explanation"]
    assert "amount_fen = -3.00，应≥ 0.00。负数少见" in finding["explanation_zh"]


def test_what_only_warns_is_reported_once_with_the_count_of_its_rows(findings: pl.DataFrame) -> None:
    (twin,) = findings.filter(pl.col("document_id") == "b" * 16).rows(named=True)
    assert "item = reception, basis = current" in twin["stated"]
    assert "so it is with 1 more rows" in twin["explanation"]


def test_rows_of_one_key_that_a_total_takes_in_are_no_doubt(findings: pl.DataFrame) -> None:
    assert findings.filter(pl.col("document_id") == "d" * 16).is_empty()


def test_a_cell_in_two_tables_is_an_error_of_both(findings: pl.DataFrame) -> None:
    shared = findings.filter(pl.col("document_id") == "c" * 16)
    assert shared["explanation"].str.extract(r"^(\w+): cell_id = ").to_list() == [
        "control_total",
        "fact_revenue",
    ]


def test_only_errors_keep_a_document_out(findings: pl.DataFrame) -> None:
    errors = {document_of(case) for case, (_, _, severity, _) in enumerate(BROKEN) if severity == "error"}
    assert critical_documents(findings) == {*errors, "c" * 16}


def test_more_than_twenty_broken_rows_are_all_reported_whoever_else_is_in_the_batch() -> None:
    def rows(document: str) -> list[Row]:
        row = good_row("correction", document)
        return [{**row, "correction_id": f"{document}:{n}", "proof": ""} for n in range(25)]

    alone = check_contracts({"correction": frame("correction", rows(GOOD))})
    beside = check_contracts({"correction": frame("correction", rows("0" * 16) + rows(GOOD))})
    assert alone.height == 25
    assert beside.filter(pl.col("document_id") == GOOD).equals(alone)


def test_results_count_what_was_compared_for_each_document(frames: Frames, findings: pl.DataFrame) -> None:
    results = contract_results(frames, findings)
    good = results.row(by_predicate=pl.col("document_id") == GOOD, named=True)
    expectations = sum(len(suite.expectations) * len(suite.tables) for suite in load_suites())
    assert good == {
        "document_id": GOOD,
        "rule_id": "G01",
        "outcome": "passed",
        "comparisons": expectations,
        "failures": 0,
    }


def test_results_name_the_documents_that_failed(frames: Frames, findings: pl.DataFrame) -> None:
    failed = contract_results(frames, findings).filter(pl.col("outcome") == "failed")
    broken = {document_of(case) for case, (table, *_) in enumerate(BROKEN) if table == "dim_document"}
    assert set(failed["document_id"]) == broken


def test_money_as_float_is_an_error_of_the_document() -> None:
    rows = frame("fact_revenue", [good_row("fact_revenue", GOOD)])
    findings = check_contracts({"fact_revenue": rows.with_columns(pl.col("amount_yuan").cast(pl.Float64))})
    assert findings["stated"].to_list() == ["amount_yuan Float64"]
    assert critical_documents(findings) == {GOOD}


def test_frames_without_rows_are_passed_over_and_named() -> None:
    frames = {"fact_revenue": frame("fact_revenue")}
    assert check_contracts(frames).is_empty()
    assert skipped_tables(frames) == TABLES


def test_money_is_seen_as_exact_integer_fen() -> None:
    row = good_row("source_cell", GOOD)
    amounts = [Decimal("9999999999999999.99"), None, Decimal("-0.01")]
    rows = frame("source_cell", [{**row, "amount_yuan": amount} for amount in amounts])
    suite = next(suite for suite in load_suites() if suite.name == "source_cell")
    seen = view(suite, {"source_cell": rows})["amount_fen"]
    assert (seen.dtype, seen.to_list()) == (pl.Int64, [999_999_999_999_999_999, None, -1])


@pytest.mark.parametrize("suite", load_suites(), ids=lambda suite: suite.name)
def test_a_suite_names_columns_that_each_of_its_tables_has(suite: suites_module.Suite) -> None:
    named = {column for one in suite.expectations for column in one.columns}
    named |= {one.where[0] for one in suite.expectations if one.where}
    assert suite.tables
    for table in suite.tables:
        alone = replace(suite, tables=(table,))
        assert named <= set(view(alone, {table: frame(table)}).columns)


@pytest.mark.parametrize("suite", load_suites(), ids=lambda suite: suite.name)
def test_every_expectation_says_how_severe_it_is_and_why(suite: suites_module.Suite) -> None:
    for one in suite.expectations:
        assert one.severity in {"critical", "warning"}
        assert one.why.endswith(".")
        assert one.why_zh.endswith("。")


@pytest.fixture(scope="module")
def required_columns() -> set[tuple[str, str]]:
    """(table, column) of every NOT NULL of sql/schema."""
    with duckdb.connect() as connection:
        create_schema(connection)
        query = "select table_name, column_name from duckdb_columns() where not is_nullable"
        return set(connection.sql(query).fetchall())


@pytest.mark.parametrize("table", TABLES)
def test_what_the_schema_requires_the_contract_requires(table: str, required_columns: set[tuple[str, str]]) -> None:
    asked = {
        column
        for suite in load_suites()
        for one in suite.expectations
        if table in suite.tables and one.words == "not null" and not one.where and one.severity == "critical"
        for column in one.columns
    }
    assert {column.replace("_yuan", "_fen") for of, column in required_columns if of == table} <= asked


def test_a_file_that_is_no_suite_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fact_revenue.yaml").write_text("expectations: [{type: expect_luck}]", encoding="utf-8")
    monkeypatch.setattr(suites_module, "EXPECTATIONS", tmp_path)
    with pytest.raises(YusuanError, match=r"fact_revenue\.yaml is not a suite"):
        load_suites.__wrapped__()


def test_great_expectations_is_not_imported_before_it_is_used() -> None:
    code = "import sys, flows.check.contracts, flows.check.data_docs; print('great_expectations' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    folder = tmp_path_factory.mktemp("docs")
    few = {table: frame(table, [good_row(table, GOOD)]) for table in ("equation_term", "dim_document")}
    index = build_data_docs(few, folder)
    return {page: page.read_text(encoding="utf-8") for page in [index, *folder.rglob("*.html"), *folder.rglob("*.css")]}


def test_data_docs_fetch_nothing_from_outside(pages: dict[Path, str]) -> None:
    fetched = re.compile(
        r"<(?:link|script|img|iframe)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//|url\([\"']?https?:|@import"
    )
    assert [page.name for page, text in pages.items() if fetched.search(text)] == []


def test_data_docs_link_each_table_to_its_results_and_to_what_is_expected_and_why(
    pages: dict[Path, str],
) -> None:
    index = next(iter(pages))
    linked = [index.parent / link for link in re.findall(r'href="([^"]+)"', pages[index])]
    stems = ["frames-dim_document", "dim_document", "frames-equation_term", "equation_term"]
    assert [page.stem for page in linked] == stems
    assert "单元格守恒" in pages[linked[1]]
