"""What whoever opens an export has to know before adding anything up, in its language."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import duckdb

from flows.export.tables import Selection
from flows.report.words import Language

# In the order in which they are read.
_CAVEATS = ("tables_apart", "measures_apart", "countable", "scope", "null", "proved", "indicators", "unit", "rights")


@cache
def _notes(language: str) -> dict[str, str]:
    with (Path(__file__).parent / "notes.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row[language] for row in csv.DictReader(file)}


def note(language: Language, key: str, **values: object) -> str:
    """One note, with values in their places."""
    return _notes(language.value)[key].format(**values)


def notes(connection: duckdb.DuckDBPyConnection, language: Language, selection: Selection) -> Iterator[str]:
    """Paragraphs: what it is, from which run, what was picked, and what must not be added."""
    yield note(language, "what")
    yield note(language, "source", **run_of(connection))
    if selection.agency or selection.years:
        years = ", ".join(map(str, selection.years))
        yield note(language, "selection", agency=selection.agency or "", years=years).rstrip()
    for key in _CAVEATS:
        yield note(language, key)


def run_of(connection: duckdb.DuckDBPyConnection) -> dict[str, object]:
    """The run that published the warehouse: run_id, run_time and created (UTC), and how many documents it holds."""
    [(documents,)] = connection.sql("select count(*) from dim_document").fetchall()
    runs = connection.sql(
        """
        select
            run_id,
            strftime(finished_at at time zone 'UTC', '%Y-%m-%d %H:%M UTC'),
            strftime(finished_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ')
        from load_run order by started_at desc limit 1
        """
    ).fetchall()
    run_id, run_time, created = runs[0]
    return {"documents": documents, "run_id": run_id, "run_time": run_time, "created": created}
