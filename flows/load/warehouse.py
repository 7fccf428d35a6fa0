"""A new warehouse from a store: every document that passed, whole, in the order of their identities."""

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
import polars as pl

from flows.acceptance import fact_tables
from flows.archive.journal import RunRecord, runs
from flows.archive.obtained import Obtained
from flows.archive.staged import Manifest, parquet, read_manifest
from flows.archive.store import Origin, Store
from flows.archive.withdrawn import Withdrawal
from flows.check.rules import catalogue, check_database
from flows.errors import YusuanError
from flows.load.agency import load_agencies
from flows.load.reference import load_reference
from flows.schema import create_schema, create_views, frame

# Tools built on DuckDB 1.5 can open it, whichever DuckDB writes it.
STORAGE_VERSION = "v1.5.0"


@dataclass(frozen=True)
class Holding:
    """What the store has of a document, and where its bytes were fetched; `reason` is why it cannot be loaded."""

    origin: Origin
    staged: Manifest
    checked: Manifest | None
    sources: tuple[Obtained, ...] = ()

    @property
    def reason(self) -> str | None:
        """Sentence with which it was turned away; none if it is to be loaded."""
        return self.staged.reason or (self.checked.reason if self.checked else None)

    @property
    def has_failed(self) -> bool:
        """Whether it was turned away by no verdict on the document, but because the code failed on it."""
        return not self.staged.fingerprint


def holdings(store: Store) -> list[Holding]:
    """Every document of the store that has been read and is not withdrawn, by document_id."""
    found = []
    for origin in store.origins():
        staged = read_manifest(store.staged, origin.document_id)
        if staged:
            checked = None if staged.reason else read_manifest(store.checked, origin.document_id)
            found.append(Holding(origin, staged, checked, tuple(store.sources(origin.document_id))))
    return found


