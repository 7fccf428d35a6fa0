"""One run at a time on a store; a lock that the operating system drops with the process that held it."""

import os
import sys
import time
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


_LOOK_AGAIN = 0.2
"""Seconds between two tries for a lock that is waited for."""


@contextmanager
def locked(file: Path, patience: float = 0.0) -> Iterator[None]:
    """Hold the lock while the block runs. Raises YusuanError if another run holds it for more than `patience` seconds."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    give_up = time.monotonic() + patience
    try:
        while True:
            try:
                _lock(descriptor)
                break
            except OSError as error:
                if time.monotonic() >= give_up:
                    raise YusuanError(
                        f"Another run is at work on this warehouse (it holds {file}). "
                        "Wait until it has ended, and run again."
                    ) from error
            time.sleep(_LOOK_AGAIN)
        yield
    finally:
        os.close(descriptor)
