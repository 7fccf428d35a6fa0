"""What the words of performance targets mean: headings, fields of the head, levels, signs, money; from target.csv."""

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from flows.errors import YusuanError
from flows.recognise import vocabulary
from flows.recognise.wording import compact, label, printed

_FILE = Path(__file__).parent / "vocabulary" / "target.csv"
_AXES = {
    *("column", "head", "money", "fund", "level", "level_1", "level_2", "level_3"),
    *("comparator", "direction", "quality", "measure_word"),
}
_BRACKETS = re.compile(r"\([^()]*\)")
_HAN = re.compile(r"[^一-鿿]")
_YEAR = re.compile(r"^20\d\d年度?")
_SHORTEST_SHUFFLED = 3
_LONGEST_QUALITY = 8


@cache
def _words(axis: str) -> dict[str, str]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["axis"] not in _AXES or row["label"] != compact(row["label"]):
                raise YusuanError(
                    f"flows/recognise/vocabulary/target.csv, {row['label']},{row['axis']}: write the label without "
                    f"white space and with half-width brackets, and one of the axes {', '.join(sorted(_AXES))}."
                )
            found[row["axis"]].setdefault(row["label"], row["value"])
    return found[axis]


def bare(text: str) -> str:
    """Words of a label without numbering, 其中, brackets, the year in front and a colon at the end."""
    words = label(text).words
    if ":" in words:
        words = label(words.rsplit(":", 1)[1]).words or words
    return _YEAR.sub("", words.rstrip(":"))


def _look(axis: str, text: str) -> str | None:
    words, known = bare(text), _words(axis)
    without = _BRACKETS.sub("", words)
    return known.get(words) or known.get(without)


def column(text: str) -> str | None:
    """What stands in the column that the words head, e.g. value; None if they head none."""
    found = _look("column", text)
    return found or _shuffled(text)


def _shuffled(text: str) -> str | None:
    """The heading whose characters these are in another order: 指(标权)重/%, as text layers give narrow columns."""
    letters = sorted(_HAN.sub("", compact(text)))
    if len(letters) < _SHORTEST_SHUFFLED:
        return None
    return next((value for words, value in _words("column").items() if sorted(_HAN.sub("", words)) == letters), None)


def head(text: str) -> str | None:
    """Field of a form's head that the words are the label of: project, unit, goal, …; None if of none."""
    return _look("head", text)


def money(text: str) -> tuple[str, str] | None:
    """What an amount beside or below the words is: ("money", year, period or total), or a part of a total.

    Parts are by ("fund", fund_source), ("expenditure_type", …) or ("level", …) of government. None if it is none.
    """
    for axis in ("money", "fund", "level"):
        if found := _look(axis, text):
            return axis, found
    for axis, value in vocabulary.heading(_BRACKETS.sub("", bare(text))):
        if axis in ("fund_source", "expenditure_type"):
            return ("fund" if axis == "fund_source" else axis), value
    return None


def is_level_1(text: str) -> bool:
    """True for the name of a first level of indicators: 产出指标."""
    return compact(text) in _words("level_1")


def is_level_2(text: str) -> bool:
    """True for the name of a second level of indicators: 数量指标."""
    return compact(text) in _words("level_2")


def level_1_of(level_2: str) -> str | None:
    """The first level that a second level belongs to; None if the words are none, or are a first level as well."""
    words = compact(level_2)
    return None if words in _words("level_1") else _words("level_2").get(words)


def level_2_of(name: str) -> str | None:
    """The second level that a common indicator of the printed forms stands under: 预算调整率 under 预算和财务管理."""
    return _words("level_3").get(compact(name))


@cache
def _levels(axis: str) -> tuple[str, ...]:
    return tuple(sorted(_words(axis), key=len, reverse=True))


def split_levels(text: str) -> tuple[str | None, str | None, str]:
    """产出指标数量指标评审项目数量 as first level, second level and name; both None if it does not begin with them."""
    words = printed(text)
    for first in _levels("level_1"):
        rest = words.removeprefix(first)
        if rest != words:
            for second in _levels("level_2"):
                name = rest.removeprefix(second)
                if name not in (rest, ""):
                    return first, second, name
    return None, None, words


def comparator(text: str) -> str | None:
    """≥, ≤, =, >, < or qualitative, for a sign or the words for one; None for anything else."""
    return _words("comparator").get(compact(text))


@cache
def signs() -> tuple[tuple[str, str], ...]:
    """Signs and words before a number with their comparator, longest first."""
    known = _words("comparator")
    return tuple((word, known[word]) for word in sorted(known, key=len, reverse=True))


def direction(text: str) -> str | None:
    """higher_is_better or lower_is_better; None for anything else."""
    return _words("direction").get(compact(text))


def is_quality(text: str) -> bool:
    """True for a word that stands as the value of an indicator without a number: 优, 完整."""
    words, known = compact(text), _words("quality")
    within = any(words.endswith(word) or words.startswith(word) for word in known if len(word) > 1)
    return words in known or (within and len(words) <= _LONGEST_QUALITY)


def is_measure(text: str) -> bool:
    """True for a unit that indicators are counted in: 个, 万元, 次/年."""
    return compact(text) in _words("measure_word")
