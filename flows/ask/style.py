"""How an answer is written, and what the name of a file says about that."""

from enum import StrEnum
from pathlib import Path


class Format(StrEnum):
    """Forms of an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def format_of(target: Path | None) -> Format:
    """Format that the name of a file asks for; a table without a file, CSV where the name says nothing."""
    if target is None:
        return Format.TABLE
    ending = target.suffix.removeprefix(".").lower()
    return Format(ending) if ending in ("csv", "json", "parquet") else Format.CSV
