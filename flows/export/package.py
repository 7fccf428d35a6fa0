"""A Fiscal Data Package: the facts as CSV with a descriptor that says what each column means to any budget.

After the specification 1.0.0-rc.1 (specs.frictionlessdata.io/fiscal-data-package) and its taxonomy for budgets. Only
countable rows are in it, as tools of that standard add up whatever is in a resource.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb

from flows.export.files import write_csv
from flows.export.notes import note, notes, run_of
from flows.export.tables import Selection, Table, copied
from flows.report.words import Language

DESCRIPTOR = "datapackage.json"
_TAXONOMY = "https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json"
_TYPES = {"VARCHAR": "string", "BOOLEAN": "boolean", "SMALLINT": "integer", "INTEGER": "integer", "BIGINT": "integer"}

Open = Callable[[str], Path]
"""Gives the path to write a file of the package to, by its path within the package."""


def write_package(connection: duckdb.DuckDBPyConnection, selection: Selection, open_file: Open) -> None:
    """Write `datapackage.json`, and a CSV of each resource in the folder data."""
    descriptor_file = open_file(DESCRIPTOR)
    fields = {row["field"]: row for row in _read("fields.csv")}
    resources = []
    for row in _read("resources.csv"):
        table = _table(connection, row, selection, list(fields))
        path = f"data/{row['resource']}.csv"
        file = open_file(path)
        write_csv(connection, table, file, mark=False)
        resources.append(_resource(row, table, path, file, fields))
    descriptor = _descriptor(connection, selection, resources)
    descriptor_file.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _table(
    connection: duckdb.DuckDBPyConnection, row: dict[str, str], selection: Selection, known: Sequence[str]
) -> Table:
    """Rows of a resource, with the columns of its view that fields.csv knows."""
    has = {name for (name,) in connection.execute(
        "select column_name from duckdb_columns() where table_name = $view", {"view": row["view"]}
    ).fetchall()}  # fmt: skip
    wanted = [row["key"], *(name for name in known if name in has and name != row["key"])]
    where, parameters = "true", dict[str, object]()
    if "fiscal_year" in has:
        where, parameters = selection.where("agency_name", "fiscal_year")
    if row["direction"]:
        where += " and countable"
    select = ", ".join(f'"{name}"' for name in wanted)
    return copied(connection, f"package {row['resource']}", row["view"], select, where, parameters)


def _resource(
    row: dict[str, str], table: Table, path: str, file: Path, fields: dict[str, dict[str, str]]
) -> dict[str, Any]:
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    schema: dict[str, Any] = {
        "fields": [_field(column.name, column.type, column.meaning, fields) for column in table.columns],
        "primaryKey": row["key"],
        "missingValues": [""],
        "foreignKeys": [
            {"fields": name, "reference": {"resource": other, "fields": name}}
            for name in (column.name for column in table.columns)
            if (other := fields[name]["resource"]) and other != row["resource"]
        ],
    }
    if row["direction"]:
        constants = (
            ("direction", "direction", row["direction"]),
            ("currency", "value-currency:code", "CNY"),
        )
        schema["extraFields"] = [
            {"name": name, "type": "string", "columnType": kind, "constant": value} for name, kind, value in constants
        ]
    return {
        "name": row["resource"],
        "title": f"{row['title_zh']} {row['title']}",
        "description": table.meaning,
        "profile": "tabular-data-resource",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": schema,
    }


def _field(name: str, kind: str, meaning: str, fields: dict[str, dict[str, str]]) -> dict[str, Any]:
    known = fields[name]
    described = {
        "name": name,
        "type": _TYPES.get(kind, "number"),
        "title": known["title_zh"],
        "description": meaning,
        "columnType": known["column_type"],
    }
    return {key: value for key, value in described.items() if value}


def _descriptor(
    connection: duckdb.DuckDBPyConnection, selection: Selection, resources: list[dict[str, Any]]
) -> dict[str, Any]:
    run = run_of(connection)
    return {
        "name": "china-published-budgets",
        "title": f"{note(Language.ZH, 'title')} {note(Language.EN, 'title')}",
        "description": "\n\n".join(
            "\n".join([*notes(connection, language, selection), note(language, "package")])
            for language in (Language.ZH, Language.EN)
        ),
        "profile": "tabular-data-package",
        "version": run["run_id"],
        "created": run["created"],
        "keywords": ["预算", "决算", "budget", "final account", "China", "fiscal transparency"],
        "countryCode": "CN",
        "columnTypes": [_TAXONOMY],
        "licenses": [{"name": "notspecified", "title": note(Language.EN, "rights")}],
        "sources": [{"title": note(Language.ZH, "source", **run)}, {"title": note(Language.EN, "source", **run)}],
        "resources": resources,
    }


def _read(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
