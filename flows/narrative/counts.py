"""Counts: of staff, cars, equipment, groups, projects."""

import re
from dataclasses import replace

from flows.narrative import naming
from flows.narrative.amounts import compare, state
from flows.narrative.context import Context, Focus
from flows.narrative.phrases import take_apart
from flows.narrative.spot import Spot
from flows.narrative.subjects import OF_MONEY, Meaning, understand

_ORGANS = re.compile(r"(?:内设|直属|下属|基层|所属|独立核算|预算)*(?:单位|机构|部门|处室|科室)")
"""下属1个单位: a count of organs, whatever the sentence is about."""
_JOINED = re.compile(r"^[、，,]?(?:累计|共计|共|总计)?$")
"""团组2个、累计5人次: the second count is of the same."""


def count(context: Context, spot: Spot) -> None:
    """A figure with a unit of counting."""
    now, phrase = context.state, take_apart(spot.words)
    if now.aside == "use":
        own = understand(phrase.subject, context.agency)
        now.aside = "" if own and own.topic not in OF_MONEY else now.aside
    meaning = Meaning(spot.subject()) if now.aside else _counted(context, spot, phrase.subject)
    if meaning.topic == "assets" and spot.figure and spot.figure.unit.name == "辆":
        meaning = replace(meaning, topic="vehicles", item=None)
    claim = state(context, spot, "count", meaning)
    basis = context.basis(spot.words, phrase.base)
    claim.basis = "final" if basis == "budget" else basis
    if claim.meaning.topic and not now.aside:
        now.focus = Focus(claim.meaning, claim)
    if phrase.changed:
        claim.metric, claim.direction = "change", phrase.direction
        compare(context, claim)


def _counted(context: Context, spot: Spot, subject: str) -> Meaning:
    # A car that is counted is no sum of assets.
    meaning, is_new = naming.named(context, spot, subject, within="" if context.topic() == "assets" else None)
    last = context.claims[-1] if context.claims else None
    if not is_new and last and last.metric == "count" and _JOINED.match(spot.words):
        return last.meaning
    words = meaning.words if is_new else spot.subject()
    if _ORGANS.match(spot.behind):
        return Meaning(words)
    if is_new and meaning.topic not in OF_MONEY:
        return meaning
    # The words name nothing that is counted: the topic is that of the section, unless that is money.
    topics = [meaning.topic, *(one.topic for one in context.state.mentions.values())]
    return Meaning(words, next((topic for topic in topics if topic not in OF_MONEY), None))
