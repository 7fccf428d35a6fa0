"""Codes printed beside the name of another entry, put right where the name and another form both say what is meant.

A name alone proves nothing: it may be the slip, and the code what was meant. Only if another form of the document
prints the same amount for the entry that the name means, for its parts, or for the 类 or 款 that it makes up, and no
form prints it for the code, is the row read as that entry.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.align.block import Figure, Row
from flows.align.entry_rows import chain
from flows.align.form_table import FormTable
from flows.align.keys import CODES
from flows.align.placement import holds
from flows.issue import Move
from flows.read.document import Cell, spot
from flows.recognise.amount import Amount
from flows.recognise.entries import codes_of, has_code, is_start_of
from flows.recognise.vocabulary import Path_
from flows.recognise.wording import compact

SCHEMES = ("function", "department_economic")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of an entry, with its table, its code and the first of its figures, which is its total."""

    table: FormTable
    row: Row
    code: str
    total: Figure

    @property
    def unit(self) -> Path_:
        return self.row.node.get("unit", ())


def recode(tables: Sequence[FormTable]) -> None:
    """Give rows the code that is meant, where it is proved; each is a move of kind "code", with its proof."""
    for scheme in SCHEMES:
        entries = [entry for table in tables if table.is_loaded for entry in _entries(table, scheme)]
        # Told apart before any is put right, so that no repair is the proof of another.
        repairs = [(entry, *found) for entry in entries if (found := _meant(entry, entries, scheme))]
        for entry, meant, witness in repairs:
            _put_right(entry, scheme, meant, witness)


def _entries(table: FormTable, scheme: str) -> Iterator[_Entry]:
    for row in (row for block in table.blocks for row in block.rows):
        code = row.keys.get(f"{scheme}_code", "")
        if row.figures and CODES[scheme].match(code):
            yield _Entry(table, row, code, row.figures[0])


def _meant(entry: _Entry, entries: Sequence[_Entry], scheme: str) -> tuple[str, str] | None:
    """The code that the name beside a code means, and the words of the place that bears it out; None without proof."""
    name = entry.row.keys.get(f"{scheme}_name", "")
    if entry.row.kind != "code" or not name or not entry.total.amount.yuan:
        return None
    if has_code(scheme, entry.code, name) or is_start_of(scheme, entry.code, name):
        return None
    meant = codes_of(scheme, name, entry.table.fiscal_year)
    if len(meant) != 1:
        return None
    (code,) = meant
    own = [other for other in entries if other.table is entry.table and other.unit == entry.unit and other is not entry]
    others = [other for other in entries if _form(other) != _form(entry)]
    if len(code) != len(entry.code) or any(other.code == code for other in own):
        return None
    if any(other.code == entry.code and _prints(other.row, entry.total.amount) for other in others):
        return None
    found = _same(entry, others, code) or _parts(entry, others, code) or _whole(entry, others, own, code)
    return (code, f"{_words(entry)} = {found}") if found else None


def _same(entry: _Entry, others: Sequence[_Entry], code: str) -> str | None:
    """Another form prints the amount for the entry itself."""
    return next((_words(o) for o in others if o.code == code and _prints(o.row, entry.total.amount)), None)


def _parts(entry: _Entry, others: Sequence[_Entry], code: str) -> str | None:
    """The parts of the entry add up to the amount in another form."""
    parts: dict[tuple[int, Path_], list[_Entry]] = defaultdict(list)
    for other in others:
        if other.code.startswith(code) and len(other.code) == len(code) + 2:
            parts[id(other.table), other.unit].append(other)
    for group in parts.values():
        if holds(entry.total.amount, [part.total.amount for part in group]):
            return " + ".join(map(_words, group))
    return None


def _whole(entry: _Entry, others: Sequence[_Entry], own: Sequence[_Entry], code: str) -> str | None:
    """Another form prints for a 类 or 款 what the entry makes up there, with the entries of its own table."""
    for parent in reversed(chain(code)[:-1]):
        below = [other for other in own if other.code.startswith(parent) and other.code != parent]
        deepest = [b for b in below if not any(o is not b and o.code.startswith(b.code) for o in below)]
        amounts = [entry.total.amount, *(other.total.amount for other in deepest)]
        for other in others:
            if other.code == parent and any(holds(figure.amount, amounts) for figure in other.row.figures):
                return " − ".join([_words(other), *map(_words, deepest)])
    return None


def _form(entry: _Entry) -> str | None:
    return entry.table.form.form_id if entry.table.form else None


def _prints(row: Row, amount: Amount) -> bool:
    """True if a figure of the row is the amount, rounded further by one of the two at most."""
    others = [figure.amount for figure in row.figures]
    return any(abs(other.yuan - amount.yuan) <= max(other.precision, amount.precision) / 2 for other in others)


def _put_right(entry: _Entry, scheme: str, meant: str, proof: str) -> None:
    row = entry.row
    name = row.keys[f"{scheme}_name"]
    row.keys[f"{scheme}_code"] = meant
    row.node = {**row.node, "code": chain(meant)}
    entry.table.moves.append(
        Move("code", _code_cell(row, entry.code), f"{entry.code} {name}", f"{meant} {name}", proof)
    )


def _code_cell(row: Row, code: str) -> Cell:
    """The cell that prints the code, or its last part where 类, 款 and 项 have a cell each."""
    printing = [cell for cell in row.labels if compact(cell.text)[:1].isdigit() and code.endswith(compact(cell.text))]
    return (printing or row.labels)[-1]


def _words(entry: _Entry) -> str:
    """Where an entry stands and what it prints, in words that need no language."""
    cell = entry.total.cell
    title = compact(entry.table.title) or f"table {entry.table.found.number}"
    return f"{title} ({spot(cell.page, cell.line)}) {entry.row.words} {cell.text} {entry.table.unit}"
