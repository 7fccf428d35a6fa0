"""Every printed figure of a passage that carries a unit, or stands where an amount or a rate must stand."""

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

VOCABULARY = Path(__file__).parent / "vocabulary"

_NUMBER = r"(?<![\d.])(?<!\d,)(?P<digits>-?(?:\d{1,3}(?:,\d{3})+(?!\d)|0|[1-9]\d*)(?![\d])(?:\.\d+)?)"
_BEHIND = r"(?:余|多)?"
_NOT_STATED = re.compile(r"\(?(?:含|不含)?\)?(?:\(含\))?(?:及)?以[上下]|/")
"""单价100万元(含)以上 is the name of what is counted, 1.36元/吨 a price."""
_ORDINAL = re.compile(r"(?:第|表|图|附件|公开)$")
_CODE = re.compile(r"\(\d{2}项\)")
_BARE_UNIT = re.compile(r"万(?=[,，。;(、]|$)")
_MUST_BE = re.compile(r"(?:增加|减少|增长|下降|上升|降低)(?:了|为)?$")
_NO_UNIT = re.compile(r"[,，。;)、]|$")
_NEAR = 8
"""Characters before a figure that say whether it is an ordinal, or a change without its unit."""
_DECIMAL = re.compile(r"\.\d")
_CENT = Decimal("0.01")
_MOST_DIGITS = 12
"""Digits of a value before the point, as DECIMAL(18, 6) holds them."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: its kind (money, percent, point, count, unknown), and what one of it is worth in 元."""

    name: str
    kind: str
    yuan: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a passage from `start` to `end`, unit included; `step` is the value of its last printed digit."""

    start: int
    unit_start: int
    end: int
    number: Decimal
    step: Decimal
    unit: Unit

    @property
    def yuan(self) -> tuple[Decimal, Decimal] | None:
        """Amount and precision in 元; None if it is finer than 分, or no money."""
        if self.unit.yuan is None:
            return None
        amount = self.number * self.unit.yuan
        if amount != amount.quantize(_CENT) or amount.adjusted() > _MOST_DIGITS + 3:
            return None
        return amount.quantize(_CENT), max(self.step * self.unit.yuan, _CENT)


UNKNOWN = Unit("", "unknown")


@cache
def units() -> dict[str, Unit]:
    """Units by their printed form."""
    with (VOCABULARY / "unit.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["unit"]: Unit(row["unit"], row["kind"], Decimal(row["yuan"]) if row["yuan"] else None) for row in rows}


def figures(text: str) -> list[Figure]:
    """Figures of the comparable text of a passage, in order.

    None of dates, numbers of laws, tables and pages, nor of what bounds a kind of thing (100万元以上设备).
    """
    found = []
    for match in re.finditer(_NUMBER + _BEHIND, text):
        unit = _unit(text, match.start(), match.end())
        start = match.start()
        if unit is None or _ORDINAL.search(_before(text, start)) or _CODE.match(text, max(start - 1, 0)):
            continue
        end = match.end() + len(unit.name)
        if unit.kind in ("money", "percent") and _NOT_STATED.match(text, end):
            continue
        number = Decimal(match["digits"].replace(",", ""))
        if number.adjusted() >= _MOST_DIGITS:
            continue
        exponent = number.as_tuple().exponent
        assert isinstance(exponent, int)  # figures are finite
        found.append(Figure(match.start(), match.end(), end, number, Decimal(1).scaleb(exponent), unit))
    return found


def _unit(text: str, start: int, end: int) -> Unit | None:
    if unit := _UNIT.match(text, end):
        return units()[unit[0]]
    if _BARE_UNIT.match(text, end):
        return Unit("万", "money", Decimal(10_000))
    # 较上年增加 3.25，: the unit was forgotten, the figure stands all the same.
    bare = _NO_UNIT.match(text, end) and _DECIMAL.search(text[start:end]) and _MUST_BE.search(_before(text, start))
    return UNKNOWN if bare else None


def _before(text: str, start: int) -> str:
    return text[max(start - _NEAR, 0) : start]


_UNIT = re.compile("|".join(sorted(map(re.escape, units()), key=len, reverse=True)))
