"""One run at a time on a store; a lock that the operating system drops with the process that held it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import YusuanError

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class RunAtWork(YusuanError):
    """Another run holds the store."""


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock while the block runs. Raises RunAtWork at once if another run holds it."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _lock(descriptor)
        except OSError as error:
            raise RunAtWork(
                f"Another run is at work on this warehouse (it holds {file}). Wait until it has ended, and run again."
            ) from error
        yield
    finally:
        os.close(descriptor)


def is_locked(file: Path) -> bool:
    """Whether a run holds the lock."""
    try:
        with locked(file):
            return False
    except RunAtWork:
        return True
