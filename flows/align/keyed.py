"""Rows keyed by codes, units, projects or items: one block that takes the whole table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from flows.align.block import Block, Row
from flows.align.figures import beside_money, figures_of, is_nothing, label_cells, rate_cells
from flows.align.keys import CODE_KEYS, CODES, UNIT_CODE, expenditure_type, joined, read_keys, scheme_of
from flows.read.document import Cell
from flows.recognise import vocabulary
from flows.recognise.amount import is_figure
from flows.recognise.columns import Column
from flows.recognise.entries import code_by_name, is_entry
from flows.recognise.vocabulary import Path_
from flows.recognise.wording import compact, is_total, label, printed

_ENTRY_KEYS = (*CODE_KEYS, "entry", "name")
"""Keys that a folded table repeats with each of its parts."""
_ECONOMIC = ("department_economic", "government_economic")
_INDENT = 4.0
"""Points by which an entry is indented more than the one that it stands under."""
_YEAR = re.compile(r"20\d\d")
_NAMES = ("project", "name", "department_economic_name", "function_name", "government_economic_name", "unit")
"""Keys that name a row, the one that says most first."""
_SHORT = re.compile(r"^\d{2}$")
_PERSONNEL = ("301", "303")
"""Classes of the department's economic classification that are 人员经费; the others are 公用经费."""


@dataclass(slots=True)
class _Reader:
    """What the rows so far say about the next: the unit and type that fill down, the units that are open."""

    columns: list[Column]
    classification: str
    exact: bool
    unit: str = ""
    type: str = ""
    open_units: list[tuple[str, Path_]] = field(default_factory=list)
    projects: int = 0
    last_class: str = ""
    filled: dict[str, str] = field(default_factory=dict)
    """类 and 款 of the row above, which a row may leave out."""
    has_total: bool = False
    by_name: bool = False
    """True if entries are printed by name alone."""
    entries: list[tuple[float, Path_]] = field(default_factory=list)
    """Entries that are open by how far they are indented."""
    units: frozenset[str] = frozenset()
    """Codes in the column of the classification that are units'."""

    @property
    def above(self) -> Path_:
        """Path of the innermost unit that is open."""
        return self.open_units[-1][1] if self.open_units else ()

    @property
    def names_units(self) -> bool:
        """True if the column of names is said to hold units as well as entries."""
        return any(column.names_units for column in self.columns)


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


def read_rows(columns: list[Column], rows: Sequence[list[Cell]], classification: str, exact: bool) -> Block:
    """The block of a table whose rows are keyed by `classification`, or by unit, project or item where it is empty."""
    parts = side_by_side(columns) if exact else [columns]
    by_name = not any(column.key in (*CODE_KEYS, "entry") for column in columns) and bool(classification)
    by_name = by_name and _by_names(columns, rows)[1] == classification and _by_names(columns, rows)[0] is not None
    reader = _Reader(columns, classification, exact, by_name=by_name)
    read = _rows(reader, parts, rows)
    codes = [row.keys.get(f"{classification}_code", "") for row in read]
    if alone := {code for code in codes if _is_units(code, codes, read, classification)}:
        reader = _Reader(columns, classification, exact, units=frozenset(alone))
        read = _rows(reader, parts, rows)
    _name_years(read)
    _pair_codes(read, classification)
    _divide_by_type(read, classification)
    return Block(
        [column for column in parts[0] if column.is_amount],
        read,
        trusted=exact,
        has_rates=any(column.key in ("rate", "memo") for column in columns),
    )


def side_by_side(columns: list[Column]) -> list[list[Column]]:
    """The columns as the parts of a table that is folded: code | name | amount | code | name | amount."""
    starts = [1]
    for column, following in pairwise(columns):
        if column.is_amount and following.key in _ENTRY_KEYS and columns[starts[0] - 1].key == following.key:
            starts.append(following.position)
    parts = [columns[start - 1 : end - 1] for start, end in pairwise([*starts, len(columns) + 1])]
    widths = {(len(part), sum(column.is_amount for column in part)) for part in parts}
    return parts if len(widths) == 1 else [columns]


def _rows(reader: _Reader, parts: list[list[Column]], rows: Sequence[list[Cell]]) -> list[Row]:
    """Rows of all parts, one part below the other, as they continue."""
    found: list[Row] = []
    for part in parts:
        first, last = part[0].position, part[-1].position
        for cells in rows:
            own = [cell for cell in cells if first <= cell.column <= last]
            if own:
                found.append(_row(reader, len(found) + 1, own, first - 1))
    return found


