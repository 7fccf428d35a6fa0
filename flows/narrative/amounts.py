"""Amounts, and changes of amounts."""

from dataclasses import replace
from decimal import Decimal

from flows.narrative import naming
from flows.narrative.claim import Claim
from flows.narrative.context import Context, Focus
from flows.narrative.phrases import Against, Phrase, is_to_be_completed, take_apart
from flows.narrative.spot import Spot
from flows.narrative.subjects import UNKNOWN, Meaning

_NEAR = 12
"""Claims before a change among which the amount that it is measured against may stand."""


def state(context: Context, spot: Spot, metric: str, meaning: Meaning) -> Claim:
    """A new claim of the document."""
    basis = "final" if context.is_final else "current"
    claim = spot.claim(len(context.claims), metric, basis, meaning, context.section)
    context.claims.append(claim)
    return claim


def money(context: Context, spot: Spot) -> None:
    """A figure of money: an amount, or by how much one changed."""
    now, phrase = context.state, take_apart(spot.words)
    if now.aside:
        meaning = naming.of_reason(context, spot, phrase)
        claim = state(context, spot, "change" if phrase.changed else "amount", meaning)
        if phrase.changed:
            claim.direction, claim.base = phrase.direction, "prior"
            signed(claim)
        return
    if phrase.changed:
        change(context, spot, phrase)
        return
    meaning, is_new = naming.named(context, spot, phrase.subject)
    if meaning.topic in ("staff", "vehicles"):
        meaning = Meaning(meaning.words, UNKNOWN)  # What staff and cars cost is no such item of any form.
    claim = state(context, spot, "amount", meaning)
    claim.basis = context.basis(spot.words, phrase.base)
    now.listed = spot.words.startswith("、")
    now.completing = is_to_be_completed(spot.words)
    if claim.basis in ("current", "final"):
        now.focus = Focus(meaning, claim)
        for level in range(2, context.level + 1):
            now.openings.setdefault(level, claim)
    elif is_new:
        now.focus = Focus(meaning, context.stated(meaning))
    note_base(context, phrase)


def change(context: Context, spot: Spot, phrase: Phrase) -> None:
    """增加5万元: how much what is spoken of grew or shrank."""
    note_base(context, phrase)
    if not phrase.subject:
        whole_of_list(context)
    meaning, _ = naming.changed(context, spot, phrase.subject)
    claim = state(context, spot, "change", meaning)
    claim.direction = phrase.direction
    compare(context, claim)


def unchanged(context: Context, spot: Spot, phrase: Phrase) -> None:
    """持平: a change of nothing, unless the figures before said how much."""
    now, word = context.state, phrase.unchanged or ""
    note_base(context, phrase)
    meaning, is_new = naming.changed(context, spot, phrase.subject)
    if not meaning.topic or (now.focus.changed and not is_new):
        return
    claim = state(context, replace(spot, start=spot.end - len(word)), "change", meaning)
    claim.direction = "unchanged"
    compare(context, claim)
    if not word.startswith("基本") and claim.of and claim.of.metric == "amount":
        claim.amount, claim.amount_step = Decimal("0.00"), claim.of.amount_step


def against_budget(context: Context, spot: Spot, against: Against) -> None:
    """决算数小于预算数: which way the amounts differ that were stated before, without how much."""
    before = context.state.focus.changed
    meaning, _ = naming.changed(context, spot, spot.words[: against.start])
    if not meaning.topic:
        return
    start = spot.start + against.start
    claim = state(context, replace(spot, start=start, end=spot.start + against.end), "change", meaning)
    context.state.focus.base = ("budget", against.budget)
    claim.direction = against.direction
    compare(context, claim)
    context.state.focus.changed = before
    if claim.direction == "unchanged" and claim.of and claim.of.metric == "amount":
        claim.amount, claim.amount_step = Decimal("0.00"), claim.of.amount_step


def note_base(context: Context, phrase: Phrase) -> None:
    """Keep what the words compare with: the figures behind may come clauses later."""
    if phrase.base is not None:
        context.state.focus.base = context.compared_with(phrase.base)


def whole_of_list(context: Context) -> None:
    """A、B、C，较上年增加: what grew is not C, but the whole that all of them are parts of."""
    now = context.state
    if now.listed:
        whole = now.heads[-1][1] if now.heads else None
        now.focus = Focus(whole.meaning if whole else None, whole, now.focus.base)
    now.listed = False


def compare(context: Context, claim: Claim) -> None:
    """Say what a change or a rate is measured against, and which claims state both; give it its sign."""
    focus = context.state.focus
    claim.base, claim.base_subject = focus.base or ("prior", None)
    same = focus.meaning is claim.meaning or (focus.claim and focus.claim.meaning.key() == claim.meaning.key())
    claim.of = focus.claim if same else None
    claim.base_claim = stated_base(context, claim)
    focus.changed = True
    signed(claim)


def stated_base(context: Context, claim: Claim) -> Claim | None:
    """The claim nearby that states last year's amount, or the budget, of the same subject."""
    for known in reversed(context.claims[-_NEAR:]):
        if known.metric == "amount" and known.basis == claim.base and known.meaning.key() == claim.meaning.key():
            return known
    return None


def signed(claim: Claim) -> None:
    """A decrease is negative."""
    if claim.direction == "decrease":
        claim.amount = -claim.amount if claim.amount is not None else None
        claim.value = -claim.value if claim.value is not None else None
