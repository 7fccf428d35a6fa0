"""Printed figures and units of money."""

import re
from dataclasses import dataclass
from decimal import Decimal

from flows.recognise.wording import compact

UNITS = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""Yuan in one unit as printed."""

_FIGURE = re.compile(r"^(?:[-−△▲]?|\()(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?:亿元|万元|千元|元)?\)?$")
_NEGATIVE = ("-", "−", "△", "▲", "(")
_MOST_DIGITS = 16
"""Digits before the point that DECIMAL(18, 2) holds; no budget of China has as many."""
_UNIT = re.compile(
    r"单位[:(]?(?:人民币)?(亿元|万元|千元|元)|[(](亿元|万元|千元|元)[)]$|^(亿元|万元|千元|元)$", re.MULTILINE
)
_BROKEN_UNIT = re.compile(r"(单位[:(]?(?:人民币)?[亿万千]?)\n(?=[亿万千]?元)")
"""单位：万 and 元 on two lines."""
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact amount in 元 and the value of its last printed digit."""

    yuan: Decimal
    precision: Decimal


def is_figure(text: str) -> bool:
    """True for digits with or without separators, decimals, sign (also △) and unit. (1.00) is negative, (1) is none."""
    words = compact(text)
    if words.startswith("(") or words.endswith(")"):
        return words[:1] + words[-1:] == "()" and bool(_FIGURE.match(words)) and ("." in words or "," in words)
    return bool(_FIGURE.match(words))


def looks_like_money(text: str) -> bool:
    """True for a figure that no code looks like: it has decimals or separators of thousands."""
    return is_figure(text) and ("." in compact(text) or "," in compact(text))


def amount(text: str, unit: str) -> Amount:
    """Amount of a printed figure in a unit of UNITS.

    Raises ValueError if the text is no figure, or is finer than 分 (0.01 元) in that unit.
    """
    words = compact(text)
    match = _FIGURE.match(words) if is_figure(text) else None
    if not match:
        raise ValueError(f"{text!r} is not a figure")
    own = next((name for name in UNITS if name != "元" and words.rstrip(")").endswith(name)), None)
    if (own or words.rstrip(")").endswith("元")) and (own or "元") != unit:
        raise ValueError(f"{text} names another unit than its table, {unit}")
    figure = Decimal(match["digits"].replace(",", "")) * (-1 if words.startswith(_NEGATIVE) else 1)
    if figure.adjusted() >= _MOST_DIGITS:
        raise ValueError(f"{text} has more digits than any budget")
    yuan = figure * UNITS[unit]
    if yuan.adjusted() >= _MOST_DIGITS:
        raise ValueError(f"{text} {unit} has more digits than any budget")
    if yuan != yuan.quantize(_CENT):
        raise ValueError(f"{text} {unit} is finer than 0.01 元")
    exponent = figure.as_tuple().exponent
    assert isinstance(exponent, int)  # figures are finite
    return Amount(yuan.quantize(_CENT), max(Decimal(1).scaleb(exponent) * UNITS[unit], _CENT))


def printed_unit(texts: list[str]) -> str | None:
    """The unit that lines over a table print (`单位：万元`), also when it is broken over two lines; last one wins."""
    lines = _BROKEN_UNIT.sub(r"\1", "\n".join(map(compact, texts)))
    found = [next(filter(None, groups)) for groups in _UNIT.findall(lines)]
    return found[-1] if found else None
