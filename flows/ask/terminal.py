"""The line that is typed at the prompt: its history, its colours, Tab, and when Enter ends it."""

import os
from collections.abc import Mapping
from pathlib import Path

import duckdb
import typer
from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition, has_completions, is_searching
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.sql import SqlLexer

from flows.ask.completion import Names

HISTORY = "YUSUAN_HISTORY"
"""Environment variable that names the file of the history; empty, nothing is kept."""


def session(connection: duckdb.DuckDBPyConnection, commands: dict[str, str]) -> "PromptSession[str]":
    """A session at the terminal. `commands` are those of the prompt beside SQL, each with what it does."""
    return PromptSession(
        "yusuan> ",
        multiline=True,
        prompt_continuation="   ...> ",
        history=history(os.environ),
        completer=Names(connection, commands),
        complete_while_typing=False,
        lexer=PygmentsLexer(SqlLexer),
        key_bindings=_keys(),
        enable_history_search=True,
    )


def history(environment: Mapping[str, str]) -> History:
    """What was typed in earlier sessions, from a file that only its owner reads; nothing where none can be kept."""
    named = environment.get(HISTORY)
    if named == "":
        return InMemoryHistory()
    file = Path(named).expanduser() if named else Path(typer.get_app_dir("yusuan")) / "history"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.open("ab").close()
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file))


def is_whole(text: str) -> bool:
    """Whether Enter ends it: a query with its semicolon, a command of the prompt, or nothing at all."""
    return not text.strip() or text.rstrip().endswith(";") or text.lstrip().startswith("\\")


def _keys() -> KeyBindings:
    keys = KeyBindings()
    whole = Condition(lambda: is_whole(get_app().current_buffer.text))

    @keys.add("enter", filter=whole & ~is_searching & ~has_completions)
    def end(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @keys.add("enter", filter=has_completions)
    def take(event: KeyPressEvent) -> None:
        event.current_buffer.complete_state = None

    return keys
