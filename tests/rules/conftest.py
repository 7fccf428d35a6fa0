"""Small documents made by hand, all cases of a module checked in one go, as the runner checks a batch."""

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.check.rules import compare
from flows.schema import create_schema, frame, schemas

FACT_TABLES = {
    "summary": "fact_summary_line",
    "appropriation_summary": "fact_summary_line",
    "revenue": "fact_revenue",
    "expenditure": "fact_expenditure_by_function",
    "general_expenditure": "fact_expenditure_by_function",
    "general_basic_function": "fact_expenditure_by_function",
    "government_fund_expenditure": "fact_expenditure_by_function",
    "general_expenditure_economic": "fact_expenditure_by_economic",
    "general_basic_economic": "fact_expenditure_by_economic",
    "economic_summary": "fact_expenditure_by_economic",
    "appropriation_expenditure": "fact_expenditure_by_function",
    "appropriation_basic_economic": "fact_expenditure_by_economic",
    "general_project_economic": "fact_expenditure_by_economic",
    "operating_expenses": "fact_expenditure_by_economic",
    "procurement": "fact_procurement",
    "three_public": "fact_three_public",
    "project_expenditure": "fact_project",
}
YUAN = {"元": 1, "万元": 10000}
TYPES = ("unspecified", "basic", "project", "other_operating", "specific_target", "personnel", "public")
NAMES = {
    "function": [
        ("208", "社会保障和就业支出"),
        ("20805", "行政事业单位养老支出"),
        ("2080505", "机关事业单位基本养老保险缴费支出"),
        ("2101550", "事业运行"),
        ("2101551", "事业运营"),
        ("2101599", "其他医疗保障管理事务支出"),
        ("22102", "住房改革支出"),
        ("21002", "公立医院"),
    ],
    "department_economic": [
        ("30108", "机关事业单位基本养老保险缴费"),
        ("30239", "其他交通费用"),
        ("30201", "办公费"),
    ],
    "government_economic": [("50102", "社会保障缴费"), ("50201", "办公经费"), ("509", "对个人和家庭的补助")],
}


