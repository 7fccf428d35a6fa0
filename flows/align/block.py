"""A block: rows and columns of amounts that one heading governs. A table is one block, or several side by side."""

from dataclasses import dataclass, field

from flows.read.document import Cell
from flows.recognise.amount import Amount
from flows.recognise.columns import Column, Node


@dataclass(slots=True)
class Figure:
    """A printed amount; `printed` is the column it is printed in, counted as its block's heading counts."""

    cell: Cell
    printed: int
    amount: Amount


@dataclass(slots=True)
class Row:
    """One row of a block: what its labels say, and its figures.

    kind: total, unit, code, line, project, current_total or grand_total. `node` are its coordinates on the axes
    unit, code, line, item and project. `keys` holds printed codes and names; `places` the column of each figure
    once it is known.
    """

    number: int
    kind: str
    words: str
    node: Node
    figures: list[Figure]
    part: bool = False
    keys: dict[str, str] = field(default_factory=dict)
    labels: list[Cell] = field(default_factory=list)
    rates: list[Cell] = field(default_factory=list)
    places: dict[int, Figure] = field(default_factory=dict)
    moved_labels: list[tuple[Cell, str]] = field(default_factory=list)
    """Labels in another column than the key's that they were told to be by what they mean, each with that key."""
    proof: str = ""
    """Why figures of the row are read in other columns than they are printed in."""
    strays: list[Cell] = field(default_factory=list)
    """Words in columns of amounts that mean nothing there."""
    coordinates: Node = field(default_factory=dict)
    """Coordinates that the row gives to its amounts, beside those of the columns."""


@dataclass(slots=True)
class Block:
    """Rows and amount columns of one form, with the amounts' defaults.

    `trusted` says that columns come from geometry, so that no figure is ever moved; `has_rates` that the table has
    columns of rates (增减%) beside those of money; `foreign` holds columns whose heading is not understood.
    """

    columns: list[Column]
    rows: list[Row]
    side: str | None = None
    classification: str | None = None
    trusted: bool = True
    has_rates: bool = False
    foreign: frozenset[int] = frozenset()

    def column(self, position: int) -> Column:
        """The column at a position of the heading; raises StopIteration if it is none of amounts."""
        return next(column for column in self.columns if column.position == position)