def build_digest(holdings: list[Holding], withdrawn: list[tuple[Origin, Withdrawal]], loading: str) -> str:
    """Sixteen hex digits that change with anything a warehouse is built from."""
    taken_out = [[asdict(origin), asdict(withdrawal)] for origin, withdrawal in withdrawn]
    content = json.dumps([loading, taken_out, *(asdict(holding) for holding in holdings)], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def staged_rows(store: Store, holdings: list[Holding]) -> dict[str, int]:
    """Rows that each table has to have once all is loaded, those of rules across documents apart."""
    rows: Counter[str] = Counter()
    for holding in _loadable(holdings):
        rows.update(holding.staged.rows)
        rows.update(holding.checked.rows if holding.checked else {})
    rows["rejected_document"] = sum(holding.reason is not None for holding in holdings)
    rows["withdrawn_document"] = len(store.withdrawn())
    rows["document_source"] = sum(len(holding.sources) for holding in holdings)
    return dict(rows)


def build_warehouse(store: Store, holdings: list[Holding], run: RunRecord, target: Path, published: Path) -> None:
    """Build `target` afresh from the store; the runs that `published` and the store remember go on in it.

    `run` is this one; its run_id ends with the digest of what is built.

    Raises YusuanError if it cannot be built; nothing of `target` is of use then.
    """
    clear(target)
    try:
        _build(store, holdings, run, target, published)
    except duckdb.Error as error:
        raise YusuanError(
            f"The warehouse could not be built ({str(error).splitlines()[0]}). The published one stays as it was. "
            f"If this happens again, delete {store.staged}: every document is read again then."
        ) from error


def _build(store: Store, holdings: list[Holding], run: RunRecord, target: Path, published: Path) -> None:
    with duckdb.connect(config={"temp_directory": str(store.root / "spill")}) as connection:
        connection.execute(f"attach {_quoted(target)} as warehouse (storage_version '{STORAGE_VERSION}')")
        if published.exists():
            connection.execute(f"attach {_quoted(published)} as published (read_only)")
        connection.execute("use warehouse")
        connection.execute("begin")
        create_schema(connection)
        load_reference(connection)
        _load_rules(connection)
        _load_documents(connection, store, holdings)
        _mark_accepted(connection)
        _load_rejected(connection, holdings)
        _load_withdrawn(connection, store)
        _load_sources(connection, holdings)
        load_agencies(connection)
        create_views(connection)
        check_across(connection)
        _load_runs(connection, store, run, published.exists())
        connection.execute("commit")
        connection.execute("checkpoint warehouse")
        connection.execute("use memory")
        connection.execute("detach warehouse")


def clear(target: Path) -> None:
    """Remove an unpublished warehouse, and the log that DuckDB keeps beside it."""
    for file in (target, target.with_name(f"{target.name}.wal")):
        file.unlink(missing_ok=True)


def _load_documents(connection: duckdb.DuckDBPyConnection, store: Store, holdings: list[Holding]) -> None:
    files: dict[str, list[str]] = {}
    for holding in _loadable(holdings):
        for folder, manifest in ((store.staged, holding.staged), (store.checked, holding.checked)):
            if manifest:
                for table in manifest.rows:
                    files.setdefault(table, []).append(str(parquet(folder, manifest, table)))
    for table in sorted(files):
        connection.execute(f"insert into {table} by name select * from read_parquet(?)", [files[table]])


def _mark_accepted(connection: duckdb.DuckDBPyConnection) -> None:
    """Findings that people have accepted stay, and are no failures."""
    connection.execute(
        "update finding set outcome = 'accepted' where finding_id in (select finding_id from accepted_finding)"
    )


def _load_rules(connection: duckdb.DuckDBPyConnection) -> None:
    rules = catalogue()
    rules = rules.select(frame("rule").columns)
    connection.register("rules", rules)
    connection.execute("insert into rule by name select * from rules")
    connection.unregister("rules")


def _load_rejected(connection: duckdb.DuckDBPyConnection, holdings: list[Holding]) -> None:
    for holding in holdings:
        if holding.reason:
            origin = holding.origin
            row = [origin.document_id, origin.file_name, origin.sha256, holding.reason]
            connection.execute("insert into rejected_document values (?, ?, ?, ?)", row)


def _load_withdrawn(connection: duckdb.DuckDBPyConnection, store: Store) -> None:
    for origin, withdrawal in store.withdrawn():
        row = [origin.document_id, origin.file_name, origin.sha256, withdrawal.reason, withdrawal.withdrawn_at]
        connection.execute("insert into withdrawn_document values (?, ?, ?, ?, ?)", row)


def _load_sources(connection: duckdb.DuckDBPyConnection, holdings: list[Holding]) -> None:
    for source in (source for holding in holdings for source in holding.sources):
        values = asdict(source)
        columns, named = ", ".join(values), ", ".join(f"${name}" for name in values)
        connection.execute(f"insert into document_source ({columns}) values ({named})", values)


def check_across(connection: duckdb.DuckDBPyConnection) -> None:
    """Check what only documents side by side can show, and add it to the findings and rule results."""
    for table, rows in check_database(connection, "warehouse").items():
        connection.register("across", rows)
        connection.execute(f"insert into {table} by name from across")
        connection.unregister("across")


def _load_runs(connection: duckdb.DuckDBPyConnection, store: Store, run: RunRecord, has_published: bool) -> None:
    """The runs that the published file remembers, those that the store has on record besides, and this one.

    A run that began after this one, and was skipped, is left for the next: the last in the file is that which built it.
    """
    if has_published:
        connection.execute("insert into load_run by name select * from published.load_run order by started_at")
    earlier = [record for record in runs(store) if record.started_at < run.started_at]
    if earlier:
        connection.register("earlier", pl.DataFrame([asdict(one) for one in earlier], infer_schema_length=None))
        connection.execute("insert into load_run by name from earlier anti join load_run using (started_at)")
        connection.unregister("earlier")
    facts = " + ".join(f"(select count(*) from {table})" for table in fact_tables())
    values = asdict(run.ended("published"))
    del values["facts"], values["findings"]
    connection.execute(
        f"""
        insert into load_run by name
        select
            {", ".join(f"${name} as {name}" for name in values)},
            {facts} as facts,
            (select count(*) from finding) as findings
        """,
        values,
    )


def _loadable(holdings: list[Holding]) -> list[Holding]:
    return [holding for holding in holdings if holding.reason is None]


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
