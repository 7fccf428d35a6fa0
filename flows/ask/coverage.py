"""What was read of the documents and what was not: by document, by form, by table, by label."""

from collections.abc import Sequence
from typing import Any

import duckdb

from flows.ask.query import ask
from flows.errors import YusuanError

Record = dict[str, Any]

_DOCUMENTS = """
    select * from document_coverage
    where
        len(list_filter(
            $words,
            lambda word: not contains(
                lower(concat_ws(' ', agency_name, fiscal_year, document_kind_zh, file_name, document_id)), lower(word)
            )
        )) = 0
    order by agency_name, fiscal_year, document_kind, document_id
"""

# In the order in which a disclosure has its forms; what is no form comes last, as it stands in the document.
_FORMS = """
    select coverage.* from coverage left join dim_form using (form_id)
    where list_contains($documents, document_id)
    order by document_id, form_id is null, dim_form.rowid, page, line
"""

_TABLES = """
    select * from not_loaded_table
    where list_contains($documents, document_id)
    order by agency_name, fiscal_year, document_id, table_number
"""

_LABELS = """
    select
        label_kind, label,
        count(distinct document_id) as document_count,
        count(*) as table_count,
        count(*) filter (where is_set_aside) as not_loaded_count,
        sum(occurrence_count)::bigint as occurrence_count, bool_or(is_entry) as is_entry,
        list_sort(list_distinct(list(form_name))) as form_names,
        unnest(min_by(
            struct_pack(agency_name, fiscal_year, document_kind, file_name, document_id, table_id, page, line),
            concat_ws(':', document_id, lpad(table_number::varchar, 5, '0'))
        ))
    from unknown_labels
    where list_contains($documents, document_id)
    group by label_kind, label
    order by document_count desc, table_count desc, occurrence_count desc, label_kind, label
"""


def documents(connection: duckdb.DuckDBPyConnection, words: Sequence[str] = ()) -> list[Record]:
    """Rows of document_coverage whose agency, year, kind, file name and id together have all the words in them.

    Raises YusuanError if words are given and no document has them.
    """
    found = list(ask(connection, _DOCUMENTS, {"words": list(words)}).records)
    if words and not found:
        raise YusuanError(
            f"No document has {' and '.join(words)} in its agency, year, kind, file name or id. "
            "`yusuan coverage` lists the documents."
        )
    return found


def forms(connection: duckdb.DuckDBPyConnection, chosen: Sequence[Record]) -> list[Record]:
    """Rows of coverage of these documents: each form, and each table that is none."""
    return _of(connection, _FORMS, chosen)


def not_loaded(connection: duckdb.DuckDBPyConnection, chosen: Sequence[Record]) -> list[Record]:
    """Rows of not_loaded_table of these documents, but for forms that this version does not load."""
    return _of(connection, _TABLES, chosen)


def labels(connection: duckdb.DuckDBPyConnection, chosen: Sequence[Record]) -> list[Record]:
    """Labels not understood in these documents, most frequent first: counts, forms, and the first place of each."""
    return _of(connection, _LABELS, chosen)


def details(connection: duckdb.DuckDBPyConnection, chosen: Sequence[Record]) -> list[Record]:
    """The documents, each with its `forms`, the tables `not_loaded`, and `labels` that were not understood."""
    return [
        {
            **document,
            "forms": forms(connection, [document]),
            "not_loaded": not_loaded(connection, [document]),
            "labels": labels(connection, [document]),
        }
        for document in chosen
    ]


def _of(connection: duckdb.DuckDBPyConnection, query: str, chosen: Sequence[Record]) -> list[Record]:
    return list(ask(connection, query, {"documents": [document["document_id"] for document in chosen]}).records)
