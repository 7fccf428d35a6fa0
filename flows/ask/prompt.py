"""The interactive prompt: queries over several lines up to a semicolon, and what can be asked for."""

from collections.abc import Callable
from functools import partial
from typing import TextIO

import duckdb

from flows.ask.catalogue import columns, relations
from flows.ask.formats import write_table
from flows.ask.query import Answer, ask
from flows.ask.questions import listed, question, questions
from flows.ask.terminal import session
from flows.errors import YusuanError

# A screen is not the place for more; --format csv is.
_ROWS_SHOWN = 500

COMMANDS = {
    "\\d": "views and tables; \\d NAME: columns of one",
    "\\w": "worked questions; \\w 5: the answer of number 5",
    "\\e": "\\e 5: number 5, to be edited",
    "\\?": "this help",
    "\\q": "leave (or Ctrl-D)",
}

_HELP = """\
Write a query and end it with a semicolon; it may go over several lines. Tab completes names, the
arrows bring back what was asked before, Ctrl-R searches in it, Ctrl-C drops what is being written.
\\d        views and tables       \\d NAME   columns of one
\\w        worked questions       \\w 5      answer of number 5      \\e 5   number 5, to be edited
\\?        this help              \\q        leave (or Ctrl-D)
"""


def converse(connection: duckdb.DuckDBPyConnection, out: TextIO, width: Callable[[], int | None]) -> None:
    """Ask and answer on the terminal until the user leaves. `width` is asked for before each table."""
    typed = session(connection, COMMANDS)
    out.write("yusuan: the warehouse, read-only. \\? for help, \\q to leave.\n")
    begun = ""
    while True:
        out.flush()
        try:
            text = typed.prompt(default=begun).strip()
        except EOFError:
            return
        except KeyboardInterrupt:
            # Ctrl-C drops the query that is being written, as in other such prompts.
            begun = ""
            continue
        begun = ""
        name, *arguments = text.split() or [""]
        if name in ("\\q", "\\quit"):
            return
        if name == "\\e":
            begun = _edited(arguments, out)
        elif name.startswith("\\"):
            _answer(partial(_command, connection, name, arguments, out), out, width)
        elif text:
            _answer(partial(ask, connection, text), out, width)


def _command(connection: duckdb.DuckDBPyConnection, name: str, arguments: list[str], out: TextIO) -> Answer | None:
    if name == "\\d":
        return columns(connection, arguments[0].rstrip(";")) if arguments else relations(connection)
    if name == "\\w":
        if not arguments:
            return listed(questions())
        asked = question(_number(arguments))
        out.write(asked.told)
        return ask(connection, asked.query)
    if name != "\\?":
        raise YusuanError(f"There is no command {name}. \\? lists them.")
    out.write(_HELP)
    return None


def _edited(arguments: list[str], out: TextIO) -> str:
    """The query that is to be edited; nothing where there is none, which is told."""
    try:
        return question(_number(arguments)).query.rstrip()
    except YusuanError as error:
        out.write(f"{error}\n")
        return ""


def _number(arguments: list[str]) -> int:
    if not arguments or not arguments[0].rstrip(";").isdecimal():
        raise YusuanError("The number of a worked question is expected, as in \\w 5. \\w lists them.")
    return int(arguments[0].rstrip(";"))


def _answer(asked: Callable[[], Answer | None], out: TextIO, width: Callable[[], int | None]) -> None:
    try:
        answer = asked()
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
