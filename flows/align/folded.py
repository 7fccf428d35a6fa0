"""Tables that print entries side by side: folded in two, or under both economic classifications at once."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from flows.align.block import Row
from flows.align.entry_rows import chain
from flows.align.keys import CODE_KEYS, expenditure_type
from flows.recognise import vocabulary
from flows.recognise.columns import Column
from flows.recognise.vocabulary import Path_
from flows.recognise.wording import compact

_ENTRY_KEYS = (*CODE_KEYS, "entry", "name")
"""Keys that a folded table repeats with each of its parts."""
_ECONOMIC = ("department_economic", "government_economic")
_PERSONNEL = ("301", "303")
"""Classes of the department's economic classification that are 人员经费; the others are 公用经费."""


def side_by_side(columns: list[Column]) -> list[list[Column]]:
    """The columns as the parts of a table that is folded: code | name | amount | code | name | amount."""
    starts = [1]
    for column, following in pairwise(columns):
        if column.is_amount and following.key in _ENTRY_KEYS and columns[starts[0] - 1].key == following.key:
            starts.append(following.position)
    parts = [columns[start - 1 : end - 1] for start, end in pairwise([*starts, len(columns) + 1])]
    widths = {(len(part), sum(column.is_amount for column in part)) for part in parts}
    return parts if len(widths) == 1 else [columns]


def shared(parts: list[list[Column]]) -> list[Column]:
    """The amount columns of the first part, without what the headings of the parts say differently."""
    axes = differing(parts)
    amounts = [column for column in parts[0] if column.is_amount]
    return [replace(c, node={axis: path for axis, path in c.node.items() if axis not in axes}) for c in amounts]


def differing(parts: list[list[Column]]) -> set[str]:
    """Axes on which the amounts of the parts differ: 人员经费 over the one, 公用经费 over the other."""
    nodes = [[column.node for column in part if column.is_amount] for part in parts]
    return {
        axis
        for alike in zip(*nodes, strict=True)
        for axis in {axis for node in alike for axis in node}
        if len({node.get(axis) for node in alike}) > 1
    }


def pair_codes(rows: Sequence[Row], classification: str) -> None:
    """Where the codes of both economic classifications are printed, 301|01 → 501|01, the pair is the key.

    A 类 is one entry for all its pairs if its row prints one code alone.
    """
    other = next((scheme for scheme in _ECONOMIC if scheme != classification), "")
    key, beside = f"{classification}_code", f"{other}_code"
    pairs = [(row, row.keys[key], row.keys.get(beside, "")) for row in rows if "code" in row.node and key in row.keys]
    if classification not in _ECONOMIC or not any(code for _, _, code in pairs):
        return
    alone = {code for _, code, paired in pairs if not paired}
    for row, code, paired in pairs:
        path = [c if c in alone else f"{c}|{paired[: len(c)]}" for c in chain(code)[:-1]]
        row.node = {**row.node, "code": (*path, f"{code}|{paired}" if paired else code)}


def divide_by_type(rows: Sequence[Row], classification: str) -> None:
    """Where 人员经费合计 and 公用经费合计 are printed, entries add up to the one that their class belongs to."""
    divided = False
    for row in rows:
        if row.kind == "total" and (path := _type_of_total(row)):
            row.kind, row.node, divided = "group_total", {"type": path}, True
            row.coordinates = {**row.coordinates, "expenditure_type": path}
    for row in rows if divided and classification == "department_economic" else ():
        if code := row.keys.get("department_economic_code"):
            kind = vocabulary.path("expenditure_type", "personnel" if code[:3] in _PERSONNEL else "public")
            row.node = {**row.node, "type": kind}
            row.coordinates = {**row.coordinates, "expenditure_type": kind}


def _type_of_total(row: Row) -> Path_:
    words = compact(row.words)
    for ending in ("合计", "小计"):
        if words != ending and words.endswith(ending):
            return vocabulary.path("expenditure_type", expenditure_type(words.removesuffix(ending)))
    return ()
