"""What the warehouse knows of one document's figures: its cells, tables, sums and statements, looked up by key."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import duckdb

from flows.ask.coverage import Record
from flows.ask.query import ask

_CELLS = """
    select
        cell_id, table_id, row_number, column_number, page, line, x0, top, x1, bottom, printed_text, amount_yuan,
        precision_yuan, row_label, column_label, cell_role
    from source_cell
    where document_id = $document_id
    order by table_id, row_number, column_number
"""

_TABLES = """
    select
        source_table.table_id, table_number, source_table.form_id, printed_unit, unit_source, printed_number, page,
        line, title, status, reason, coalesce(form_name, title) as form_name
    from source_table left join dim_form using (form_id)
    where document_id = $document_id
    order by table_number
"""

_EQUATIONS = """
    select
        equation_id, direction, axis, relation, total_cell_id, term_cell_ids, stated, expected, difference, tolerance,
        holds
    from equation_balance
    where document_id = $document_id
    order by equation_id
"""

_COMPARISONS = """
    select rule_id, title, title_zh, cell_id, other_cell_ids, holds
    from comparison inner join rule using (rule_id)
    where document_id = $document_id
    order by rule_id, cell_id
"""

_CLAIMS = """
    select claim_id, subject, printed_text, printed_unit, sentence, page, line
    from fact_narrative_claim
    where document_id = $document_id
"""


@dataclass(frozen=True)
class Evidence:
    """Rows of the evidence tables of one document, by key."""

    cells: dict[str, Record]
    tables: dict[str, Record]
    equations: list[Record]
    comparisons: list[Record]
    claims: dict[str, Record]

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection, document_id: str) -> "Evidence":
        """Evidence of a document of the warehouse."""

        def rows(query: str) -> Iterable[Record]:
            return ask(connection, query, {"document_id": document_id}).records

        return cls(
            cells={row["cell_id"]: row for row in rows(_CELLS)},
            tables={row["table_id"]: row for row in rows(_TABLES)},
            equations=list(rows(_EQUATIONS)),
            comparisons=list(rows(_COMPARISONS)),
            claims={row["claim_id"]: row for row in rows(_CLAIMS)},
        )

    @cached_property
    def sums_with(self) -> dict[str, list[Record]]:
        """Equations within a table by each cell that they contain."""
        found: dict[str, list[Record]] = defaultdict(list)
        for equation in self.equations:
            for cell_id in (equation["total_cell_id"], *equation["term_cell_ids"]):
                found[cell_id].append(equation)
        return found

    @cached_property
    def equations_of(self) -> dict[str, list[Record]]:
        """Equations of each table."""
        found: dict[str, list[Record]] = defaultdict(list)
        for equation in self.equations:
            found[self.cells[equation["total_cell_id"]]["table_id"]].append(equation)
        return found

    @cached_property
    def agreements_with(self) -> dict[str, list[Record]]:
        """Comparisons with other forms that agree, by each cell that they contain."""
        found: dict[str, list[Record]] = defaultdict(list)
        for comparison in self.comparisons:
            if comparison["holds"]:
                for cell_id in (comparison["cell_id"], *comparison["other_cell_ids"]):
                    found[cell_id].append(comparison)
        return found

    @cached_property
    def rows_of(self) -> dict[str, dict[int, list[Record]]]:
        """Cells of each table by row, in column order."""
        found: dict[str, dict[int, list[Record]]] = defaultdict(lambda: defaultdict(list))
        for cell in self.cells.values():
            found[cell["table_id"]][cell["row_number"]].append(cell)
        return found

    def place(self, cell_id: str) -> Record:
        """A cell with its form, its place and its unit."""
        cell = self.cells[cell_id]
        return {**self.tables[cell["table_id"]], **cell}
