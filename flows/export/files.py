"""Tables as Parquet and as CSV, written by DuckDB: amounts exact, memory bounded."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from flows.export.tables import Table

# By this mark spreadsheets know that a CSV is UTF-8. DuckDB writes it as the beginning of the first heading.
_MARK = "\ufeff"


def write_parquet(connection: duckdb.DuckDBPyConnection, table: Table, target: Path) -> None:
    """One file of the table; text, whole numbers, DECIMAL and booleans are typed."""
    connection.execute(f"copy \"{table.source}\" to '{_escaped(target)}' (format parquet)")


def write_csv(connection: duckdb.DuckDBPyConnection, table: Table, target: Path, mark: bool = True) -> None:
    """RFC 4180 in UTF-8; null is nothing, an empty text is \"\". With `mark`, spreadsheets see that it is UTF-8."""
    first, *others = [column.name for column in table.columns]
    headings = [f'"{first}" as "{_MARK if mark else ""}{first}"', *(f'"{name}"' for name in others)]
    connection.execute(
        f"copy (select {', '.join(headings)} from \"{table.source}\") to '{_escaped(target)}' (format csv, header)"
    )


def file_names(tables: Sequence[Table], ending: str) -> dict[str, str]:
    """File name of each table by its name."""
    return {table.name: f"{table.name}.{ending}" for table in tables}


def _escaped(path: Path) -> str:
    return str(path).replace("'", "''")
