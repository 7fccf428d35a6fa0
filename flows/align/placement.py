"""Where the figures of a row belong: every order-preserving placement that the sums of the columns allow."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from flows.align.block import Figure
from flows.align.lattice import Sum, sums
from flows.recognise.amount import Amount
from flows.recognise.columns import Column, Node

Places = dict[int, Figure]
"""Figures of one row by the position of the column that they belong to."""

_MOST = 2000
"""Placements of one row beyond which it is not worth asking which one is meant."""

_MOST_STEPS = 100_000
"""Steps of the search for them; a row of a hostile or hopeless table costs no more."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The amount columns of a block, their nodes, and their sums by index into `positions`."""

    positions: tuple[int, ...]
    nodes: tuple[Node, ...]
    sums: tuple[Sum, ...]
    parts: frozenset[int]
    """Indexes of columns that are an 其中 of another."""


def grid_of(columns: Sequence[Column]) -> Grid:
    """Columns that figures can belong to: of two that mean the same the first."""
    chosen: list[Column] = []
    for column in columns:
        if not any(column.node == other.node and column.basis == other.basis for other in chosen):
            chosen.append(column)
    based = any(column.basis for column in chosen)
    nodes: list[Node] = [
        {**column.node, **({"basis": (column.basis or "current",)} if based else {})} for column in chosen
    ]
    return Grid(
        tuple(column.position for column in chosen),
        tuple(nodes),
        tuple(sums(nodes)),
        frozenset(index for index, column in enumerate(chosen) if column.part),
    )


def holds(total: Amount, terms: Sequence[Amount], at_least: bool = False) -> bool:
    """True if the terms add up to the total within rounding: half of the last digit of each figure and of the total."""
    difference = total.yuan - sum(term.yuan for term in terms)
    tolerance = (total.precision + sum(term.precision for term in terms)) / 2
    return difference >= -tolerance if at_least else abs(difference) <= tolerance


def is_consistent(grid: Grid, places: Mapping[int, Figure]) -> bool:
    """True if a row with figures at these positions breaks no sum, and no part stands without its whole."""
    return set(places) <= set(grid.positions) and all(_sum_holds(grid, sum_, places) for sum_ in grid.sums)


def _sum_holds(grid: Grid, sum_: Sum, places: Mapping[int, Figure]) -> bool:
    terms = [places[grid.positions[i]].amount for i in sum_.terms if grid.positions[i] in places]
    total = places.get(grid.positions[sum_.total])
    if not terms:
        return True
    return total is not None and holds(total.amount, terms, at_least=any(i in grid.parts for i in sum_.terms))


def placements(grid: Grid, figures: Sequence[Figure], pinned: Collection[Figure] = ()) -> list[Places]:
    """All consistent placements of a row's figures in their order; pinned figures stay where they are printed.

    Empty if there is none, or more than anyone could choose from.
    """
    found: list[Places] = []
    steps = 0
    stay = {id(figure) for figure in pinned}

    def place(rest: Sequence[Figure], index: int, places: Places) -> None:
        """Let the column at `index` take the next figure, or none; leave a branch as soon as a sum fails."""
        nonlocal steps
        steps += 1
        if len(found) > _MOST or steps > _MOST_STEPS or len(grid.positions) - index < len(rest):
            return
        if not rest:
            if is_consistent(grid, places):
                found.append(dict(places))
            return
        position, figure = grid.positions[index], rest[0]
        if id(figure) not in stay or figure.printed == position:
            places[position] = figure
            if _fits_so_far(grid, index, places):
                place(rest[1:], index + 1, places)
            del places[position]
        if _fits_so_far(grid, index, places):
            place(rest, index + 1, places)

    place(figures, 0, {})
    return [] if len(found) > _MOST or steps > _MOST_STEPS else found


def _fits_so_far(grid: Grid, index: int, places: Places) -> bool:
    """False if a sum all of whose columns are decided does not hold."""
    return all(
        _sum_holds(grid, sum_, places)
        for sum_ in grid.sums
        if max(sum_.total, *sum_.terms) <= index and index in (sum_.total, *sum_.terms)
    )
