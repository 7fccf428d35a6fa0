"""The main job: archive → read → recognise → align → stage → check → load → publish."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Protocol, TypeVar

from flows.archive.files import Given, find_files
from flows.archive.fingerprint import fingerprints
from flows.archive.journal import StartedBy, journaled, note_failure
from flows.archive.staged import read_manifest
from flows.archive.store import Origin, Store
from flows.check.suite_run import import_gx
from flows.errors import YusuanError
from flows.load.warehouse import Holding, build_digest, build_warehouse, clear, holdings, staged_rows
from flows.publish.contents import contents
from flows.publish.published import published_digest, run_id
from flows.publish.replace import publish
from flows.reading import read_document
from flows.review.accepted import load_accepted
from flows.review.corrections import load_corrections
from flows.review.ledger import Entry
from flows.steps import (
    Read,
    Unreadable,
    archive_files,
    check_documents,
    documents_to_check,
    documents_to_read,
    read_documents,
    staged_size,
)
from flows.summary import Rejection, Summary
from flows.workers import Workers

# Documents in one call of a stage, and rows in one call of the checks: enough to share their fixed cost of some
# seconds, few enough for some hundred megabytes.
BATCH = 100
CHECKED_ROWS = 200_000

T = TypeVar("T")


Progress = Callable[[str, int, int], None]
"""Told how far a stage is: its name, how much is done, of how much."""


class Engine(Protocol):
    """How a stage is called: at once, or as a task of an engine."""

    def __call__(self, stage: str, function: Callable[..., T], /, *arguments: Any) -> T:
        """Return what the function returns."""
        ...


def at_once(stage: str, function: Callable[..., T], /, *arguments: Any) -> T:
    """The engine that is none: calls the function."""
    return function(*arguments)


def unseen(stage: str, done: int, total: int) -> None:
    """The progress that nobody looks at."""


def ingest(
    paths: Iterable[Path],
    warehouse: Path,
    *,
    engine: Engine = at_once,
    progress: Progress = unseen,
    read: Read = read_document,
    batch: int = BATCH,
    workers: int = 1,
    started_by: StartedBy = "program",
) -> Summary:
    """Bring the documents of `paths` (files, and folders at any depth) into the warehouse file.

    The published file is a function of the documents archived beside it and of the code: a document that was
    read by the same code is not read again, one that was not is read again even if it is not named, and a
    file that would become what it is stays untouched. Documents are read by so many processes, which must be able
    to import `read`; one is this process itself. What the run did stays on record in the store. Raises YusuanError,
    and leaves what is published as it was, if no document is found, another run is at work (RunAtWork), or `warehouse`
    is not one of ours.
    """
    started = datetime.now(UTC)
    try:
        given = find_files(paths)
    except YusuanError as error:
        note_failure(Store.beside(warehouse), started, started_by, error)
        raise
    return _bring(given, warehouse, _Stages(engine, progress, batch), read, workers, started, started_by)


def republish(
    warehouse: Path,
    *,
    engine: Engine = at_once,
    progress: Progress = unseen,
    read: Read = read_document,
    workers: int = 1,
    started_by: StartedBy = "program",
) -> Summary:
    """Make the warehouse file what its archive says, as `ingest` does when it is given nothing new."""
    stages = _Stages(engine, progress, BATCH)
    return _bring(Given((), 0), warehouse, stages, read, workers, datetime.now(UTC), started_by)


def _bring(
    given: Given,
    warehouse: Path,
    stages: "_Stages",
    read: Read,
    workers: int,
    started: datetime,
    started_by: StartedBy,
) -> Summary:
    store, code = Store.beside(warehouse), fingerprints()
    reviews: list[Entry] = [*load_corrections(), *load_accepted()]
    built = warehouse.with_name(f"{warehouse.name}.building")
    with journaled(store, started, started_by) as journal, _cleared(built):
        before = published_digest(warehouse)

        known = {origin.document_id for origin in store.archived()}
        archived = stages.each("archive", archive_files, store, given.files)

        to_read = documents_to_read(store, code.reading)
        # What was fetched is archived already; what was looked at by a backfill is read already.
        new = (_documents(archived) - known) | {one for one in to_read if not read_manifest(store.staged, one)}
        anew = {*to_read} | new
        with Workers(workers) as pool:
            if to_read:
                pool.beside(import_gx)  # which the checks need

            stages.each("read", read_documents, store, to_read, code.reading, read, pool)

            to_check = documents_to_check(store, code.checking)
            weigh = partial(staged_size, store)
            stages.each("check", check_documents, store, to_check, code.checking, pool, weigh=weigh)

        held = _unless_all_failed(holdings(store))
        digest = build_digest(held, store.withdrawn(), code.loading)
        rejections = _rejections(archived, {*anew, *to_check}, held)
        run = journal.found(
            run_id=run_id(started, digest),
            documents_given=len({*archived}),
            documents_new=len(new),
            documents_read=len(anew),
            documents_unchanged=len(_documents(archived) - anew),
            documents_rejected=len(rejections),
        )
        if digest != before:
            stages.once("load", build_warehouse, store, held, run, built, warehouse)
            stages.once("publish", publish, built, warehouse, staged_rows(store, held))
        found = contents(warehouse)
        journal.ends("published" if digest != before else "unchanged", found.all_facts, found.all_findings)
        return Summary(
            warehouse=str(warehouse),
            published=digest != before,
            files_given=len(given.files),
            files_passed_over=given.passed_over,
            documents_given=len({*archived}),
            documents_read=len(anew),
            documents_unchanged=len(_documents(archived) - anew),
            rejections=rejections,
            contents=found,
            seconds={stage: round(taken, 3) for stage, taken in stages.seconds.items()},
            unused_reviews=_unused(reviews, store),
            read_documents=tuple(sorted(anew)),
        )


def _unused(reviews: Iterable[Entry], store: Store) -> tuple[str, ...]:
    """Entries of the ledgers about documents that the archive has not."""
    known = {origin.sha256 for origin in store.origins()} | {origin.sha256 for origin, _ in store.withdrawn()}
    return tuple(entry.name for entry in reviews if entry.document not in known)


class _Stages:
    """Calls stages through the engine, a batch of documents at a time, and takes their time."""

    def __init__(self, engine: Engine, progress: Progress, batch: int) -> None:
        self.seconds: dict[str, float] = {}
        self._engine, self._progress, self._batch = engine, progress, batch

    def each(
        self,
        stage: str,
        function: Callable[..., list[T]],
        store: Store,
        documents: Sequence[Any],
        *rest: Any,
        weigh: Callable[[Any], int] = lambda document: 0,
    ) -> list[T]:
        """What function(store, part of the documents, *rest, advance) returns for all parts."""
        steps = count(1)

        def advance() -> None:
            self._progress(stage, next(steps), len(documents))

        results: list[T] = []
        for part in parts(documents, self._batch, weigh):
            results += self._call(stage, function, store, part, *rest, advance)
        return results

    def once(self, stage: str, function: Callable[..., None], *arguments: Any) -> None:
        """Call function(*arguments)."""
        self._progress(stage, 0, 1)
        self._call(stage, function, *arguments)
        self._progress(stage, 1, 1)

    def _call(self, stage: str, function: Callable[..., T], *arguments: Any) -> T:
        started = time.perf_counter()
        try:
            return self._engine(stage, function, *arguments)
        except OSError as error:
            raise YusuanError(f"The run could not go on: {error}. What is published stays as it was.") from error
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - started


def parts(documents: Sequence[T], most: int, weigh: Callable[[T], int]) -> Iterator[list[T]]:
    """The documents in their order, in parts of up to so many, and of up to CHECKED_ROWS or a single one."""
    part: list[T] = []
    weight = 0
    for document in documents:
        own = weigh(document)
        if part and (len(part) == most or weight + own > CHECKED_ROWS):
            yield part
            part, weight = [], 0
        part.append(document)
        weight += own
    if part:
        yield part


def _documents(archived: list[Origin | Unreadable]) -> set[str]:
    return {one.document_id for one in archived if isinstance(one, Origin)}


def _rejections(archived: list[Origin | Unreadable], handled: set[str], held: list[Holding]) -> tuple[Rejection, ...]:
    """Documents that were named, read or checked by this run, and not loaded."""
    named = _documents(archived)
    unreadable = [Rejection(one.file_name, one.reason) for one in archived if isinstance(one, Unreadable)]
    rejected = [
        Rejection(one.origin.file_name, one.reason)
        for one in held
        if one.reason and one.origin.document_id in named | handled
    ]
    return (*unreadable, *rejected)


def _unless_all_failed(held: list[Holding]) -> list[Holding]:
    """The same; raises YusuanError if yusuan failed on every document: that is the fault of none of them."""
    if len(held) > 1 and all(one.has_failed for one in held):
        raise YusuanError(
            f"None of the {len(held)} documents could be processed. The first: {held[0].reason} "
            "What is published stays as it was."
        )
    return held


@contextmanager
def _cleared(built: Path) -> Iterator[None]:
    """Take away what is built and not published, of this run and of one that was killed."""
    clear(built)
    try:
        yield
    finally:
        clear(built)
