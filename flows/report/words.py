"""The words of a report in its language, from words.csv beside this file."""

import csv
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path


class Language(StrEnum):
    """Languages of a report. The sentences of a finding are in both, its own first."""

    ZH = "zh"
    EN = "en"


Say = Callable[..., str]
"""The words of a key, with a number or text in their place."""


@cache
def _words(language: str) -> dict[str, str]:
    with (Path(__file__).parent / "words.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row[language] for row in csv.DictReader(file)}


def words(language: Language) -> Say:
    """Say a key in this language. A key that is none, such as a kind that came later, stands for itself."""
    known = _words(language.value)

    def say(key: str, **values: object) -> str:
        said = known.get(key, key)
        return said.format(**values) if values else said

    return say
