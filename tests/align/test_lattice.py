from hypothesis import given
from hypothesis import strategies as st

from flows.align.lattice import Sum, sums

TYPE, FUND = "expenditure_type", "fund_source"
PATHS = st.lists(st.sampled_from("abc"), max_size=3).map(tuple)


def test_a_total_is_the_sum_of_the_nearest_nodes_below_it() -> None:
    nodes = [
        {},
        {TYPE: ("basic",)},
        {TYPE: ("basic", "personnel")},
        {TYPE: ("basic", "public")},
        {TYPE: ("project",)},
    ]
    assert sums(nodes) == [Sum(0, TYPE, (1, 4)), Sum(1, TYPE, (2, 3))]


def test_a_level_that_is_not_printed_is_skipped() -> None:
    nodes = [{}, {TYPE: ("basic", "personnel", "wages")}, {TYPE: ("basic", "public", "goods")}]
    assert sums(nodes) == [Sum(0, TYPE, (1, 2))]


def test_two_ways_to_break_a_total_down_are_two_sums() -> None:
    nodes = [{}, {TYPE: ("basic",)}, {TYPE: ("project",)}, {FUND: ("general",)}, {FUND: ("other",)}]
    assert sums(nodes) == [Sum(0, TYPE, (1, 2)), Sum(0, FUND, (3, 4))] or sums(nodes) == [
        Sum(0, FUND, (3, 4)),
        Sum(0, TYPE, (1, 2)),
    ]


def test_codes_add_up_within_their_unit() -> None:
    nodes = [
        {},
        {"unit": ("u",)},
        {"unit": ("u",), "code": ("208",)},
        {"unit": ("u",), "code": ("208", "20805")},
    ]
    assert sums(nodes) == [Sum(0, "unit", (1,)), Sum(1, "code", (2,)), Sum(2, "code", (3,))]


def test_columns_that_differ_in_basis_never_add_up() -> None:
    assert sums([{"basis": ("current",)}, {"basis": ("prior",)}]) == []


@given(st.lists(st.dictionaries(st.sampled_from([TYPE, FUND, "unit"]), PATHS, max_size=3), max_size=8))
def test_no_node_is_a_part_of_itself(nodes: list[dict[str, tuple[str, ...]]]) -> None:
    found = sums(nodes)
    parents = {(term, s.total) for s in found for term in s.terms}
    assert not any((total, term) in parents for term, total in parents)


@given(st.lists(PATHS, min_size=1, max_size=10, unique=True))
def test_leaves_of_a_tree_add_up_to_its_root(paths: list[tuple[str, ...]]) -> None:
    """Give every leaf 1, every other node the sum of its terms: the root has the number of leaves."""
    nodes = [{TYPE: path} for path in [(), *[p for p in paths if p]]]
    found = sums(nodes)
    terms = {s.total: s.terms for s in found}

    def value(index: int) -> int:
        return sum(map(value, terms[index])) if index in terms else 1

    assert value(0) == sum(index not in terms for index in range(len(nodes)))
