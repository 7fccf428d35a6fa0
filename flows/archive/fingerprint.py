"""Which code made something: fingerprints of the files that shape what becomes of a document."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from flows.schema import SQL

_FLOWS = Path(__file__).resolve().parent.parent
_HOUSE = _FLOWS.parent

# What has no part in reading a document. All else has, so that a module that is added is not forgotten.
_AFTER_READING = frozenset(
    {"alert", "archive", "ask", "check", "cli", "doctor", "export", "fetch", "load", "publish", "report"}
    | {"schedule", "site", "artifacts.py", "backfill.py", "engine.py", "ingest.py", "orchestrate.py"}
    | {"summary.py", "withdraw.py", "workers.py"}
)
_CHECK = (_FLOWS / "check", _FLOWS / "load" / "reference.py", SQL / "rules", _HOUSE / "expectations")
_LOAD = (_FLOWS / "load", SQL / "marts")

# Libraries that decide what is found on a page.
_READERS = ("lxml", "msdoc2docx", "pdfplumber", "pypdfium2", "selectolax", "xlrd")


@dataclass(frozen=True)
class Fingerprints:
    """Of the code that reads a document, that checks what was read, and that loads what was checked."""

    reading: str
    checking: str
    loading: str


@cache
def fingerprints() -> Fingerprints:
    """Fingerprints of the code that runs; they do not change while it runs."""
    reading = fingerprint(_HOUSE, _reading_parts(), *(_installed(name) for name in _READERS))
    checking = fingerprint(_HOUSE, _CHECK, reading)
    return Fingerprints(reading, checking, fingerprint(_HOUSE, _LOAD, checking))


def _reading_parts() -> list[Path]:
    """Files and folders whose change makes a document be read anew."""
    modules = [path for path in _FLOWS.iterdir() if path.name not in _AFTER_READING]
    corrections = (_HOUSE / "expectations" / "corrections").glob("*.yaml")
    return [*modules, SQL / "schema", SQL / "reference", *corrections]


def fingerprint(root: Path, parts: Iterable[Path], *words: str) -> str:
    """Sixteen hex digits over every file of the parts (files, or folders at any depth), its name, and the
    words.

    All files count, so that a vocabulary in a format of its own is not forgotten; hidden ones and byte code
    do not.
    """
    digest = hashlib.sha256("\0".join(words).encode())
    for file in sorted(file for part in parts for file in _files(root, part)):
        name = file.relative_to(root).as_posix()
        digest.update(f"\0{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}".encode())
    return digest.hexdigest()[:16]


def _files(root: Path, part: Path) -> Iterable[Path]:
    for file in (part,) if part.is_file() else part.rglob("*"):
        names = file.relative_to(root).parts
        if file.is_file() and not any(name.startswith(".") or name == "__pycache__" for name in names):
            yield file


def _installed(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return f"{library} none"