class Book:
    """Rows by table, with reference data of its own."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for form_id, fact_table in FACT_TABLES.items():
            self.rows["dim_form"].append({"form_id": form_id, "form_name": form_id, "fact_table": fact_table})
        for name in TYPES:
            self.rows["dim_expenditure_type"].append({"expenditure_type": name, "expenditure_type_name": name})
        for scheme, entries in NAMES.items():
            for code, name in entries:
                self.entry(scheme, code, name)
        # A code that was dropped after 2018, renamed ones, and other names.
        self.entry("function", "2100717", "计划生育服务", valid_to=2018)
        self.entry("function", "210", "医疗卫生与计划生育支出", valid_to=2018)
        self.entry("function", "210", "卫生健康支出", valid_from=2019)
        self.entry("function", "22103", "旧名称之一", valid_to=2020, confidence="low")
        self.entry("function", "22103", "新名称之一", valid_from=2021, confidence="low")
        long_ago = {"classification": "function", "code": "210", "variant": "医疗卫生", "note": "outdated name"}
        self.rows["dim_name_variant"].append(long_ago | {"valid_to": 2013})
        variant = {
            "classification": "function",
            "code": "2101550",
            "variant": "事业单位运行",
            "note": "short form",
        }
        self.rows["dim_name_variant"].append(variant)
        for levels in (("产出", "数量"), ("效益", "社会效益")):
            known = dict(zip(("level_1", "level_2"), levels, strict=True))
            self.rows["dim_performance_level"].append(known | {"source": "test", "confidence": "high"})
        for pair in (("30108", "50102"), ("30108", "50501")):
            columns = ("department_economic_code", "government_economic_code")
            self.rows["dim_economic_pair"].append(
                dict(zip(columns, pair, strict=True)) | {"source": "test", "confidence": "high"}
            )

        form = {"document_kind": "all", "part_kind": "form", "duty": "must", "source": "某文件（某条）", "words": "-"}
        text = form | {"part_kind": "text"}
        self.rows["dim_required_form"] += [
            form | {"requirement_id": "summary", "requirement_name": "收支总表", "form_ids": "summary"},
            form | {"requirement_id": "capital", "requirement_name": "国有资本表", "form_ids": "x", "valid_from": 2024},
            text | {"requirement_id": "glossary", "requirement_name": "名词解释"},
            text | {"requirement_id": "assets", "requirement_name": "资产", "duty": "progressively"},
            text | {"requirement_id": "final", "requirement_name": "决算说明", "document_kind": "final_account"},
        ]

    def entry(self, scheme: str, code: str, name: str, **other: Any) -> None:
        self.rows[f"dim_{scheme}"].append(
            {
                f"{scheme}_code": code,
                f"{scheme}_name": name,
                f"{scheme}_level": "item",
                "class_code": code[:3],
                "source": "test",
                "confidence": "high",
                **other,
            }
        )

    def comparisons(self) -> dict[str, pl.DataFrame]:
        """What each SQL rule compares in these rows, by rule_id."""
        with duckdb.connect() as connection:
            create_schema(connection)
            for name, rows in self.rows.items():
                connection.register("staged", frame(name, rows))
                connection.execute(f"insert into {name} by name from staged")
            return {rule["rule_id"]: found for rule, found in compare(connection)}


class Document:
    """One document of a book. Its tables get their number and their coverage as they come."""

    def __init__(
        self, book: Book, document_id: str, fiscal_year: int = 2023, document_kind: str = "department_budget"
    ) -> None:
        self.book, self.document_id, self.fiscal_year = book, document_id, fiscal_year
        self.tables = self.entries = self.claims = 0
        counts = [column for column in schemas()["dim_document"] if column.startswith("cells_")]
        self.add(
            "dim_document",
            file_name="a.txt",
            sha256=document_id,
            media_type="text/plain",
            agency_name="某局",
            document_kind=document_kind,
            **dict.fromkeys(counts, 0),
        )

    def add(self, table: str, **row: Any) -> None:
        known = {
            "document_id": self.document_id,
            "agency_id": "a",
            "unit_name": "某局",
            "fiscal_year": self.fiscal_year,
            "fund_source": "all",
            "expenditure_type": "unspecified",
            "proved": False,
        }
        row = known | row
        self.book.rows[table].append({name: row[name] for name in schemas()[table] if name in row})

    def coverage(self, form_id: str, status: str = "present", **other: Any) -> None:
        counts = {"table_count": 1, "fact_count": 1, "proved_count": 0}
        self.add("form_coverage", form_id=form_id, status=status, **counts, **other)

    def table(self, form_id: str, unit: str = "万元", status: str = "present") -> "Table":
        self.tables += 1
        self.coverage(form_id, status)
        return Table(self, form_id, unit, self.tables)

    def listed(self, title: str, found_as: str = "table", table: "Table | None" = None, **other: Any) -> None:
        """An entry of the list of contents."""
        self.entries += 1
        entry = {"entry_id": f"{self.document_id}:l{self.entries:02}", "title": title, "found_as": found_as, "line": 3}
        self.add("contents_entry", **entry, table_id=table.table_id if table else None, **other)

    def mark(self, kind: str, printed: str, requirement_id: str | None = None) -> None:
        """A place in the text that says how complete the document is."""
        mark_id = f"{self.document_id}:{kind}:{printed}"
        self.add(
            "text_mark", mark_id=mark_id, mark_kind=kind, requirement_id=requirement_id, printed_text=printed, line=5
        )

    def page(self, page: int, **other: Any) -> None:
        """What became of a page."""
        nothing = dict.fromkeys(
            ["characters", "cells_read", "cells_understood", "cells_set_aside", "claims", "figure_lines"], 0
        )
        self.add("page_coverage", page=page, **{"is_picture": False} | nothing | other)

    def claim(self, code: str, printed: str, unit: str = "万元") -> str:
        """An amount that the text states for a code."""
        return self.states(printed, unit, code=code, subject=f"某项支出（{code}）", line=95)

    def states(self, printed: str, unit: str | None = "万元", **keys: Any) -> str:
        """A statement of the text, of an amount unless the keys say else; percent and counts are no money."""
        self.claims += 1
        claim_id = f"{self.document_id}:n{self.claims:04}"
        known = {"subject": "某项支出", "metric": "amount", "basis": "current", "line": self.claims}
        known |= {"sentence": f"{keys.get('subject', known['subject'])}{printed}{unit or ''}。"} | keys
        if printed[-1].isdigit():
            figure = Decimal(printed) * (-1 if keys.get("direction") == "decrease" else 1)
            step = Decimal(1).scaleb(int(figure.as_tuple().exponent))
            if unit in YUAN:
                known |= {"amount_yuan": figure * YUAN[unit], "precision_yuan": step * YUAN[unit]}
            else:
                known |= {"value": figure, "value_precision": step}
        self.add(
            "fact_narrative_claim",
            **{"claim_id": claim_id, "printed_text": printed, "printed_unit": unit, "fund_source": None}
            | {"expenditure_type": None}
            | known,
        )
        return claim_id


class Table:
    """One table: cells are placed by row and column and print an amount in the table's unit."""

    def __init__(self, document: Document, form_id: str, unit: str, number: int) -> None:
        self.document, self.form_id, self.unit = document, form_id, unit
        self.table_id = f"{document.document_id}:t{number:02}"
        self.equations = 0
        document.add(
            "source_table",
            table_id=self.table_id,
            table_number=number,
            form_id=form_id,
            printed_unit=unit,
            line=number,
            row_count=9,
            column_count=9,
            status="loaded",
        )

    def fact(self, row: int, column: int, printed: str, **keys: Any) -> str:
        default = {"project_name": "项目", "line_name": "行", "basis": "current"}
        return self._cell(FACT_TABLES[self.form_id], "fact", row, column, printed, **default | keys)

    def total(self, row: int, column: int, printed: str, row_kind: str = "total", **keys: Any) -> str:
        return self._cell("control_total", "control_total", row, column, printed, row_kind=row_kind, **keys)

    def label(self, row: int, column: int, printed: str, role: str) -> None:
        self._source(role, row, column, printed)

    def equation(self, direction: str, axis: str, total: str, terms: list[str], relation: str = "equals") -> None:
        self.equations += 1
        equation_id = f"{self.table_id}:{self.equations:03}"
        self.document.add(
            "equation",
            equation_id=equation_id,
            form_id=self.form_id,
            table_id=self.table_id,
            direction=direction,
            axis=axis,
            relation=relation,
            total_cell_id=total,
        )
        for term in terms:
            self.document.add("equation_term", equation_id=equation_id, cell_id=term)

    def _cell(self, table: str, role: str, row: int, column: int, printed: str, **keys: Any) -> str:
        amount = Decimal(printed)
        exact = {
            "amount_yuan": amount * YUAN[self.unit],
            "precision_yuan": Decimal(1).scaleb(int(amount.as_tuple().exponent)) * YUAN[self.unit],
        }
        cell_id = self._source(role, row, column, printed, **exact)
        self.document.add(
            table,
            cell_id=cell_id,
            form_id=self.form_id,
            table_id=self.table_id,
            amount_yuan=exact["amount_yuan"],
            printed_text=printed,
            printed_unit=self.unit,
            **keys,
        )
        return cell_id

    def _source(self, role: str, row: int, column: int, printed: str, **exact: Decimal) -> str:
        cell_id = f"{self.table_id}:r{row:02}:c{column:02}"
        self.document.add(
            "source_cell",
            cell_id=cell_id,
            table_id=self.table_id,
            row_number=row,
            column_number=column,
            line=row,
            printed_text=printed,
            row_label=f"行{row}",
            column_label=f"列{column}",
            cell_role=role,
            **exact,
        )
        return cell_id


