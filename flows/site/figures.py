"""Figures as a page shows them: each with the cell that prints it, or with the parts that it is the sum of."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flows.site.words import both

Label = tuple[str, str]
"""The same words in Chinese and English; official names are Chinese in both."""


@dataclass(frozen=True)
class Part:
    """An addend of a sum: what it is, its amount in 元, and where it stands: `document/…#cell`, or `#row` here."""

    label: Label
    amount: Decimal
    target: str
    proved: bool = True


@dataclass(frozen=True)
class Figure:
    """An amount in 元. It is printed in `cell_id`, or no cell prints it and it is the sum of `parts`."""

    amount: Decimal
    proved: bool
    cell_id: str | None = None
    parts: tuple[Part, ...] = ()

    @property
    def target(self) -> str:
        """Page and anchor of the cell, from the root of the site; empty for a sum."""
        return evidence(self.cell_id) if self.cell_id else ""


@dataclass(frozen=True)
class Column:
    """A column of a section: a type of expenditure, a basis; the key of the column of totals is empty."""

    key: str
    label: Label


@dataclass(frozen=True)
class Row:
    """An entry with its figures by column key; `level` counts its parents."""

    anchor: str
    level: int
    code: str
    label: Label
    figures: dict[str, Figure]
    has_children: bool = False
    share: str = ""
    """Length of its bar in percent of the longest of its section."""


@dataclass(frozen=True)
class Section:
    """Figures of one subject in one document: a table, and the data of its picture."""

    section_id: str
    document_id: str
    scope: Label
    scope_id: str
    form_names: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    all_proved: bool = True

    def figure(self, code: str, column: str = "") -> Figure | None:
        """The figure of the entry with this code; of the total if the code is empty. None if there is none."""
        if not code:
            return self.total.figures.get(column) if self.total else None
        return next((row.figures.get(column) for row in self.rows if row.code == code), None)


def evidence(cell_id: str) -> str:
    """Where the site shows a cell: page and anchor, from the root of the site."""
    return f"document/{cell_id.partition(':')[0]}.html#{cell_id}"


def labelled(name: str, key: str | None) -> Label:
    """An official name with the English words of its key, if there are any."""
    return (name, both(key)[1]) if key and both(key) != (key, key) else (name, name)


def lengths(amounts: Sequence[Decimal]) -> list[str]:
    """Bars of amounts, in percent of the longest, to a tenth. A bar is a picture: no digit of it is quoted."""
    longest = max((abs(amount) for amount in amounts), default=Decimal(0))
    return [f"{abs(amount) * 100 / longest:.1f}" if longest else "0" for amount in amounts]
