"""Random rows that add up, shifted: the true placement is always among those found."""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from flows.align.block import Figure
from flows.align.placement import Places, grid_of, holds, is_consistent, placements
from flows.read.document import Cell
from flows.recognise.amount import Amount
from flows.recognise.columns import Column

TYPES = [
    (),
    ("basic",),
    ("basic", "wages"),
    ("basic", "aid"),
    ("basic", "goods"),
    ("project",),
    ("project", "a"),
    ("project", "b"),
]
COLUMNS = [
    Column(position, "", True, True, node={"expenditure_type": path} if path else {}, rollup=len(path) < 2)
    for position, path in enumerate(TYPES, start=1)
]
GRID = grid_of(COLUMNS)
LEAVES = [3, 4, 5, 7, 8]
CENT = Decimal("0.01")


def figure(position: int, cents: int) -> Figure:
    yuan = Decimal(cents) / 100
    return Figure(Cell(1, position, f"{yuan:.2f}"), position, Amount(yuan, CENT))


@st.composite
def true_rows(draw: st.DrawFn) -> Places:
    leaves = draw(st.dictionaries(st.sampled_from(LEAVES), st.integers(1, 10**9), min_size=1))
    cents = dict(leaves)
    for total, parts in [(2, (3, 4, 5)), (6, (7, 8)), (1, (2, 6))]:
        printed = [cents[part] for part in parts if part in cents]
        if printed:
            cents[total] = sum(printed)
    return {position: figure(position, amount) for position, amount in sorted(cents.items())}


@given(true_rows())
def test_a_row_that_adds_up_is_consistent_where_it_stands(row: Places) -> None:
    assert is_consistent(GRID, row)


@given(true_rows(), st.integers(1, 3))
def test_the_true_placement_of_a_shifted_row_is_found(row: Places, shift: int) -> None:
    shifted = [Figure(f.cell, f.printed + shift, f.amount) for f in row.values()]
    found = [{position: f.cell for position, f in places.items()} for places in placements(GRID, shifted)]
    assert {position: f.cell for position, f in row.items()} in found


@given(true_rows(), st.integers(0, 7), st.integers(1, 10**6))
def test_a_changed_amount_is_never_consistent_where_a_sum_contains_it(row: Places, index: int, cents: int) -> None:
    assume(len(row) > 2)
    position = list(row)[index % len(row)]
    changed = dict(row)
    changed[position] = figure(position, int(row[position].amount.yuan * 100) + cents + 10)
    assert not is_consistent(GRID, changed)


@given(true_rows())
def test_pinned_figures_stay_where_they_are_printed(row: Places) -> None:
    found = placements(GRID, list(row.values()), pinned=list(row.values()))
    assert found == [row]


def test_rounding_is_half_a_unit_of_the_last_digit_of_each_figure_and_of_the_total() -> None:
    def rounded(cents: int) -> Amount:
        return Amount(Decimal(cents) / 100, CENT)

    assert holds(rounded(101), [rounded(50), rounded(50)])
    assert not holds(rounded(102), [rounded(50), rounded(50)])
