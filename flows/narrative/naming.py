"""Which subject a figure is about: the words before it, or what was spoken of before them."""

import re
from dataclasses import replace

from flows.narrative.context import Context, Focus
from flows.narrative.phrases import Phrase
from flows.narrative.spot import Spot
from flows.narrative.subjects import UNKNOWN, Meaning

_SPENT = re.compile(r"^支出(?:决算)?数?(?:为)?$")
"""年初预算为…，支出决算为…: no subject of its own."""
_REASON = re.compile(r"(?:主要原因(?:是|为)?|原因(?:是|为)?|主要(?:是|为|系))(?=[^因])")


def named(context: Context, spot: Spot, subject: str, within: str | None = None) -> tuple[Meaning, bool]:
    """Meaning of the words before an amount or a count, and whether they name a subject of their own."""
    found = _own(context, spot, subject, within)
    if found is None:
        return Meaning(spot.subject(subject)), True
    if not found.says_nothing:
        return context.placed(replace(found, words=spot.subject(subject))), True
    if _stands_alone(spot):
        return Meaning(spot.subject(subject), UNKNOWN), True
    focus = context.state.focus.meaning
    inherited = focus if focus and focus.topic else context.mentioned()
    return inherited or Meaning(spot.subject(subject)), False


def changed(context: Context, spot: Spot, subject: str) -> tuple[Meaning, bool]:
    """The same for the words before a change or a rate; what they name becomes what is spoken of."""
    state, mentioned = context.state, context.mentioned()
    found = _own(context, spot, subject)
    if found is None:
        return Meaning(spot.subject(subject)), True
    if not found.says_nothing:
        meaning = context.placed(replace(found, words=spot.subject(subject)))
        state.focus = Focus(meaning, context.stated(meaning), state.focus.base)
        return meaning, True
    if subject and mentioned and spot.before in ("", "。"):
        # 2026年预算比2025年预算增加: a new sentence is not about the part that was spoken of last.
        state.focus = Focus(mentioned, context.stated(mentioned), state.focus.base)
        return mentioned, False
    return state.focus.meaning or mentioned or Meaning(spot.subject(subject)), False


def of_reason(context: Context, spot: Spot, phrase: Phrase) -> Meaning:
    """主要原因是基本支出增加49.12万元 speaks of what tables state; most amounts in reasons do not."""
    opener = _REASON.search(phrase.subject)
    subject = phrase.subject[opener.end() :] if opener else phrase.subject
    meaning = context.understand(subject) if phrase.changed and subject else None
    if meaning is None or meaning.topic not in ("revenue", "expenditure"):
        return Meaning(spot.subject(subject))
    return context.placed(replace(meaning, words=spot.subject(subject)))


def _own(context: Context, spot: Spot, subject: str, within: str | None = None) -> Meaning | None:
    mentioned = context.mentioned()
    if _SPENT.search(subject) and mentioned and mentioned.topic != "revenue":
        return Meaning(spot.subject(subject))
    return context.understand(subject, context.codes.read(subject), within)


def _stands_alone(spot: Spot) -> bool:
    """True for a figure of which nothing before says what it is: it begins a clause, or is a bare part."""
    return spot.words.startswith("其中") or (not spot.words and spot.before in ("", "。", ";", "，", ","))
