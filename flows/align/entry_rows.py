"""What a row is, given the rows above it: a total, a unit, an entry by code or name, a project, a year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.align.block import Row
from flows.align.figures import is_nothing
from flows.align.keys import CODES, UNIT_CODE, expenditure_type
from flows.recognise import vocabulary
from flows.recognise.columns import Column
from flows.recognise.entries import code_by_name
from flows.recognise.vocabulary import Path_
from flows.recognise.wording import is_total, label

_INDENT = 4.0
"""Points by which an entry is indented more than the one that it stands under."""
_YEAR = re.compile(r"20\d\d")
_SHORT = re.compile(r"^\d{2}$")


@dataclass(slots=True)
class Reader:
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
    fiscal_year: int | None = None
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


def place(reader: Reader, row: Row) -> None:
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
        row.node = {"unit": unit, "code": chain(code)}
        keys.setdefault(f"{reader.classification}_name", keys.pop("name", ""))
    elif "project" in keys:
        _place_project(reader, row)
    else:
        _place_unit(reader, row)


def _place_period(reader: Reader, row: Row) -> None:
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


def name_years(rows: Sequence[Row]) -> None:
    """The last of the years that rows are of is the document's; those before it are prior."""
    years = {row.keys["year"] for row in rows if "year" in row.keys}
    for row in rows:
        if year := row.keys.get("year"):
            basis = "current" if year == max(years) else "prior"
            row.node = {**row.node, "basis": (basis,)}
            row.coordinates = {**row.coordinates, "basis": (basis,)}


def _place_named(reader: Reader, row: Row, name: str) -> None:
    """An entry printed by name: indentation says what it stands under, and both say its code, if one has it."""
    keys = row.keys
    indent = next((cell.indent for cell in row.labels if cell.indent is not None), None) or 0.0
    while reader.entries and reader.entries[-1][0] > indent - _INDENT:
        reader.entries.pop()
    above = reader.entries[-1][1] if reader.entries else ()
    coded = not above or above[-1].isdigit()
    parent = above[-1] if above else ""
    code = code_by_name(reader.classification, name, parent, reader.fiscal_year) if coded else None
    row.node = {"unit": reader.above, "code": (*above, code or name)}
    reader.entries.append((indent, row.node["code"]))
    keys.pop("name", None)
    keys[f"{reader.classification}_name"] = name
    if code:
        keys[f"{reader.classification}_code"] = code


def _meaningful(keys: dict[str, str]) -> bool:
    return any(not is_nothing(text) for text in keys.values())


def _place_project(reader: Reader, row: Row) -> None:
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
    elif reader.open_units:
        keys.setdefault("unit", reader.unit)
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


def _place_unit(reader: Reader, row: Row) -> None:
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


def chain(code: str) -> Path_:
    """A code with those that it stands under: 2080505 as 208, 20805, 2080505."""
    return tuple(code[:length] for length in range(3, len(code) + 1, 2))
