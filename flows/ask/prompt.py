"""The interactive prompt: queries over several lines up to a semicolon, and what can be asked for."""

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TextIO

import duckdb

from flows.ask.catalogue import columns, relations
from flows.ask.formats import write_table
from flows.ask.query import Answer, ask
from flows.errors import YusuanError

# A screen is not the place for more; --format csv is.
_ROWS_SHOWN = 500

_HELP = """\
Write a query and end it with a semicolon; it may go over several lines.
\\d        views and tables      \\d NAME   columns of one
\\?        this help             \\q        leave (or Ctrl-D)
"""


def converse(connection: duckdb.DuckDBPyConnection, out: TextIO, width: Callable[[], int | None]) -> None:
    """Ask and answer on the terminal until the user leaves. `width` is asked for before each table."""
    _complete_names(connection)
    out.write("yusuan: the warehouse, read-only. \\? for help, \\q to leave.\n")
    query = ""
    while True:
        try:
            line = input("   ...> " if query else "yusuan> ")
        except EOFError:
            out.write("\n")
            return
        except KeyboardInterrupt:
            # Ctrl-C drops the query that is being written, as in other such prompts.
            query = ""
            out.write("\n")
            continue
        if not query and line.strip().startswith("\\"):
            if line.split()[0] in ("\\q", "\\quit"):
                return
            _answer(partial(_command, connection, line, out), out, width)
            continue
        query = f"{query}\n{line}" if query else line
        if not query.strip():
            query = ""
        elif query.rstrip().endswith(";"):
            _answer(partial(ask, connection, query), out, width)
            query = ""


def _command(connection: duckdb.DuckDBPyConnection, line: str, out: TextIO) -> Answer | None:
    name, *arguments = line.split()
    if name == "\\d":
        return columns(connection, arguments[0].rstrip(";")) if arguments else relations(connection)
    if name != "\\?":
        raise YusuanError(f"There is no command {name}. \\? lists them.")
    out.write(_HELP)
    return None


def _answer(question: Callable[[], Answer | None], out: TextIO, width: Callable[[], int | None]) -> None:
    try:
        answer = question()
        if answer is None:
            return
        shown, more = answer.first(_ROWS_SHOWN)
        write_table(shown, out, width())
        if more:
            out.write(f"The first {_ROWS_SHOWN} rows; there are more.\n")
    except YusuanError as error:
        out.write(f"{error}\n")
    except KeyboardInterrupt:
        out.write("Stopped.\n")


def _complete_names(connection: duckdb.DuckDBPyConnection) -> None:
    """Let Tab complete the names of views, tables and columns, where the terminal has readline."""
    if not sys.stdin.isatty():
        return
    with suppress(ImportError):
        import readline

        found = ask(
            connection,
            "select distinct unnest([table_name, column_name]) from duckdb_columns() where not internal",
        )
        names = sorted(str(name) for (name,) in found.rows)

        def complete(start: str, state: int) -> str | None:
            matches = [name for name in names if name.startswith(start)]
            return matches[state] if state < len(matches) else None

        readline.set_completer(complete)
        readline.set_completer_delims(" \t\n,.();=<>'\"\\")
        readline.parse_and_bind("tab: complete")
