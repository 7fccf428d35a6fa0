"""Reads the passages of a document in order, and states what each figure in them claims."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice

from flows.narrative import phrases
from flows.narrative.claim import Claim
from flows.narrative.codes import CodePath, named_last
from flows.narrative.figures import Figure, figures
from flows.narrative.passages import PROSE, Passage
from flows.narrative.subjects import Meaning, is_organ, of_side, understand
from flows.narrative.wording import fold
from flows.recognise.vocabulary import path

_TOKEN = re.compile(r"[，,。;:!?()]|[^，,。;:!?()]+")
_END = re.compile(r"[。;；｡!！?？]")
_GLOSSARY = re.compile(r"(?:名词|名称|专业名词|术语|有关词)解释|^(?:[一二三四五六七八九十]+、)?名词解释")
_REASON = re.compile(r"原因|由于|主要是(?!指标)|主要系|主要为|因为|^因(?!公)|^其中主要|^[一二三四五]是")
_USE = re.compile(r"主要用于|用于|主要保障|主要包括$|主要支出|开支内容|主要反映")
_LIST = re.compile(r"(?:以下方面|如下|其中|包括|分别为|具体为|具体是|构成|中)$|^其中|其中")
_ORGANS = re.compile(r"(?:内设|直属|下属|基层|所属|独立核算|预算)*(?:单位|机构|部门|处室|科室)")
"""下属1个单位: a count of organs, whatever the sentence is about."""
_REMARK = re.compile(r"^(?:全部|均|全|都)(?:为|是|系)")
"""全部为专项业务经费: said of the amount before, whose subject goes on."""
_JOINED = re.compile(r"^[、，,]?(?:累计|共计|共|总计)?$")
"""团组2个、累计5人次: the second count is of the same."""
_SPENT = re.compile(r"^支出(?:决算)?数?(?:为)?$")
"""年初预算为…，支出决算为…: no subject of its own."""
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
    openings: dict[int, Claim] = field(default_factory=dict)
    aside: str = ""
    year: int | None = None
    completing: bool = False
    listed: bool = False

    def copy(self) -> "_State":
        return replace(
            self,
            mentions=dict(self.mentions),
            heads=list(self.heads),
            openings=dict(self.openings),
            focus=replace(self.focus),
        )


class Reader:
    """Claims of one document.

    `agency` is its name, comparable; `is_final` says that it is a final account, `has_units` that parts of the text
    stand under the names of units.
    """

    def __init__(self, agency: str, fiscal_year: int | None, is_final: bool, has_units: bool = False) -> None:
        self.agency, self.fiscal_year, self.is_final, self.has_units = agency, fiscal_year, is_final, has_units
        self.state = _State()
        self.codes = CodePath()
        self.level = 0
        self.section: str | None = None
        self.glossary: int | None = None
        self.claims: list[Claim] = []
        self.start = 0

    def read(self, passage: Passage) -> Iterator[Claim]:
        """Claims of the next passage."""
        self._enter(passage)
        if self.glossary is not None:
            return
        self.start = len(self.claims)
        self._walk(passage)
        yield from self.claims[self.start :]

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
        state.openings = {known: claim for known, claim in state.openings.items() if known < level}
        state.focus, state.aside, state.year, state.completing = _Focus(), "", None, False
        if title:
            self.section = passage.words.printed
            if self.has_units and is_organ(text):
                state.mentions[level] = Meaning(passage.words.printed, UNKNOWN)

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
        elif not state.aside and not _REMARK.match(words):
            code = self.codes.read(words) if phrase.base is None else named_last(words)
            if phrase.base is None or code:
                meaning = self._understood(words, code)
                if meaning and not meaning.says_nothing:
                    self._mention(replace(meaning, words=self._printed(passage, start, "", words)), words)

    def _list(self, words: str) -> None:
        """其中 makes the amount before it the whole of what follows."""
        claim = self.state.focus.claim
        if self.state.aside == "reason":
            return
        if claim and _LIST.search(words) and (not self.state.heads or self.state.heads[-1][1] is not claim):
            self.state.heads.append((self.level, claim))
            self.state.aside = ""

    def _understood(self, words: str, code: str | None) -> Meaning | None:
        """Meaning of words; of a path of names that leads to no code, one that is known to be another subject."""
        if code == "":
            return Meaning(words, UNKNOWN)
        return self._understand(words, code)

    def _understand(self, words: str, code: str | None = None, within: str | None = None) -> Meaning | None:
        section = fold(self.section or "").text
        return understand(words, self.agency, self._within() if within is None else within, code, section)

    def _mention(self, meaning: Meaning, words: str) -> None:
        meaning = self._placed(meaning, of_count=False)
        self.state.mentions[self.level if self.state.focus.claim is None else PROSE] = meaning
        same = self._stated(meaning)
        self.state.focus = _Focus(meaning, same, self.state.focus.base)
        if same and words.endswith("中"):
            self.state.heads.append((self.level, same))

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
        for claim in self._amounts():
            if claim.basis in bases and claim.meaning.key() == meaning.key():
                return claim
        return self._both_sides() if meaning.topic == "revenue_and_expenditure" and not meaning.fund_source else None

    def _amounts(self) -> Iterator[Claim]:
        """Stated amounts, the last one first."""
        return (claim for claim in reversed(self.claims[-200:]) if claim.metric == "amount")

    def _both_sides(self) -> Claim | None:
        """收入总计 and 支出总计, said one after the other and equal, for 收、支总计."""
        last = list(islice(self._amounts(), 2))
        equal = len(last) == 2 and last[0].amount == last[1].amount
        return last[0] if equal and {claim.meaning.topic for claim in last} == {"revenue", "expenditure"} else None

    def _figure(self, passage: Passage, figure: Figure, before: tuple[int, int, bool]) -> None:
        start, end, adjacent = before
        words = passage.words.text[start:end]
        state = self.state
        if state.aside == "use" and (phrases.take_apart(words).base is not None or words.startswith("其中")):
            state.aside = ""
        self._list_within(words)
        if (reason := _REASON.search(words)) or _USE.search(words):
            state.aside = state.aside or ("reason" if reason else "use")
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
        if meaning.topic in ("staff", "vehicles"):
            meaning = Meaning(meaning.words, UNKNOWN)  # What staff and cars cost is no such item of any form.
        claim = self._claim(passage, figure, "amount", meaning)
        claim.basis = self._basis(words, phrase)
        state.listed = words.startswith("、")
        state.completing = phrases.is_to_be_completed(words)
        if claim.basis in ("current", "final"):
            state.focus = _Focus(meaning, claim)
            for level in range(2, self.level + 1):
                state.openings.setdefault(level, claim)
        elif is_new:
            state.focus = _Focus(meaning, self._stated(meaning))
        if phrase.base is not None:
            state.focus.base = self._base(phrase.base)

    def _of_reason(self, passage: Passage, start: int, phrase: phrases.Phrase, words: str) -> Meaning:
        """主要原因是基本支出增加49.12万元 speaks of what tables state; most amounts in reasons do not."""
        opener = re.search(r"(?:主要原因(?:是|为)?|原因(?:是|为)?|主要(?:是|为|系))(?=[^因])", phrase.subject)
        subject = phrase.subject[opener.end() :] if opener else phrase.subject
        printed = self._printed(passage, start, subject, words)
        meaning = self._understand(subject) if phrase.changed and subject else None
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
        same = focus.meaning is claim.meaning or (focus.claim and focus.claim.meaning.key() == claim.meaning.key())
        claim.of = focus.claim if same else None
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
        if not is_new and last and last.metric == "change" and last in self.claims[self.start :]:
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
        if before and (own := self._understand(before)) and not own.says_nothing:
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
            if claim.meaning.is_named_by(meaning):
                return claim
        return next((one for one in self._amounts() if one.meaning.is_named_by(meaning)), None)

    def _head(self, part: Claim) -> Claim | None:
        """The nearest whole of which the part may be one: of its list, else the amount that its section begins with."""
        openings = [claim for _, claim in sorted(self.state.openings.items(), key=lambda item: -item[0])]
        for claim in [claim for _, claim in reversed(self.state.heads)] + openings:
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
        if (
            self.state.aside == "use"
            and (own := understand(phrase.subject, self.agency))
            and own.topic not in _OF_MONEY
        ):
            self.state.aside = ""
        if not self.state.aside:
            meaning, is_new = self._subject(passage, start, words, phrase.subject, of_count=True)
            last = self.claims[-1] if self.claims else None
            if not is_new and last and last.metric == "count" and _JOINED.match(words):
                meaning = last.meaning
            elif _ORGANS.match(passage.words.text, figure.end):
                meaning = Meaning(meaning.words if is_new else words)
            elif not is_new or meaning.topic in _OF_MONEY:
                meaning = Meaning(meaning.words if is_new else words, self._counted(passage, figure, words, meaning))
        if meaning and figure.unit.name == "辆" and meaning.topic == "assets":
            meaning = replace(meaning, topic="vehicles", item=None)
        claim = self._claim(passage, figure, "count", meaning or Meaning(self._printed(passage, start, words, words)))
        basis = self._basis(words, phrase)
        claim.basis = "final" if basis == "budget" else basis
        if claim.meaning.topic and not self.state.aside:
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
        # A car that is counted is no sum of assets.
        within = "" if of_count and self._within() == "assets" else None
        code = self.codes.read(subject)
        meaning = Meaning(printed, UNKNOWN) if code == "" else self._understand(subject, code, within)
        if meaning is None:
            return Meaning(printed), True
        state = self.state
        mentioned = self._mentioned()
        if _SPENT.search(subject) and mentioned and mentioned.topic != "revenue":
            meaning = Meaning(printed)
        if meaning.says_nothing and not of_change and self._stands_alone(passage, start, words):
            return Meaning(printed, UNKNOWN), True
        if meaning.says_nothing:
            starts = passage.words.text[start - 1 : start] in ("", "。") and bool(subject)
            if of_change and starts and mentioned:
                inherited = mentioned
                state.focus = _Focus(inherited, self._stated(inherited), state.focus.base)
            elif of_change or (state.focus.meaning and state.focus.meaning.topic):
                inherited = state.focus.meaning or self._mentioned()
            else:
                inherited = self._mentioned()
            return inherited or Meaning(printed or words), False
        meaning = self._placed(replace(meaning, words=printed), of_count)
        if of_change:
            state.focus = _Focus(meaning, self._stated(meaning), state.focus.base)
        return meaning, True

    def _stands_alone(self, passage: Passage, start: int, words: str) -> bool:
        """True for a figure of which nothing before says what it is: it begins a clause, or is a bare part."""
        return words.startswith("其中") or (
            not words and passage.words.text[start - 1 : start] in ("", "。", ";", "，", ",")
        )

    def _placed(self, meaning: Meaning, of_count: bool) -> Meaning:
        """The meaning with what the whole says that it is a part of: side, fund source, kind of staff or vehicle."""
        if any(one.topic == UNKNOWN and known < PROSE for known, one in self.state.mentions.items()):
            return Meaning(meaning.words, UNKNOWN)  # Below the name of an organ: a part of the agency, not it.
        claim = next((claim for _, claim in reversed(self.state.heads)), None)
        head = claim.meaning if claim else None
        if head and claim in self.claims[self.start :]:
            meaning = _part_of(head, meaning)
        mention = self._mentioned()
        if mention and mention.topic == "performance" and meaning.topic in _OF_MONEY and meaning.topic != "code":
            meaning = replace(meaning, topic="performance", side=None, item=None)
        mentions = [self.state.mentions[level] for level in sorted(self.state.mentions, reverse=True)]
        wholes = [head, *mentions] if head else mentions
        for whole in wholes:
            meaning = _within_whole(meaning, whole)
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
        bare = re.sub(r"(?:一般公共|政府性基金|国有资本经营)预算|预算单位", "", words)
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
UNKNOWN = "unknown"
"""Topic of a subject that is none of those known, while it is read; staged as null."""
_BUDGET = {"revenue", "expenditure", "appropriation", "code", None}


def _within_whole(part: Meaning, whole: Meaning) -> Meaning:
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


def _part_of(head: Meaning, part: Meaning) -> Meaning:
    """A part listed behind 其中: of what is not known it is not known either, of a special topic it is of that, too."""
    if part.topic not in _OF_MONEY:
        return part
    if head.topic in (None, UNKNOWN):
        return Meaning(part.words, UNKNOWN)
    if head.topic == "code" and part.expenditure_type:
        return replace(part, topic="code", code=part.code or head.code)
    if head.topic not in _OF_MONEY and part.topic != "code":
        return replace(part, topic=head.topic, side=None, item=None)
    return part


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
