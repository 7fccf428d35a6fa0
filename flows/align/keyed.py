"""Rows keyed by codes, units, projects or items: one block that takes the whole table."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.align.block import Block, Row
from flows.align.figures import figures_of, is_nothing, label_cells, rate_cells
from flows.align.keys import CODE_KEYS, CODES, UNIT_CODE, expenditure_type, read_keys
from flows.read.document import Cell
from flows.recognise import vocabulary
from flows.recognise.columns import Column
from flows.recognise.vocabulary import Path_
from flows.recognise.wording import compact, is_total, printed


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
    has_total: bool = False
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
    if not keys & {*CODE_KEYS} and any("item" in column.node for column in columns):
        return "item", ""
    said = [column.classification for column in columns if column.key in CODE_KEYS and column.classification]
    places = {column.position for column in columns if column.key in ("class", "code")}
    digits = [compact(cell.text)[:1] for row in rows for cell in row if cell.column in places]
    names = {"2": "function", "3": "department_economic", "5": "government_economic"}
    seen = [names[digit] for digit in digits if digit in names]
    if not said and not seen:
        return None, "function"
    classification = said[0] if said else max(seen, key=seen.count)
    return ("function" if classification == "function" else "economic"), classification


def read_rows(columns: list[Column], rows: Sequence[list[Cell]], classification: str, exact: bool) -> Block:
    """The block of a table whose rows are keyed by `classification`, or by unit, project or item where it is empty."""
    reader = _Reader(columns, classification, exact)
    read = [_row(reader, number, row) for number, row in enumerate(rows, start=1)]
    codes = [row.keys.get(f"{classification}_code", "") for row in read]
    if alone := {code for code in codes if _is_units(code, codes, read, classification)}:
        reader = _Reader(columns, classification, exact, units=frozenset(alone))
        read = [_row(reader, number, row) for number, row in enumerate(rows, start=1)]
    return Block(
        [column for column in columns if column.is_amount],
        read,
        trusted=exact,
        has_rates=any(column.key == "rate" for column in columns),
    )


def _is_units(code: str, codes: Sequence[str], rows: Sequence[Row], classification: str) -> bool:
    """True for a 类 without 款 below it, in a table that has them, whose name is no 类: 211 水利局 is a unit."""
    if len(code) != 3 or max(map(len, codes)) == 3 or any(len(c) > 3 and c.startswith(code) for c in codes):
        return False
    names = [row.keys.get(f"{classification}_name", "") for row, own in zip(rows, codes, strict=True) if own == code]
    return not any(vocabulary.class_code(classification, name) for name in names)


def _row(reader: _Reader, number: int, cells: list[Cell]) -> Row:
    labels = label_cells(cells, reader.columns)
    keys = read_keys(labels, reader.columns, reader.classification, reader.exact)
    row = Row(
        number,
        kind="code",
        words=_words(keys.values, labels),
        node={},
        figures=figures_of(cells, labels),
        keys=keys.values,
        labels=labels,
        rates=rate_cells(cells, reader.columns),
        moved_labels=keys.moved,
        strays=keys.strays,
    )
    _place(reader, row)
    return row


def _words(keys: dict[str, str], labels: list[Cell]) -> str:
    named = [keys[key] for key in ("project", "name", "department_economic_name", "unit") if key in keys]
    return named[0] if named else printed(labels[-1].text) if labels else ""


def _place(reader: _Reader, row: Row) -> None:
    """Kind and coordinates of a row, given the rows above it."""
    keys = row.keys
    code = keys.get(f"{reader.classification}_code", "") if reader.classification else ""
    if code and (code in reader.units or not CODES[reader.classification].match(code)):
        # A unit's code, or the word 合计, printed in the column of the classification.
        del keys[f"{reader.classification}_code"]
        if UNIT_CODE.match(code):
            keys["unit_code"] = code
        elif not is_total(code):
            keys.setdefault("unknown", code)
        keys.setdefault("name", keys.pop(f"{reader.classification}_name", code))
        code = ""
    texts = {compact(cell.text) for cell in row.labels}
    if any(map(is_total, texts)) and keys.get("unit") and not is_total(keys["unit"]):
        # 乙中心 | 小计: the sum of the unit that its column names, over or under its rows.
        reader.unit = keys["unit"]
        row.kind, row.words, row.node = "unit", reader.unit, {"unit": (*reader.above, reader.unit)}
        return
    if any(map(is_total, texts)) or (not reader.has_total and not _meaningful(keys)):
        row.kind, reader.has_total = "total", True
        for key in ("unit", "name"):
            keys.pop(key, None)
        row.words = row.words or "合计"
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
