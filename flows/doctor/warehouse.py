"""The warehouse and its store: whether they are there, sound, and made by the code and documents of today."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from flows.archive.files import find_files
from flows.archive.fingerprint import fingerprints
from flows.archive.lock import locked
from flows.archive.store import Store, content_hash
from flows.ask.warehouse import opened
from flows.doctor.diagnosis import Diagnosis, advice, fault, good
from flows.errors import DocumentRejected, YusuanError
from flows.load.warehouse import build_digest, holdings
from flows.publish.published import published_digest
from flows.review.accepted import load_accepted
from flows.review.corrections import load_corrections
from flows.steps import documents_to_check, documents_to_read

# A run builds a second warehouse beside the first and spills what does not fit into memory.
_ROOM = 500_000_000


def check_warehouse(warehouse: Path, raw: Path, *, bytes_too: bool = False) -> Iterator[Diagnosis]:
    """What the warehouse file and its store are like, and whether documents of `raw` wait to be ingested.

    With `bytes_too` every archived document is read and held against its sha256.
    """
    yield _published(warehouse)
    yield _room(warehouse)
    store = Store.beside(warehouse)
    if store.root.is_dir():
        yield _lock(store)
        yield _documents(store, bytes_too)
        yield _up_to_date(store, warehouse)
    yield _waiting(raw, store)
    yield _reviews()


def _published(warehouse: Path) -> Diagnosis:
    if not warehouse.exists():
        return advice("warehouse", f"There is none at {warehouse}.", "Build it with `yusuan ingest`.")
    try:
        with opened(warehouse) as connection:
            documents, facts = connection.sql("select count(*), sum(cells_fact)::bigint from dim_document").fetchall()[
                0
            ]
            rejected = connection.sql("select count(*) from rejected_document").fetchall()[0][0]
    except YusuanError as error:
        return fault("warehouse", str(error))
    found = f"{warehouse}: {documents:,} documents, {facts or 0:,} facts, {warehouse.stat().st_size / 1e6:,.0f} MB"
    if rejected:
        todo = 'Their reasons: `yusuan sql "from rejected_document"`.'
        return advice("warehouse", f"{found}; {rejected:,} documents were turned away.", todo)
    return good("warehouse", found)


def _room(warehouse: Path) -> Diagnosis:
    folder = next(place for place in warehouse.absolute().parents if place.is_dir())
    if not os.access(folder, os.W_OK):
        todo = "Name a warehouse in another folder with --warehouse, or have this one made writable."
        return fault("room", f"{folder} cannot be written to.", todo)
    free = shutil.disk_usage(folder).free
    needed = _ROOM + 2 * (warehouse.stat().st_size if warehouse.is_file() else 0)
    if free < needed:
        found = f"{free / 1e6:,.0f} MB are free in {folder}; a run may need {needed / 1e6:,.0f} MB."
        return advice("room", found, "Make room, or name a warehouse on another disk.")
    return good("room", f"{free / 1e9:,.0f} GB free in {folder}")


def _lock(store: Store) -> Diagnosis:
    try:
        with locked(store.root / "lock"):
            return good("lock", "no run is at work")
    except YusuanError as error:
        return advice("lock", str(error), "Nothing to do while that run goes on: `yusuan runs` shows it.")
    except OSError as error:
        return fault(
            "lock", f"{store.root} cannot be used ({error.strerror}).", "Check the permissions of that folder."
        )


def _documents(store: Store, bytes_too: bool) -> Diagnosis:
    lost = []
    for origin in store.origins():
        try:
            if bytes_too:
                store.data(origin)
            elif not store.size(origin):
                lost.append(f"The bytes of {origin.file_name} are gone from {store.documents}.")
        except (DocumentRejected, OSError) as error:
            lost.append(str(error))
    if lost:
        todo = f"Put {len(lost):,} documents back from a backup of the store, or delete the store and ingest again."
        return fault("archive", lost[0], todo)
    looked = "each as it came in" if bytes_too else "their bytes are there; --deep reads them"
    return good("archive", f"{len(store.origins()):,} documents, {looked}")


def _up_to_date(store: Store, warehouse: Path) -> Diagnosis:
    code = fingerprints()
    to_read = {*documents_to_read(store, code.reading)}
    to_check = {*documents_to_check(store, code.checking)} - to_read
    if to_read or to_check:
        found = f"Changed since the last run: documents to read {len(to_read):,}, to check {len(to_check):,}."
        return advice("up to date", found, "Run `yusuan ingest`: only what changed is done again.")
    digest = build_digest(holdings(store), store.withdrawn(), code.loading)
    try:
        is_current = published_digest(warehouse) == digest
    except YusuanError as error:
        return fault("up to date", str(error))
    if not is_current:
        found = "The warehouse is not what its archive and the code of today would make."
        return advice("up to date", found, "Run `yusuan ingest`.")
    return good("up to date", "the warehouse is what its archive and the code of today make")


def _waiting(raw: Path, store: Store) -> Diagnosis:
    try:
        given = find_files([raw])
    except YusuanError as error:
        return advice("documents", str(error), "Put documents there, or name a folder: `yusuan ingest FOLDER`.")
    known = {origin.sha256 for origin in store.archived()} if store.root.is_dir() else set()
    new = [file for file in given.files if content_hash(file) not in known]
    if new:
        found = (
            f"{len(new):,} of {len(given.files):,} documents in {raw} are not in the archive, such as {new[0].name}."
        )
        return advice("documents", found, "Run `yusuan ingest`.")
    return good("documents", f"{len(given.files):,} in {raw}, all archived")


def _reviews() -> Diagnosis:
    try:
        number = len(load_corrections()) + len(load_accepted())
    except YusuanError as error:
        return fault("reviews", str(error), "Mend that entry; until then no run begins.")
    return good("reviews", f"{number:,} corrections and accepted findings, all well-formed")
