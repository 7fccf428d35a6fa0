"""What is exported: the views people use, of the agencies and years asked for, and what their columns mean."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.errors import YusuanError
from flows.report.words import Language

_AGENCY = {Language.ZH: "部门", Language.EN: "agency_name"}
_YEAR = {Language.ZH: "预算年度", Language.EN: "fiscal_year"}
_DICTIONARY = {
    Language.ZH: ("字段说明", ("表", "列", "类型", "含义"), "各表各列的含义。"),
    Language.EN: ("columns", ("table", "column", "type", "meaning"), "What each column of each table means."),
}


@dataclass(frozen=True)
class Selection:
    """What is wanted: agencies with these words in their name, and fiscal years; all where not said."""

    agency: str | None = None
    years: Sequence[int] = ()

    def where(self, agency: str, year: str) -> tuple[str, dict[str, object]]:
        """A condition on these two columns, and its parameters."""
        asked: dict[str, tuple[str, object]] = {}
        if self.agency:
            asked["agency"] = f'contains("{agency}", $agency)', self.agency
        if self.years:
            asked["years"] = f'list_contains($years, "{year}")', list(self.years)
        text = " and ".join(condition for condition, _ in asked.values())
        return text or "true", {name: value for name, (_, value) in asked.items()}


@dataclass(frozen=True)
class Column:
    """A column: its name, its DuckDB type and its COMMENT."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class Table:
    """A table to be written: its name for people, the temporary table that holds its rows, and what is in it."""

    name: str
    source: str
    meaning: str
    columns: Sequence[Column]
    rows: int


def tables(connection: duckdb.DuckDBPyConnection, language: Language, selection: Selection) -> list[Table]:
    """The tables of the export, the dictionary of their columns last; each is asked once, for all formats.

    Raises YusuanError if there is no disclosure of that agency or year.
    """
    with (Path(__file__).parent / "tables.csv").open(encoding="utf-8", newline="") as file:
        views = [row[language.value] for row in csv.DictReader(file)]
    where, parameters = selection.where(_AGENCY[language], _YEAR[language])
    found = [copied(connection, view, view, "*", where, parameters) for view in views]
    if not found[0].rows:
        raise YusuanError(
            "There is nothing to export: no disclosure of that agency and year is in the warehouse. "
            "`yusuan coverage` lists those that are."
        )
    return [*found, _dictionary(connection, language, found)]


def copied(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    view: str,
    select: str,
    where: str = "true",
    parameters: dict[str, object] | None = None,
) -> Table:
    """Rows of a view as a temporary table, in an order that does not change; lists become words between blanks."""
    source = f"export {name}"
    connection.execute(
        f'create or replace temp table "{source}" as select {select} from "{view}" where {where} order by all',
        parameters or {},
    )
    for column in _columns(connection, source, view):
        if column.type.endswith("[]"):
            _alter(connection, source, column.name, "varchar", f"array_to_string(\"{column.name}\", ' ')")
        # Sums are as wide as DuckDB can; tools take eighteen digits more gladly, and nothing that exists needs more.
        elif column.type == "DECIMAL(38,2)" and _fits(connection, source, column.name):
            _alter(connection, source, column.name, "decimal(18, 2)", f'"{column.name}"::decimal(18, 2)')
    [(meaning,)] = connection.execute(
        "select any_value(comment) from duckdb_views() where view_name = $view", {"view": view}
    ).fetchall()
    [(rows,)] = connection.sql(f'select count(*) from "{source}"').fetchall()
    return Table(name, source, meaning or "", _columns(connection, source, view), rows)


def _dictionary(connection: duckdb.DuckDBPyConnection, language: Language, found: Sequence[Table]) -> Table:
    name, headings, meaning = _DICTIONARY[language]
    source = f"export {name}"
    columns = [Column(heading, "VARCHAR", "") for heading in headings]
    connection.execute(f'create temp table "{source}" ({", ".join(f"{_quoted(one)} varchar" for one in headings)})')
    rows = [(table.name, one.name, one.type, one.meaning) for table in found for one in table.columns]
    connection.executemany(f'insert into "{source}" values (?, ?, ?, ?)', rows)
    return Table(name, source, meaning, columns, len(rows))


def _columns(connection: duckdb.DuckDBPyConnection, source: str, view: str) -> list[Column]:
    described = connection.execute(
        """
        select ours.column_name, ours.data_type, coalesce(theirs.comment, '')
        from duckdb_columns() as ours
        left join duckdb_columns() as theirs on ours.column_name = theirs.column_name and theirs.table_name = $view
        where ours.table_name = $source
        order by ours.column_index
        """,
        {"source": source, "view": view},
    )
    return [Column(*row) for row in described.fetchall()]


def _fits(connection: duckdb.DuckDBPyConnection, source: str, column: str) -> bool:
    query = f'select coalesce(max(abs("{column}")), 0) < 10::hugeint ** 16 from "{source}"'
    return bool(connection.sql(query).fetchall()[0][0])


def _alter(connection: duckdb.DuckDBPyConnection, source: str, column: str, kind: str, value: str) -> None:
    connection.execute(f'alter table "{source}" alter "{column}" type {kind} using {value}')


def _quoted(name: str) -> str:
    return f'"{name}"'
