"""What of the text read so far bears on what comes: what is spoken of, what it is part of, what was stated."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from flows.narrative import phrases, wholes
from flows.narrative.claim import Claim
from flows.narrative.codes import CodePath
from flows.narrative.passages import PROSE
from flows.narrative.subjects import OF_MONEY, UNKNOWN, Meaning, understand
from flows.narrative.wording import fold

_MOST_HEADS = 20
"""Wholes within wholes; no text nests so many."""
_LOOK_BACK = 200
"""Claims among which the amount of the same subject is looked for."""


@dataclass(slots=True)
class Focus:
    """What is spoken of now: its meaning, the claim that states its amount, and what it was compared with."""

    meaning: Meaning | None = None
    claim: Claim | None = None
    base: tuple[str, str] | None = None
    changed: bool = False


@dataclass(slots=True)
class State:
    """What a bracket with figures of its own leaves as it was.

    By outline level: `mentions`, subjects named; `heads`, amounts that 其中 makes the whole of what follows;
    `openings`, the amount that a section begins with. `aside` is "reason" or "use" while the text says why or what
    for; `listed` is true behind the last of several amounts joined by 、.
    """

    focus: Focus = field(default_factory=Focus)
    mentions: dict[int, Meaning] = field(default_factory=dict)
    heads: list[tuple[int, Claim]] = field(default_factory=list)
    openings: dict[int, Claim] = field(default_factory=dict)
    aside: str = ""
    year: int | None = None
    completing: bool = False
    listed: bool = False

    def copy(self) -> "State":
        """A state that later reading does not change."""
        return replace(
            self,
            mentions=dict(self.mentions),
            heads=list(self.heads),
            openings=dict(self.openings),
            focus=replace(self.focus),
        )

    def enter(self, level: int) -> None:
        """Forget what stood under sections that a number of this level ends."""
        self.mentions = {known: meaning for known, meaning in self.mentions.items() if known < level}
        self.heads = [(known, claim) for known, claim in self.heads if known < level]
        self.openings = {known: claim for known, claim in self.openings.items() if known < level}
        self.focus, self.aside, self.year, self.completing = Focus(), "", None, False


class Context:
    """State of reading one document, and the claims found in it."""

    def __init__(self, agency: str, fiscal_year: int | None, is_final: bool) -> None:
        self.agency, self.fiscal_year, self.is_final = agency, fiscal_year, is_final
        self.state = State()
        self.codes = CodePath(fiscal_year)
        self.level = 0
        self.section: str | None = None
        self.claims: list[Claim] = []
        self.passage_start = 0

    def understand(self, words: str, code: str | None = None, within: str | None = None) -> Meaning | None:
        """Meaning of words where they stand. An empty code is that of a path of names which leads to no entry."""
        if code == "":
            return Meaning(words, UNKNOWN)
        within = self.topic() if within is None else within
        return understand(words, self.agency, within, code, fold(self.section or "").text, self.fiscal_year)

    def topic(self) -> str | None:
        """The topic that words stand under."""
        topics = (claim.meaning.topic for _, claim in reversed(self.state.heads))
        mentioned = self.mentioned()
        return next(filter(None, topics), mentioned.topic if mentioned else None)

    def mentioned(self) -> Meaning | None:
        """The subject named last, in this section or in what it is part of."""
        mentions = self.state.mentions
        return mentions[max(mentions)] if mentions else None

    def mention(self, meaning: Meaning, words: str) -> None:
        """A subject is named without a figure: what follows is about it."""
        state, meaning = self.state, self.placed(meaning)
        state.mentions[self.level if state.focus.claim is None else PROSE] = meaning
        same = self.stated(meaning)
        state.focus = Focus(meaning, same, state.focus.base)
        if same and words.endswith("中"):
            state.heads.append((self.level, same))

    def list_parts(self) -> None:
        """其中 makes the amount before it the whole of what follows."""
        state, claim = self.state, self.state.focus.claim
        if state.aside != "reason" and claim and (not state.heads or state.heads[-1][1] is not claim):
            state.heads = [*state.heads[-_MOST_HEADS:], (self.level, claim)]
            state.aside = ""

    def placed(self, meaning: Meaning) -> Meaning:
        """The meaning with what the wholes say that it is a part of: side, fund source, kind of staff or vehicle."""
        state = self.state
        if any(one.topic == UNKNOWN and level < PROSE for level, one in state.mentions.items()):
            return Meaning(meaning.words, UNKNOWN)  # Below the name of a unit: a part of the agency, not it.
        head = state.heads[-1][1] if state.heads else None
        if head and head.number >= self.passage_start:
            meaning = wholes.part_of(head.meaning, meaning)
        mention = self.mentioned()
        if mention and mention.topic == "performance" and meaning.topic in OF_MONEY and meaning.topic != "code":
            meaning = replace(meaning, topic="performance", side=None, item=None)
        for whole in [
            *([head.meaning] if head else []),
            *(state.mentions[level] for level in sorted(state.mentions, reverse=True)),
        ]:
            meaning = wholes.within(meaning, whole)
        return meaning

    def amounts(self) -> Iterator[Claim]:
        """Stated amounts, the last one first."""
        return (claim for claim in reversed(self.claims[-_LOOK_BACK:]) if claim.metric == "amount")

    def stated(self, meaning: Meaning) -> Claim | None:
        """The claim that stated this year's amount of the same subject last."""
        for claim in self.amounts():
            if claim.basis in ("current", "final") and claim.meaning.key() == meaning.key():
                return claim
        return self._both_sides() if meaning.topic == "revenue_and_expenditure" and not meaning.fund_source else None

    def _both_sides(self) -> Claim | None:
        """收入总计 and 支出总计, said one after the other and equal, for 收、支总计."""
        last = list(islice(self.amounts(), 2))
        equal = len(last) == 2 and last[0].amount == last[1].amount
        return last[0] if equal and {claim.meaning.topic for claim in last} == {"revenue", "expenditure"} else None

    def compared_with(self, words: str) -> tuple[str, str]:
        """What a comparison is with, and its words: last year, or the budget in a final account."""
        year = phrases.year_of(words)
        this_year = not phrases.says_last_year(words) and year in (None, self.fiscal_year)
        return ("budget" if self.is_final and "预算" in words and this_year else "prior", words)

    def basis(self, words: str, base: str | None) -> str:
        """What year and which of budget and final account an amount is of that stands behind the words."""
        if base is not None:
            return self.compared_with(base)[0]
        self.state.year = year = phrases.year_of(words) or self.state.year
        if phrases.says_last_year(words):
            return "prior"
        if self.fiscal_year and year is not None and year != self.fiscal_year:
            return "prior" if year == self.fiscal_year - 1 else "other"
        if not self.is_final:
            return "current"
        return "budget" if phrases.says_budget(words) else "final"
