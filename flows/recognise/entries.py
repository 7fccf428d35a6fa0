"""Codes of entries that are printed by name alone: their name and what they stand under determine them."""

from collections import defaultdict
from functools import cache

from flows.recognise.vocabulary import bare, entry_names

_DEEPER = {0: 3, 3: 5, 5: 7}
"""Digits of the codes one level below a code of so many."""


def code_by_name(classification: str, name: str, parent: str = "") -> str | None:
    """Code of the entry of a classification with this name right below the parent (of all 类 for the empty one).

    None if no entry there has the name, or several have.
    """
    length = _DEEPER.get(len(parent))
    codes = {code for code in _codes(classification).get(bare(name), ()) if len(code) == length}
    found = [code for code in codes if code.startswith(parent)]
    return found[0] if len(found) == 1 else None


def is_entry(classification: str, name: str) -> bool:
    """True if some entry of the classification has the name."""
    return bare(name) in _codes(classification)


@cache
def _codes(classification: str) -> dict[str, frozenset[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for code, name in entry_names(classification):
        codes[bare(name)].add(code)
    return {name: frozenset(found) for name, found in codes.items()}
