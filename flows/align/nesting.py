"""Rows without codes that repeat the sum of the rows below them: told apart by arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

Tree = list[int | None]
"""For each row the index of the row that contains it, None for rows at the top."""


_MOST_ROWS = 300
_MOST_STEPS = 50_000
"""Readings tried before the rows are left alone: a form of many rows that add up in no way has very many."""


def nest(total: Decimal, amounts: Sequence[Decimal]) -> Tree | None:
    """How rows nest so that every row is the sum of the rows inside it, and the top ones add up to the total.

    The flat reading wins where it adds up. None if no reading, or more than one, does.
    """
    if sum(amounts) == total:
        return [None] * len(amounts)
    if len(amounts) > _MOST_ROWS:
        return None
    search = _Search(amounts)
    search.run(_Open(total, None, Decimal(0), None), 0)
    return search.found[0] if len(search.found) == 1 and search.steps <= _MOST_STEPS else None


@dataclass(frozen=True, slots=True)
class _Open:
    """A row that is being filled: its amount, its index, the sum inside it so far, and the row around it."""

    target: Decimal
    index: int | None
    so_far: Decimal
    outer: "_Open | None"


@dataclass(slots=True)
class _Search:
    amounts: Sequence[Decimal]
    tree: Tree = field(default_factory=list)
    found: list[Tree] = field(default_factory=list)
    steps: int = 0

    def run(self, row: _Open, index: int) -> None:
        """Depth first: the row at `index` goes into the open row, as a leaf or as one to be filled next."""
        self.steps += 1
        if len(self.found) > 1 or self.steps > _MOST_STEPS or row.so_far > row.target:
            return
        if row.so_far == row.target and row.outer:
            self.run(row.outer, index)
        elif index == len(self.amounts):
            if row.so_far == row.target:
                self.found.append(list(self.tree))
        else:
            amount = self.amounts[index]
            filled = replace(row, so_far=row.so_far + amount)
            self.tree.append(row.index)
            self.run(filled, index + 1)
            if amount > 0 and index + 1 < len(self.amounts):
                self.run(_Open(amount, index, Decimal(0), filled), index + 1)
            self.tree.pop()
