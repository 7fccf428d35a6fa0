"""A warehouse made by hand: a few documents whose every figure the tests know."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.ask.query import ask
from flows.ask.questions import question
from flows.ask.warehouse import opened
from flows.schema import create_schema, create_views, frame


class Sample:
    """Rows by table; `fill` puts them into an empty database, with the views over them."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)

    def add(self, table: str, **row: Any) -> None:
        self.rows[table].append(row)

    def document(self, document_id: str, agency_name: str, **other: Any) -> None:
        counts = ("read", "fact", "control_total", "memo", "label", "set_aside", "declared_empty")
        row = {
            "file_name": f"{document_id}.txt",
            "sha256": document_id,
            "media_type": "text/plain",
            "fiscal_year": 2023,
            "document_kind": "department_budget",
            **{f"cells_{count}": 0 for count in counts},
            **other,
        }
        agency_id = f"agency-{document_id}"
        self.add(
            "dim_document", **{"agency_id": agency_id, **row, "document_id": document_id, "agency_name": agency_name}
        )
        self.add("dim_agency", agency_id=agency_id, agency_name=agency_name, region_code=None)

    def form(self, document_id: str, form_id: str, status: str = "present", **other: Any) -> None:
        counts = {"table_count": 1, "fact_count": 1, "proved_count": 1, **other}
        self.add("form_coverage", document_id=document_id, form_id=form_id, status=status, **counts)

    def fact(self, table: str, cell_id: str, form_id: str, amount: str, **keys: Any) -> None:
        """A fact of the document that its cell_id begins with, in 元."""
        document_id = cell_id.split(":")[0]
        row = {
            "cell_id": cell_id,
            "document_id": document_id,
            "table_id": f"{document_id}:t01",
            "agency_id": f"agency-{document_id}",
            "unit_name": "某单位",
            "fiscal_year": 2023,
            "fund_source": "all",
            "amount_yuan": Decimal(amount),
            "printed_text": amount,
            "printed_unit": "元",
            "proved": True,
        }
        if table in (
            "fact_expenditure_by_function",
            "fact_expenditure_by_economic",
            "fact_project",
            "control_total",
        ):
            row["expenditure_type"] = "unspecified"
        if table == "fact_summary_line":
            row |= {
                "side": "revenue",
                "classification": "revenue",
                "line_name": "某项",
                "expenditure_type": "unspecified",
            }
        self.add(table, form_id=form_id, **{**row, **keys})

    def by_function(self, cell_id: str, form_id: str, amount: str, function_code: str = "2080505", **keys: Any) -> None:
        self.fact("fact_expenditure_by_function", cell_id, form_id, amount, function_code=function_code, **keys)

    def fill(self, connection: duckdb.DuckDBPyConnection) -> None:
        for table, rows in self.rows.items():
            connection.register("sample_rows", frame(table, rows))
            connection.execute(f"insert into {table} by name select * from sample_rows")
            connection.unregister("sample_rows")


def create_warehouse(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("begin")  # hundreds of comments, written once
    create_schema(connection)
    create_views(connection)
    connection.execute("commit")


@pytest.fixture(scope="session")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse without rows; whoever fills it does so in a transaction, and rolls it back."""
    with duckdb.connect() as connection:
        create_warehouse(connection)
        yield connection


@pytest.fixture
def sample() -> Sample:
    """An empty sample, to be filled by the test."""
    return Sample()


@pytest.fixture
def loaded(empty: duckdb.DuckDBPyConnection, sample: Sample) -> Iterator[Callable[[], duckdb.DuckDBPyConnection]]:
    """Puts the sample into a warehouse, when called."""

    def load() -> duckdb.DuckDBPyConnection:
        sample.fill(empty)
        return empty

    empty.execute("begin")
    yield load
    empty.execute("rollback")


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse file with one document: two facts that make up a printed total, and a finding about one."""
    sample = Sample()
    sample.document("d1", "甲市医疗保障局")
    sample.add("dim_form", form_id="expenditure", form_name="支出总表", fact_table="fact_expenditure_by_function")
    sample.add(
        "document_source", document_id="d1", url="https://example.org/a.pdf",
        fetched_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
    )  # fmt: skip
    sample.form("d1", "expenditure")
    sample.add(
        "source_table", table_id="d1:t01", document_id="d1", table_number=1, form_id="expenditure",
        title="支出总表", printed_unit="元", unit_source="table", line=10, row_count=3, column_count=2,
        status="loaded",
    )  # fmt: skip
    for row, label, amount in (
        (1, "合计", "1234567.89"),
        (2, "行政运行", "1234000.00"),
        (3, "住房公积金", "567.89"),
    ):
        cell_id = f"d1:t01:r{row:02}:c02"
        sample.add(
            "source_cell", cell_id=cell_id, document_id="d1", table_id="d1:t01", row_number=row,
            column_number=2, line=10 + row, printed_text=amount, amount_yuan=Decimal(amount),
            precision_yuan=Decimal("0.01"), row_label=label, column_label="合计",
            cell_role="control_total" if row == 1 else "fact",
        )  # fmt: skip
    sample.fact("control_total", "d1:t01:r01:c02", "expenditure", "1234567.89", row_kind="total")
    sample.by_function("d1:t01:r02:c02", "expenditure", "1234000.00", "2101501", function_name="行政运行")
    sample.by_function("d1:t01:r03:c02", "expenditure", "567.89", "2210201", function_name="住房公积金")
    sample.add(
        "equation", equation_id="d1:t01:e1", document_id="d1", form_id="expenditure", table_id="d1:t01",
        direction="column", axis="code", relation="equals", total_cell_id="d1:t01:r01:c02",
    )  # fmt: skip
    for row in (2, 3):
        sample.add("equation_term", equation_id="d1:t01:e1", cell_id=f"d1:t01:r{row:02}:c02")
    sample.add(
        "finding", finding_id="D02:d1:1", document_id="d1", form_id="expenditure", table_id="d1:t01",
        cell_id="d1:t01:r03:c02", rule_id="D02", severity="warning", outcome="failed", stated="住房公积金",
        expected="公积金", place="第13行", explanation="The name differs.", explanation_zh="名称不一致。",
    )  # fmt: skip
    sample.add(
        "correction", correction_id="d1:1", document_id="d1", form_id="expenditure", table_id="d1:t01",
        cell_id="d1:t01:r02:c02", correction_kind="column", printed_place="第3栏", meant_place="第2栏",
        proof="合计 = 两项之和",
    )  # fmt: skip
    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    with duckdb.connect(str(path)) as connection:
        create_warehouse(connection)
        sample.fill(connection)
    return path


@pytest.fixture(scope="session")
def published(checkout: Path) -> Path:
    """The warehouse that the main job makes of the documents in data/raw."""
    return checkout / "data" / "warehouse" / "yusuan.duckdb"


@pytest.fixture(scope="module")
def connection(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """That warehouse, opened to be asked. Closed after the module: a process opens a file one way at a time."""
    with opened(published) as connection:
        yield connection


@pytest.fixture(scope="module")
def answers(connection: duckdb.DuckDBPyConnection) -> Callable[[int], list[dict[str, Any]]]:
    """Rows of a worked question on that warehouse, by its number."""
    return lambda number: list(ask(connection, question(number).query).records)


@pytest.fixture
def answered(loaded: Callable[[], duckdb.DuckDBPyConnection]) -> Callable[[int], list[dict[str, Any]]]:
    """Rows of a worked question on the sample, by its number."""

    def answer(number: int) -> list[dict[str, Any]]:
        relation = loaded().sql(question(number).query)
        return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]

    return answer