Build = Callable[[Document], None]


@pytest.fixture(scope="module")
def comparisons(request: pytest.FixtureRequest) -> dict[str, pl.DataFrame]:
    """The cases of the module, one document each, checked as one batch."""
    book = Book()
    for _, name, build, *_ in request.module.CASES:
        build(Document(book, name))
    return book.comparisons()


@pytest.fixture
def verdict(comparisons: dict[str, pl.DataFrame]) -> Callable[[str, str], tuple[int, list[str]]]:
    """How many comparisons a rule makes in a document, and what the failing ones state, in order."""

    def look(rule_id: str, document_id: str) -> tuple[int, list[str]]:
        found = comparisons[rule_id].filter(pl.col("document_id") == document_id)
        failed = found.filter(~pl.col("holds"))
        amounts = [str(x) if x is not None else y for x, y in failed.select("difference", "stated").iter_rows()]
        return len(found), amounts

    return look


@pytest.fixture
def sentences(comparisons: dict[str, pl.DataFrame]) -> list[dict[str, Any]]:
    """Every failing comparison of the module that lacks a sentence, a place or a figure."""
    needed = ("stated", "expected", "place", "explanation", "explanation_zh")
    failed = [row for found in comparisons.values() for row in found.iter_rows(named=True) if not row["holds"]]
    assert failed
    return [row for row in failed if not all(row[column] for column in needed)]
