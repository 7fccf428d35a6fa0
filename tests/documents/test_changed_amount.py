"""In a document whose sums all hold, any single amount that is changed is reported where it stands."""

from collections.abc import Iterator

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.check.rules import check_rules
from flows.reading import read_document
from flows.recognise.amount import looks_like_money
from flows.schema import Frames
from tests.documents.made import ITEMS, Budget, text
from tests.documents.test_metamorphic import facts

cents = st.integers(min_value=1_00, max_value=9_999_999_99)
budgets = st.builds(
    lambda leaves, wages, office: Budget(
        dict(zip(ITEMS, leaves, strict=True)),
        wages * sum(leaf[0] for leaf in leaves) // 100,
        office * sum(leaf[1] for leaf in leaves) // 100,
    ),
    st.lists(st.tuples(cents, cents, cents), min_size=len(ITEMS), max_size=len(ITEMS)),
    st.integers(min_value=10, max_value=90),
    st.integers(min_value=10, max_value=90),
)


def read(lines: list[list[str]]) -> Frames:
    return read_document("\n".join("\t".join(line) for line in lines).encode(), "made.txt")


def checked(documents: list[Frames]) -> pl.DataFrame:
    """Findings of all documents, of the reading and of the rules, which are run once for all.

    The document is made of forms alone: that the text is missing (L09) is true, and says nothing of its sums.
    """
    tables = {table for frames in documents for table in frames}
    whole = {table: pl.concat([frames[table] for frames in documents if table in frames]) for table in tables}
    return pl.concat([whole["finding"], check_rules(whole)["finding"].filter(pl.col("rule_id") != "L09")])


def amounts(lines: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Line and place in it of every printed amount."""
    for number, line in enumerate(lines):
        yield from ((number, place) for place, cell in enumerate(line) if looks_like_money(cell))


def changed(lines: list[list[str]], number: int, place: int) -> list[list[str]]:
    """The same with the first digit of one amount another one: no rounding explains that."""
    cell = lines[number][place]
    other = f"{int(cell[0]) % 9 + 1}{cell[1:]}"
    return [[other if (n, p) == (number, place) else c for p, c in enumerate(line)] for n, line in enumerate(lines)]


def shifted(lines: list[list[str]], number: int) -> list[list[str]]:
    """The same with the amounts of one line one column further to the right."""
    line = lines[number]
    first = next(place for place, cell in enumerate(line) if looks_like_money(cell))
    return [*lines[:number], [*line[:first], "", *line[first:]], *lines[number + 1 :]]


def named(frames: Frames, findings: pl.DataFrame) -> set[str]:
    """Cells that the error findings of a document name: each at fault, or a total whose parts do not add up to it."""
    document_id = frames["dim_document"]["document_id"][0]
    errors = findings.filter((pl.col("document_id") == document_id) & (pl.col("severity") == "error"))
    cells = set(errors["cell_id"].drop_nulls())
    open_sums = frames["equation"].filter(pl.col("total_cell_id").is_in(cells))["equation_id"].to_list()
    return cells | set(frames["equation_term"].filter(pl.col("equation_id").is_in(open_sums))["cell_id"])


def cell_at(frames: Frames, number: int, place: int) -> str:
    here = (pl.col("line") == number + 1) & (pl.col("column_number") == place + 1)
    return str(frames["source_cell"].filter(here)["cell_id"].item())


def silent(budget: Budget) -> list[tuple[str, str]]:
    """Lines and amounts of the budget that can be changed without a finding that names their place."""
    lines = [line.split("\t") for line in text(budget).split("\n")]
    places = list(amounts(lines))
    documents = [read(changed(lines, *place)) for place in places]
    findings = checked(documents)
    return [
        (lines[number][0], lines[number][place])
        for (number, place), frames in zip(places, documents, strict=True)
        if cell_at(frames, number, place) not in named(frames, findings)
    ]


few = settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
many = settings(few, max_examples=12)


@few
@given(budgets)
def test_each_changed_amount_is_reported_at_its_place(budget: Budget) -> None:
    assert silent(budget) == []


@pytest.mark.slow
@many
@given(budgets)
def test_each_changed_amount_of_many_budgets_is_reported_at_its_place(budget: Budget) -> None:
    assert silent(budget) == []


@few
@given(budgets)
def test_a_document_that_agrees_with_itself_has_no_finding(budget: Budget) -> None:
    assert checked([read([line.split("\t") for line in text(budget).split("\n")])]).is_empty()


@few
@given(budgets)
def test_a_shifted_row_is_put_right_or_its_table_set_aside_or_reported(budget: Budget) -> None:
    lines = [line.split("\t") for line in text(budget).split("\n")]
    before = facts(read(lines))
    moved = [read(shifted(lines, number)) for number in sorted({number for number, _ in amounts(lines)})]
    findings = checked(moved).filter(pl.col("severity") == "error")
    reported = set(findings["document_id"])
    assert [
        document_id
        for frames in moved
        if facts(frames) - before and (document_id := frames["dim_document"]["document_id"][0]) not in reported
    ] == []
