"""Rows put straight: placements of single rows, chosen by what the columns add up to.

A row that is printed consistently stays as it is. The others get every placement that their own sums allow, and of
all combinations those remain in which every column adds up. One that remains is the proof; several are a choice that
other forms may decide (see witness.py). Without one, a row that fits nowhere by itself stays as printed, for its
figures are the publisher's; one that could stand elsewhere is left unresolved, and its table is set aside.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flows.align.block import Block, Figure, Row
from flows.align.lattice import Sum, sums
from flows.align.placement import Grid, Places, grid_of, holds, is_consistent, placements

_MOST_SOLUTIONS = 64
_MOST_STEPS = 20_000
_MOST_ROWS = 300
"""Doubtful rows of one block that are worth solving; a table with more of them was not read as a table."""

Solution = dict[int, Places]
"""Places of the rows in doubt, by index of the row."""


@dataclass(slots=True)
class Straightening:
    """What became of a block: the solutions that its own sums allow, and the rows that they speak of."""

    block: Block
    grid: Grid
    doubtful: list[int] = field(default_factory=list)
    unresolved: list[int] = field(default_factory=list)
    """Rows that could stand elsewhere by themselves, but in no way in which all columns add up."""
    solutions: list[Solution] = field(default_factory=list)


def straighten(block: Block) -> Straightening:
    """Give every row its places as printed, and find the placements of rows that cannot stand as printed."""
    grid = grid_of(block.columns)
    result = Straightening(block, grid)
    for row in block.rows:
        row.places = _as_printed(row)
    if block.trusted:
        return result
    result.unresolved = _find(result, [index for index, row in enumerate(block.rows) if not _stands(grid, row)], {})
    if len(result.solutions) < 2:
        # Every row adds up by itself now; a column that does not may hold a figure of its neighbour.
        chosen = result.solutions[0] if result.solutions else {}
        _find(result, _rows_at_odds(block, grid, chosen), chosen)
    return result


def _stands(grid: Grid, row: Row) -> bool:
    return len(row.places) == len(row.figures) and is_consistent(grid, row.places)


def _find(result: Straightening, doubtful: list[int], chosen: Solution) -> list[int]:
    """Solve for the doubtful rows, beside placements already chosen; the rows that are left without a solution."""
    if result.block.has_rates:
        return []  # A figure may be a rate as well as money: no sum can tell.
    # What stands under a heading that is not understood is that heading's, and is never moved.
    foreign = result.block.foreign
    doubtful = [i for i in doubtful if not any(f.printed in foreign for f in result.block.rows[i].figures)]
    if len(doubtful) > _MOST_ROWS:
        return doubtful
    domains = {index: placements(result.grid, result.block.rows[index].figures) for index in doubtful}
    # Figures that fit nowhere are the publisher's: they stay as printed if they can.
    domains = {index: found for index, found in domains.items() if found}
    fixed = {index: [places] for index, places in chosen.items() if index not in domains}
    solutions = solve(result.block, result.grid, {**fixed, **domains}) if domains else []
    if not solutions:
        return list(domains)
    result.doubtful, result.solutions = [*fixed, *domains], solutions
    return []


def _rows_at_odds(block: Block, grid: Grid, chosen: Solution) -> list[int]:
    """Rows of a column that does not add up: those with a figure in it, and the row of its total."""
    places = [chosen.get(index, row.places) for index, row in enumerate(block.rows)]
    rows: set[int] = set()
    for sum_ in sums([row.node for row in block.rows]):
        part = any(block.rows[term].part for term in sum_.terms)
        for position in grid.positions if places[sum_.total] else ():
            terms = [term for term in sum_.terms if position in places[term]]
            amounts = [places[term][position].amount for term in terms]
            whole = places[sum_.total].get(position)
            adds_up = (
                holds(whole.amount, amounts, at_least=part) if whole else not any(amount.yuan for amount in amounts)
            )
            if not adds_up and any(places[term] for term in sum_.terms):
                rows.update(terms, [sum_.total])
    return sorted(rows)


def alternatives(straightening: Straightening, pinned: Callable[[Figure], bool]) -> list[Solution]:
    """Solutions in which figures may move that are printed consistently, except the pinned ones."""
    block, grid = straightening.block, straightening.grid
    domains = {
        index: placements(grid, row.figures, [figure for figure in row.figures if pinned(figure)])
        for index, row in enumerate(block.rows)
        if not all(map(pinned, row.figures))
    }
    return solve(block, grid, domains) if all(domains.values()) else []


def apply(block: Block, solution: Solution) -> None:
    """Take a solution: give its rows their places."""
    for index, places in solution.items():
        block.rows[index].places = dict(places)


def _as_printed(row: Row) -> Places:
    return {figure.printed: figure for figure in row.figures}


def solve(block: Block, grid: Grid, domains: dict[int, list[Places]]) -> list[Solution]:
    """Combinations of the rows' placements in which every column adds up; rows without a domain stand as they are.

    Empty if there is none, or if there are more than can be looked at.
    """
    row_sums = [s for s in sums([row.node for row in block.rows]) if {s.total, *s.terms} & set(domains)]
    order = sorted(domains, key=lambda index: (sum(map(len, block.rows[index].node.values())), index))
    solver = _Solver(block.rows, grid, row_sums, domains, order)
    solver.search(0, {})
    # A search that was cut short has not seen all solutions: what a witness leaves of them would prove nothing.
    complete = solver.steps <= _MOST_STEPS and len(solver.solutions) <= _MOST_SOLUTIONS
    return solver.solutions if complete else []


@dataclass(slots=True)
class _Solver:
    rows: Sequence[Row]
    grid: Grid
    sums: list[Sum]
    domains: dict[int, list[Places]]
    order: list[int]
    solutions: list[Solution] = field(default_factory=list)
    steps: int = 0

    def search(self, depth: int, chosen: Solution) -> None:
        """Choose placements row by row, totals first, and leave a branch as soon as a column cannot add up."""
        if len(self.solutions) > _MOST_SOLUTIONS or self.steps > _MOST_STEPS:
            return
        if depth == len(self.order):
            self.solutions.append(dict(chosen))
            return
        row = self.order[depth]
        for places in self.domains[row]:
            self.steps += 1
            chosen[row] = places
            if all(self._possible(sum_, chosen) for sum_ in self.sums if row in (sum_.total, *sum_.terms)):
                self.search(depth + 1, chosen)
            del chosen[row]

    def _possible(self, sum_: Sum, chosen: Solution) -> bool:
        """False if some column of a sum of rows fails whatever the rows still open bring."""
        if sum_.total in self.domains and sum_.total not in chosen:
            return True
        open_rows = [term for term in sum_.terms if term in self.domains and term not in chosen]
        total = self._places(sum_.total, chosen)
        terms = [self._places(term, chosen) for term in sum_.terms if term not in open_rows]
        if not total:
            return True
        for position in self.grid.positions:
            printed = [places[position].amount for places in terms if position in places]
            whole = total[position].amount if position in total else None
            if whole is None:
                if any(amount.yuan for amount in printed):
                    return False
            elif open_rows:
                if sum(a.yuan for a in printed) > whole.yuan + sum(a.precision for a in printed) and whole.yuan >= 0:
                    return False
            elif not holds(whole, printed, at_least=any(self.rows[term].part for term in sum_.terms)):
                return False
        return True

    def _places(self, row: int, chosen: Solution) -> Places:
        return chosen.get(row, self.rows[row].places)
