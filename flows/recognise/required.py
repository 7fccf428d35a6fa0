"""The parts that the rules of publication ask for, as sql/reference/required_form.csv lists them, found by words."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from flows.read.document import Document, Paragraph
from flows.recognise.captions import captions
from flows.recognise.contents_line import read_lines, reads_like_form
from flows.recognise.forms import forms_of
from flows.recognise.wording import compact
from flows.schema import SQL

_DEFINED = re.compile(r"^.{0,3}?[:,]?(?:是?指(?![导挥定标示引派])|反映|为保障|为行政)")
"""机关运行经费：指…: the word is explained, the thing is not stated."""
_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Required:
    """One part: a form, by its form_id or by a title that has a word of each group and none of `lacks`; or text."""

    requirement_id: str
    is_form: bool
    form_ids: frozenset[str]
    words: tuple[frozenset[str], ...]
    lacks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand in the document, as printed."""

    subject: str
    printed: str
    page: int | None
    line: int | None


@cache
def required_parts() -> tuple[Required, ...]:
    """Every part that may be required, in the order of the file."""
    with (SQL / "reference" / "required_form.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Required(
                row["requirement_id"],
                row["part_kind"] == "form",
                frozenset(filter(None, row["form_ids"].split("|"))),
                tuple(frozenset(group.split("|")) for group in row["words"].split()),
                frozenset(filter(None, row["lacks"].split("|"))),
            )
            for row in csv.DictReader(file)
        )


def parts_of(document: Document, skip: Sequence[str]) -> Iterator[Spot]:
    """The first place of each part; `skip` are printed lines, those of the contents, that promise it only."""
    left = list(skip)
    lines: list[Paragraph] = []
    titles: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.text in left:
            left.remove(block.text)
        elif isinstance(block, Paragraph):
            lines.append(block)
        else:
            first = block.cells[0] if block.cells else None
            titles += [Paragraph(text, first.line, first.page) for text in captions(block) if first]
    for part in required_parts():
        spot = _title(part, [*titles, *lines]) if part.is_form else _passage(part, lines)
        if spot:
            yield spot


def _title(part: Required, lines: Sequence[Paragraph]) -> Spot | None:
    for printed in lines:
        for line in read_lines([printed]):
            if reads_like_form(line.title) and _is_title_of(part, line.title):
                return Spot(part.requirement_id, printed.text, printed.page, printed.line)
    return None


def _is_title_of(part: Required, title: str) -> bool:
    """By the form that the title names; by its words where it names none that is known."""
    if patterns := forms_of(title):
        return bool(part.form_ids & {pattern.form_id for pattern in patterns})
    has = all(any(word in title for word in group) for group in part.words)
    return has and not any(word in title for word in part.lacks)


def _passage(part: Required, lines: Sequence[Paragraph]) -> Spot | None:
    """The words anywhere in the text, over the ends of lines too, save where they are only defined."""
    text, starts = "", []
    for line in lines:
        starts.append(len(text))
        text += compact(line.text)
    wanted = re.compile("|".join(re.escape(word) for group in part.words for word in sorted(group)))
    for match in wanted.finditer(text):
        if part.requirement_id != "glossary" and _DEFINED.match(text[match.end() : match.end() + _AHEAD]):
            continue
        line = lines[max(index for index, start in enumerate(starts) if start <= match.start())]
        return Spot(part.requirement_id, line.text, line.page, line.line)
    return None
