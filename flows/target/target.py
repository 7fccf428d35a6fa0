"""What is read of performance targets: goals with their money, and indicators."""

from dataclasses import dataclass, field
from decimal import Decimal

from flows.read.document import Cell
from flows.recognise.amount import Amount
from flows.target.value import Value


@dataclass(slots=True)
class Money:
    """An amount of a target form. part: total, fund, type, level or task; period: year, whole or unspecified.

    `table` is the number of the table that prints it.
    """

    table: int
    cell: Cell
    part: str
    words: str
    period: str = "unspecified"
    fund_source: str = "all"
    expenditure_type: str = "unspecified"
    unit: str | None = None
    amount: Amount | None = None


@dataclass(slots=True)
class Goal:
    """One target form: what is to be reached with the money of a project, or of an agency.

    `cell` is the one that it is known by; `table` the number of the table that prints that cell.
    """

    table: int
    cell: Cell | None = None
    project_code: str | None = None
    project_name: str | None = None
    unit_name: str | None = None
    department: str | None = None
    text: str = ""
    overall_text: str = ""
    money: list[Money] = field(default_factory=list)
    weight_total: Decimal | None = None

    @property
    def is_blank(self) -> bool:
        """True if nothing was filled in: a form left empty."""
        return not (self.project_name or self.text or self.overall_text or self.money)

    @property
    def total(self) -> Money | None:
        """The amount of the year; that of all years, or one of no stated period, where no other is printed."""
        totals = [money for money in self.money if money.part == "total" and money.amount]
        order = ("year", "unspecified", "whole")
        return min(totals, key=lambda money: order.index(money.period)) if totals else None


@dataclass(slots=True)
class Indicator:
    """One indicator: three levels, name, and what it shall reach. `cell` prints its name."""

    goal: Goal
    cell: Cell
    name: str
    value: Value
    value_cell: Cell | None = None
    level_1: str | None = None
    level_2: str | None = None
    level_3: str | None = None
    task: str | None = None
    weight: Decimal | None = None
    direction: str | None = None
    definition: str | None = None
    is_core: bool | None = None


@dataclass(slots=True)
class Targets:
    """What a table holds: goals that begin in it, indicators printed in it, and cells that could not be told."""

    goals: list[Goal] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    untold: list[Cell] = field(default_factory=list)
    heads: dict[Cell, str] = field(default_factory=dict)
    """What the column over a cell says, for cells of indicators."""

    @property
    def is_empty(self) -> bool:
        """True if the form is there and nothing was filled in."""
        return not (self.goals or self.indicators or self.money or self.untold)
