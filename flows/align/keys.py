"""The keys that a row prints: codes and names, unit, project, type, told by column, or by what they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.read.document import Cell
from flows.recognise import vocabulary
from flows.recognise.columns import Column
from flows.recognise.wording import compact, label, printed

CODES = {
    "function": re.compile(r"^2\d{2}(\d{2}){0,2}$"),
    "department_economic": re.compile(r"^3\d{2}(\d{2}){0,2}$"),
    "government_economic": re.compile(r"^5\d{2}(\d{2})?$"),
}
"""How the codes of each classification read: 类 three digits, 款 five, 项 seven (some publishers divide 款 further)."""

_JOINED = re.compile(
    r"(?:^|\n)[^\d\n]{0,4}[\[(（【]?(?P<code>[235]\d{2}(?:\d{2}){0,2})[\])）】]?[-—－_:：\s]*(?P<name>[^\d\s\-—－_(（].*)",
    re.DOTALL,
)
"""2013601-行政运行, [2013601]行政运行: code and name in one cell; what the cell above it lost may stand before."""
UNIT_CODE = re.compile(r"^\d{3,12}$")
CODE_KEYS = ("class", "subclass", "item", "code")
_BESIDE = ("note", "ordinal", "rate", "quantity", "memo")
"""Keys that say nothing about what a row is."""


@dataclass(slots=True)
class Keys:
    """Printed keys by what they are: function_code, function_name, unit, unit_code, project, type …

    `moved` holds labels that stand in another column than the key's that they were told to be by what they mean;
    `strays` are words in columns of amounts that mean nothing there.
    """

    values: dict[str, str] = field(default_factory=dict)
    moved: list[tuple[Cell, str]] = field(default_factory=list)
    strays: list[Cell] = field(default_factory=list)


def read_keys(
    labels: Sequence[Cell],
    columns: Sequence[Column],
    classification: str,
    exact: bool,
    filled: dict[str, str] | None = None,
) -> Keys:
    """The keys of a row by its labels; codes without a classification of their own are of `classification`.

    `filled` holds 类 and 款 of the row above: a row of a 款 or 项 that leaves them out has the same.
    """
    heads = {column.position: column for column in columns if column.key}
    parts: dict[str, str] = {}
    for cell in labels:
        if (column := heads.get(cell.column)) and column.key not in _BESIDE:
            if column.key == "entry" and (both := joined(cell.text)):
                scheme = scheme_of(both[0])
                parts[f"{scheme}|code"], parts[f"{scheme}|name"] = both
                continue
            name = f"{column.classification or ''}|{column.key}"
            read = compact if column.key in (*CODE_KEYS, "unit_code", "project_code") else printed
            parts[name] = parts.get(name, "") + read(cell.text)
    amounts = {column.position for column in columns if column.is_amount}
    strays = [cell for cell in labels if cell.column in amounts]
    if any(column.key == "project" for column in columns):
        named = [cell for cell in labels if cell.column not in heads or heads[cell.column].key not in _BESIDE]
        return _project_keys(parts, named, strays, columns, exact)
    values: dict[str, str] = {}
    if filled is not None:
        _fill_down(parts, filled)
    for scheme in CODES:
        code = _code(parts, scheme) or (_code(parts, "") if scheme == classification else "")
        if code:
            values[f"{scheme}_code"] = code
        if name := parts.get(f"{scheme}|name", ""):
            values[f"{scheme}_name"] = name
    if text := parts.get("|entry", "") or parts.get(f"{classification}|entry", ""):
        values["name"] = text
    for key in ("name", "unit", "unit_code", "period"):
        if text := parts.get(f"|{key}", ""):
            values[key] = text
    return Keys(values, strays=strays)


def _fill_down(parts: dict[str, str], filled: dict[str, str]) -> None:
    """Give a row the 类 and 款 that stand above it, where it prints 项 or 款 alone, and keep its own for the next."""
    for scheme in ("", *CODES):
        names = [f"{scheme}|{key}" for key in ("class", "subclass", "item")]
        depth = next((i for i in (2, 1, 0) if names[i] in parts), None)
        if depth is None:
            continue
        first = next(i for i, name in enumerate(names) if name in parts)
        for name in names[:first]:
            if name in filled:
                parts[name] = filled[name]
        for name in names:
            if name in parts:
                filled[name] = parts[name]
            elif name != names[0]:
                filled.pop(name, None)


def joined(text: str) -> tuple[str, str] | None:
    """Code and name of a cell that holds both; None if it does not."""
    match = _JOINED.search(text)
    return (match["code"], printed(match["name"])) if match else None


def scheme_of(code: str) -> str:
    """The classification that a code is of: those of functions begin with 2, of economic ones with 3 or 5."""
    return {"2": "function", "3": "department_economic", "5": "government_economic"}[code[0]]


def _code(parts: dict[str, str], scheme: str) -> str:
    """Digits of a code in one cell, or of its 类, 款 and 项 in a cell each, where 5 stands for 05."""
    digits = [parts.get(f"{scheme}|{key}", "") for key in CODE_KEYS]
    return digits[0] + "".join(d.zfill(2) if d.isdigit() else d for d in digits[1:3]) + digits[3]


def _project_keys(
    parts: dict[str, str], named: list[Cell], strays: list[Cell], columns: Sequence[Column], exact: bool
) -> Keys:
    """Keys of a row of a project form. Labels that stand in another's column are told by what they are."""
    wanted = ("type", "unit", "project", "unit_code", "catalogue", "project_code")
    keys = {key: parts[f"|{key}"] for key in wanted if f"|{key}" in parts}
    wrong_type = "type" in keys and not expenditure_type(keys["type"])
    lost_name = "project" not in keys and bool(keys) and "unit_code" not in keys
    if exact or not (strays or wrong_type or lost_name):
        if "unit_code" not in keys and UNIT_CODE.match(keys.get("project", "")):
            keys["unit_code"] = keys.pop("project")
        return Keys(keys, strays=strays)
    rest = list(named)
    roles: dict[str, Cell] = {}
    for key, fits in (("type", expenditure_type), ("unit_code", UNIT_CODE.match)):
        if fitting := [cell for cell in rest if fits(compact(cell.text))]:
            roles[key] = fitting[0]
            rest.remove(fitting[0])
    order = [column.key for column in columns if column.key in ("unit", "project")]
    names = ["unit"] if "unit_code" in roles else ["project"] if len(rest) == 1 else order
    roles |= {name: cell for name, cell in zip(names, rest, strict=False) if name}
    places = {column.key: column.position for column in columns if column.key}
    moved = [(cell, key) for key, cell in roles.items() if key in places and places[key] != cell.column]
    return Keys({key: printed(cell.text) for key, cell in roles.items()}, moved=moved)


def expenditure_type(text: str) -> str:
    """The expenditure type that a word names (人员类, 特定目标类); empty if none."""
    return next((value for axis, value in vocabulary.heading(label(text).words) if axis == "expenditure_type"), "")
