"""An answer to where it is wanted: the screen, or a file that is there whole or not at all."""

from pathlib import Path
from typing import TextIO

import duckdb

from flows.archive.whole import whole_file
from flows.ask.formats import write_csv, write_json, write_table
from flows.ask.query import Answer, ask, frame_of
from flows.ask.style import Format
from flows.errors import YusuanError


def to_screen(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    style: Format,
    limit: int | None,
    out: TextIO,
    width: int | None,
) -> bool:
    """Answer on a text stream; returns whether there are rows beyond `limit`. Tables keep to `width`."""
    answer, more = ask(connection, query), False
    if limit is not None:
        answer, more = answer.first(limit)
    write_answer(answer, style, out, width)
    return more


def write_answer(answer: Answer, style: Format, out: TextIO, width: int | None) -> None:
    """Answer as text. Raises YusuanError for a format that is none."""
    if style is Format.PARQUET:
        raise YusuanError("Parquet is no text. Name a file for it with --output.")
    if style is Format.CSV:
        write_csv(answer, out)
    elif style is Format.JSON:
        write_json(answer, out)
    else:
        write_table(answer, out, width)


def to_file(connection: duckdb.DuckDBPyConnection, query: str, style: Format, limit: int | None, target: Path) -> bool:
    """Answer in a file; returns whether there are rows beyond `limit`. Raises YusuanError if it fails."""
    try:
        with whole_file(target) as partial:
            if style is not Format.PARQUET:
                with partial.open("w", encoding="utf-8", newline="") as out:
                    return to_screen(connection, query, style, limit, out, None)
            frame = frame_of(connection, query)
            frame.head(frame.height if limit is None else limit).write_parquet(partial)
            return limit is not None and frame.height > limit
    except OSError as error:
        raise YusuanError(f"{target} cannot be written: {error.strerror}.") from error
