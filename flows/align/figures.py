"""Figures of a row, told from its labels and from figures that are no money."""

import re
from collections.abc import Collection
from decimal import Decimal

from flows.align.block import Figure
from flows.read.document import Cell
from flows.recognise.amount import Amount, is_figure, looks_like_money
from flows.recognise.columns import Column
from flows.recognise.wording import compact

_NEVER_MONEY = ("rate", "quantity", "ordinal", "memo")
"""Keys whose figures are figures, and no money."""

_NOTHING = re.compile(r"^[-—–/*无]*$")
_UNREAD = Amount(Decimal(0), Decimal(0))


def is_nothing(text: str) -> bool:
    """True for marks that say that there is nothing: a dash, a stroke, 无."""
    return bool(_NOTHING.match(compact(text)))


def first_amount(columns: Collection[Column]) -> int:
    """Position of the first column of amounts; behind the last column if there is none."""
    return min((column.position for column in columns if column.is_amount), default=len(columns) + 1)


def label_cells(cells: list[Cell], columns: Collection[Column]) -> list[Cell]:
    """The cells that are labels: words anywhere, and digits in the columns of keys.

    What only money looks like (it has decimals) is a figure also left of the amounts, and among the notes on their
    right: the row is shifted.
    """
    start = first_amount(columns)
    words = {column.position for column in columns if column.key in _NEVER_MONEY}
    keys = {column.position for column in columns if column.key}
    return [
        cell
        for cell in cells
        if not is_figure(cell.text)
        or cell.column in words
        or ((cell.column < start or cell.column in keys) and not looks_like_money(cell.text))
    ]


def beside_money(cells: list[Cell], columns: Collection[Column], keys: Collection[str] = _NEVER_MONEY) -> list[Cell]:
    """Figures in columns of rates (增减%), quantities and numbering: printed beside money, and none."""
    beside = {column.position for column in columns if column.key in keys}
    return [cell for cell in cells if cell.column in beside and is_figure(cell.text)]


def rate_cells(cells: list[Cell], columns: Collection[Column]) -> list[Cell]:
    """Those of them that are rates, or money that another column holds as well."""
    return beside_money(cells, columns, ("rate", "memo"))


def figures_of(cells: list[Cell], labels: list[Cell], shift: int = 0) -> list[Figure]:
    """Figures of the cells that are no labels, at their column less the shift. Amounts are read with the unit later."""
    return [Figure(cell, cell.column - shift, _UNREAD) for cell in cells if cell not in labels]
