"""The vocabulary: what labels mean, read from the CSV files beside this module and from sql/reference.

A label means coordinates: pairs of an axis and a value. Adding a province is adding lines to those files.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.errors import YusuanError
from flows.recognise.wording import compact
from flows.schema import SQL

Path_ = tuple[str, ...]
Meaning = tuple[str, str]
"""(axis, value), e.g. ("fund_source", "government_fund")."""

COORDINATES = ("fund_source", "expenditure_type", "item")
"""Axes that break an amount down."""

_FOLDER = Path(__file__).parent / "vocabulary"
_REFERENCE = SQL / "reference"
_OTHER_AXES = ("key", "classification", "side", "measure", "rollup", "period", "basis", "names", "contents", "role")
_YEAR_BEFORE = re.compile(r"^20\d\d年度?")
_ONLY_YEAR = re.compile(r"^20\d\d年度?$")
_SHORTEST_CUT = 4
"""A label that extraction cut off is taken for a longer one only if this many characters are left."""


@dataclass(frozen=True, slots=True)
class FormPattern:
    """How the title of a form reads: `has` holds groups of words of which each needs one present."""

    form_id: str
    has: tuple[frozenset[str], ...]
    lacks: frozenset[str]
    keyed_by: str
    fund_source: str
    expenditure_type: str


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def _labels(name: str) -> dict[str, tuple[Meaning, ...]]:
    meanings: dict[str, list[Meaning]] = defaultdict(list)
    for row in _read(_FOLDER / f"{name}.csv"):
        _check(name, row)
        meanings[row["label"]].append((row["axis"], row["value"]))
    return {label: tuple(found) for label, found in meanings.items()}


def _check(name: str, row: dict[str, str]) -> None:
    """Raise YusuanError for a line that would say nothing: a slip there is a label silently lost."""
    axis, value = row["axis"], row["value"]
    known = value in _parents()[axis] if axis in _parents() else axis in _OTHER_AXES
    if row["label"] != compact(row["label"]) or not known:
        raise YusuanError(
            f"flows/recognise/vocabulary/{name}.csv, {row['label']},{axis},{value}: write the label without white "
            f"space and with half-width brackets, and an axis and a value that there are ({', '.join(_OTHER_AXES)}, or "
            f"{', '.join(_parents())} with the values of sql/reference and dimension.csv)."
        )


def _lookup(name: str, words: str) -> tuple[Meaning, ...]:
    known = _labels(name)
    if words in known:
        return known[words]
    if len(words) < _SHORTEST_CUT:
        return ()
    longer = {meaning for label, meaning in known.items() if label.startswith(words)}
    return longer.pop() if len(longer) == 1 else ()


@cache
def heading(words: str) -> tuple[Meaning, ...]:
    """Meanings of the words of a column heading; empty if they are not understood."""
    if _ONLY_YEAR.match(words):
        return (("measure", "budget"),)
    if found := _lookup("header", words):
        return found
    # 2021年三公经费预算数: the year in front says which year's budget it is, not what is counted.
    bare_of_year = _YEAR_BEFORE.sub("", words)
    return _lookup("header", bare_of_year) or _without_affixes(bare_of_year)


def _without_affixes(words: str) -> tuple[Meaning, ...]:
    """Meanings of a heading less the words that add nothing to it: 一般公共预算拨款资金收入 is 一般公共预算."""
    rest = [words]
    while rest:
        known = rest.pop(0)
        for shorter in _shorter(known):
            found = _labels("header").get(shorter, ())
            if found and all(axis in (*COORDINATES, "measure") for axis, _ in found):
                return found
            rest.append(shorter)
    return ()


def _shorter(words: str) -> Iterator[str]:
    for place, affix in _affixes():
        if place == "before" and words.startswith(affix):
            yield words.removeprefix(affix)
        elif place == "after" and words.endswith(affix):
            yield words.removesuffix(affix)


@cache
def _affixes() -> tuple[tuple[str, str], ...]:
    return tuple((row["place"], row["word"]) for row in _read(_FOLDER / "affix.csv"))


@cache
def line(words: str) -> tuple[Meaning, ...]:
    """Meanings of the words of a summary line; empty if they are not understood."""
    return _lookup("line", words)


@cache
def _parents() -> dict[str, dict[str, str]]:
    parents: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _read(_FOLDER / "dimension.csv"):
        parents[row["axis"]][row["value"]] = row["parent"]
    for axis in ("fund_source", "expenditure_type"):
        for row in _read(_REFERENCE / f"{axis}.csv"):
            parents[axis][row[axis]] = row["parent"]
    return dict(parents)


@cache
def path(axis: str, value: str) -> Path_:
    """The value with all that it is a part of, whole first: ("basic", "personnel"); `all` is the empty path."""
    if value in ("", "all", "unspecified"):
        return ()
    return (*path(axis, _parents()[axis][value]), value)


@cache
def name(axis: str, value: str) -> str:
    """The Chinese words for a value: the first label in the vocabulary that means it; the value itself without one."""
    return next((label for label, found in _labels("header").items() if (axis, value) in found), value)


@cache
def children(axis: str, value: str) -> frozenset[str]:
    """The parts of a value of an axis."""
    return frozenset(part for part, whole in _parents()[axis].items() if whole == value)


@cache
def form_patterns() -> tuple[FormPattern, ...]:
    """Patterns of titles; where several fit, the first one counts."""
    return tuple(
        FormPattern(
            row["form_id"],
            tuple(frozenset(words.split("|")) for words in row["has"].split()),
            frozenset(row["lacks"].split("|")) - {""},
            row["keyed_by"],
            row["fund_source"],
            row["expenditure_type"],
        )
        for row in _read(_FOLDER / "form.csv")
    )


@cache
def agency_labels() -> frozenset[str]:
    """Labels behind which a document prints the name of its agency."""
    return frozenset(compact(row["label"]) for row in _read(_FOLDER / "agency.csv"))


@cache
def class_codes(classification: str) -> dict[str, str]:
    """Code of each 类 by its names and their variants, with and without a final 支出."""
    return {bare(entry.name): entry.code for entry in entries(classification) if len(entry.code) == 3}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a classification by one of its names, with the fiscal years for which that is known to hold."""

    code: str
    name: str
    first_year: int = 0
    last_year: int = 9999

    def is_valid(self, year: int | None) -> bool:
        """True if the entry has the name in the fiscal year; without a year it may."""
        return year is None or self.first_year <= year <= self.last_year


def entries(classification: str) -> list[Entry]:
    """Every entry of a classification by each of its names; other names that mean an entry come last, as long as the
    entry itself is valid under some name."""
    known = [
        Entry(row["code"], row["name"], int(row["valid_from"] or 0), int(row["valid_to"] or 9999))
        for row in _read(_REFERENCE / f"{classification}.csv")
    ]
    first = {entry.code: entry.first_year for entry in reversed(known)}
    last = {entry.code: entry.last_year for entry in known}
    return known + [
        Entry(row["code"], row["variant"], first[row["code"]], last[row["code"]])
        for row in _read(_REFERENCE / "name_variant.csv")
        if row["classification"] == classification
    ]


def bare(name: str) -> str:
    """A name of a classification without white space and a final 支出, which publishers add and drop."""
    words = compact(name)
    return words.removesuffix("支出") or words


@cache
def class_code(classification: str, words: str) -> str | None:
    """Code of the 类 that the words name, also where extraction cut them; None if none or several do."""
    codes, name = class_codes(classification), bare(words)
    if name in codes:
        return codes[name]
    if len(name) < _SHORTEST_CUT:
        return None
    longer = {code for known, code in codes.items() if known.startswith(name)}
    return longer.pop() if len(longer) == 1 else None
