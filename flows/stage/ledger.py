"""The ledger of a block: which cells are facts, which state sums of others, and the equations that say so."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.align.block import Block, Figure
from flows.align.lattice import Sum, sums
from flows.align.placement import Grid, grid_of, holds
from flows.read.document import Cell

Place = tuple[int, int]
"""Index of the row in the block, position of the column."""

_SUMMED = ("total", "group_total", "grand_total", "current_total")
"""Kinds of rows that are sums also where no row of their own is left to add up to them."""


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
        """True if the equation bears its cells out: one with a single term repeats it, wherever that stands."""
        return self.balanced and self.relation == "equals" and len(self.terms) > 1

    @property
    def repeats(self) -> bool:
        """True if the equation has a single term, which prints its total again."""
        return self.balanced and self.relation == "equals" and len(self.terms) == 1


@dataclass(slots=True)
class Ledger:
    """Role (fact, control_total or memo) of every figure of a block by its place, and its equations."""

    roles: dict[Place, str] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)


def keep_ledger(block: Block, main_axis: str, cut: bool = False) -> Ledger:
    """The ledger of a block whose amounts are broken down along `main_axis` where columns offer two ways.

    `cut` says that lines of the table are missing, so that a sum without its lines is a sum all the same. Columns of
    another year (上年预算数), and of the budget in a final account, are memos; forms by item keep both.
    """
    book = _Book(block)
    book.add_rows()
    book.add_columns()
    marginal = _marginal(book.grid, block, main_axis)
    again = _printed_again(book.ledger.equations)
    keeps_basis = main_axis == "item"
    printing = [index for index, row in enumerate(block.rows) if row.places]
    beside_others = set(printing) if len(printing) > 1 else set()
    for index, row in enumerate(block.rows):
        for position in row.places:
            place = (index, position)
            whole = (
                place in book.totals
                or position in marginal
                or row.places[position].cell in again
                or (row.kind in _SUMMED and (cut or index in beside_others))
            )
            other_year = not keeps_basis and block.column(position).basis in ("prior", "budget")
            memo = place in book.memos or other_year
            book.ledger.roles[place] = "memo" if memo else "control_total" if whole else "fact"
    return book.ledger


@dataclass(slots=True)
class _Book:
    """The sums of a block as they are entered.

    A total is broken down into the nearest nodes that print something: where 小计 is blank its parts stand under 合计
    themselves, so that no amount is a fact beside its own parts.
    """

    block: Block
    grid: Grid = field(init=False)
    ledger: Ledger = field(default_factory=Ledger)
    totals: set[Place] = field(default_factory=set)
    memos: set[Place] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.grid = grid_of(self.block.columns)

    def add_rows(self) -> None:
        """Enter what the columns say about the figures of each row."""
        known: dict[tuple[int, ...], list[Sum]] = {}
        for index, row in enumerate(self.block.rows):
            printed = tuple(i for i, position in enumerate(self.grid.positions) if position in row.places)
            if printed not in known:
                known[printed] = sums([self.grid.nodes[i] for i in printed])
            for sum_ in known[printed]:
                at = [self.grid.positions[i] for i in printed]
                parts = [(index, at[t]) for t in sum_.terms if printed[t] in self.grid.parts]
                self._enter("row", sum_.axis, (index, at[sum_.total]), [(index, at[t]) for t in sum_.terms], parts)

    def add_columns(self) -> None:
        """Enter what the rows say about the figures of each column."""
        rows = self.block.rows
        known: dict[tuple[int, ...], list[Sum]] = {}
        for position in self.grid.positions:
            printed = tuple(i for i, row in enumerate(rows) if position in row.places)
            if printed not in known:
                known[printed] = sums([rows[i].node for i in printed])
            for sum_ in known[printed]:
                terms = [(printed[term], position) for term in sum_.terms]
                parts = [term for term in terms if rows[term[0]].part]
                self._enter("column", sum_.axis, (printed[sum_.total], position), terms, parts)
        for sum_ in sums([row.node for row in rows]):
            # A row whose parts print figures, and none in this column: a sum of nothing.
            if any(rows[term].places for term in sum_.terms) and not any(rows[term].part for term in sum_.terms):
                for position in rows[sum_.total].places:
                    if (sum_.total, position) not in self.totals and position in self.grid.positions:
                        self._enter("column", sum_.axis, (sum_.total, position), [], [])

    def _enter(self, direction: str, axis: str, total: Place, terms: list[Place], parts: list[Place]) -> None:
        """Enter one sum. Parts are headed 其中: if they add up to the total, with the other terms or alone, they are
        terms like any; if they do not, they are memos beside the total or beside those terms."""
        figure = self._figure(total)
        if parts and not self._adds_up(figure, terms):
            self.memos.update(parts)
            terms = [term for term in terms if term not in parts]
            at_least = not terms
        else:
            at_least = False
        figures = [self._figure(term) for term in (parts if at_least else terms)]
        if not at_least:
            self.totals.add(total)
        if figures or figure.amount.yuan:
            amounts = [term.amount for term in figures]
            relation = "at_least" if at_least else "equals"
            balanced = holds(figure.amount, amounts, at_least=at_least)
            self.ledger.equations.append(Equation(direction, axis, relation, figure, tuple(figures), balanced))

    def _adds_up(self, total: Figure, terms: list[Place]) -> bool:
        return holds(total.amount, [self._figure(term).amount for term in terms])

    def _figure(self, place: Place) -> Figure:
        return self.block.rows[place[0]].places[place[1]]


def _printed_again(equations: Sequence[Equation]) -> set[Cell]:
    """Parts of totals that units add up to as well: the same money by another key, which counts once."""
    whole: dict[Cell, dict[str, Equation]] = {}
    for equation in equations:
        if equation.direction == "column" and equation.relation == "equals" and equation.balanced and equation.terms:
            whole.setdefault(equation.total.cell, {})[equation.axis] = equation
    return {
        term.cell
        for ways in whole.values()
        if "unit" in ways
        for axis, equation in ways.items()
        if axis != "unit"
        for term in equation.terms
    }


def _marginal(grid: Grid, block: Block, main_axis: str) -> set[int]:
    """Columns that break the same total down a second way: by fund where the first way is by type."""
    ways = Counter(sum_.total for sum_ in grid.sums)
    if not any(sum_.axis == main_axis for sum_ in grid.sums):
        return set()
    return {
        grid.positions[index]
        for sum_ in grid.sums
        if ways[sum_.total] > 1 and sum_.axis != main_axis
        for index in sum_.terms
        if main_axis not in block.column(grid.positions[index]).node
    }
