"""The warehouse's tables, as sql/schema defines them: for DuckDB, and as schemas of staged Polars frames."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

SQL = Path(__file__).resolve().parent.parent / "sql"
_FILES = ("dimensions", "document_source", "evidence", "completeness", "facts", "performance", "text", "views")

Frames = dict[str, pl.DataFrame]
"""Staged frames by table name; each has the columns of its table in sql/schema."""


def create_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every table, comment and view of sql/schema in an empty database."""
    for name in _FILES:
        connection.execute((SQL / "schema" / f"{name}.sql").read_text(encoding="utf-8"))


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the views of sql/marts over the tables of sql/schema."""
    for mart in sorted((SQL / "marts").glob("*.sql")):
        connection.execute(mart.read_text(encoding="utf-8"))


@cache
def schemas() -> dict[str, dict[str, pl.DataType]]:
    """Polars schema of each table, in column order."""
    with duckdb.connect() as connection:
        create_schema(connection)
        tables = connection.sql("select table_name from duckdb_tables() order by table_name").fetchall()
        return {name: dict(connection.sql(f"from {name}").pl().schema) for (name,) in tables}


def frame(table: str, rows: Iterable[Mapping[str, Any]] = ()) -> pl.DataFrame:
    """Rows as a frame of the table's schema; columns that no row names are null.

    Raises polars errors if a row has a column or a type that the table does not know.
    """
    return pl.DataFrame([dict(row) for row in rows], schema=schemas()[table], orient="row", strict=True)
