"""The published warehouse: whether it is ours, and what it was built from."""

from datetime import datetime
from pathlib import Path

import duckdb

from flows.archive.journal import time_key
from flows.errors import YusuanError


def run_id(started: datetime, digest: str) -> str:
    """Key of a run: when it started, and the digest of what its warehouse is built from."""
    return f"{time_key(started)}-{digest}"


def published_digest(warehouse: Path) -> str | None:
    """Digest of what the published file was built from; none if there is no file.

    Raises YusuanError if there is something else in its place, which is never replaced.
    """
    if not warehouse.exists():
        return None
    try:
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            runs = connection.sql("select run_id from load_run order by started_at desc limit 1").fetchall()
    except duckdb.CatalogException as error:
        raise _not_ours(warehouse) from error
    except duckdb.Error as error:
        if not warehouse.is_file() or not _is_duckdb(warehouse):
            raise _not_ours(warehouse) from error
        raise YusuanError(
            f"The warehouse {warehouse} cannot be read ({str(error).splitlines()[0]}). If another program "
            "has it open for writing, close it there; if it is damaged, delete it: it is built anew."
        ) from error
    return str(runs[0][0]).rpartition("-")[2] if runs else None


def _is_duckdb(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(12)[8:] == b"DUCK"


def _not_ours(warehouse: Path) -> YusuanError:
    return YusuanError(f"{warehouse} is not a warehouse that yusuan built, so it is not replaced. Name another file.")
