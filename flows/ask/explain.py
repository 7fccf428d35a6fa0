"""Where a figure comes from: its cell and place, its keys, the equations that bear it out, what was found."""

from typing import Any

import duckdb

from flows.ask.query import ask
from flows.errors import YusuanError

_CELL = """
    select
        source_cell.cell_id, source_cell.cell_role, source_cell.printed_text, source_table.printed_unit,
        source_table.unit_source, source_cell.amount_yuan, source_cell.precision_yuan, source_cell.row_label,
        source_cell.column_label, source_cell.row_number, source_cell.column_number, source_cell.page,
        source_cell.line, source_cell.x0, source_cell.top, source_cell.x1, source_cell.bottom,
        source_table.table_id, source_table.table_number, source_table.title, source_table.form_id,
        dim_form.form_name, dim_document.document_id, dim_document.file_name, dim_document.sha256,
        dim_document.agency_name, dim_document.fiscal_year, dim_document.document_kind
    from source_cell
    inner join source_table using (table_id)
    inner join dim_document on source_cell.document_id = dim_document.document_id
    left join dim_form on source_table.form_id = dim_form.form_id
    where source_cell.cell_id = $cell_id
"""

_EQUATIONS = """
    with concerned as (
        select equation_id from equation where total_cell_id = $cell_id
        union
        select equation_id from equation_term where cell_id = $cell_id
    )

    select
        equation_id, form_id, direction, axis, relation, total_cell_id, stated, expected, difference,
        tolerance, holds
    from equation_balance
    where equation_id in (select equation_id from concerned)
    order by equation_id
"""

_SIDES = """
    with side as (
        select total_cell_id as cell_id, true as is_total from equation where equation_id = $equation_id
        union all
        select cell_id, false from equation_term where equation_id = $equation_id
    )

    select
        side.cell_id, source_cell.row_label, source_cell.column_label, source_cell.printed_text,
        source_cell.amount_yuan
    from side
    inner join source_cell on side.cell_id = source_cell.cell_id
    order by side.is_total desc, source_cell.row_number, source_cell.column_number
"""

_COMPARISONS = """
    with between as (
        select
            rule_id, holds, case when cell_id = $cell_id then other_cell_ids else [cell_id] end as cell_ids
        from comparison
        where cell_id = $cell_id or list_contains(other_cell_ids, $cell_id)
    )

    select
        between.rule_id, rule.title, between.holds, len(between.cell_ids) as cells, source_cell.cell_id,
        source_table.form_id, source_cell.row_label, source_cell.column_label, source_cell.printed_text,
        source_cell.page, source_cell.line
    from between
    inner join rule on between.rule_id = rule.rule_id
    inner join source_cell on between.cell_ids[1] = source_cell.cell_id
    inner join source_table on source_cell.table_id = source_table.table_id
    order by between.rule_id, source_cell.cell_id
"""

_SOURCES = """
    select url, page_url, link_text, fetched_at, last_modified
    from document_source
    where document_id = $document_id
    order by fetched_at, url
"""

# Tables that a figure can stand in; every one has a cell_id.
_TABLES = """
    select table_name from duckdb_columns()
    where
        column_name = 'cell_id'
        and (starts_with(table_name, 'fact_') or table_name = 'control_total')
        and table_name in (select table_name from duckdb_tables())
    order by table_name
"""

# Columns of those tables that the cell itself tells already.
_OF_THE_CELL = {
    "cell_id",
    "document_id",
    "table_id",
    "form_id",
    "amount_yuan",
    "printed_text",
    "printed_unit",
}


def explain(connection: duckdb.DuckDBPyConnection, cell_id: str) -> dict[str, Any]:
    """All that the warehouse knows about one printed cell.

    Returns the cell and its place, `sources` (where its document was fetched), `figure` (its table and keys; none
    for a label or what was set aside), `equations` with their cells, `comparisons` with other forms (each with the
    first of the other cells),
    `corrections` and `findings`. Raises YusuanError if there is no such cell.
    """

    def rows(query: str, **parameters: str) -> list[dict[str, Any]]:
        return list(ask(connection, query, parameters or {"cell_id": cell_id}).records)

    cells = rows(_CELL)
    if not cells:
        raise YusuanError(
            f"There is no cell {cell_id}. The views name the cell of each amount in their column cell_id: "
            'yusuan sql "select cell_id, amount_yuan from expenditure_by_function"'
        )
    equations = rows(_EQUATIONS)
    for equation in equations:
        sides = rows(_SIDES, equation_id=equation["equation_id"])
        # The total comes first.
        equation["total"], *equation["terms"] = sides
    return {
        **cells[0],
        "sources": rows(_SOURCES, document_id=cells[0]["document_id"]),
        "figure": figures(connection, "cell_id", cell_id).get(cell_id),
        "equations": equations,
        "comparisons": rows(_COMPARISONS),
        "corrections": rows("select * from correction where cell_id = $cell_id order by correction_id"),
        "findings": rows("select * from finding where cell_id = $cell_id order by finding_id"),
    }


def figures(connection: duckdb.DuckDBPyConnection, column: str, value: str) -> dict[str, dict[str, Any]]:
    """The `table`, the `keys` and whether it is `proved` (None: it is no amount) of every figure, by cell_id.

    `column` is cell_id or document_id, and `value` the one that is meant.
    """
    found: dict[str, dict[str, Any]] = {}
    for (table,) in ask(connection, _TABLES).rows:
        for row in ask(connection, f"select * from {table} where {column} = $value", {"value": value}).records:
            keys = {name: held for name, held in row.items() if name not in _OF_THE_CELL and held is not None}
            found[row["cell_id"]] = {"table": table, "proved": keys.pop("proved", None), "keys": keys}
    return found
