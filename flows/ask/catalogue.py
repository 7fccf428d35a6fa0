"""What can be asked for: the views and tables of the warehouse and their columns, with what each means."""

import duckdb

from flows.ask.query import Answer, ask
from flows.errors import YusuanError


def relations(connection: duckdb.DuckDBPyConnection) -> Answer:
    """Views, then tables: name, kind, meaning."""
    return ask(
        connection,
        """
        select view_name as name, 'view' as kind, comment as meaning from duckdb_views() where not internal
        union all
        select table_name, 'table', comment from duckdb_tables()
        order by kind desc, name
        """,
    )


def columns(connection: duckdb.DuckDBPyConnection, name: str) -> Answer:
    """Columns of a view or table: name, type, meaning. Raises YusuanError if there is none of that name."""
    found = _columns(connection, name)
    if found is None:
        raise YusuanError(f"There is no view or table named {name}. `\\d` lists them.")
    return found


def described(connection: duckdb.DuckDBPyConnection, name: str) -> Answer:
    """Columns of a view or table, or where a column of that name stands: table, column, type, meaning.

    Raises YusuanError if nothing is named so.
    """
    found = _columns(connection, name) or _answer(
        connection,
        """
        select table_name as "table", column_name as "column", data_type as type, comment as meaning
        from duckdb_columns() where column_name = $name and not internal order by table_name
        """,
        name,
    )
    if found is None:
        raise YusuanError(
            f"There is no view, table or column named {name}. `yusuan dictionary` lists views and tables."
        )
    return found


def _columns(connection: duckdb.DuckDBPyConnection, name: str) -> Answer | None:
    return _answer(
        connection,
        """
        select column_name as "column", data_type as type, comment as meaning from duckdb_columns()
        where table_name = $name and not internal order by column_index
        """,
        name,
    )


def _answer(connection: duckdb.DuckDBPyConnection, query: str, name: str) -> Answer | None:
    """The answer, if it has rows."""
    answer = ask(connection, query, {"name": name})
    rows = list(answer.rows)
    return Answer(answer.columns, answer.types, iter(rows)) if rows else None
