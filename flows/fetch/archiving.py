"""A document that was fetched into the store, which is held for that moment only."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from flows.archive.lock import RunAtWork
from flows.archive.obtained import Obtained
from flows.archive.store import Store

_LOOK_AGAIN = 0.2
"""Seconds between two looks whether an ingest still holds the store."""


def put(store: Store, file: Path, name: str, obtained: Obtained, patience: float) -> bool:
    """Archive a file under a name, and where it came from; whether the archive had not had its bytes.

    Raises RunAtWork if an ingest holds the store for more than `patience` seconds.
    """
    with _held(store, patience):
        is_new = not store.holds(obtained.document_id)
        store.add(file, name)
        store.add_source(obtained)
    return is_new


@contextmanager
def _held(store: Store, patience: float) -> Iterator[None]:
    """Hold the store, after waiting for whoever does."""
    give_up = time.monotonic() + patience
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(store.opened())
                break
            except RunAtWork:
                if time.monotonic() >= give_up:
                    raise
            time.sleep(_LOOK_AGAIN)
        yield
