"""Stored days and times as a workbook shows them: format codes such as `yyyy"年"m"月"d"日"`."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

_PARTS = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[[^\]]*\]|(?P<code>[yYmMdDhHsS]+)|(?P<any>.)', re.DOTALL
)
_IS_DATE = re.compile(r'"[^"]*"|[\\!].|_.|\*.|\[[^\]]*\]|General|(?P<date>[yYmMdDhHsS])', re.DOTALL)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LATEST = 2_958_465
"""The last day of the year 9999."""


@lru_cache(maxsize=1024)
def is_date_format(code: str) -> bool:
    """True if the format shows a number as a day or time."""
    return any(match["date"] for match in _IS_DATE.finditer(code.partition(";")[0]))


def shown_date(value: Decimal, code: str, epoch_1904: bool = False) -> str | None:
    """The day and time that a number stands for, as the format shows them; None for what is none.

    Numbers below 61 are one day off in the calendar of 1900, as its inventors left it; no disclosure is as old.
    """
    if not 0 <= value <= _LATEST:
        return None
    moment = (_EPOCH_1904 if epoch_1904 else _EPOCH) + timedelta(seconds=round(float(value) * 86_400))
    parts = [(m.lastgroup, m[m.lastgroup] if m.lastgroup else "") for m in _PARTS.finditer(code.partition(";")[0])]
    codes = [(index, text.lower()) for index, (kind, text) in enumerate(parts) if kind == "code"]
    written = {}
    for order, (index, text) in enumerate(codes):
        beside = [codes[near][1][0] for near in (order - 1, order + 1) if 0 <= near < len(codes)]
        is_minute = text[0] == "m" and ((order > 0 and beside[0] == "h") or beside[-1:] == ["s"])
        written[index] = _written(moment, "n" * len(text) if is_minute else text)
    return "".join(written.get(index, text) for index, (_, text) in enumerate(parts)).removesuffix("@").strip()


def _written(moment: datetime, code: str) -> str:
    match code[0], len(code):
        case "y", length:
            return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"
        case "m", length if length > 2:
            return f"{moment.month}月"
        case letter, length:
            fields = {"m": "month", "d": "day", "h": "hour", "n": "minute", "s": "second"}
            number = int(getattr(moment, fields[letter]))
            return f"{number:02d}" if length > 1 else str(number)
