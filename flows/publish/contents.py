"""What a published warehouse holds, in numbers, and what of its documents it does not hold."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.acceptance import ROLES, fact_tables


@dataclass(frozen=True)
class NotLoaded:
    """A table that was set aside, or a form of which part or all is missing, and why."""

    file_name: str
    form: str
    status: str
    reason: str


@dataclass(frozen=True)
class Contents:
    """Counts over all documents. `cells` are printed cells by what became of them; sum to `cells_read`.

    `versions` are documents whose disclosure is counted from another one; `withdrawn` ones are not in `documents`.
    """

    documents: int
    versions: int
    rejected: int
    withdrawn: int
    facts: dict[str, int]
    forms: dict[str, int]
    findings: dict[str, int]
    repaired: int
    accepted: int
    cells_read: int
    cells: dict[str, int]
    not_loaded: tuple[NotLoaded, ...]

    @property
    def all_facts(self) -> int:
        """Number of facts of all kinds."""
        return sum(self.facts.values())

    @property
    def all_findings(self) -> int:
        """Number of findings, whatever their outcome."""
        return sum(self.findings.values()) + self.repaired + self.accepted


def contents(warehouse: Path) -> Contents:
    """Contents of a warehouse file, which stays as it is."""
    sums = ", ".join(f"coalesce(sum(cells_{role}), 0)::bigint" for role in ("read", *ROLES))
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        documents, read, *roles = connection.sql(f"select count(*), {sums} from dim_document").fetchall()[0]
        rows = {table: _count(connection, f"select count(*) from {table}") for table in fact_tables()}
        return Contents(
            documents=documents,
            versions=_count(connection, _VERSIONS),
            rejected=_count(connection, "select count(*) from rejected_document"),
            withdrawn=_count(connection, "select count(*) from withdrawn_document"),
            facts={table: number for table, number in rows.items() if number},
            forms=dict(connection.sql(_FORMS).fetchall()),
            findings=dict(connection.sql(_FINDINGS).fetchall()),
            repaired=_count(connection, "select count(*) from finding where outcome = 'repaired'"),
            accepted=_count(connection, "select count(*) from finding where outcome = 'accepted'"),
            cells_read=read,
            cells=dict(zip(ROLES, roles, strict=True)),
            not_loaded=tuple(NotLoaded(*row) for row in connection.sql(_NOT_LOADED).fetchall()),
        )


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(connection.sql(query).fetchall()[0][0])


_VERSIONS = """
select count(*) - count(distinct (agency_id, coalesce(fiscal_year::varchar, document_id), document_kind))
from dim_document
"""

_FORMS = "select status, count(*) from form_coverage group by status order by status"

_FINDINGS = """
select severity, count(*)
from finding
where outcome not in ('repaired', 'accepted')
group by severity
order by severity
"""

_NOT_LOADED = """
with missing as (
    select
        document_id,
        form_id,
        coalesce(title, table_id) as printed_as,
        status,
        coalesce(reason, '') as reason,
        table_number as place
    from source_table
    where status = 'set_aside'

    union all

    select
        document_id,
        form_id,
        coalesce(listed_as, form_id) as printed_as,
        status,
        coalesce(reason, '') as reason,
        0 as place
    from form_coverage
    where status in ('partial', 'listed_but_absent')
)

select
    dim_document.file_name,
    coalesce(dim_form.form_name, missing.printed_as) as form,
    missing.status,
    missing.reason
from missing
inner join dim_document on missing.document_id = dim_document.document_id
left join dim_form on missing.form_id = dim_form.form_id
order by dim_document.file_name, dim_document.document_id, missing.place, form
"""
