"""The value of an indicator taken apart: comparator, number, unit."""

import re
from dataclasses import dataclass
from decimal import Decimal

from flows.recognise import target_words
from flows.recognise.wording import compact, printed

_NUMBER = re.compile(r"^(?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<unit>.*)$")
_DATE = re.compile(r"^(?:19|20)\d\d(?:年|[-/]\d|\.\d{1,2}\.)")
_UNIT = re.compile(r"^[^\d,;、，；。≥≤=<>~]{0,8}$")
_RANGE = re.compile(r"^[-~至到—]+\d")
_AT_LEAST = re.compile(r"(?:及)?以上$")
_AT_MOST = re.compile(r"(?:及以下|以下|以内|之内)$")
_BRACKETED = re.compile(r"^\(([^()]*)\)$")
_UNIT_IN_NAME = re.compile(r"\(([^()]{1,6})\)$")
_MOST_DIGITS = 16
_NOTHING = {"", "/", "-", "—", "——", "无", "\\", "--"}
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Value:
    """What an indicator shall reach. `number` is null where the text is words, a date, a range or several values."""

    text: str | None = None
    comparator: str | None = None
    number: Decimal | None = None
    unit: str | None = None


def is_nothing(text: str) -> bool:
    """True for the signs that stand for a blank, also the dots of a form that nobody filled in."""
    words = compact(text)
    return words in _NOTHING or not words.strip(".…·")


def read_value(text: str, sign: str = "", unit: str = "", name: str = "") -> Value:
    """The value of a cell, with the sign and the unit that cells of their own print, and the name it belongs to.

    A unit in brackets behind the name (成本（万元）) counts where the value has none.
    """
    words = compact(text)
    own, rest = _sign(words)
    comparator = (target_words.comparator(sign) if sign else None) or own
    number, own_unit = (None, None) if comparator == "qualitative" and not own else _number(rest)
    if number is not None and own is None and own_unit:
        if _AT_LEAST.search(own_unit):
            own_unit, comparator = _AT_LEAST.sub("", own_unit), comparator or "≥"
        elif _AT_MOST.search(own_unit):
            own_unit, comparator = _AT_MOST.sub("", own_unit), comparator or "≤"
    if number is None and own in ("≥", "≤", "=", ">", "<") and not sign:
        comparator = own if rest else None
    measured = compact(unit) or own_unit or (_unit_in(name) if number is not None else None)
    return Value(printed(text) or None, comparator, number, measured or None)


def looks_like_value(text: str) -> bool:
    """True for a number with sign or unit, a sign with something behind it, or a word that stands for one."""
    words = compact(text)
    sign, rest = _sign(words)
    if sign and len(words) <= _LONGEST:
        return bool(rest) or sign == "qualitative"
    number, unit = _number(words)
    if number is not None:
        return not unit or target_words.is_measure(unit) or unit.startswith("%")
    return target_words.is_quality(words)


def looks_like_number(text: str) -> bool:
    """True for a value that begins with a sign or a digit."""
    words = compact(text)
    return looks_like_value(text) and (_sign(words)[0] not in (None, "qualitative") or words[:1].isdigit())


def _sign(words: str) -> tuple[str | None, str]:
    """The comparator that the words begin with, and the rest."""
    for known, comparator in target_words.signs():
        rest = words.removeprefix(known)
        if rest != words and (comparator == "qualitative" or not known.isalpha() or rest[:1].isdigit()):
            return comparator, rest
    return None, words


def _number(words: str) -> tuple[Decimal | None, str | None]:
    match = _NUMBER.match(words)
    if not match or _DATE.match(words):
        return None, None
    unit = match["unit"]
    if bracketed := _BRACKETED.match(unit):
        unit = bracketed[1]
    number = Decimal(match["number"].replace(",", ""))
    if not _UNIT.match(unit) or _RANGE.match(unit) or number.adjusted() >= _MOST_DIGITS:
        return None, None
    return number, unit or None


def _unit_in(name: str) -> str | None:
    match = _UNIT_IN_NAME.search(compact(name))
    return match[1] if match and target_words.is_measure(match[1]) else None
