"""Reads the passages of a document in order, and states what each figure in them claims."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from flows.narrative import phrases
from flows.narrative.claim import Claim
from flows.narrative.codes import CodePath
from flows.narrative.figures import Figure, figures
from flows.narrative.passages import PROSE, Passage
from flows.narrative.subjects import Meaning, of_side, understand
from flows.recognise.vocabulary import path

_TOKEN = re.compile(r"[，,。;:!?()]|[^，,。;:!?()]+")
_END = re.compile(r"[。;；｡!！?？]")
_GLOSSARY = re.compile(r"(?:名词|名称|专业名词|术语|有关词)解释|^(?:[一二三四五六七八九十]+、)?名词解释")
_REASON = re.compile(r"原因|由于|主要是(?!指标)|主要系|主要为|因为|^因(?!公)|^其中主要|^[一二三四五]是")
_USE = re.compile(r"主要用于|用于|主要保障|主要包括$|主要支出|开支内容|主要反映")
_LIST = re.compile(r"(?:以下方面|如下|其中|包括|分别为|具体为|具体是|构成|中)$|^其中|其中")
_LEAD = re.compile(
    r"(?:[、:]|其中|包括|[一二三四五六七八九十]{1,3}[、.,，]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|[①-⑳])*"
)
_TAIL = re.compile(r"(?:\((?:\d{3}|\d{5}|\d{7})\))?(?:共?为|共计|共)?$")
_TIME = re.compile(r"^(?:截[至止])?20\d\d年(?:度)?$")
_MEASURES = {"count": "count", "percent": "other", "point": "other", "unknown": "other"}
_STAFF = ("administrative", "institutional")
_KINDS = ("purchase",)


@dataclass(slots=True)
class _Focus:
    """What is spoken of now: its meaning, the claim that states its amount, and what it was compared with."""

    meaning: Meaning | None = None
    claim: Claim | None = None
    base: tuple[str, str] | None = None
    changed: bool = False


@dataclass(slots=True)
class _State:
    """What of the text read so far bears on what comes."""

    focus: _Focus = field(default_factory=_Focus)
    mentions: dict[int, Meaning] = field(default_factory=dict)
    heads: list[tuple[int, Claim]] = field(default_factory=list)
    aside: str = ""
    year: int | None = None
    completing: bool = False
    listed: bool = False

    def copy(self) -> "_State":
        return replace(self, mentions=dict(self.mentions), heads=list(self.heads), focus=replace(self.focus))


class Reader:
    """Claims of one document; `agency` is its name, comparable, and `is_final` says that it is a final account."""

    def __init__(self, agency: str, fiscal_year: int | None, is_final: bool) -> None:
        self.agency, self.fiscal_year, self.is_final = agency, fiscal_year, is_final
        self.state = _State()
        self.codes = CodePath()
        self.level = 0
        self.section: str | None = None
        self.glossary: int | None = None
        self.claims: list[Claim] = []

    def read(self, passage: Passage) -> Iterator[Claim]:
        """Claims of the next passage."""
        self._enter(passage)
        if self.glossary is not None:
            return
        start = len(self.claims)
        self._walk(passage)
        yield from self.claims[start:]

    def _enter(self, passage: Passage) -> None:
        text = passage.words.text
        title = not _END.search(text) and len(text) <= 60 and not figures(text)
        level = passage.level if passage.level < PROSE else (1 if title and re.search(r"(?:说明|表)$", text) else PROSE)
        if self.glossary is not None and level <= self.glossary and title and not _GLOSSARY.search(text):
            self.glossary = None
        if title and _GLOSSARY.search(text):
            self.glossary = level if level < PROSE else 1
        if level == PROSE:
            return
        self.level = level
        state = self.state
        state.mentions = {known: meaning for known, meaning in state.mentions.items() if known < level}
        state.heads = [(known, claim) for known, claim in state.heads if known < level]
        state.focus, state.aside, state.year, state.completing = _Focus(), "", None, False
        if title:
            self.section = passage.words.printed

    def _walk(self, passage: Passage) -> None:
        text = passage.words.text
        found = figures(text)
        brackets = _brackets(text, found)
        self.state.aside = ""
        kept: list[_State] = []
        position = 0
        for figure in [*found, None]:
            end = figure.start if figure else len(text)
            before = self._gap(passage, position, end, brackets, kept, figure)
            if figure:
                self._figure(passage, figure, before)
                position = figure.end

    def _gap(
        self,
        passage: Passage,
        start: int,
        end: int,
        brackets: dict[int, bool],
        kept: list[_State],
        figure: Figure | None,
    ) -> tuple[int, int, bool]:
        """Read the words between two figures; the last stretch, which says what the next figure measures, is given."""
        text = passage.words.text
        stretches: list[tuple[int, int]] = []
        at = start
        for position in range(start, end):
            char = text[position]
            if char in "，,。;:!?" or position in brackets:
                stretches.append((at, position))
                at = position + 1
                self._words(passage, *stretches[-1], char)
                if char in "。;!?":
                    self.state.aside = ""
                    self.state.year = None
                if position in brackets:
                    if brackets[position]:
                        kept.append(self.state.copy())
                    elif kept:
                        self.state = kept.pop()
        if figure is None:
            self._words(passage, at, end, "")
        return at, end, at == start

    def _words(self, passage: Passage, start: int, end: int, delimiter: str) -> None:
        """Words that no figure follows: they name what is spoken of, what it is compared with, or why."""
        words = passage.words.text[start:end]
        state = self.state
        if not words:
            return
        phrase = phrases.take_apart(words)
        if state.aside == "use" and phrase.base is not None:
            state.aside = ""
        if state.aside == "use" and words.startswith("其中"):
            state.aside = ""
        if not state.aside:
            if phrase.unchanged and (phrase.base is not None or phrase.unchanged.endswith(("持平", "增减", "变化"))):
                self._unchanged(passage, start, end, phrase)
                return
            if phrase.base is not None and not phrase.changed:
                state.focus.base = self._base(phrase.base)
            if (year := phrases.year_of(phrase.subject)) is not None:
                state.year = year
        self._list(words)
        opener = _REASON.search(words), _USE.search(words)
        if opener[0] and not words.endswith(("以下方面", "如下")):
            state.aside = "reason"
        elif opener[1] and not words.endswith(("以下方面", "如下")):
            state.aside = state.aside or "use"
        elif not state.aside and phrase.base is None:
            code = self.codes.read(words)
            meaning = understand(passage.words.text[start:end], self.agency, self._within(), code)
            if meaning and not meaning.says_nothing:
                self._mention(meaning)

    def _list(self, words: str) -> None:
        """其中 makes the amount before it the whole of what follows."""
        claim = self.state.focus.claim
        if claim and _LIST.search(words) and (not self.state.heads or self.state.heads[-1][1] is not claim):
            self.state.heads.append((self.level, claim))
            self.state.aside = ""

    def _mention(self, meaning: Meaning) -> None:
        self.state.mentions[self.level if self.state.focus.claim is None else PROSE] = meaning
        same = self._stated(meaning)
        self.state.focus = _Focus(meaning, same, self.state.focus.base)

    def _within(self) -> str | None:
        """The topic that the words stand under."""
        for _, claim in reversed(self.state.heads):
            if claim.meaning.topic:
                return claim.meaning.topic
        mention = self._mentioned()
        return mention.topic if mention else None

    def _mentioned(self) -> Meaning | None:
        return self.state.mentions[max(self.state.mentions)] if self.state.mentions else None

    def _base(self, words: str) -> tuple[str, str]:
        """What a comparison is with: last year, or the budget in a final account."""
        year = phrases.year_of(words)
        is_budget = "预算" in words and not phrases.says_last_year(words) and year in (None, self.fiscal_year)
        is_budget = is_budget and self.is_final
        return ("budget" if is_budget else "prior", words)

    def _stated(self, meaning: Meaning, bases: tuple[str, ...] = ("current", "final")) -> Claim | None:
        """The claim that stated the amount of the same subject last."""
        for claim in reversed(self.claims[-200:]):
            if claim.metric == "amount" and claim.basis in bases and claim.meaning.key() == meaning.key():
                return claim
        return None

    def _figure(self, passage: Passage, figure: Figure, before: tuple[int, int, bool]) -> None:
        start, end, adjacent = before
        words = passage.words.text[start:end]
        state = self.state
        if state.aside == "use" and (phrases.take_apart(words).base is not None or words.startswith("其中")):
            state.aside = ""
        self._list_within(words)
        kind = figure.unit.kind
        if kind in ("percent", "unknown") or (kind == "point"):
            self._rate(passage, figure, words, start, adjacent)
        elif kind == "money":
            self._money(passage, figure, words, start)
        else:
            self._count(passage, figure, words, start)

    def _list_within(self, words: str) -> None:
        if re.match(r"^(?:其中|包括)", words):
            self._list("其中")

    def _money(self, passage: Passage, figure: Figure, words: str, start: int) -> None:
        state = self.state
        opener = _REASON.search(words) or _USE.search(words)
        if opener and not words.endswith(("以下方面", "如下")) and not state.aside:
            state.aside = "reason" if _REASON.search(words) else "use"
        phrase = phrases.take_apart(words)
        if state.aside:
            metric = "change" if phrase.changed else "amount"
            claim = self._claim(passage, figure, metric, self._of_reason(passage, start, phrase, words))
            if metric == "change":
                claim.direction, claim.base = phrase.direction, "prior"
                _signed(claim)
            return
        if phrase.changed:
            self._change(passage, figure, phrase, words, start)
            return
        meaning, is_new = self._subject(passage, start, words, phrase.subject)
        claim = self._claim(passage, figure, "amount", meaning)
        claim.basis = self._basis(words, phrase)
        state.listed = words.startswith("、")
        state.completing = phrases.is_to_be_completed(words)
        if claim.basis in ("current", "final"):
            state.focus = _Focus(meaning, claim)
        elif is_new:
            state.focus = _Focus(meaning, self._stated(meaning))
        if phrase.base is not None:
            state.focus.base = self._base(phrase.base)

    def _of_reason(self, passage: Passage, start: int, phrase: phrases.Phrase, words: str) -> Meaning:
        """主要原因是基本支出增加49.12万元 speaks of what tables state; most amounts in reasons do not."""
        opener = re.search(r"(?:主要原因(?:是|为)?|原因(?:是|为)?|主要(?:是|为|系))(?=[^因])", phrase.subject)
        subject = phrase.subject[opener.end() :] if opener else phrase.subject
        printed = self._printed(passage, start, subject, words)
        meaning = understand(subject, self.agency, self._within()) if phrase.changed and subject else None
        if meaning is None or meaning.topic not in ("revenue", "expenditure"):
            return Meaning(printed)
        return self._placed(replace(meaning, words=printed), of_count=False)

    def _change(self, passage: Passage, figure: Figure, phrase: phrases.Phrase, words: str, start: int) -> None:
        state = self.state
        if phrase.base is not None:
            state.focus.base = self._base(phrase.base)
        if not phrase.subject:
            self._whole_of_list()
        meaning, _ = self._subject(passage, start, words, phrase.subject, of_change=True)
        claim = self._claim(passage, figure, "change", meaning)
        claim.direction = phrase.direction
        self._compare(claim)
        state.focus.changed = True
        _signed(claim)

    def _whole_of_list(self) -> None:
        """A、B、C，较上年增加: what grew is not C, but the whole that all of them are parts of."""
        state = self.state
        if state.listed and state.heads:
            claim = state.heads[-1][1]
            state.focus = _Focus(claim.meaning, claim, state.focus.base)
        elif state.listed:
            state.focus = _Focus(None, None, state.focus.base)
        state.listed = False

    def _compare(self, claim: Claim) -> None:
        """Say what a change or a rate is measured against, and which claims state both."""
        focus = self.state.focus
        claim.base, claim.base_subject = focus.base or ("prior", None)
        claim.of = focus.claim if focus.claim and focus.claim.meaning.key() == claim.meaning.key() else None
        for known in reversed(self.claims[-12:]):
            if known.metric == "amount" and known.basis == claim.base and known.meaning.key() == claim.meaning.key():
                claim.base_claim = known
                break

    def _rate(self, passage: Passage, figure: Figure, words: str, start: int, adjacent: bool) -> None:
        state = self.state
        phrase = phrases.take_apart(words)
        last = self.claims[-1] if self.claims else None
        share = phrases.share_of(words)
        kind = figure.unit.kind
        if kind == "point":
            self._claim(passage, figure, "other", Meaning(self._printed(passage, start, words, words)))
        elif state.aside == "reason":
            metric = "growth_rate" if phrase.changed else "share" if share is not None else "other"
            claim = self._claim(passage, figure, metric, Meaning(self._printed(passage, start, phrase.subject, words)))
            if metric == "growth_rate":
                claim.direction, claim.base = phrase.direction, "prior"
                _signed(claim)
        elif phrase.changed and kind == "unknown" and not state.focus.changed and "长" not in words:
            self._change(passage, figure, phrase, words, start)
        elif phrase.changed:
            self._growth(passage, figure, phrase, words, start)
        elif share is not None:
            self._share(passage, figure, share, words, start)
        elif phrases.completes(words) is not None or (state.completing and words in ("的", "")):
            self._completion(passage, figure, words)
        elif not words and last and last.metric == "change" and passage.words.text[figure.start - 1] == "(":
            self._growth(passage, figure, phrases.Phrase("", None, True, last.direction), words, start)
        else:
            self._claim(passage, figure, "other", Meaning(self._printed(passage, start, words, words)))

    def _growth(self, passage: Passage, figure: Figure, phrase: phrases.Phrase, words: str, start: int) -> None:
        state = self.state
        if phrase.base is not None:
            state.focus.base = self._base(phrase.base)
        last = self.claims[-1] if self.claims else None
        if not phrase.subject and not state.focus.changed:
            self._whole_of_list()
        meaning, is_new = self._subject(passage, start, words, phrase.subject, of_change=True)
        if not is_new and last and last.metric == "change" and last.meaning.topic is not None:
            meaning = last.meaning
        claim = self._claim(passage, figure, "growth_rate", meaning)
        claim.direction = phrase.direction
        self._compare(claim)
        state.focus.changed = True
        _signed(claim)

    def _share(self, passage: Passage, figure: Figure, base: str, words: str, start: int) -> None:
        state = self.state
        before = phrases.before_share(words)
        meaning = state.focus.meaning
        if before and (own := understand(before, self.agency, self._within(), None)) and not own.says_nothing:
            meaning = own
        claim = self._claim(passage, figure, "share", meaning or Meaning(self._printed(passage, start, before, words)))
        claim.base = "whole"
        claim.of = state.focus.claim if state.focus.claim and state.focus.claim.meaning is meaning else None
        if base:
            end = start + len(words)
            at = passage.words.text.index(base, start, end)
            claim.base_subject = passage.words.as_printed(at, at + len(base))
            whole = understand(base, self.agency)
            claim.base_claim = self._named(whole) if whole else None
        else:
            claim.base_claim = self._head(claim)
            claim.base_subject = claim.base_claim.meaning.words if claim.base_claim else None

    def _named(self, meaning: Meaning) -> Claim | None:
        """The claim of the whole that a share names, in the same part of the text first."""
        for _, claim in reversed(self.state.heads):
            if claim.meaning.key() == meaning.key():
                return claim
        return self._stated(meaning)

    def _head(self, part: Claim) -> Claim | None:
        """The nearest whole of which the part may be one."""
        for _, claim in reversed(self.state.heads):
            if claim is not part.of and _holds(claim, part.of):
                return claim
        return None

    def _completion(self, passage: Passage, figure: Figure, words: str) -> None:
        state = self.state
        meaning = state.focus.meaning or self._mentioned() or Meaning("")
        claim = self._claim(passage, figure, "completion_rate", meaning)
        claim.base = "budget"
        claim.base_subject = phrases.completes(words) or None
        claim.of = state.focus.claim if state.focus.claim and state.focus.claim.meaning.key() == meaning.key() else None
        for known in reversed(self.claims[-12:]):
            if known.metric == "amount" and known.basis == "budget" and known.meaning.key() == meaning.key():
                claim.base_claim = known
                break
        state.completing = False

    def _count(self, passage: Passage, figure: Figure, words: str, start: int) -> None:
        phrase = phrases.take_apart(words)
        meaning = None
        if not self.state.aside:
            meaning, is_new = self._subject(passage, start, words, phrase.subject, of_count=True)
            if not is_new or meaning.topic in _OF_MONEY:
                meaning = Meaning(meaning.words if is_new else words, self._counted(passage, figure, words, meaning))
        claim = self._claim(passage, figure, "count", meaning or Meaning(self._printed(passage, start, words, words)))
        claim.basis = self._basis(words, phrase)
        if claim.meaning.topic:
            self.state.focus = _Focus(claim.meaning, claim)
        if phrase.changed:
            claim.metric, claim.direction = "change", phrase.direction
            self._compare(claim)
            _signed(claim)

    def _counted(self, passage: Passage, figure: Figure, words: str, meaning: Meaning) -> str | None:
        """Topic of a count whose words name none: that which is spoken of, unless that is money."""
        if meaning.topic and meaning.topic not in _OF_MONEY:
            return meaning.topic
        return next((one.topic for one in self.state.mentions.values() if one.topic not in _OF_MONEY), None)

    def _subject(
        self, passage: Passage, start: int, words: str, subject: str, *, of_change: bool = False, of_count: bool = False
    ) -> tuple[Meaning, bool]:
        """Meaning of the words before a figure, and whether they name a subject of their own."""
        printed = self._printed(passage, start, subject, words)
        within = self._within()
        within = None if of_count and within == "assets" else within  # A car that is counted is no sum of assets.
        meaning = understand(subject, self.agency, within, self.codes.read(subject))
        if meaning is None:
            return Meaning(printed), True
        state = self.state
        if meaning.says_nothing:
            if of_change or (state.focus.meaning and state.focus.meaning.topic):
                inherited = state.focus.meaning or self._mentioned()
            else:
                inherited = self._mentioned()
            return inherited or Meaning(printed or words), False
        meaning = self._placed(replace(meaning, words=printed), of_count)
        if of_change:
            state.focus = _Focus(meaning, self._stated(meaning), state.focus.base)
        return meaning, True

    def _placed(self, meaning: Meaning, of_count: bool) -> Meaning:
        """The meaning with what the whole says that it is a part of: side, fund source, kind of staff or vehicle."""
        head = next((claim.meaning for _, claim in reversed(self.state.heads)), None)
        mention = self._mentioned()
        for whole in (head, mention):
            if whole is None:
                continue
            meaning = of_side(meaning, whole.side)
            same = whole.topic == meaning.topic or {whole.topic, meaning.topic} <= _BUDGET
            if meaning.fund_source is None and whole.fund_source and same and meaning.side != "revenue":
                meaning = replace(meaning, fund_source=whole.fund_source)
            if whole.topic == meaning.topic == "staff" and meaning.item in _STAFF and whole.item:
                meaning = replace(meaning, item=f"{whole.item}_{meaning.item}")
            if whole.topic == meaning.topic == "vehicles" and whole.item == "purchase" and meaning.item != "purchase":
                meaning = replace(meaning, item=f"purchase_{meaning.item}")
        return meaning

    def _basis(self, words: str, phrase: phrases.Phrase) -> str:
        if phrase.base is not None:
            return self._base(phrase.base)[0]
        self.state.year = year = phrases.year_of(words) or self.state.year
        if phrases.says_last_year(words):
            return "prior"
        if self.fiscal_year and year is not None and year != self.fiscal_year:
            return "prior" if year == self.fiscal_year - 1 else "other"
        if not self.is_final:
            return "current"
        bare = re.sub(r"(?:一般公共|政府性基金|国有资本经营)预算", "", words)
        return "budget" if "预算" in bare and "决算" not in bare else "final"

    def _unchanged(self, passage: Passage, start: int, end: int, phrase: phrases.Phrase) -> None:
        """持平: a change of nothing, unless the figures before said how much."""
        state = self.state
        if phrase.base is not None:
            state.focus.base = self._base(phrase.base)
        meaning, is_new = self._subject(passage, start, phrase.subject, phrase.subject, of_change=True)
        if not meaning.topic or (state.focus.changed and not is_new):
            return
        word = phrase.unchanged or ""
        claim = self._stated_at(passage, end - len(word), end, "change", meaning)
        claim.printed_text = word
        claim.direction = "unchanged"
        self._compare(claim)
        if not word.startswith("基本") and claim.of and claim.of.metric == "amount":
            claim.amount, claim.amount_step = Decimal("0.00"), claim.of.amount_step
        state.focus.changed = True

    def _claim(self, passage: Passage, figure: Figure, metric: str, meaning: Meaning) -> Claim:
        claim = self._stated_at(passage, figure.start, figure.unit_start, metric, meaning)
        claim.printed_unit = passage.words.as_printed(figure.unit_start, figure.end) or None
        if figure.unit.kind == "money":
            if money := figure.yuan:
                claim.amount, claim.amount_step = money
        else:
            claim.value, claim.value_step = figure.number, figure.step
        return claim

    def _stated_at(self, passage: Passage, start: int, end: int, metric: str, meaning: Meaning) -> Claim:
        page, line = passage.place(passage.words.origin[start])
        claim = Claim(
            meaning=meaning,
            metric=metric,
            basis="final" if self.is_final else "current",
            printed_text=passage.words.as_printed(start, end),
            printed_unit=None,
            sentence=_sentence(passage, start),
            section=self.section,
            page=page,
            line=line,
        )
        self.claims.append(claim)
        return claim

    def _printed(self, passage: Passage, start: int, part: str, words: str) -> str:
        """The part of the words as printed, without numbering and words that lead to it; all words if it is empty."""
        at = max(words.find(part), 0) if part else 0
        length = len(part) if part else len(words)
        lead = len(_LEAD.match(words[at : at + length])[0])  # type: ignore[index]  # matches nothing at all, too
        length -= len(_TAIL.search(words[at + lead : at + length])[0])  # type: ignore[index]
        return passage.words.as_printed(start + at + lead, start + at + length)


_OF_MONEY = ("revenue", "expenditure", "appropriation", "revenue_and_expenditure", "code", None)
_BUDGET = {"revenue", "expenditure", "appropriation", "code", None}


def _signed(claim: Claim) -> None:
    if claim.direction == "decrease":
        claim.amount = -claim.amount if claim.amount is not None else None
        claim.value = -claim.value if claim.value is not None else None


def _holds(whole: Claim, part: Claim | None) -> bool:
    """True if the part may be one of the whole, by what both mean."""
    if part is None:
        return True
    a, b = whole.meaning, part.meaning
    if a.side and b.side and a.side != b.side:
        return False
    if a.code and b.code and not b.code.startswith(a.code) and b.code[0] == a.code[0]:
        return False
    if a.code and not b.code:
        return False
    types = [path("expenditure_type", one.expenditure_type or "") for one in (a, b)]
    if types[0] and types[1][: len(types[0])] != types[0]:
        return False
    return whole.amount is None or part.amount is None or abs(part.amount) <= abs(whole.amount)


def _brackets(text: str, found: list[Figure]) -> dict[int, bool]:
    """Brackets around figures of their own, by place; true for opening ones. Others belong to the words: 出国(境)."""
    opened: list[int] = []
    places: dict[int, bool] = {}
    for position, char in enumerate(text):
        if char == "(":
            opened.append(position)
        elif char == ")" and opened:
            start = opened.pop()
            if any(start < figure.start and figure.end <= position for figure in found):
                places[start], places[position] = True, False
    return places


def _sentence(passage: Passage, start: int) -> str:
    printed, at = passage.words.printed, passage.words.origin[start]
    before = [match.end() for match in _END.finditer(printed, 0, at)]
    behind = _END.search(printed, at)
    return printed[before[-1] if before else 0 : behind.end() if behind else len(printed)]
