"""A warehouse that was built takes the place of the published one, after a last look."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from flows.acceptance import ROLES, fact_tables
from flows.archive.whole import sync
from flows.errors import YusuanError

# What rules across documents add while the warehouse is built is no row that was staged.
_OF_ONE_DOCUMENT = " where rule_id not in (select rule_id from rule where checked_by = 'warehouse')"
_STAGED = {"finding": _OF_ONE_DOCUMENT, "rule_result": _OF_ONE_DOCUMENT}


def publish(built: Path, warehouse: Path, rows: Mapping[str, int]) -> None:
    """Check `built` and move it over `warehouse`: readers see the old file or the new one, whole.

    `rows` says how many rows each table must have. Raises YusuanError, and leaves the published file as it
    was, if the check fails or the file cannot be replaced.
    """
    with duckdb.connect(str(built), read_only=True) as connection:
        wrong = faults(connection, rows)
    if wrong:
        raise YusuanError(
            f"The warehouse that was built is not sound: {'; '.join(wrong)}. The published one stays as it "
            "was. Delete the folders staged and checked of its store and run again; if it happens again, "
            "please report it."
        )
    sync(built)
    # A log of changes that someone made to the published file would be taken for one of the new file.
    warehouse.with_name(f"{warehouse.name}.wal").unlink(missing_ok=True)
    try:
        built.replace(warehouse)
    except PermissionError as error:
        raise YusuanError(
            f"{warehouse} could not be replaced ({error.strerror}). "
            "Close the programs that have it open, and run again."
        ) from error


def faults(connection: duckdb.DuckDBPyConnection, rows: Mapping[str, int]) -> list[str]:
    """What is lost or unaccounted for in a warehouse: rows, printed cells, facts without a place."""
    found = []
    for table, expected in sorted(rows.items()):
        loaded = _count(connection, f"select count(*) from {table}{_STAGED.get(table, '')}")
        if loaded != expected:
            found.append(f"{table} has {loaded} rows of {expected}")
    accounted = " + ".join(f"cells_{role}" for role in ROLES)
    lost = _count(connection, f"select count(*) from dim_document where cells_read <> {accounted}")
    if lost:
        found.append(f"{lost} documents have cells that are unaccounted for")
    for table in fact_tables():
        homeless = _count(
            connection,
            f"select count(*) from {table} anti join source_cell on {table}.cell_id = source_cell.cell_id",
        )
        if homeless:
            found.append(f"{homeless} rows of {table} stand in no cell")
    return found


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    (count,) = connection.sql(query).fetchall()[0]
    return int(count)