def _pair_codes(rows: Sequence[Row], classification: str) -> None:
    """Where the codes of both economic classifications are printed, 301|01 → 501|01, the pair is the key.

    A 类 is one entry for all its pairs if its row prints one code alone.
    """
    other = next((scheme for scheme in _ECONOMIC if scheme != classification), "")
    key, beside = f"{classification}_code", f"{other}_code"
    pairs = [(row, row.keys[key], row.keys.get(beside, "")) for row in rows if "code" in row.node and key in row.keys]
    if classification not in _ECONOMIC or not any(code for _, _, code in pairs):
        return
    alone = {code for _, code, paired in pairs if not paired}
    for row, code, paired in pairs:
        path = [c if c in alone else f"{c}|{paired[: len(c)]}" for c in _chain(code)[:-1]]
        row.node = {**row.node, "code": (*path, f"{code}|{paired}" if paired else code)}


def _divide_by_type(rows: Sequence[Row], classification: str) -> None:
    """Where 人员经费合计 and 公用经费合计 are printed, entries add up to the one that their class belongs to."""
    divided = False
    for row in rows:
        if row.kind == "total" and (path := _type_of_total(row)):
            row.kind, row.node, divided = "group_total", {"type": path}, True
    for row in rows if divided and classification == "department_economic" else ():
        if code := row.keys.get("department_economic_code"):
            kind = "personnel" if code[:3] in _PERSONNEL else "public"
            row.node = {**row.node, "type": vocabulary.path("expenditure_type", kind)}


def _type_of_total(row: Row) -> Path_:
    words = compact(row.words)
    for ending in ("合计", "小计"):
        if words != ending and words.endswith(ending):
            return vocabulary.path("expenditure_type", expenditure_type(words.removesuffix(ending)))
    return ()


def _is_units(code: str, codes: Sequence[str], rows: Sequence[Row], classification: str) -> bool:
    """True for a 类 without 款 below it, in a table that has them, whose name is no 类: 211 水利局 is a unit."""
    if len(code) != 3 or max(map(len, codes)) == 3 or any(len(c) > 3 and c.startswith(code) for c in codes):
        return False
    names = [row.keys.get(f"{classification}_name", "") for row, own in zip(rows, codes, strict=True) if own == code]
    return not any(vocabulary.class_code(classification, name) for name in names)


def _row(reader: _Reader, number: int, cells: list[Cell], shift: int) -> Row:
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
    _place(reader, row)
    return row


def _words(keys: dict[str, str], labels: list[Cell]) -> str:
    named = [keys[key] for key in _NAMES if key in keys]
    words = [printed(cell.text) for cell in labels if not is_figure(cell.text)] or [
        printed(cell.text) for cell in labels
    ]
    return named[0] if named else words[-1] if words else ""


def _place(reader: _Reader, row: Row) -> None:
    """Kind and coordinates of a row, given the rows above it."""
    keys = row.keys
    if "period" in keys:
        _place_period(reader, row)
        return
    code = keys.get(f"{reader.classification}_code", "") if reader.classification else ""
    if _SHORT.match(code) and reader.last_class:
        # 208, 05, 2080505 in one column: the 款 leaves out its 类.
        code = keys[f"{reader.classification}_code"] = reader.last_class + code
    reader.last_class = code[:3] if len(code) in (3, 5, 7) else reader.last_class
    if code and (code in reader.units or not CODES[reader.classification].match(code)):
        # A unit's code, or the word 合计, printed in the column of the classification.
        del keys[f"{reader.classification}_code"]
        if UNIT_CODE.match(code):
            keys["unit_code"] = code
        elif not is_total(code):
            keys.setdefault("unknown", code)
        keys.setdefault("name", keys.pop(f"{reader.classification}_name", code))
        code = ""
    texts = {label(cell.text).words for cell in row.labels}
    if any(map(is_total, texts)) and keys.get("unit") and not is_total(keys["unit"]):
        # 乙中心 | 小计: the sum of the unit that its column names, over or under its rows.
        reader.unit = keys["unit"]
        row.kind, row.words, row.node = "unit", reader.unit, {"unit": (*reader.above, reader.unit)}
        return
    if any(map(is_total, texts)) or (not reader.has_total and not _meaningful(keys)):
        row.kind, reader.has_total = "total", True
        for key in ("unit", "name", f"{reader.classification}_name"):
            keys.pop(key, None)
        row.words = row.words or "合计"
        return
    if not code and reader.by_name and (name := keys.get(f"{reader.classification}_name") or keys.get("name")):
        _place_named(reader, row, name)
        return
    if code:
        row.kind = "code"
        unit = reader.above
        if any(column.key == "unit" for column in reader.columns):
            reader.unit = keys.setdefault("unit", reader.unit) or reader.unit
            unit = (*unit, reader.unit) if reader.unit else unit
        elif reader.open_units:
            keys["unit"] = reader.unit
        row.node = {"unit": unit, "code": _chain(code)}
        keys.setdefault(f"{reader.classification}_name", keys.pop("name", ""))
    elif "project" in keys:
        _place_project(reader, row)
    else:
        _place_unit(reader, row)


