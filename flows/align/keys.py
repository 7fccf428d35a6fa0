"""The keys that a row prints: codes and names, unit, project, type, told by column, or by what they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.read.document import Cell
from flows.recognise import vocabulary
from flows.recognise.columns import Column
from flows.recognise.wording import compact, label

CODES = {
    "function": re.compile(r"^2\d{2}(\d{2}){0,2}$"),
    "department_economic": re.compile(r"^3\d{2}(\d{2})?$"),
    "government_economic": re.compile(r"^5\d{2}(\d{2})?$"),
}
"""How the codes of each classification read: 类 three digits, 款 five, 项 seven."""

UNIT_CODE = re.compile(r"^\d{3,12}$")
CODE_KEYS = ("class", "subclass", "item", "code")
_BESIDE = ("note", "ordinal", "rate", "quantity")
"""Keys that say nothing about what a row is."""


@dataclass(slots=True)
class Keys:
    """Printed keys by what they are: function_code, function_name, unit, unit_code, project, type …

    `misplaced` says that labels stand in other columns than their headings and were told by what they mean; `strays`
    are words in columns of amounts that mean nothing there.
    """

    values: dict[str, str] = field(default_factory=dict)
    misplaced: bool = False
    strays: list[Cell] = field(default_factory=list)


def read_keys(labels: Sequence[Cell], columns: Sequence[Column], classification: str, exact: bool) -> Keys:
    """The keys of a row by its labels; codes without a classification of their own are of `classification`."""
    heads = {column.position: column for column in columns if column.key}
    parts: dict[str, str] = {}
    for cell in labels:
        if (column := heads.get(cell.column)) and column.key not in _BESIDE:
            name = f"{column.classification or ''}|{column.key}"
            parts[name] = parts.get(name, "") + compact(cell.text)
    amounts = {column.position for column in columns if column.is_amount}
    strays = [cell for cell in labels if cell.column in amounts]
    if any(column.key == "project" for column in columns):
        named = [cell for cell in labels if cell.column not in heads or heads[cell.column].key not in _BESIDE]
        return _project_keys(parts, named, strays, columns, exact)
    values: dict[str, str] = {}
    for scheme in CODES:
        code = "".join(parts.get(f"{scheme}|{key}", "") for key in CODE_KEYS)
        if scheme == classification:
            code = code or "".join(parts.get(f"|{key}", "") for key in CODE_KEYS)
        if code:
            values[f"{scheme}_code"] = code
        if name := parts.get(f"{scheme}|name", ""):
            values[f"{scheme}_name"] = name
    for key in ("name", "unit", "unit_code"):
        if text := parts.get(f"|{key}", ""):
            values[key] = text
    return Keys(values, strays=strays)


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
    texts = [compact(cell.text) for cell in named]
    keys = {}
    for key, fits in (("type", expenditure_type), ("unit_code", UNIT_CODE.match)):
        if fitting := [text for text in texts if fits(text)]:
            keys[key] = fitting[0]
            texts.remove(fitting[0])
    order = [column.key for column in columns if column.key in ("unit", "project")]
    roles = ["unit"] if "unit_code" in keys else ["project"] if len(texts) == 1 else order
    return Keys(keys | {role: text for role, text in zip(roles, texts, strict=False) if role}, misplaced=True)


def expenditure_type(text: str) -> str:
    """The expenditure type that a word names (人员类, 特定目标类); empty if none."""
    return next((value for axis, value in vocabulary.heading(label(text).words) if axis == "expenditure_type"), "")
