"""Figures of several documents of one agency side by side: over years, and a budget beside its final account."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flows.site.figures import Column, Figure, Label, Part, Row, Section, lengths
from flows.site.words import both

_PARTS = ("", "basic", "project")


@dataclass(frozen=True)
class Disclosure:
    """A counted document: its record of sql/site/document.sql, its sections by section_id, its first indicators."""

    record: dict[str, Any]
    sections: dict[str, Section]
    indicators: Sequence[dict[str, Any]] = ()

    @property
    def kind(self) -> str:
        """Kind of the document, such as department_budget."""
        return str(self.record["document_kind"])

    @property
    def year(self) -> int | None:
        """Fiscal year; None if the document does not say."""
        return self.record["fiscal_year"]  # type: ignore[no-any-return]

    @property
    def is_final(self) -> bool:
        """Whether it is a final account."""
        return self.kind.endswith("final_account")

    @property
    def title(self) -> Label:
        """Year and kind: 2026 部门预算."""
        kind = (self.record["document_kind_zh"] or self.kind, both(self.kind)[1])
        year = (f"{self.year}", f"{self.year}") if self.year else both("undated")
        return (f"{year[0]} {kind[0]}", f"{year[1]} {kind[1].lower()}")


def over_years(disclosures: Iterable[Disclosure]) -> list[tuple[Label, Section]]:
    """Total expenditure by year, where an agency has several years of one kind and one scope; the kind with each."""
    alike: dict[tuple[str, str], list[Disclosure]] = defaultdict(list)
    for one in disclosures:
        spent = one.sections.get("function")
        if spent and one.year:
            alike[one.kind, spent.scope_id].append(one)
    found = []
    for (kind, scope_id), several in sorted(alike.items()):
        if len(several) > 1:
            several.sort(key=lambda one: one.year or 0)
            rows = [_year(one, f"years-{kind}-{scope_id}-{one.year}") for one in several]
            columns = tuple(
                Column(key, both(key or "total")) for key in _PARTS if any(key in row.figures for row in rows)
            )  # fmt: skip
            found.append((both(kind), _section("years", f"{kind}-{scope_id}", several, columns, rows)))
    return found


def budget_and_final(disclosures: Sequence[Disclosure]) -> list[tuple[int, Section]]:
    """By 类, what was budgeted and what was spent, for years that have both in one scope; the year with each."""
    found = []
    for final in (one for one in disclosures if one.is_final):
        level = final.kind.partition("_")[0]
        for budget in disclosures:
            if budget.is_final or budget.year != final.year or budget.kind.partition("_")[0] != level:
                continue
            planned, spent = budget.sections.get("function"), final.sections.get("function")
            if final.year and planned and spent and planned.scope_id == spent.scope_id:
                found.append((final.year, _side_by_side(budget, final, planned, spent)))
    return found


def _year(one: Disclosure, anchor: str) -> Row:
    spent = one.sections["function"]
    figures = {key: figure for key in _PARTS if (figure := spent.figure("", key))}
    return Row(anchor, 0, "", (str(one.year), str(one.year)), figures)


def _side_by_side(budget: Disclosure, final: Disclosure, planned: Section, spent: Section) -> Section:
    classes = dict.fromkeys(row.code for row in (*planned.rows, *spent.rows) if row.level == 0)
    names = {row.code: row.label for row in (*planned.rows, *spent.rows)}
    name = f"{final.kind}-{final.year}"

    def row(code: str, place: int) -> Row:
        pair = {"budget": planned.figure(code), "final": spent.figure(code)}
        figures = {key: figure for key, figure in pair.items() if figure}
        before, after = figures.get("budget"), figures.get("final")
        if before and after:
            parts = (_part("final", after, after.amount, spent), _part("budget", before, -before.amount, planned))
            figures["difference"] = Figure(after.amount - before.amount, before.proved and after.proved, None, parts)
        return Row(f"budget-final-{name}-{place}", 0, code, names.get(code, both("total")), figures)

    columns = tuple(Column(key, both(key)) for key in ("budget", "final", "difference"))
    rows = [row(code, place) for place, code in enumerate(classes, 1)]
    return _section("budget_final", name, [budget, final], columns, rows, row("", 0))


def _part(key: str, figure: Figure, amount: Decimal, section: Section) -> Part:
    # A sum has no cell: its section on this page says what it is the sum of.
    target = figure.target or f"#{section.section_id}-{section.document_id}"
    return Part(both(key), amount, target, figure.proved)


def _section(
    section_id: str,
    name: str,
    disclosures: Sequence[Disclosure],
    columns: tuple[Column, ...],
    rows: Sequence[Row],
    total: Row | None = None,
) -> Section:
    spent = [one.sections["function"] for one in disclosures]
    first = columns[0].key
    longest = lengths([row.figures[first].amount if first in row.figures else Decimal(0) for row in rows])
    return Section(
        section_id=section_id,
        document_id=name,
        scope=spent[0].scope,
        scope_id=spent[0].scope_id,
        form_names=tuple(dict.fromkeys(form for one in spent for form in one.form_names)),
        columns=columns,
        rows=tuple(
            Row(row.anchor, 0, row.code, row.label, row.figures, False, share)
            for row, share in zip(rows, longest, strict=True)
        ),
        total=total,
        all_proved=all(one.all_proved for one in spent),
    )
