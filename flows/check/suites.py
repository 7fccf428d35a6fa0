"""The suites of expectations/*.yaml: what each staged frame promises, as plain values.

Nothing here imports Great Expectations: a suite is read, looked at and tested without it.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from flows.errors import YusuanError

EXPECTATIONS = Path(__file__).resolve().parents[2] / "expectations"
REFERENCE = EXPECTATIONS.parent / "sql" / "reference"
NOT_NULL = "expect_column_values_to_not_be_null"
_OWN_KEYS = {"type", "columns", "severity", "why", "why_zh", "where"}


@dataclass(frozen=True)
class Expectation:
    """One expectation on one column or on several taken together.

    `arguments` go to Great Expectations as they are; `words` and `words_zh` say them in a few symbols.
    `where` limits the rows: (column, values it must have there; a single one if it is true or false).
    """

    type: str
    columns: tuple[str, ...]
    severity: str
    why: str
    why_zh: str
    words: str
    words_zh: str
    arguments: Mapping[str, Any]
    where: tuple[str, tuple[str | bool, ...]] | None = None


@dataclass(frozen=True)
class Suite:
    """Expectations of one file on the rows of `tables`: of its own table, or of all that include the file.

    `sums` names derived columns and the columns they add up.
    """

    name: str
    tables: tuple[str, ...]
    sums: Mapping[str, tuple[str, ...]]
    expectations: tuple[Expectation, ...]


@cache
def load_suites() -> tuple[Suite, ...]:
    """Every suite of expectations/, shared ones first. Raises YusuanError for a file that is not a suite."""
    own = {path.stem: _read(path) for path in sorted(EXPECTATIONS.glob("*.yaml"))}
    shared = {
        path.stem: (_read(path), tuple(table for table in own if path.stem in own[table].get("include", ())))
        for path in sorted(EXPECTATIONS.glob("shared/*.yaml"))
    }
    suites = [*shared.items(), *((table, (content, (table,))) for table, content in own.items())]
    return tuple(_suite(name, tables, content) for name, (content, tables) in suites)


def reference_values(reference: str, column: str) -> list[str]:
    """Values of a column of a file in sql/reference. Raises YusuanError if there is none."""
    try:
        with (REFERENCE / reference).open(encoding="utf-8", newline="") as lines:
            return [row[column] for row in csv.DictReader(lines)]
    except (FileNotFoundError, KeyError) as error:
        message = f"expectations/ takes values from {column} of sql/reference/{reference}, which is not there."
        raise YusuanError(message) from error


def figure(column: str, value: Any) -> Any:
    """A value as people read it: 分 (columns named _fen) as 元 with two decimals, the rest unchanged."""
    return f"{Decimal(value).scaleb(-2):,.2f}" if column.endswith("_fen") and value is not None else value


def _suite(name: str, tables: tuple[str, ...], content: dict[str, Any]) -> Suite:
    try:
        return Suite(
            name=name,
            tables=tables,
            sums={column: tuple(parts) for column, parts in content.get("sums", {}).items()},
            expectations=tuple(one for block in content["expectations"] for one in _expand(block)),
        )
    except (KeyError, TypeError) as error:
        raise YusuanError(f"expectations/{name}.yaml is not a suite of expectations: {error!r}.") from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (TypeError, ValueError, yaml.YAMLError) as error:
        raise YusuanError(f"expectations/{path.name} is not a suite of expectations: {error}") from error


def _expand(block: dict[str, Any]) -> list[Expectation]:
    """A block asks each of its columns alone, save where its type takes columns together.

    So does not-null here: Great Expectations spends 20 ms on each expectation however few the rows, and most
    columns are required.
    """
    kind, names, where = block["type"], tuple(block["columns"]), block.get("where")
    arguments = {key: value for key, value in block.items() if key not in _OWN_KEYS}
    source = arguments.get("value_set")
    if isinstance(source, dict):
        arguments["value_set"] = reference_values(**source)
    targets: list[tuple[tuple[str, ...], dict[str, Any]]] = [((name,), {"column": name}) for name in names]
    if kind == NOT_NULL:
        targets = [(names, {})]
    elif kind.startswith("expect_column_pair_"):
        # A missing partner is the business of the not-null expectation, not of this one.
        pair = {"column_A": names[0], "column_B": names[1], "ignore_row_if": "either_value_is_missing"}
        targets = [(names, pair)]
    elif kind.startswith("expect_compound_"):
        targets = [(names, {"column_list": list(names)})]
    said = {**arguments, "value_set": source}
    return [
        Expectation(
            type=kind,
            columns=columns,
            severity=block["severity"],
            why=block["why"],
            why_zh=block["why_zh"],
            words=_words(kind, columns, said)[0],
            words_zh=_words(kind, columns, said)[1],
            arguments={**arguments, **target},
            where=(where["column"], tuple(where["in"])) if where else None,
        )
        for columns, target in targets
    ]


def _words(kind: str, columns: tuple[str, ...], arguments: Mapping[str, Any]) -> tuple[str, str]:
    """What rows must satisfy, in English and Chinese. Raises KeyError for a type not used before."""
    match kind.removeprefix("expect_"):
        case "column_values_to_not_be_null":
            return "not null", "不为空"
        case "column_values_to_be_unique" | "compound_columns_to_be_unique":
            key = " + ".join(columns)
            return f"unique {key}", f"{key} 不重复"
        case "column_values_to_match_regex":
            return f"matches {arguments['regex']}", f"符合 {arguments['regex']}"
        case "column_values_to_be_in_set":
            values = arguments["value_set"]
            listed = values["reference"] if isinstance(values, dict) else ", ".join(values)
            return f"one of {listed}", f"属于 {listed}"
        case "column_values_to_be_between":
            low = ">" if arguments.get("strict_min") else "≥"
            bounds = {low: arguments.get("min_value"), "≤": arguments.get("max_value")}
            said = ", ".join(f"{sign} {figure(columns[0], at)}" for sign, at in bounds.items() if at is not None)
            return said, said
        case "column_pair_values_to_be_equal":
            return (" = ".join(columns),) * 2
        case "column_pair_values_a_to_be_greater_than_b":
            return (" ≥ ".join(columns),) * 2
        case _:
            raise KeyError(kind)
