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
    answer = ask(
        connection,
        """
        select column_name as "column", data_type as type, comment as meaning from duckdb_columns()
        where table_name = $name and not internal order by column_index
        """,
        {"name": name},
    )
    rows = list(answer.rows)
    if not rows:
        raise YusuanError(f"There is no view or table named {name}. `\\d` lists them.")
    return Answer(answer.columns, answer.types, iter(rows))
