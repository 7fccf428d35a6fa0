"""Write the columns of a warehouse's views into the datasets: names, types, and descriptions from their comments.

    .venv/bin/python bi/superset/columns.py [WAREHOUSE]

Verbose names, calculated columns and metrics are kept as people wrote them; a column that is gone goes.
"""

import sys
from typing import Any

import duckdb
import yaml
from assets import FOLDER, WAREHOUSE

Dataset = dict[str, Any]


def updated(dataset: Dataset, view: str, columns: list[tuple[str, str, str]]) -> Dataset:
    """The dataset with the comment of its view and the (name, type, comment) of its columns."""
    kept = {column["column_name"]: column for column in dataset["columns"]}
    stored = [
        {
            "column_name": name,
            "verbose_name": kept.get(name, {}).get("verbose_name"),
            "type": kind,
            "description": comment,
            "groupby": True,
            "filterable": True,
        }
        for name, kind, comment in columns
    ]
    calculated = [column for column in dataset["columns"] if column.get("expression")]
    return {**dataset, "description": view, "columns": stored + calculated}


def of_warehouse(connection: duckdb.DuckDBPyConnection, view: str) -> tuple[str, list[tuple[str, str, str]]]:
    """Comment of a view, and (name, type, comment) of its columns."""
    views = connection.execute("select comment from duckdb_views() where view_name = ?", [view]).fetchall()
    columns = connection.execute(
        "select column_name, data_type, comment from duckdb_columns() where table_name = ? order by column_index",
        [view],
    ).fetchall()
    if not views:
        sys.exit(f"The warehouse has no view {view}, which a dataset is of.")
    return views[0][0], columns


def text_of(dataset: Dataset) -> str:
    """The dataset as it is kept."""
    return yaml.safe_dump(dataset, allow_unicode=True, sort_keys=False, width=118)


def main(arguments: list[str]) -> None:
    """Bring all datasets up to date with a warehouse."""
    with duckdb.connect(arguments[0] if arguments else str(WAREHOUSE), read_only=True) as connection:
        for file in sorted((FOLDER / "datasets").rglob("*.yaml")):
            dataset = yaml.safe_load(file.read_text("utf-8"))
            file.write_text(text_of(updated(dataset, *of_warehouse(connection, dataset["table_name"]))), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
