from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from flows.align.nesting import nest

AMOUNTS = st.lists(st.integers(1, 9).map(Decimal), min_size=1, max_size=6)


def test_rows_that_repeat_the_sum_of_the_row_below_are_nested() -> None:
    assert nest(Decimal(5), [Decimal(5)] * 3) == [None, 0, 1]


def test_a_row_holds_the_run_of_rows_that_adds_up_to_it() -> None:
    assert nest(Decimal(10), [Decimal(4), Decimal(3), Decimal(1), Decimal(6)]) == [None, 0, 0, None]


def test_what_adds_up_in_no_way_is_left_alone() -> None:
    assert nest(Decimal(10), [Decimal(4), Decimal(5)]) is None


def test_what_adds_up_in_two_ways_is_left_alone() -> None:
    assert nest(Decimal(3), [Decimal(3), Decimal(1), Decimal(2), Decimal(2), Decimal(1)]) is None


@given(AMOUNTS)
def test_the_flat_reading_wins_where_it_adds_up(amounts: list[Decimal]) -> None:
    assert nest(sum(amounts, Decimal(0)), amounts) == [None] * len(amounts)


@given(AMOUNTS, st.integers(1, 60).map(Decimal))
def test_every_nesting_adds_up_at_every_level(amounts: list[Decimal], total: Decimal) -> None:
    tree = nest(total, amounts)
    if tree is not None:
        inside = {parent: [a for a, p in zip(amounts, tree, strict=True) if p == parent] for parent in tree}
        assert all(sum(parts) == (total if parent is None else amounts[parent]) for parent, parts in inside.items())


def test_many_rows_that_add_up_in_no_way_are_given_up_on() -> None:
    assert nest(Decimal(10**9), [Decimal(n % 7 + 1) for n in range(400)]) is None