def _place_period(reader: _Reader, row: Row) -> None:
    """A row of one year, or of the change between two: 2025年, 2026年, 增减变化金额 below each other."""
    keys = row.keys
    reader.unit = keys.setdefault("unit", reader.unit) or reader.unit
    year = _YEAR.search(keys["period"])
    row.kind, row.words = "unit", reader.unit
    if not year:
        # A change is no money of either year.
        row.rates, row.figures = [*row.rates, *(figure.cell for figure in row.figures)], []
        row.node = {"unit": (reader.unit,), "change": (str(row.number),)}
        return
    row.keys["year"] = year[0]
    row.node = {"unit": (reader.unit,), "basis": (year[0],)}


def _name_years(rows: Sequence[Row]) -> None:
    """The last of the years that rows are of is the document's; those before it are prior."""
    years = {row.keys["year"] for row in rows if "year" in row.keys}
    for row in rows:
        if year := row.keys.get("year"):
            basis = "current" if year == max(years) else "prior"
            row.node = {**row.node, "basis": (basis,)}
            row.coordinates = {**row.coordinates, "basis": (basis,)}


def _place_named(reader: _Reader, row: Row, name: str) -> None:
    """An entry printed by name: indentation says what it stands under, and both say its code, if one has it."""
    keys = row.keys
    indent = next((cell.indent for cell in row.labels if cell.indent is not None), None) or 0.0
    while reader.entries and reader.entries[-1][0] > indent - _INDENT:
        reader.entries.pop()
    above = reader.entries[-1][1] if reader.entries else ()
    coded = not above or above[-1].isdigit()
    code = code_by_name(reader.classification, name, above[-1] if above else "") if coded else None
    row.node = {"unit": reader.above, "code": (*above, code or name)}
    reader.entries.append((indent, row.node["code"]))
    keys.pop("name", None)
    keys[f"{reader.classification}_name"] = name
    if code:
        keys[f"{reader.classification}_code"] = code


def _meaningful(keys: dict[str, str]) -> bool:
    return any(not is_nothing(text) for text in keys.values())


def _place_project(reader: _Reader, row: Row) -> None:
    keys = row.keys
    name = keys["project"]
    if UNIT_CODE.match(keys.get("unit_code", "")):
        # 单位(项目)名称: the column names units and projects; a code beside the name says which.
        keys["unit"] = keys.pop("project")
        _place_unit(reader, row)
        return
    fills_down = any(column.key == "unit" for column in reader.columns)
    if fills_down:
        reader.unit = keys.setdefault("unit", reader.unit) or reader.unit
    if any(column.key == "type" for column in reader.columns):
        reader.type = keys.setdefault("type", reader.type) or reader.type
    reader.projects += 1
    row.kind, row.words = "project", name
    row.node = {
        "unit": (*reader.above, keys["unit"]) if keys.get("unit") and fills_down else reader.above,
        "project": (str(reader.projects),),
    }
    if kind := expenditure_type(keys.get("type", "")):
        row.coordinates = {"expenditure_type": vocabulary.path("expenditure_type", kind)}


def _place_unit(reader: _Reader, row: Row) -> None:
    keys = row.keys
    name = keys.get("unit") or keys.get("name") or ""
    code = keys.get("unit_code", "")
    if not code and (not row.figures or not ("unit" in keys or reader.names_units)):
        # Words between the rows, or the name of an entry without its code: no unit.
        row.kind = "unit"
        keys["unknown"] = name
        return
    while reader.open_units and not (
        code and code != reader.open_units[-1][0] and code.startswith(reader.open_units[-1][0])
    ):
        reader.open_units.pop()
    path = (*reader.above, code or name)
    reader.open_units.append((code or "\0", path))
    row.kind, row.words, row.node = "unit", name or code, {"unit": path}
    keys["unit"] = name
    reader.unit = name


def _chain(code: str) -> Path_:
    return tuple(code[:length] for length in range(3, len(code) + 1, 2))
