"""Reads the passages of a document in order, and states what each figure in them claims."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from flows.narrative import phrases
from flows.narrative.amounts import against_budget, money, note_base, unchanged
from flows.narrative.claim import Claim
from flows.narrative.codes import named_last
from flows.narrative.context import Context, Focus, State
from flows.narrative.counts import count
from flows.narrative.figures import Figure, figures
from flows.narrative.passages import PROSE, Passage
from flows.narrative.rates import rate
from flows.narrative.spot import SENTENCE_END, Spot
from flows.narrative.subjects import UNKNOWN, Meaning, is_organ

_GLOSSARY = re.compile(r"(?:名词|名称|术语|有关词)解释")
_LONGEST_TITLE = 60
_LONGEST_CLAUSE = 400
_CLAUSE_END = "，,。;:!?"


class Reader:
    """Claims of one document.

    `agency` is its name, comparable; `is_final` says that it is a final account, `has_units` that parts of the text
    stand under the names of units.
    """

    def __init__(self, agency: str, fiscal_year: int | None, is_final: bool, has_units: bool = False) -> None:
        self._context = Context(agency, fiscal_year, is_final)
        self._has_units = has_units
        self._glossary: int | None = None

    def read(self, passage: Passage) -> Iterator[Claim]:
        """Claims of the next passage; none in explanations of terms."""
        self._enter(passage)
        if self._glossary is not None:
            return
        context = self._context
        context.passage_start = len(context.claims)
        self._walk(passage)
        yield from context.claims[context.passage_start :]

    def _enter(self, passage: Passage) -> None:
        text = passage.words.text
        title = not SENTENCE_END.search(text) and len(text) <= _LONGEST_TITLE and not figures(text)
        level = passage.level if passage.level < PROSE else (1 if title and text.endswith(("说明", "表")) else PROSE)
        if self._glossary is not None and level <= self._glossary and title and not _GLOSSARY.search(text):
            self._glossary = None
        if title and _GLOSSARY.search(text):
            self._glossary = level if level < PROSE else 1
        if level == PROSE:
            return
        context = self._context
        context.level = level
        context.state.enter(level)
        if title:
            context.section = passage.words.printed
            if self._has_units and is_organ(text):
                context.state.mentions[level] = Meaning(passage.words.printed, UNKNOWN)

    def _walk(self, passage: Passage) -> None:
        """Read the words of a passage clause by clause, and each figure with the clause before it."""
        text, found = passage.words.text, figures(passage.words.text)
        brackets = _brackets(text, found)
        kept: list[State] = []
        self._context.state.aside = ""
        position = 0
        for figure in found:
            start = self._clauses(passage, position, figure.start, brackets, kept)
            self._figure(_clause(passage, start, figure.start, figure))
            position = figure.end
        start = self._clauses(passage, position, len(text), brackets, kept)
        self._words(_clause(passage, start, len(text)))

    def _clauses(self, passage: Passage, start: int, end: int, brackets: dict[int, bool], kept: list[State]) -> int:
        """Read the clauses that end between two figures; gives where the last one begins, which does not end there."""
        context, text = self._context, passage.words.text
        for position in range(start, end):
            if text[position] not in _CLAUSE_END and position not in brackets:
                continue
            self._words(_clause(passage, start, position))
            start = position + 1
            if text[position] in "。;!?":
                context.state.aside, context.state.year = "", None
            if brackets.get(position):
                kept.append(context.state.copy())
            elif position in brackets and kept:
                context.state = kept.pop()
        return start

    def _words(self, spot: Spot) -> None:
        """Words that no figure follows: they name what is spoken of, what it is compared with, or why."""
        context, words = self._context, spot.words
        if not words:
            return
        phrase = phrases.take_apart(words)
        self._end_use(words, phrase)
        if not context.state.aside:
            if phrases.is_adjusted(words):
                context.state.focus = Focus(Meaning(spot.subject(), UNKNOWN))
                return
            if context.is_final and (against := phrases.against_budget(words)):
                against_budget(context, spot, against)
            if phrase.unchanged and (phrase.base is not None or phrase.unchanged.endswith(phrases.COMPARES_ALONE)):
                unchanged(context, spot, phrase)
                return
            if not phrase.changed:
                note_base(context, phrase)
            context.state.year = phrases.year_of(phrase.subject) or context.state.year
        if phrases.lists_parts(words):
            context.list_parts()
        if aside := phrases.opens_aside(words):
            context.state.aside = aside if aside == "reason" else context.state.aside or aside
        elif not context.state.aside and not phrases.is_remark(words):
            code = context.codes.read(words) if phrase.base is None else named_last(words)
            meaning = context.understand(words, code) if phrase.base is None or code else None
            if meaning and not meaning.says_nothing:
                context.mention(replace(meaning, words=spot.subject()), words)

    def _figure(self, spot: Spot) -> None:
        context, words = self._context, spot.words
        self._end_use(words, phrases.take_apart(words))
        if words.startswith(("其中", "包括")):
            context.list_parts()
        context.state.aside = context.state.aside or phrases.opens_aside(words)
        kind = spot.figure.unit.kind if spot.figure else ""
        {"money": money, "count": count}.get(kind, rate)(context, spot)

    def _end_use(self, words: str, phrase: phrases.Phrase) -> None:
        """主要用于…，较上年增加…: a comparison or a part is no longer what the money is used for."""
        if self._context.state.aside == "use" and (phrase.base is not None or words.startswith("其中")):
            self._context.state.aside = ""


def _clause(passage: Passage, start: int, end: int, figure: Figure | None = None) -> Spot:
    """The clause, or the end of one that is longer than any of a language."""
    return Spot(passage, max(start, end - _LONGEST_CLAUSE), end, figure)


def _brackets(text: str, found: list[Figure]) -> dict[int, bool]:
    """Brackets around figures of their own, by place; true for opening ones. Others belong to the words: 出国(境)."""
    opened: list[int] = []
    places: dict[int, bool] = {}
    starts = [figure.start for figure in found]
    for position, char in enumerate(text):
        if char == "(":
            opened.append(position)
        elif char == ")" and opened:
            start = opened.pop()
            if bisect_left(starts, start) < bisect_left(starts, position):
                places[start], places[position] = True, False
    return places
