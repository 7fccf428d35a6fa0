"""The ledger of a block: which cells are facts, which state sums of others, and the equations that say so."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.align.block import Block, Figure
from flows.align.lattice import Sum, sums
from flows.align.placement import grid_of, holds
from flows.recognise.columns import Column

Place = tuple[int, int]
"""Index of the row in the block, position of the column."""

_SUMMED = ("grand_total", "current_total")


@dataclass(frozen=True, slots=True)
class Equation:
    """One sum that the block states about its own cells. relation: equals or at_least; direction: row or column."""

    direction: str
    axis: str
    relation: str
    total: Figure
    terms: tuple[Figure, ...]
    balanced: bool

    @property
    def proves(self) -> bool:
        """True if the equation bears its cells out."""
        return self.balanced and self.relation == "equals" and bool(self.terms)


@dataclass(slots=True)
class Ledger:
    """Role (fact, control_total or memo) of every figure of a block by its place, and its equations."""

    roles: dict[Place, str] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)


def keep_ledger(block: Block, main_axis: str, cut: bool = False) -> Ledger:
    """The ledger of a block whose amounts are broken down along `main_axis` where columns offer two ways.

    `cut` says that lines of the table are missing, so that a sum without its lines is a sum all the same.
    """
    ledger = Ledger()
    grid = grid_of(block.columns)
    columns = {column.position: column for column in block.columns}
    totals: set[Place] = set()
    memos: set[Place] = set()
    for index, row in enumerate(block.rows):
        for sum_ in grid.sums:
            total, terms = grid.positions[sum_.total], [grid.positions[i] for i in sum_.terms]
            places = [(index, position) for position in terms if position in row.places]
            if total in row.places and places:
                _sum_up(
                    ledger,
                    block,
                    "row",
                    sum_,
                    (index, total),
                    places,
                    any(columns[p].part for p in terms),
                    totals,
                    memos,
                )
    for sum_ in sums([row.node for row in block.rows]):
        printed = {position for index in sum_.terms for position in block.rows[index].places}
        if not printed:
            continue
        part = any(block.rows[index].part for index in sum_.terms)
        for position in block.rows[sum_.total].places:
            places = [(index, position) for index in sum_.terms if position in block.rows[index].places]
            if places or not part:
                _sum_up(ledger, block, "column", sum_, (sum_.total, position), places, part, totals, memos)
    marginal = _marginal(grid.sums, [columns[p] for p in grid.positions], main_axis)
    for index, row in enumerate(block.rows):
        for position in row.places:
            place = (index, position)
            whole = place in totals or position in marginal or (cut and row.kind in _SUMMED)
            ledger.roles[place] = "memo" if place in memos else "control_total" if whole else "fact"
    return ledger


def _sum_up(
    ledger: Ledger,
    block: Block,
    direction: str,
    sum_: Sum,
    total: Place,
    terms: Sequence[Place],
    part: bool,
    totals: set[Place],
    memos: set[Place],
) -> None:
    """Enter one sum. An 其中 that adds up to its whole replaces it; one that does not is a memo beside it."""
    figure, figures = _figure(block, total), [_figure(block, term) for term in terms]
    equal = holds(figure.amount, [term.amount for term in figures])
    at_least = part and not equal
    balanced = equal or (at_least and holds(figure.amount, [term.amount for term in figures], at_least=True))
    if at_least:
        memos.update(terms)
    else:
        totals.add(total)
    if terms or figure.amount.yuan:
        relation = "at_least" if at_least else "equals"
        ledger.equations.append(Equation(direction, sum_.axis, relation, figure, tuple(figures), balanced))


def _figure(block: Block, place: Place) -> Figure:
    return block.rows[place[0]].places[place[1]]


def _marginal(column_sums: Sequence[Sum], columns: Sequence[Column], main_axis: str) -> set[int]:
    """Columns that break the same total down a second way: by fund where the first way is by type."""
    ways = Counter(sum_.total for sum_ in column_sums)
    crossed = [sum_ for sum_ in column_sums if ways[sum_.total] > 1 and sum_.axis != main_axis]
    if not any(sum_.axis == main_axis for sum_ in column_sums):
        return set()
    return {columns[index].position for sum_ in crossed for index in sum_.terms if main_axis not in columns[index].node}
