"""The published warehouse, opened to be asked: read-only, and cut off from everything else on the machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from flows.errors import YusuanError

# A query may come from anywhere, so it can read the warehouse and nothing else: no files, no network, no
# variables of this process, and no way to switch that back on.
_CONFINED = ("set enable_external_access = false", "set lock_configuration = true")


@contextmanager
def opened(path: Path, writes_to: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a warehouse, which may copy rows into files of the folder `writes_to` and no other.

    Raises YusuanError if the warehouse is missing, locked or anything else.
    """
    if not path.exists():
        raise YusuanError(
            f"There is no warehouse at {path}. Build it with `yusuan ingest`, or name another with --warehouse."
        )
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise YusuanError(_why_not(path, str(error))) from error
    with connection:
        if writes_to is not None:
            connection.execute("set allowed_directories = $folders", {"folders": [str(writes_to.resolve())]})
        for setting in _CONFINED:
            connection.execute(setting)
        if not connection.sql("select 1 from duckdb_tables() where table_name = 'dim_document'").fetchall():
            raise YusuanError(
                f"{path} is a DuckDB file, but no warehouse: it has no table dim_document. "
                "Build one with `yusuan ingest`, or name another with --warehouse."
            )
        try:
            yield connection
        except duckdb.CatalogException as error:
            raise YusuanError(
                f"{path} lacks what this command reads: it was built by another version of yusuan. "
                "Run `yusuan ingest`, which builds it anew from what is archived."
            ) from error


def _why_not(path: Path, message: str) -> str:
    if "lock" in message:
        return f"{path} is held by a program that writes to it. Close that program, or try again later."
    if "not a valid DuckDB" in message or "directory" in message:
        return f"{path} is not a DuckDB file. Name the warehouse with --warehouse."
    return f"{path} cannot be opened: {message}"
