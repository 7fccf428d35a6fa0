"""What the columns of a table mean: keys of its rows, or coordinates of its amounts."""

from dataclasses import dataclass, field, replace

from flows.recognise import vocabulary
from flows.recognise.header import Header
from flows.recognise.vocabulary import Path_

Node = dict[str, Path_]
"""Coordinates: by axis, the value with all that it is a part of."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a key (`key` says which), or amounts with the coordinates `node`."""

    position: int
    words: str
    labelled: bool
    understood: bool
    key: str | None = None
    classification: str | None = None
    side: str | None = None
    basis: str | None = None
    rollup: bool = False
    part: bool = False
    names_units: bool = False
    node: Node = field(default_factory=dict)

    @property
    def is_amount(self) -> bool:
        """True if figures in the column are money."""
        return self.labelled and self.understood and self.key is None


def read_columns(header: Header) -> list[Column]:
    """The columns in order; a column without a heading, or with one that is not understood, says so."""
    columns = [_column(header, position) for position in range(1, header.width + 1)]
    if not any(column.key == "line" for column in columns):
        return columns
    # Beside columns of lines, the bare name of a classification heads lines as well.
    return [
        replace(column, key="line") if column.classification and not column.key and not column.node else column
        for column in columns
    ]


def _column(header: Header, position: int) -> Column:
    labels = header.over(position)
    words = "/".join(label.words for label in labels)
    labelled = header.is_labelled(position)
    column = Column(position, words, labelled, understood=bool(labels))
    period = False
    for label in labels:
        meanings = vocabulary.heading(label.words)
        column = replace(column, understood=column.understood and bool(meanings))
        rollup = False
        for axis, value in meanings:
            if axis in vocabulary.COORDINATES:
                column = replace(column, node={**column.node, axis: _narrow(column.node.get(axis, ()), axis, value)})
            elif axis == "key":
                column = replace(column, key=value)
            elif axis == "classification":
                column = replace(column, classification=value)
            elif axis == "names":
                column = replace(column, names_units=True)
            elif axis == "side":
                column = replace(column, side=value)
            elif axis == "basis":
                column = replace(column, basis=value)
            rollup = rollup or axis == "rollup"
            period = period or (axis, value) == ("period", "current")
        column = replace(column, rollup=rollup, part=label.part)
    if period and column.key is None:
        # 本年收入 beside 上年结转: the year's own funds, a whole of its own below the total.
        column = replace(column, node={**column.node, "fund_source": ("current", *column.node.get("fund_source", ()))})
    if labels and not column.understood and vocabulary.heading(labels[-1].words) and len(labels) > 1:
        # An unknown group above a known heading: the heading itself says what the column is.
        column = replace(column, understood=column.key is not None)
    return column


def _narrow(path: Path_, axis: str, value: str) -> Path_:
    """The narrower of what the headings above said and what this one says; this one where they differ."""
    own = vocabulary.path(axis, value)
    if path[:1] == ("carryover",) and own[:1] != ("carryover",) and axis == "fund_source":
        carried = f"carryover_{own[0]}" if own else ""
        return (*path[:1], carried) if carried in vocabulary.children(axis, "carryover") else path
    return path if path[: len(own)] == own else own
