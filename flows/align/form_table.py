"""A table and what it was understood to be."""

from dataclasses import dataclass, field

from flows.align.block import Block
from flows.align.join import FoundTable
from flows.issue import Issue, Move
from flows.read.document import Cell
from flows.recognise.columns import Column
from flows.recognise.vocabulary import FormPattern
from flows.target.target import Targets


@dataclass(slots=True)
class FormTable:
    """A table and what it was understood to be. `reason` says why it is not loaded; `cut` that a part is missing."""

    found: FoundTable
    fiscal_year: int | None = None
    """Of the document: entries of the classifications are those of a year."""
    title: str = ""
    number: str | None = None
    form: FormPattern | None = None
    unit: str | None = None
    unit_source: str | None = None
    columns: list[Column] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    reason: str | None = None
    reason_zh: str | None = None
    is_money: bool = True
    cut: bool = False
    targets: Targets | None = None
    """What a table of performance targets holds; none for tables of money."""

    @property
    def is_empty(self) -> bool:
        """True if the form is there and prints no amount."""
        if self.targets is not None:
            return self.targets.is_empty
        return self.reason is None and not any(row.figures for block in self.blocks for row in block.rows)

    @property
    def is_loaded(self) -> bool:
        """True if the table's cells become facts and totals."""
        return self.form is not None and self.is_money and self.reason is None and not self.is_empty

    def column_words(self, position: int) -> str:
        """What the heading over a column says."""
        words = next((column.words for column in self.columns if column.position == position), "")
        return words or f"column {position}"

    def set_aside(self, rule_id: str, reason: str, reason_zh: str, cell: Cell | None = None) -> None:
        """Keep the whole table out of the facts; the first reason stays."""
        if self.reason is None:
            self.reason, self.reason_zh = reason, reason_zh
            self.issues.append(Issue(rule_id, reason, reason_zh, cell))
