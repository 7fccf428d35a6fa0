"""How an answer is written, and what the name of a file says about that."""

from enum import StrEnum
from pathlib import Path

from flows.errors import YusuanError


class Format(StrEnum):
    """Forms of an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def format_of(target: Path | None) -> Format:
    """Format that the name of a file asks for; a table without a file.

    Raises YusuanError if the name ends in none that can be written.
    """
    if target is None:
        return Format.TABLE
    ending = target.suffix.removeprefix(".").lower()
    if ending not in ("csv", "json", "parquet"):
        raise YusuanError(f"{target.name} does not say its format: end it in .csv, .json or .parquet.")
    return Format(ending)
