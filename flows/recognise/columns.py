"""What the columns of a table mean: keys of its rows, or coordinates of its amounts."""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from flows.read.document import Cell
from flows.recognise import vocabulary
from flows.recognise.header import Header
from flows.recognise.vocabulary import Path_
from flows.recognise.wording import label

Node = dict[str, Path_]
"""Coordinates: by axis, the value with all that it is a part of."""

_TOLD = "~"
"""Before the words that tell columns of one meaning apart."""
GROUP = "#"
"""Before a value that is no whole of the parts below it: 财政拨款 over the three budgets that it comes from."""

_OWN_YEAR = "current"
_YEAR = re.compile(r"20\d\d(?=年)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a key (`key` says which), or amounts with the coordinates `node`.

    `basis` is current, prior (the year before), or in a final account budget and final; `part` says that an 其中 heads
    it; `year` is the year that its heading names.
    """

    position: int
    words: str
    labelled: bool
    understood: bool
    key: str | None = None
    classification: str | None = None
    side: str | None = None
    basis: str | None = None
    measure: str | None = None
    year: str | None = None
    rollup: bool = False
    part: bool = False
    names_units: bool = False
    node: Node = field(default_factory=dict)

    @property
    def is_amount(self) -> bool:
        """True if figures in the column are money."""
        return self.labelled and self.understood and self.key is None


def named(path: Path_) -> Path_:
    """The values of a path that the vocabulary names: without the year's own, and without groups over parts."""
    values = tuple(value for value in path if value != _OWN_YEAR and not value.startswith(_TOLD))
    parts = tuple(value for value in values if not value.startswith(GROUP))
    return parts or tuple(value.removeprefix(GROUP) for value in values)


def read_columns(header: Header) -> list[Column]:
    """The columns in order; a column without a heading, or with one that is not understood, says so."""
    groups = _groups(header)
    columns = [_column(header, position, groups) for position in range(1, header.width + 1)]
    columns = _with_basis(_without_inflow(_with_lines(_with_classification(columns))))
    return _told_apart(_without_period(columns)) if header.exact else columns


def _without_period(columns: list[Column]) -> list[Column]:
    """本年支出合计 is the total where nothing of another year stands beside it."""
    nodes = [column.node for column in columns if column.is_amount]
    if not all(nodes) or any("carryover" in node.get("fund_source", ()) for node in nodes):
        return columns
    return [replace(column, node=_of_any_year(column.node)) for column in columns]


def _of_any_year(node: Node) -> Node:
    paths = {axis: tuple(value for value in path if value != _OWN_YEAR) for axis, path in node.items()}
    return {axis: path for axis, path in paths.items() if path}


def _told_apart(columns: list[Column]) -> list[Column]:
    """Columns of one meaning and other words are parts of the 小计 among them, or else stand side by side."""
    found = list(columns)
    for axis in ("fund_source", "item"):
        alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for index, column in enumerate(found):
            if column.is_amount and not column.part and axis in column.node:
                alike[tuple(sorted(column.node.items())), column.basis, column.side].append(index)
        for indexes in alike.values():
            whole = [index for index in indexes if found[index].rollup]
            parts = [index for index in indexes if not found[index].rollup]
            if len({found[index].words for index in parts}) < 2 and not (whole and parts):
                continue
            for index in parts:
                own, path = _TOLD + found[index].words, found[index].node[axis]
                path = (*path, own) if whole else (own, *path)
                found[index] = replace(found[index], node={**found[index].node, axis: path})
    return found


def _with_classification(columns: list[Column]) -> list[Column]:
    """A column of codes is of the classification that the column of names beside it says."""
    found = list(columns)
    for index in range(len(columns) - 2, -1, -1):
        column, beside = found[index], found[index + 1]
        codes = column.key in ("class", "subclass", "item", "code") and column.classification is None
        if codes and beside.classification and beside.key in ("class", "subclass", "item", "code", "name"):
            found[index] = replace(column, classification=beside.classification)
    return found


def _with_lines(columns: list[Column]) -> list[Column]:
    """Under 收入 and 支出 names are those of lines; so is the bare name of a classification beside columns of lines."""
    sided = [
        replace(column, key="line") if column.side and column.key in ("name", "project") and not column.node else column
        for column in columns
    ]
    if not any(column.key == "line" for column in sided):
        return columns
    return [replace(c, key="line") if c.classification and not (c.key or c.node or c.measure) else c for c in sided]


def _without_inflow(columns: list[Column]) -> list[Column]:
    """Where rows of codes print 年初结转, 本年收入 and 本年支出, only what is spent is the form's money."""
    heads = {column.words.split("/")[0] for column in columns}
    if not {"本年收入", "本年支出"} <= heads or any(column.key == "line" for column in columns):
        return columns
    return [
        replace(column, key="memo") if column.is_amount and not column.words.startswith("本年支出") else column
        for column in columns
    ]


def _with_basis(columns: list[Column]) -> list[Column]:
    """Beside 决算数 a 预算数 is the budget; of the years that headings name the last is the document's."""
    has_final = any(column.basis == "final" for column in columns)
    years = {column.year for column in columns if column.year and not column.key}
    bases = []
    for column in columns:
        basis = column.basis
        if basis is None and has_final and column.measure == "budget":
            basis = "budget"
        if basis in (None, "current") and column.year and column.year < max(years, default=column.year):
            basis = "prior"
        bases.append(replace(column, basis=basis))
    return bases


def _groups(header: Header) -> set[Cell]:
    """Headings over parts that are no parts of what they name: 财政拨款 over 政府性基金预算 is a sum of several."""
    groups: set[Cell] = set()
    for position in range(1, header.width + 1):
        above: list[tuple[Cell, str, Path_]] = []
        for cell in header.cells_over(position):
            for axis, value in vocabulary.heading(label(cell.text).words):
                if axis not in vocabulary.COORDINATES:
                    continue
                own = vocabulary.path(axis, value)
                groups |= {
                    group
                    for group, axis_, whole in above
                    if axis_ == axis and whole[:1] != ("carryover",) and whole[: len(own)] != own[: len(whole)]
                }
                above.append((cell, axis, own))
    return groups


def _column(header: Header, position: int, groups: Collection[Cell]) -> Column:
    cells = [(cell, label(cell.text)) for cell in header.cells_over(position)]
    labels = [words for _, words in cells if words.words]
    words = "/".join(label.words for label in labels)
    column = Column(position, words, header.is_labelled(position), understood=bool(labels))
    period = below_part = False
    for cell, own in cells:
        if not own.words:
            below_part = own.part
            continue
        column = replace(column, part=own.part or below_part)
        meanings = vocabulary.heading(own.words)
        year = _YEAR.search(own.words)
        column = replace(
            column,
            understood=column.understood and bool(meanings),
            year=year[0] if year else column.year,
            rollup=any(axis == "rollup" for axis, _ in meanings),
        )
        for axis, value in meanings:
            if axis in vocabulary.COORDINATES:
                path = (GROUP + value,) if cell in groups else vocabulary.path(axis, value)
                column = replace(column, node={**column.node, axis: _narrow(column.node.get(axis, ()), axis, path)})
            elif axis == "key":
                column = replace(column, key=column.key if column.key == "memo" else value)
            elif axis == "classification":
                column = replace(column, classification=value)
            elif axis == "side":
                column = replace(column, side=value)
            elif axis == "basis":
                column = replace(column, basis=value)
            elif axis == "measure":
                column = replace(column, measure=value)
            elif axis == "names":
                column = replace(column, names_units=True)
            period = period or (axis, value) == ("period", _OWN_YEAR)
    if column.key == "memo":
        # What stands below a memo is one as well, whatever it says.
        column = replace(column, understood=True)
    if period and column.key is None:
        # 本年收入 beside 上年结转: the year's own funds, a whole of its own below the total.
        column = replace(column, node={**column.node, "fund_source": (_OWN_YEAR, *column.node.get("fund_source", ()))})
    if len(labels) > 1 and not column.understood and vocabulary.heading(labels[-1].words):
        # An unknown group above a known heading: the heading itself says what a key is, and not what an amount is of.
        column = replace(column, understood=column.key is not None)
    return column


def _narrow(path: Path_, axis: str, own: Path_) -> Path_:
    """The narrower of what the headings above said and what this one says; below a group both."""
    if path[:1] == ("carryover",) and own[:1] != ("carryover",) and axis == "fund_source":
        carried = f"carryover_{own[0]}" if own else ""
        return (*path[:1], carried if carried in vocabulary.children(axis, "carryover") else GROUP + own[-1])
    if path and path[0].startswith(GROUP):
        return (path[0], *_narrow(path[1:], axis, own))
    return path if path[: len(own)] == own else own
