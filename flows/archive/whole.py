"""Files and folders that are there whole or not at all: written under a partial name, then renamed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PARTIAL = ".partial-"


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Yield a path to write to; it becomes `target` if the block ends well, and vanishes if it does not."""
    partial = _partial(target)
    try:
        yield partial
        sync(partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Yield an empty folder to fill; it becomes `target` if the block ends well, and vanishes if it does not.

    Between taking the old folder away and putting the new one there is a moment without either: what lies
    in such folders must be something that can be made again.
    """
    partial, old = _partial(target), _partial(target.with_name(f"{target.name}.old"))
    partial.mkdir(parents=True)
    try:
        yield partial
        if target.exists():
            target.rename(old)
        partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove what killed runs left half written in the folder."""
    for path in folder.glob(f"*{_PARTIAL}*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def sync(file: Path) -> None:
    """Have the operating system put the file on the disk, so that it outlives a power cut."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _partial(target: Path) -> Path:
    return target.with_name(f"{target.name}{_PARTIAL}{os.getpid()}")
