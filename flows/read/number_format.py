"""Stored numbers as a workbook shows them: format codes such as `#,##0.00_);(#,##0.00)`.

Money is what is printed, so that the number is rounded as the format says, from fifteen significant digits, which is
what the programs of workbooks keep: 0.1 + 0.2 is 0.3, and 12.345 with two decimals 12.35.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from flows.read.date_format import is_date_format, shown_date

GENERAL = "General"
_DIGITS = 15
_WIDTH = 11
"""Characters of a number without a format."""
_FEWEST_DECIMALS = 2
"""Decimals that such a number keeps however long it is, so that no 分 is lost."""
_LARGEST = 30
"""Digits before or behind the point beyond which a number is no amount, and stays as it is stored."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/通用格式)'
    r"|(?P<exponent>[eE][+-])|(?P<any>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_CURRENCY = re.compile(r"^\$([^-]*)")
_SIGNS = ("-", "−", "－", "(", "（", "△", "▲")


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the parts that semicolons divide: its tokens (kind and text), and the numbers it is for, if it says so."""

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None

    def words(self) -> str:
        """What it prints beside digits."""
        return "".join(text for kind, text in self.tokens if kind == "literal")

    def has(self, kind: str) -> bool:
        """True if it has a token of the kind."""
        return any(own == kind for own, _ in self.tokens)


def shown_number(stored: str, code: str, epoch_1904: bool = False) -> str:
    """A stored number as its format shows it; empty where the format hides it. What is no number stays as it is."""
    try:
        value = Decimal(stored)
    except ArithmeticError:
        return stored
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST:
        return stored
    value = _kept(value)
    if is_date_format(code):
        return shown_date(value, code, epoch_1904) or _general(value)
    section, says_sign = _chosen(_sections(code), value)
    if not section.tokens and code:
        return ""
    text = _filled(section, abs(value))
    # A sign that is nothing but a colour is printed all the same: without it the amount would be another.
    says_sign = says_sign and any(sign in section.words() for sign in _SIGNS)
    return f"-{text}" if value < 0 and not says_sign and re.search("[1-9]", text) else text


def shown_text(text: str, code: str) -> str:
    """A stored text as its format shows it: `;;;` hides it, `"编码"@` puts words beside it."""
    sections = _sections(code)
    last = sections[-1]
    if len(sections) < 4 and not last.has("text"):
        return text
    return "".join(text if kind == "text" else words for kind, words in last.tokens if kind in ("text", "literal"))


def _kept(value: Decimal) -> Decimal:
    with localcontext(prec=_DIGITS, rounding=ROUND_HALF_UP):
        return +value


def _chosen(sections: tuple[_Section, ...], value: Decimal) -> tuple[_Section, bool]:
    """The section for a number, and whether it is for negative ones alone, so that it prints their sign itself."""
    numbers = [s for s in sections[:3] if not s.has("text") or s.has("digit")] or [_Section((("general", ""),), None)]
    if any(section.condition for section in numbers):
        fitting = (s for s in numbers if s.condition and _holds(value, s.condition))
        section = next(fitting, None) or next((s for s in numbers if not s.condition), numbers[-1])
        sign, bound = section.condition or ("", Decimal(0))
        return section, "<" in sign and bound <= 0
    if value < 0 and len(numbers) > 1:
        return numbers[1], True
    return numbers[2 if value == 0 and len(numbers) > 2 else 0], False


def _holds(value: Decimal, condition: tuple[str, Decimal]) -> bool:
    sign, other = condition
    return (
        ("<" in sign and value < other)
        or (">" in sign and value > other)
        or (sign != "<>" and "=" in sign and value == other)
    )


def _general(value: Decimal) -> str:
    """A number without a format: as many decimals as eleven characters hold, two at least, no zeros at the end."""
    before = max(1, value.adjusted() + 1)
    places = max(_WIDTH - 1 - before, _FEWEST_DECIMALS)
    with localcontext(prec=2 * _LARGEST):
        text = f"{value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _filled(section: _Section, value: Decimal) -> str:
    """The tokens of a section with the digits of a number that has no sign."""
    if section.has("exponent") or (section.has("digit") and "/" in section.words()):
        return _general(value)  # Powers of ten and fractions print no amount.
    if not section.has("digit"):
        return "".join(_general(value) if kind == "general" else text for kind, text in section.tokens)
    tokens = list(section.tokens)
    digits = [index for index, (kind, _) in enumerate(tokens) if kind == "digit"]
    point = next((index for index, (kind, _) in enumerate(tokens) if kind == "point"), None)
    before = [index for index in digits if point is None or index < point]
    after = [index for index in digits if point is not None and index > point]
    commas = [index for index, (kind, _) in enumerate(tokens) if kind == "comma"]
    grouped = any(before and before[0] < index < before[-1] for index in commas)
    ends = {before[-1] if before else -1, digits[-1]}
    # A comma right behind the digits divides by a thousand, between them it groups.
    thousands = sum(any(end < index and {*range(end + 1, index)} <= {*commas} for end in ends) for index in commas)
    scale = -3 * thousands + 2 * sum(kind == "percent" for kind, _ in tokens)
    with localcontext(prec=4 * _LARGEST):
        rounded = value.scaleb(scale).quantize(Decimal(1).scaleb(-len(after)), rounding=ROUND_HALF_UP)
    whole, _, part = f"{rounded:f}".partition(".")
    placed = {**_whole(whole.lstrip("0"), [(i, tokens[i][1]) for i in before], grouped), **_part(part, after, tokens)}
    printed = (
        placed.get(index, "") if kind == "digit" else text if kind != "comma" else ""
        for index, (kind, text) in enumerate(tokens)
    )
    return "".join(printed)


def _whole(digits: str, places: list[tuple[int, str]], grouped: bool) -> dict[int, str]:
    """Digits before the point in their places, from the right; the first place takes what is left."""
    found: dict[int, str] = {}
    count = 0
    for order, (index, place) in enumerate(reversed(places)):
        taken = digits if order == len(places) - 1 else digits[-1:]
        digits = digits[: len(digits) - len(taken)]
        taken = taken or {"0": "0", "?": " "}.get(place, "")
        text = ""
        for digit in reversed(taken):
            text = digit + ("," if grouped and count and count % 3 == 0 and digit.isdigit() else "") + text
            count += 1
        found[index] = text
    return found


def _part(digits: str, places: list[int], tokens: list[tuple[str, str]]) -> dict[int, str]:
    """Digits behind the point in their places; zeros at the end go where the format does not ask for them."""
    found = dict(zip(places, digits, strict=True))
    for index in reversed(places):
        if tokens[index][1] == "0" or found[index] != "0":
            break
        found[index] = " " if tokens[index][1] == "?" else ""
    return found


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    sections: list[_Section] = []
    tokens: list[tuple[str, str]] = []
    condition = None
    for match in _TOKEN.finditer(f"{code or GENERAL};"):
        kind, text = match.lastgroup, match[match.lastgroup] if match.lastgroup else ""
        if kind == "any" and text == ";":
            sections.append(_Section(tuple(tokens), condition))
            tokens, condition = [], None
        elif kind in ("quoted", "escaped"):
            tokens.append(("literal", text))
        elif kind == "bracket":
            if said := _CONDITION.match(text):
                condition = (said[1], Decimal(said[2]))
            elif currency := _CURRENCY.match(text):
                tokens.append(("literal", currency[1]))
        elif kind in ("general", "exponent"):
            tokens.append((kind, text))
        elif kind == "any":
            tokens.append((_KINDS.get(text, "literal"), text))
    return tuple(sections)


_KINDS = {
    **dict.fromkeys("0#?", "digit"),
    ".": "point",
    ",": "comma",
    "%": "percent",
    "@": "text",
}
