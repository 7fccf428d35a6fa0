"""Other forms as witnesses: where a table's own sums leave a choice, the same money printed elsewhere decides.

Two witnesses count. A project form names the type of each project in words, which no shift can touch; its types must
be those of the form by function with the same project total. And a code whose total is the same in two forms is the
same money, so that it has the same split.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flows.align.block import Block, Figure, Row
from flows.align.lattice import sums
from flows.align.placement import Places
from flows.align.realign import Solution, Straightening, alternatives
from flows.recognise.columns import named
from flows.recognise.vocabulary import Path_

Split = dict[Path_, Decimal]
"""Amounts in 元 by expenditure type."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A straightened table, the form that it is, and its default fund source."""

    form_id: str
    keyed_by: str
    fund: Path_
    straightening: Straightening

    @property
    def settled(self) -> bool:
        """True if its own sums leave nothing to choose."""
        return not self.straightening.doubtful or len(self.straightening.solutions) == 1


def named_types(statements: Sequence[Statement], fund: Path_) -> Split | None:
    """Project money by type as the project form names it, for one fund (all funds for the empty path)."""
    for statement in statements:
        if statement.form_id != "project_expenditure" or not statement.settled:
            continue
        split: dict[Path_, Decimal] = defaultdict(Decimal)
        for row in statement.straightening.block.rows:
            if row.kind == "project" and (path := row.coordinates.get("expenditure_type")):
                split[path] += _in_fund(statement.straightening.block, row, fund)
        return dict(split) or None
    return None


def _in_fund(block: Block, row: Row, fund: Path_) -> Decimal:
    """Money of a row in a fund: its total for all funds, else its columns of that fund."""
    places = row.places
    for column in block.columns:
        if named(column.node.get("fund_source", ())) == fund and column.position in places:
            return places[column.position].amount.yuan
    return Decimal(0)


def split_of(block: Block, places: Places) -> Split:
    """Leaf amounts of a row by expenditure type, with the row's total under the empty path."""
    split: Split = {}
    for column in block.columns:
        if column.position in places:
            split[column.node.get("expenditure_type", ())] = places[column.position].amount.yuan
    return split


def contradicts(statement: Statement, named: Split) -> bool:
    """True if the form has the project form's total, and other types."""
    printed = _project_split(statement.straightening.block, {})
    return printed.get(("project",)) == sum(named.values()) and not _agrees(printed, named)


def agreeing(
    statement: Statement, solutions: Sequence[Solution], named: Split | None, known: dict[str, Split]
) -> list[Solution]:
    """The solutions that no witness speaks against."""
    block = statement.straightening.block
    kept = list(solutions)
    if named and any(_agrees(_project_split(block, solution), named) for solution in kept):
        kept = [solution for solution in kept if _agrees(_project_split(block, solution), named)]
    return [solution for solution in kept if _splits_agree(block, solution, known)]


def disputed(statement: Statement) -> list[Solution]:
    """Solutions in which only figures under 项目支出 stand elsewhere than printed."""
    block = statement.straightening.block

    def outside(figure: Figure) -> bool:
        column = next((c for c in block.columns if c.position == figure.printed), None)
        return column is None or column.node.get("expenditure_type", ())[:1] != ("project",)

    return alternatives(statement.straightening, outside)


def known_splits(statements: Sequence[Statement]) -> dict[str, Split]:
    """Split of each function code in the settled forms by function."""
    known: dict[str, Split] = {}
    for statement in statements:
        if statement.keyed_by == "function" and statement.settled:
            for row in statement.straightening.block.rows:
                if code := row.keys.get("function_code") if row.kind == "code" else None:
                    known.setdefault(code, split_of(statement.straightening.block, row.places))
    return known


def _splits_agree(block: Block, solution: Solution, known: dict[str, Split]) -> bool:
    for index, places in solution.items():
        other = known.get(block.rows[index].keys.get("function_code", ""))
        own = split_of(block, places)
        if (
            other
            and other.get(()) == own.get(())
            and any(own.get(p, a) != a or p not in own for p, a in other.items() if a)
        ):
            return False
    return True


def _project_split(block: Block, solution: Solution) -> Split:
    """Project money of the block's leaf rows by type, with its sum under 项目支出 itself."""
    totals = {sum_.total for sum_ in sums([row.node for row in block.rows])}
    split: dict[Path_, Decimal] = defaultdict(Decimal)
    for index, row in enumerate(block.rows):
        if index not in totals:
            for path, amount in split_of(block, solution.get(index, row.places)).items():
                if path[:1] == ("project",):
                    split[path] += amount
    return dict(split)


def _agrees(split: Split, named: Split) -> bool:
    parts = {path: amount for path, amount in split.items() if len(path) > 1}
    return split.get(("project",)) == sum(named.values()) and (
        not parts or parts == {p: a for p, a in named.items() if a}
    )
