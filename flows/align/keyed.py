"""Rows keyed by codes, units, projects or items: one block that takes the whole table."""

from collections.abc import Sequence

from flows.align.block import Block, Row
from flows.align.entry_rows import Reader, name_years, place
from flows.align.figures import beside_money, figures_of, label_cells, rate_cells
from flows.align.folded import differing, divide_by_type, pair_codes, shared, side_by_side
from flows.align.keys import CODE_KEYS, joined, read_keys, scheme_of
from flows.read.document import Cell
from flows.recognise import vocabulary
from flows.recognise.amount import is_figure
from flows.recognise.columns import Column
from flows.recognise.entries import is_entry
from flows.recognise.wording import compact, printed

_NAMES = ("project", "name", "department_economic_name", "function_name", "government_economic_name", "unit")
"""Keys that name a row, the one that says most first."""


def keyed_by(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> tuple[str | None, str]:
    """What the rows are keyed by, as forms say it (function, economic, project, item), and the classification.

    None if nothing says it: rows of units, or no rows at all.

    Codes decide: what begins with 2 is a function, with 3 the department's and with 5 the government's economic code.
    """
    keys = {column.key for column in columns}
    if "project" in keys:
        return "project", ""
    if not keys & {*CODE_KEYS, "entry"} and any("item" in column.node for column in columns):
        return "item", ""
    said = [c.classification for c in columns if c.key in (*CODE_KEYS, "entry") and c.classification]
    places = {column.position for column in columns if column.key in ("class", "code")}
    entries = {column.position for column in columns if column.key == "entry"}
    codes = [compact(cell.text) for row in rows for cell in row if cell.column in places]
    codes += [both[0] for row in rows for cell in row if cell.column in entries and (both := joined(cell.text))]
    seen = [scheme_of(code) for code in codes if code[:1] in ("2", "3", "5")]
    if not said and not seen:
        return _by_names(columns, rows)
    classification = said[0] if said else max(seen, key=seen.count)
    return ("function" if classification == "function" else "economic"), classification


def _by_names(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> tuple[str | None, str]:
    """The classification whose entries most rows name, where names are all that is printed."""
    places = {c.position: c.classification for c in columns if c.key == "name" and not c.names_units}
    names = [printed(cell.text) for row in rows for cell in row if cell.column in places]
    known = {scheme: sum(is_entry(scheme, name) for name in names) for scheme in ("function", "department_economic")}
    scheme = max(known, key=lambda name: known[name])
    if not places or any(c.key in ("unit", "project") for c in columns) or 2 * known[scheme] < len(names) or not names:
        return None, "function"
    return ("function" if scheme == "function" else "economic"), scheme


def read_rows(
    columns: list[Column],
    rows: Sequence[list[Cell]],
    classification: str,
    exact: bool,
    fiscal_year: int | None = None,
) -> Block:
    """The block of a table whose rows are keyed by `classification`, or by unit, project or item where it is empty."""
    parts = side_by_side(columns) if exact else [columns]
    coded = any(column.key in (*CODE_KEYS, "entry") for column in columns)
    kind, named = (None, "") if coded or not classification else _by_names(columns, rows)
    by_name = kind is not None and named == classification
    reader = Reader(columns, classification, exact, by_name=by_name, fiscal_year=fiscal_year)
    read = _rows(reader, parts, rows)
    codes = [row.keys.get(f"{classification}_code", "") for row in read]
    if alone := {code for code in codes if _is_units(code, codes, read, classification)}:
        reader = Reader(columns, classification, exact, units=frozenset(alone))
        read = _rows(reader, parts, rows)
    name_years(read)
    pair_codes(read, classification)
    divide_by_type(read, classification)
    return Block(
        shared(parts),
        read,
        trusted=exact,
        has_rates=any(column.key in ("rate", "memo") for column in columns),
    )


def _rows(reader: Reader, parts: list[list[Column]], rows: Sequence[list[Cell]]) -> list[Row]:
    """Rows of all parts, one part below the other, as they continue."""
    found: list[Row] = []
    for part in parts:
        first, last = part[0].position, part[-1].position
        nodes = [column.node for column in part if column.is_amount]
        own_node = {axis: node[axis] for axis in differing(parts) for node in nodes if axis in node}
        for cells in rows:
            own = [cell for cell in cells if first <= cell.column <= last]
            if own:
                found.append(_row(reader, len(found) + 1, own, first - 1))
                found[-1].coordinates |= own_node
    return found


def _is_units(code: str, codes: Sequence[str], rows: Sequence[Row], classification: str) -> bool:
    """True for a 类 without 款 below it, in a table that has them, whose name is no 类: 211 水利局 is a unit."""
    if len(code) != 3 or max(map(len, codes)) == 3 or any(len(c) > 3 and c.startswith(code) for c in codes):
        return False
    names = [row.keys.get(f"{classification}_name", "") for row, own in zip(rows, codes, strict=True) if own == code]
    return not any(vocabulary.class_code(classification, name) for name in names)


def _row(reader: Reader, number: int, cells: list[Cell], shift: int) -> Row:
    labels = label_cells(cells, reader.columns)
    keys = read_keys(labels, reader.columns, reader.classification, reader.exact, reader.filled)
    row = Row(
        number,
        kind="code",
        words=_words(keys.values, labels),
        node={},
        figures=figures_of(cells, [*labels, *beside_money(cells, reader.columns)], shift),
        keys=keys.values,
        labels=labels,
        rates=rate_cells(cells, reader.columns),
        moved_labels=keys.moved,
        strays=keys.strays,
    )
    place(reader, row)
    return row


def _words(keys: dict[str, str], labels: list[Cell]) -> str:
    named = [keys[key] for key in _NAMES if key in keys]
    words = [printed(cell.text) for cell in labels if not is_figure(cell.text)] or [
        printed(cell.text) for cell in labels
    ]
    return named[0] if named else words[-1] if words else ""
