"""Printed figures and units of money."""

import re
from dataclasses import dataclass
from decimal import Decimal

from flows.recognise.wording import compact

UNITS = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""Yuan in one unit as printed."""

_FIGURE = re.compile(r"^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$")
_UNIT = re.compile(r"单位[:]?(?:人民币)?(亿元|万元|千元|元)")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact amount in 元 and the value of its last printed digit."""

    yuan: Decimal
    precision: Decimal


def is_figure(text: str) -> bool:
    """True for digits with or without separators, decimals and sign."""
    return bool(_FIGURE.match(compact(text)))


def looks_like_money(text: str) -> bool:
    """True for a figure that no code looks like: it has decimals or separators of thousands."""
    return is_figure(text) and ("." in compact(text) or "," in compact(text))


def amount(text: str, unit: str) -> Amount:
    """Amount of a printed figure in a unit of UNITS.

    Raises ValueError if the text is no figure, or is finer than 分 (0.01 元) in that unit.
    """
    if not is_figure(text):
        raise ValueError(f"{text!r} is not a figure")
    figure = Decimal(compact(text).replace(",", "").replace("−", "-"))
    yuan = figure * UNITS[unit]
    if yuan != yuan.quantize(_CENT):
        raise ValueError(f"{text} {unit} is finer than 0.01 元")
    exponent = figure.as_tuple().exponent
    assert isinstance(exponent, int)  # figures are finite
    return Amount(yuan.quantize(_CENT), max(Decimal(1).scaleb(exponent) * UNITS[unit], _CENT))


def printed_unit(texts: list[str]) -> str | None:
    """The unit that lines over a table print (`单位：万元`), also when it is broken over two lines; last one wins."""
    units: list[str] = _UNIT.findall(compact("".join(texts)))
    return units[-1] if units else None
