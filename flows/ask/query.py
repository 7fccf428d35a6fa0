"""One query, and its answer as rows: exact, in the order and under the names that it gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

import duckdb
import polars as pl

from flows.errors import YusuanError

_AT_A_TIME = 1000


@dataclass(frozen=True)
class Answer:
    """Rows of a query, read as they are wanted, with the names of its columns and their DuckDB types."""

    columns: Sequence[str]
    types: Sequence[str]
    rows: Iterator[tuple[Any, ...]]

    @property
    def records(self) -> Iterator[dict[str, Any]]:
        """Rows by column name."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def first(self, limit: int) -> tuple["Answer", bool]:
        """The first `limit` rows, and whether there are more."""
        head = list(islice(self.rows, limit))
        return replace(self, rows=iter(head)), next(self.rows, None) is not None


def ask(connection: duckdb.DuckDBPyConnection, query: str, parameters: dict[str, Any] | None = None) -> Answer:
    """Run one SQL statement. Raises YusuanError if there is none, there are several, or DuckDB refuses it."""
    _one_statement(query)
    # A cursor of its own: answers can be read side by side.
    cursor = connection.cursor()
    try:
        cursor.execute(query, parameters)
        columns = [(str(column[0]), str(column[1])) for column in cursor.description or ()]
        # The first rows are read here: most queries that fail at work fail before anything is printed.
        head = cursor.fetchmany(_AT_A_TIME)
    except duckdb.Error as error:
        raise _refused(error) from error
    names, types = [name for name, _ in columns], [kind for _, kind in columns]
    return Answer(names, types, chain(head, _rest(cursor)))


def frame_of(connection: duckdb.DuckDBPyConnection, query: str) -> pl.DataFrame:
    """The whole answer as a frame, money as Decimal. Raises YusuanError as `ask` does."""
    _one_statement(query)
    try:
        relation: duckdb.DuckDBPyRelation | None = connection.sql(query)
        return pl.DataFrame() if relation is None else relation.pl()
    except duckdb.Error as error:
        raise _refused(error) from error


def _one_statement(query: str) -> None:
    try:
        count = len(duckdb.extract_statements(query))
    except duckdb.Error as error:
        raise _refused(error) from error
    if not count:
        raise YusuanError("There is no query. Write one, for example: from expenditure_by_function")
    if count > 1:
        raise YusuanError(f"There are {count} statements; one is expected. Run them one after the other.")


def _rest(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    try:
        while rows := cursor.fetchmany(_AT_A_TIME):
            yield from rows
    except duckdb.Error as error:
        raise _refused(error) from error
    finally:
        cursor.close()


def _refused(error: duckdb.Error) -> YusuanError:
    return YusuanError(f"The query does not work. DuckDB says: {error}")
