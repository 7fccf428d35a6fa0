"""The words of the site in both languages, from the words*.csv beside this file.

A page holds both languages, since a static page cannot ask for the other one; style and script show one of them.
"""

import csv
from functools import cache, lru_cache
from pathlib import Path

from markupsafe import Markup, escape


@cache
def _words() -> dict[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for file in sorted(Path(__file__).parent.glob("words*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["key"] in known:
                    raise ValueError(f"{file.name} says {row['key']} again.")
                known[row["key"]] = (row["zh"], row["en"])
    return known


def every() -> dict[str, tuple[str, str]]:
    """Chinese and English of all keys."""
    return dict(sorted(_words().items()))


def both(key: str, **values: object) -> tuple[str, str]:
    """Chinese and English of a key, values in their places. A key that is none stands for itself."""
    chinese, english = _words().get(key, (key, key))
    return (chinese.format(**values), english.format(**values)) if values else (chinese, english)


@cache
def _places() -> dict[str, int]:
    return {key: place for place, key in enumerate(_words())}


def rank(key: str) -> tuple[int, str]:
    """Where a key stands among the words: types, bases and items are shown in that order, then what is unknown."""
    known = _places()
    return (known[key], "") if key in known else (len(known), key)


def say(key: str, **values: object) -> Markup:
    """Both languages of a key, one of them shown. Values are escaped."""
    return pair(*both(key, **values))


@lru_cache(maxsize=10_000)
def pair(chinese: str, english: str) -> Markup:
    """Two texts that say the same, one of them shown; one text where they do not differ."""
    if chinese == english:
        return escape(chinese)
    return Markup(
        f'<span class="zh" lang="zh-CN">{escape(chinese)}</span><span class="en" lang="en">{escape(english)}</span>'
    )


def attribute(name: str, key: str, **values: object) -> Markup:
    """An attribute in both languages (aria-label, placeholder, title); `text` is the text of an option or title."""
    chinese, english = both(key, **values)
    shown = Markup("") if name == "text" else Markup(' {}="{}"').format(name, chinese)
    return shown + Markup(' data-zh-{}="{}" data-en-{}="{}"').format(name, chinese, name, english)
