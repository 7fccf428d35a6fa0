"""Amounts as people read them: exact in 元, and short in 万元 and 亿元 with the exact one behind it."""

from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup

from flows.site.words import pair

_TEN_THOUSAND, _HUNDRED_MILLION = Decimal(10_000), Decimal(100_000_000)


def yuan(amount: Decimal | None) -> str:
    """Exact, in 元, with thousands separators; nothing for None."""
    return "" if amount is None else f"{amount:,.2f}"


def short(amount: Decimal | None) -> Markup:
    """Three or four digits and a unit, 1.23亿元 or 456.7万元 (¥123.4 million in English); exact on hover."""
    if amount is None:
        return Markup("—")
    return Markup('<span class="money" title="{} 元">{}</span>').format(
        yuan(amount), pair(chinese(amount), english(amount))
    )


def chinese(amount: Decimal) -> str:
    """1.23 亿元, 456.7 万元, 89.50 元."""
    if abs(amount) >= _HUNDRED_MILLION:
        return f"{_digits(amount / _HUNDRED_MILLION)} 亿元"
    if abs(amount) >= _TEN_THOUSAND:
        return f"{_digits(amount / _TEN_THOUSAND)} 万元"
    return f"{yuan(amount)} 元"


def english(amount: Decimal) -> str:
    """¥123.4 million, ¥1.23 billion, ¥89,500."""
    for size, name in ((Decimal(10**9), "billion"), (Decimal(10**6), "million")):
        if abs(amount) >= size:
            return f"¥{_digits(amount / size)} {name}"
    return f"¥{amount:,.2f}"


def _digits(value: Decimal) -> str:
    places = Decimal("0.01") if abs(value) < 100 else Decimal("0.1")
    return f"{value.quantize(places, ROUND_HALF_UP):,}"
