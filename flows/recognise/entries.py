"""Codes of entries that are printed by name alone: their name and what they stand under determine them."""

from collections import defaultdict
from functools import cache

from flows.recognise.vocabulary import Entry, bare, entries

_DEEPER = {0: 3, 3: 5, 5: 7}
"""Digits of the codes one level below a code of so many."""
_SHORTEST_CUT = 4
"""Characters that are enough to know a name by its beginning."""


def code_by_name(classification: str, name: str, parent: str = "", year: int | None = None) -> str | None:
    """Code of the entry of a classification with this name right below the parent (of all 类 for the empty one).

    Entries that are not valid in the fiscal year do not count; without a year all do. None if no entry there has the
    name, or several have.
    """
    length = _DEEPER.get(len(parent))
    found = [code for code in codes_of(classification, name, year) if len(code) == length and code.startswith(parent)]
    return found[0] if len(found) == 1 else None


def codes_of(classification: str, name: str, year: int | None = None) -> frozenset[str]:
    """Codes of all entries, of any level, that have the name in the fiscal year; in any year without one."""
    return frozenset(entry.code for entry in _named(classification).get(bare(name), ()) if entry.is_valid(year))


def has_code(classification: str, code: str, name: str) -> bool:
    """True if the code bears the name in some year."""
    return code in codes_of(classification, name)


def is_start_of(classification: str, code: str, name: str) -> bool:
    """True if the name is the beginning of one that the code bears in some year: extraction cuts long names."""
    words = bare(name)
    return len(words) >= _SHORTEST_CUT and any(
        known.startswith(words) for known in _names(classification).get(code, ())
    )


def is_entry(classification: str, name: str) -> bool:
    """True if some entry of the classification has the name."""
    return bare(name) in _named(classification)


@cache
def _named(classification: str) -> dict[str, list[Entry]]:
    named: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries(classification):
        named[bare(entry.name)].append(entry)
    return dict(named)


@cache
def _names(classification: str) -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for entry in entries(classification):
        names[entry.code].append(bare(entry.name))
    return dict(names)
