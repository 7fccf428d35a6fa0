"""Growth rates, shares of a whole, and how much of the budget was spent."""

from flows.narrative import naming
from flows.narrative.amounts import change, compare, note_base, signed, state, stated_base, whole_of_list
from flows.narrative.claim import Claim
from flows.narrative.context import Context
from flows.narrative.phrases import Phrase, before_share, completes, share_of, take_apart
from flows.narrative.spot import Spot
from flows.narrative.subjects import Meaning, understand
from flows.narrative.wholes import may_hold


def rate(context: Context, spot: Spot) -> None:
    """A figure in percent, or one without a unit where a change or a rate must stand."""
    now, words, phrase = context.state, spot.words, take_apart(spot.words)
    share = share_of(words)
    kind = spot.figure.unit.kind if spot.figure else ""
    if kind == "point":
        state(context, spot, "other", Meaning(spot.subject()))
    elif now.aside == "reason":
        _of_reason(context, spot, phrase, share)
    elif phrase.changed and kind == "unknown" and not now.focus.changed and "长" not in words:
        change(context, spot, phrase)
    elif phrase.changed:
        _growth(context, spot, phrase)
    elif share is not None:
        _share(context, spot, share)
    elif completes(words) is not None or (now.completing and words in ("的", "")):
        _completion(context, spot)
    elif not words and spot.before == "(" and (last := _last(context)) and last.metric == "change":
        _growth(context, spot, Phrase("", changed=True, direction=last.direction))  # 减少0.7万元(70%)
    else:
        state(context, spot, "other", Meaning(spot.subject()))


def _of_reason(context: Context, spot: Spot, phrase: Phrase, share: str | None) -> None:
    metric = "growth_rate" if phrase.changed else "share" if share is not None else "other"
    claim = state(context, spot, metric, Meaning(spot.subject(phrase.subject)))
    if metric == "growth_rate":
        claim.direction, claim.base = phrase.direction, "prior"
        signed(claim)


def _last(context: Context) -> Claim | None:
    """The last claim, if it stands in the same passage."""
    return context.claims[-1] if len(context.claims) > context.passage_start else None


def _growth(context: Context, spot: Spot, phrase: Phrase) -> None:
    note_base(context, phrase)
    last = _last(context)
    if not phrase.subject and not context.state.focus.changed:
        whole_of_list(context)
    meaning, is_new = naming.changed(context, spot, phrase.subject)
    if not is_new and last and last.metric == "change":
        meaning = last.meaning
    claim = state(context, spot, "growth_rate", meaning)
    claim.direction = phrase.direction
    compare(context, claim)


def _share(context: Context, spot: Spot, base: str) -> None:
    focus, before = context.state.focus, before_share(spot.words)
    own = context.understand(before)
    meaning = focus.meaning if own and own.says_nothing else own
    claim = state(context, spot, "share", meaning or Meaning(spot.subject(before)))
    claim.base = "whole"
    if meaning is None or meaning.topic is None:
        return
    claim.of = focus.claim if focus.claim and focus.claim.meaning is meaning else None
    if base:
        claim.base_subject = spot.as_printed(base)
        whole = understand(base, context.agency)
        claim.base_claim = _named_whole(context, whole) if whole else None
    else:
        claim.base_claim = _whole(context, claim)
        claim.base_subject = claim.base_claim.meaning.words if claim.base_claim else None


def _named_whole(context: Context, meaning: Meaning) -> Claim | None:
    """The claim of the whole that a share names, among the wholes of the list first."""
    candidates = [*(claim for _, claim in reversed(context.state.heads)), *context.amounts()]
    return next((claim for claim in candidates if claim.meaning.is_named_by(meaning)), None)


def _whole(context: Context, part: Claim) -> Claim | None:
    """The nearest whole of which the part may be one: of its list, else the amount that its section begins with."""
    openings = [claim for _, claim in sorted(context.state.openings.items(), key=lambda item: -item[0])]
    candidates = [*(claim for _, claim in reversed(context.state.heads)), *openings]
    return next((claim for claim in candidates if claim is not part.of and may_hold(claim, part.of)), None)


def _completion(context: Context, spot: Spot) -> None:
    focus = context.state.focus
    meaning = focus.meaning or context.mentioned() or Meaning("")
    claim = state(context, spot, "completion_rate", meaning)
    claim.base, claim.base_subject = "budget", completes(spot.words) or None
    claim.of = focus.claim if focus.claim and focus.claim.meaning.key() == meaning.key() else None
    claim.base_claim = stated_base(context, claim)
    context.state.completing = False
