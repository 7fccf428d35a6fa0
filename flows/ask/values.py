"""Values of a row as text and as JSON: money never becomes a float, nothing is rounded."""

import json
import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

_NUMBERS = re.compile(r"(DECIMAL\(\d+,\d+\)|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE)")


def plain(value: Any) -> Any:
    """A value as JSON has it; a DECIMAL is a string of its digits, as readers make floats of numbers."""
    match value:
        case Decimal():
            return f"{value:f}"
        case float() if not math.isfinite(value):
            return str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta() | UUID():
            return str(value)
        case bytes():
            return value.hex()
        case list() | tuple():
            return [plain(item) for item in value]
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case _:
            return value


def text(value: Any) -> str:
    """A value as CSV has it: null is empty, true and false in small letters, lists and structs as JSON."""
    match plain(value):
        case None:
            return ""
        case bool() as truth:
            return "true" if truth else "false"
        case list() | dict() as nested:
            return json.dumps(nested, ensure_ascii=False)
        case other:
            return str(other)


def shown(value: Any) -> str:
    """A value as a person reads it: decimals with thousands separators; a year or a count stays as it is."""
    return f"{value:,f}" if isinstance(value, Decimal) else text(value)


def is_number(duckdb_type: str) -> bool:
    """Whether the column is set to the right."""
    return _NUMBERS.fullmatch(duckdb_type) is not None
