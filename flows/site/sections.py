"""Sections of a document from rows of sql/site/figure.sql: trees of entries, each figure with its evidence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from flows.site.figures import Column, Figure, Label, Part, Row, Section, evidence, labelled, lengths
from flows.site.words import both, rank

Fact = dict[str, Any]
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Shape:
    """How a section adds up: over all entries, over all columns; and whether the larger entry comes first."""

    total_row: bool = True
    total_column: bool = False
    by_amount: bool = True


SHAPES = {
    "function": Shape(total_column=True),
    "type": Shape(by_amount=False),
    "economic": Shape(total_column=True),
    # 会议费 and 培训费 stand beside 三公经费 and are no part of it; the bases are one amount at two times.
    "three_public": Shape(total_row=False, by_amount=False),
    "revenue": Shape(),
    "project": Shape(),
}


class Printed:
    """Totals that documents print, by what they are the total of."""

    def __init__(self, totals: Iterable[Fact]) -> None:
        self._cells: dict[Key, tuple[str, bool]] = {}
        for one in totals:
            of = (one["document_id"], one["form_id"], one["section_id"], one["code"], one["column_key"])
            self._cells[(*of, one["amount_yuan"])] = (one["cell_id"], one["proved"])

    def figure(self, facts: Sequence[Fact], code: str, column: str, amount: Decimal) -> Figure | None:
        """The printed total of these facts; None if their form prints none of this amount."""
        first = facts[0]
        if any(fact["form_id"] != first["form_id"] for fact in facts):
            return None
        found = self._cells.get(
            (first["document_id"], first["form_id"], first["section_id"], code, column, amount)
        )  # fmt: skip
        return Figure(amount, found[1], found[0]) if found else None


def section(facts: Sequence[Fact], printed: Printed) -> Section:
    """The section of facts of one document and section_id; there must be at least one."""
    first = facts[0]
    shape = SHAPES[first["section_id"]]
    columns = _columns(facts, shape)
    tree = _Tree(first, shape, columns, printed)
    rows = tree.rows(facts)
    total = tree.total(facts, rows) if shape.total_row else None
    scopes = dict.fromkeys((fact["scope"], fact["scope_name"]) for fact in facts)
    names = [labelled(name, scope) for scope, name in scopes]
    first_column = columns[0].key if shape.total_row else columns[-1].key
    amounts = [row.figures[first_column].amount if first_column in row.figures else Decimal(0) for row in rows]
    return Section(
        section_id=first["section_id"],
        document_id=first["document_id"],
        scope=("、".join(name[0] for name in names), ", ".join(name[1] for name in names)),
        scope_id="+".join(sorted(scope for scope, _ in scopes)),
        form_names=tuple(dict.fromkeys(fact["form_name"] for fact in facts)),
        columns=columns,
        rows=tuple(replace(row, share=share) for row, share in zip(rows, lengths(amounts), strict=True)),
        total=total,
        all_proved=all(fact["proved"] for fact in facts),
    )


def _columns(facts: Sequence[Fact], shape: Shape) -> tuple[Column, ...]:
    keys = sorted({fact["column_key"] or "" for fact in facts}, key=rank)
    if not shape.total_column:
        return tuple(Column(key, both(key or "amount")) for key in keys)
    parted = [] if keys == ["unspecified"] or len(keys) == 1 else keys
    return (Column("", both("total")), *(Column(key, both(key)) for key in parted))


class _Tree:
    """Entries of a section in the order in which a table shows them."""

    def __init__(self, first: Fact, shape: Shape, columns: Sequence[Column], printed: Printed) -> None:
        self.prefix = f"{first['section_id']}-{first['document_id']}"
        self.shape, self.columns, self.printed = shape, columns, printed

    def rows(self, facts: Sequence[Fact]) -> list[Row]:
        count = 0

        def branch(facts: Sequence[Fact], level: int) -> list[Row]:
            nonlocal count
            entries: dict[str, list[Fact]] = defaultdict(list)
            for fact in facts:
                path = _path(fact)
                if len(path) > level:
                    entries[path[level][0]].append(fact)
            found: list[Row] = []
            for code in sorted(entries, key=lambda code: self._order(code, entries[code])):
                count += 1
                anchor, own = f"{self.prefix}-{count}", entries[code]
                children = branch(own, level + 1)
                name = _path(own[0])[level][1]
                # What has no entry of its own below stands in the sum itself, so that no amount is lost.
                whole = children if all(len(_path(fact)) > level + 1 for fact in own) else []
                direct = [row for row in whole if row.level == level + 1]
                figures = self._figures(own, code, direct)
                found.append(Row(anchor, level, code, labelled(name, code), figures, bool(children)))
                found.extend(children)
            return found

        return branch(facts, 0)

    def total(self, facts: Sequence[Fact], rows: Sequence[Row]) -> Row:
        top = [row for row in rows if row.level == 0]
        return Row(f"{self.prefix}-0", 0, "", both("total"), self._figures(facts, "", top))

    def _order(self, code: str, facts: Sequence[Fact]) -> Key:
        if self.shape.by_amount:
            return (-sum((fact["amount_yuan"] for fact in facts), Decimal(0)), code)
        return (*rank(code),)

    def _figures(self, facts: Sequence[Fact], code: str, children: Sequence[Row]) -> dict[str, Figure]:
        found = {}
        for column in self.columns:
            whole = self.shape.total_column and not column.key
            own = [fact for fact in facts if whole or (fact["column_key"] or "") == column.key]
            if own:
                below = [row for row in children if column.key in row.figures]
                found[column.key] = self._figure(own, code, column.key, below)
        return found

    def _figure(self, facts: Sequence[Fact], code: str, column: str, children: Sequence[Row]) -> Figure:
        if len(facts) == 1:
            return Figure(facts[0]["amount_yuan"], facts[0]["proved"], facts[0]["cell_id"])
        amount = sum((fact["amount_yuan"] for fact in facts), Decimal(0))
        printed = self.printed.figure(facts, code, column, amount)
        if printed:
            return printed
        parts = [_child_part(row, column) for row in children] if len(children) > 1 else _fact_parts(facts)
        return Figure(amount, all(fact["proved"] for fact in facts), None, tuple(parts))


def _path(fact: Fact) -> list[tuple[str, str]]:
    pairs = zip(fact["entry_codes"], fact["entry_names"], strict=False)
    return [(code, name or code) for code, name in pairs if code is not None]


def _child_part(row: Row, column: str) -> Part:
    figure = row.figures[column]
    return Part(row.label, figure.amount, figure.target or f"#{row.anchor}", figure.proved)


def _fact_parts(facts: Sequence[Fact]) -> Iterable[Part]:
    """Facts as addends, each by the names that tell it from the others."""
    varying = [place for place, names in enumerate(zip(*(fact["part_names"] for fact in facts), strict=True))
               if len(set(names)) > 1]  # fmt: skip
    for fact in facts:
        name = " · ".join(fact["part_names"][place] or "—" for place in varying) or _path(fact)[-1][1]
        label: Label = (name, name)
        yield Part(label, fact["amount_yuan"], evidence(fact["cell_id"]), fact["proved"])
