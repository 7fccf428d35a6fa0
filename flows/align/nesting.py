"""Rows without codes that repeat the sum of the rows below them: told apart by arithmetic."""

from collections.abc import Sequence
from decimal import Decimal

Tree = list[int | None]
"""For each row the index of the row that contains it, None for rows at the top."""


def nest(total: Decimal, amounts: Sequence[Decimal]) -> Tree | None:
    """How rows nest so that every row is the sum of the rows inside it, and the top ones add up to the total.

    The flat reading wins where it adds up. None if no reading, or more than one, does.
    """
    if sum(amounts) == total:
        return [None] * len(amounts)
    found: list[Tree] = []
    _search(total, amounts, 0, None, Decimal(0), [], [], found)
    return found[0] if len(found) == 1 else None


def _search(
    target: Decimal,
    amounts: Sequence[Decimal],
    index: int,
    parent: int | None,
    so_far: Decimal,
    outer: list[tuple[Decimal, int | None, Decimal]],
    tree: Tree,
    found: list[Tree],
) -> None:
    """Depth first; `outer` holds the targets of the rows that are still open."""
    if len(found) > 1 or so_far > target:
        return
    if index == len(amounts):
        if so_far == target and not outer:
            found.append(list(tree))
        elif so_far == target:
            above, grand, sum_above = outer[-1]
            _search(above, amounts, index, grand, sum_above, outer[:-1], tree, found)
        return
    if so_far == target and outer:
        above, grand, sum_above = outer[-1]
        _search(above, amounts, index, grand, sum_above, outer[:-1], tree, found)
        return
    amount = amounts[index]
    tree.append(parent)
    _search(target, amounts, index + 1, parent, so_far + amount, outer, tree, found)
    if amount > 0 and index + 1 < len(amounts):
        opened = [*outer, (target, parent, so_far + amount)]
        _search(amount, amounts, index + 1, index, Decimal(0), opened, tree, found)
    tree.pop()
