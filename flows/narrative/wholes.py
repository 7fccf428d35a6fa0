"""Parts and wholes: what a subject takes over from the whole that it is listed under."""

from dataclasses import replace

from flows.narrative.claim import Claim
from flows.narrative.subjects import OF_MONEY, UNKNOWN, Meaning, of_side
from flows.recognise.vocabulary import path

_BUDGET = {"revenue", "expenditure", "appropriation", "code", None}
_STAFF = ("administrative", "institutional")


def part_of(head: Meaning, part: Meaning) -> Meaning:
    """A part listed behind 其中: of what is not known it is not known either, of a special topic it is of that, too."""
    if part.topic not in OF_MONEY:
        return part
    if head.topic in (None, UNKNOWN):
        return Meaning(part.words, UNKNOWN)
    if head.topic == "code" and part.expenditure_type:
        return replace(part, topic="code", code=part.code or head.code)
    if head.topic not in OF_MONEY and part.topic != "code":
        return replace(part, topic=head.topic, side=None, item=None)
    return part


def within(part: Meaning, whole: Meaning) -> Meaning:
    """The part with side, fund source and kind of the whole, where it does not say its own."""
    part = of_side(part, whole.side)
    same = whole.topic == part.topic or {whole.topic, part.topic} <= _BUDGET
    same = same and (whole.side is None or part.side is None or whole.side == part.side)
    if part.fund_source is None and same and part.side != "revenue":
        part = replace(part, fund_source=whole.fund_source)
    if whole.topic == part.topic == "staff" and part.item in _STAFF and whole.item:
        part = replace(part, item=f"{whole.item}_{part.item}")
    if whole.topic == part.topic == "vehicles" and whole.item == "purchase" and part.item != "purchase":
        part = replace(part, item=f"purchase_{part.item}")
    return part


def may_hold(whole: Claim, part: Claim | None) -> bool:
    """True if the part may be one of the whole, by what both mean and how much they are."""
    if part is None:
        return True
    a, b = whole.meaning, part.meaning
    if a.side and b.side and a.side != b.side:
        return False
    if a.code and b.code and not b.code.startswith(a.code) and b.code[0] == a.code[0]:
        return False
    if a.code and not b.code:
        return False
    if not _is_within("expenditure_type", b.expenditure_type, a.expenditure_type):
        return False
    if b.fund_source and not _is_within("fund_source", b.fund_source, a.fund_source):
        return False
    if whole.amount == 0:
        return False  # Nothing is a share of nothing: the whole is the one that this stands in.
    return whole.amount is None or part.amount is None or abs(part.amount) <= abs(whole.amount)


def _is_within(axis: str, part: str | None, whole: str | None) -> bool:
    above = path(axis, whole or "")
    return path(axis, part or "")[: len(above)] == above
