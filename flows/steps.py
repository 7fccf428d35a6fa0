"""The stages with their input and output: what each does to the store, a batch of documents at a time.

A stage takes what the one before left in the store and leaves its own there, so that a run can be cut off
anywhere and the next one goes on from the last document that was done. One bad document costs itself.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import polars as pl

from flows.acceptance import breach, table_breach
from flows.archive.files import DOCUMENT_SUFFIXES
from flows.archive.packed import unpacked
from flows.archive.staged import Manifest, parquet, read_manifest, write
from flows.archive.store import Origin, Store, file_bytes, origin_of
from flows.check.contracts import check_contracts, contract_results, critical_documents
from flows.check.rules import check_rules
from flows.errors import DocumentRejected, YusuanError
from flows.review.accepted import accept, load_accepted
from flows.review.ledger import of_document
from flows.schema import Frames, frame, schemas
from flows.workers import Workers

Read = Callable[[bytes, str], Frames]
"""Bytes of a document and the name it came under, to frames; raises DocumentRejected."""

Advance = Callable[[], None]
"""Called once for each document done."""

_FAULT = "This is a fault of yusuan, not of the document; please report it with the document."

# Tables that no document writes: what the archive knows of it.
_OF_ARCHIVE = {"rejected_document", "withdrawn_document", "document_source"}

# Tables that the checks alone write.
_OF_CHECKING = {"rule_result", "comparison", "claim_match", "accepted_finding"}

# What code can fail with: a panic inside Polars is no Exception.
_FAILURES = (Exception, pl.exceptions.PanicException)

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Unreadable:
    """A file whose bytes could not be had, and why, as a sentence."""

    file_name: str
    reason: str


def archive_files(store: Store, files: Sequence[Path], advance: Advance) -> list[Origin | Unreadable]:
    """Archive files, and the documents in archives: what became of each."""
    archived: list[Origin | Unreadable] = []
    for file in files:
        try:
            file.open("rb").close()
        except OSError as error:
            archived.append(
                Unreadable(file.name, f"The file cannot be read ({error.strerror}). Check it and its permissions.")
            )
        else:
            archived += _archive(store, file)
        advance()
    return archived


def _archive(store: Store, file: Path) -> list[Origin | Unreadable]:
    """The file, or the documents in it if it is an archive of some."""
    try:
        with unpacked(file, DOCUMENT_SUFFIXES) as documents:
            return [store.add(part, f"{file.name}/{name}") for name, part in documents] or [store.add(file)]
    except YusuanError as error:
        return [Unreadable(file.name, str(error))]


def documents_to_read(store: Store, reading: str) -> list[str]:
    """Archived documents that the code with this fingerprint has not read, the largest first: what takes longest
    must not be begun last."""
    origins = sorted(store.origins(), key=store.size, reverse=True)
    staged = {origin.document_id: read_manifest(store.staged, origin.document_id) for origin in origins}
    return [document_id for document_id, manifest in staged.items() if not manifest or manifest.fingerprint != reading]


def read_documents(
    store: Store, documents: Sequence[str], reading: str, read: Read, workers: Workers, advance: Advance
) -> list[Manifest]:
    """Read archived documents and stage their frames, or the reason why there are none.

    Documents cross the border of a process by their ids alone: a worker takes the bytes from the store, and leaves
    the frames there.
    """
    return workers.each(partial(_read_and_stage, store, reading, read), documents, partial(_lost, store), advance)


def _read_and_stage(store: Store, reading: str, read: Read, document_id: str) -> Manifest:
    origin = store.origin(document_id)
    return write(store.staged, *_read(partial(store.data, origin), origin, reading, read))


def stage_files(
    store: Store, files: Sequence[Path], reading: str, read: Read, workers: Workers, advance: Advance
) -> list[Manifest]:
    """Stage what reading makes of files that are not archived, each once: should one be, it is not read again."""
    return workers.each(partial(_stage_file, store, reading, read), files, _lost_file, advance)


def _stage_file(store: Store, reading: str, read: Read, file: Path) -> Manifest:
    try:
        origin = origin_of(file)
        staged = read_manifest(store.staged, origin.document_id)
        if staged and staged.fingerprint == reading:
            return staged
        return write(store.staged, *_read(partial(file_bytes, file), origin, reading, read))
    except OSError as error:
        return Manifest("", "", f"The file cannot be read ({error.strerror}). Check it and its permissions.")


def _lost_file(file: Path, how: str) -> Manifest:
    return Manifest("", "", _ended(file.name, how))


def _lost(store: Store, document_id: str, how: str) -> Manifest:
    """Stage why a document has no frames: its worker died over it."""
    origin = store.origin(document_id)
    return write(
        store.staged,
        Manifest(document_id, "", _ended(_named(origin), how)),
        {},
    )


def _ended(named: str, how: str) -> str:
    return (
        f"{named} ended the process that read it ({how}). If memory was short, "
        f"run with fewer --workers; if it was not: {_FAULT[0].lower()}{_FAULT[1:]}"
    )


def documents_to_check(store: Store, checking: str) -> list[str]:
    """Staged documents that the code with this fingerprint has not checked."""
    documents = [origin.document_id for origin in store.origins()]
    staged = [manifest for document_id in documents if (manifest := read_manifest(store.staged, document_id))]
    readable = [manifest.document_id for manifest in staged if manifest.reason is None]
    checked = {document_id: read_manifest(store.checked, document_id) for document_id in readable}
    return [
        document_id for document_id, manifest in checked.items() if not manifest or manifest.fingerprint != checking
    ]


def staged_size(store: Store, document_id: str) -> int:
    """Rows that were staged of a document."""
    manifest = read_manifest(store.staged, document_id)
    return sum(manifest.rows.values()) if manifest else 0


def check_documents(
    store: Store, documents: Sequence[str], checking: str, workers: Workers, advance: Advance
) -> list[Manifest]:
    """Check staged documents together; keep findings and results of each, or why it cannot be loaded."""
    try:
        verdicts = _verdicts(store, documents, workers)
    except _FAILURES as error:
        if len(documents) > 1:  # in halves: the others must hardly pay for the one that cannot be checked
            halves = documents[: len(documents) // 2], documents[len(documents) // 2 :]
            return [one for half in halves for one in check_documents(store, half, checking, workers, advance)]
        verdicts = {documents[0]: (error, {})}
    manifests = []
    for document_id, (reason, frames) in verdicts.items():
        if isinstance(reason, BaseException):
            # Not in checked: what was staged may be at fault, so that the next run reads the document again.
            manifests.append(write(store.staged, _fault(store.origin(document_id), reason), {}))
        else:
            manifests.append(write(store.checked, Manifest(document_id, checking, reason), frames))
        advance()
    return manifests


def _read(data: Callable[[], bytes], origin: Origin, reading: str, read: Read) -> tuple[Manifest, Frames]:
    try:
        frames = read(data(), origin.file_name)
        wrong = breach(origin.document_id, frames)
    except DocumentRejected as rejection:
        return Manifest(origin.document_id, reading, str(rejection)), {}
    except YusuanError:  # of the installation, as a vocabulary that is not there: no document can be read
        raise
    except _FAILURES as error:
        return _fault(origin, error), {}
    if wrong:
        return Manifest(origin.document_id, reading, f"What was read of {_named(origin)}: {wrong}. {_FAULT}"), {}
    return Manifest(origin.document_id, reading), frames


def _verdicts(
    store: Store, documents: Sequence[str], workers: Workers
) -> dict[str, tuple[str | BaseException | None, Frames]]:
    """For each document why it cannot be loaded (a sentence, or what failed) or null, and what was found: findings,
    rule results, and which findings people have accepted."""
    frames = _staged(store, documents)
    rules_result = workers.beside(check_rules, frames)
    contract = check_contracts(frames)
    unfit = critical_documents(contract)
    try:
        rules = rules_result()
    except _FAILURES:
        if not unfit:
            raise
        frames = _staged(store, [document_id for document_id in documents if document_id not in unfit])
        rules = check_rules(frames)
    found = pl.concat([contract, rules["finding"]])
    results = pl.concat([contract_results(frames, contract), rules["rule_result"]])
    verdicts: dict[str, tuple[str | BaseException | None, Frames]] = {}
    for document_id in documents:
        own = pl.col("document_id") == document_id
        checked = {
            table: rows.filter(own) for table, rows in {**rules, "finding": found, "rule_result": results}.items()
        }
        if document_id in unfit:
            verdicts[document_id] = _contract_broken(store.origin(document_id), checked["finding"]), {}
            continue
        # Findings of reading and of checking come into one table, under one key.
        earlier = frames["finding"].filter(own)
        tables = {**checked, "finding": pl.concat([earlier, checked["finding"]])}
        wrong = [
            f"{table} {wrong}" for table, rows in tables.items() if (wrong := table_breach(document_id, table, rows))
        ]
        if wrong:
            verdicts[document_id] = ValueError(wrong[0]), {}
            continue
        decided = of_document(load_accepted(), store.origin(document_id).sha256)
        accepted, checked["rule_result"], unmet = accept(tables["finding"], checked["rule_result"], decided)
        verdicts[document_id] = (unmet, {}) if unmet else (None, {**checked, "accepted_finding": accepted})
    return verdicts


def _staged(store: Store, documents: Sequence[str]) -> Frames:
    """Frames of several documents as one, every table that a document can have among them."""
    files: dict[str, list[Path]] = {}
    for document_id in documents:
        manifest = read_manifest(store.staged, document_id)
        if manifest is None:
            raise FileNotFoundError(store.staged / document_id)
        for table in manifest.rows:
            files.setdefault(table, []).append(parquet(store.staged, manifest, table))
    return {table: pl.read_parquet(files[table]) if table in files else frame(table) for table in _staged_tables()}


def _staged_tables() -> list[str]:
    of_documents = {table for table, columns in schemas().items() if "document_id" in columns}
    return sorted((of_documents | {"equation_term"}) - {*_OF_ARCHIVE, *_OF_CHECKING})


def _contract_broken(origin: Origin, findings: pl.DataFrame) -> str:
    errors = findings.filter(pl.col("severity") == "error").sort("finding_id")["explanation"].to_list()
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"What was read of {_named(origin)} breaks the contract of its frames: {errors[0]}{more} {_FAULT}"


def _fault(origin: Origin, error: BaseException) -> Manifest:
    """Without a fingerprint: what was no fault of the document may be gone at the next run."""
    _log.debug("%s could not be processed", _named(origin), exc_info=error)
    return Manifest(
        origin.document_id,
        "",
        f"{_named(origin)} could not be processed ({type(error).__name__}: {error}). {_FAULT}",
    )


def _named(origin: Origin) -> str:
    return f"{origin.file_name} ({origin.document_id})"
