"""What the frames of one document must satisfy so that it can be loaded whole: the schema, and the law that
no printed cell is lost. A breach is a fault of the code that read the document, and costs that document
alone."""

from functools import cache

import duckdb
import polars as pl

from flows.schema import Frames, create_schema, schemas

ROLES = ("fact", "control_total", "memo", "label", "set_aside", "declared_empty")
"""What a printed cell can become: values of source_cell.cell_role, and counted in dim_document.cells_…"""


def fact_tables() -> list[str]:
    """Tables of facts that stand in a cell."""
    return [table for table, columns in schemas().items() if table.startswith("fact_") and "cell_id" in columns]


def breach(document_id: str, frames: Frames) -> str | None:
    """What is wrong with a document's frames, as a clause; none if nothing is."""
    for table, frame in frames.items():
        wrong = table_breach(document_id, table, frame)
        if wrong:
            return f"{table} {wrong}"
    if "dim_document" not in frames or frames["dim_document"].height != 1:
        return "dim_document has not exactly one row"
    return _cells_breach(frames)


def table_breach(document_id: str, table: str, frame: pl.DataFrame) -> str | None:
    """What is wrong with one frame as rows of its table: columns, types, nulls, keys, whose rows they are."""
    if table not in schemas():
        return "is no table of the warehouse"
    if dict(frame.schema) != schemas()[table]:
        return "has other columns or types than the warehouse's table"
    required, key = _constraints()[table]
    missing = [column for column in required if frame[column].null_count()]
    if missing:
        return f"has no value in {', '.join(missing)}"
    if key and frame.select(key).is_duplicated().any():
        return f"repeats a key ({', '.join(key)})"
    if "document_id" in frame.columns and not (frame["document_id"] == document_id).all():
        return "has rows of another document"
    return None


@cache
def _constraints() -> dict[str, tuple[list[str], list[str]]]:
    with duckdb.connect() as connection:
        create_schema(connection)
        required = connection.sql(
            "select table_name, column_name from duckdb_columns() where not is_nullable"
        ).fetchall()
        keys = connection.sql(
            """
            select
                table_name,
                constraint_column_names
            from duckdb_constraints()
            where constraint_type = 'PRIMARY KEY'
            """
        ).fetchall()
    return {
        table: ([column for name, column in required if name == table], list(dict(keys).get(table, ())))
        for table in schemas()
    }


def _cells_breach(frames: Frames) -> str | None:
    document = frames["dim_document"].row(0, named=True)
    roles = frames["source_cell"]["cell_role"].to_list() if "source_cell" in frames else []
    if document["cells_read"] != len(roles):
        return f"counts {document['cells_read']} cells read, and source_cell has {len(roles)}"
    for role in ROLES:
        if document[f"cells_{role}"] != roles.count(role):
            return f"counts {document[f'cells_{role}']} cells as {role}, and source_cell has {roles.count(role)}"
    if sum(document[f"cells_{role}"] for role in ROLES) != document["cells_read"]:
        return "has cells that are neither fact nor control total, memo, label, set aside or declared empty"
    for role, tables in (("fact", fact_tables()), ("control_total", ["control_total"])):
        printed = {cell for cell, kind in zip(_cell_ids(frames, "source_cell"), roles, strict=True) if kind == role}
        loaded = [cell for table in tables for cell in _cell_ids(frames, table)]
        if len(loaded) != len(set(loaded)):
            return f"has a cell that is two rows of {role}"
        if set(loaded) != printed:
            astray = len(printed ^ set(loaded))
            return f"has {astray} cells that are {role} either in source_cell or in its table, not in both"
    return None


def _cell_ids(frames: Frames, table: str) -> list[str]:
    return frames[table]["cell_id"].to_list() if table in frames else []
