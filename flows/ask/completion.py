"""What Tab offers at the prompt: names of the warehouse, in either language, and words of SQL."""

import re
from collections.abc import Iterator

import duckdb
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from flows.ask.query import ask

# A word of SQL or of Chinese, or a command of the prompt.
_WORD = re.compile(r"\\?\w+|\\")

_NAMES = """
    with named as (
        select view_name as name, 'view' as kind, 1 as place from duckdb_views() where not internal
        union all
        select table_name, 'table', 2 from duckdb_tables()
        union all
        select column_name, string_agg(table_name, ', ' order by table_name), 3
        from duckdb_columns() where not internal group by column_name
        union all
        select keyword_name, '', 4 from duckdb_keywords() where keyword_category = 'reserved'
    )

    select name, kind from named order by place, name
"""


class Names(Completer):
    """Completes the word before the cursor: names that begin with it, then names that have it in them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, commands: dict[str, str]) -> None:
        found = {str(name): str(kind) for name, kind in ask(connection, _NAMES).rows}
        self._words = commands | found

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Completions of the word before the cursor, tables before columns before SQL."""
        start = document.get_word_before_cursor(pattern=_WORD)
        wanted = start.lower()
        if not wanted:
            return
        beginning = [word for word in self._words if word.lower().startswith(wanted)]
        # Parts of Chinese names say what they are; of English ones, few typed letters say nothing.
        within = [
            word
            for word in self._words
            if wanted in word.lower() and word not in beginning and (len(wanted) > 3 or not wanted.isascii())
        ]
        for word in beginning + within:
            yield Completion(word, start_position=-len(start), display_meta=self._words[word])
