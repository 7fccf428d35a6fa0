"""Which files a run is given: the files named, and the documents in the folders named."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from flows.errors import YusuanError

# Formats in which disclosures are published. Only a folder's listing asks for them: what a file is, its
# content says.
DOCUMENT_SUFFIXES = frozenset(
    {".pdf", ".txt", ".html", ".htm", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".xlsm", ".et", ".ods", ".zip"}
)


@dataclass(frozen=True)
class Given:
    """Files to archive, sorted, and how many files of the folders were passed over for their suffix."""

    files: tuple[Path, ...]
    passed_over: int


def find_files(paths: Iterable[Path]) -> Given:
    """Files named in `paths`, whatever they are, and documents in the folders named, at any depth.

    Hidden files and folders, and stores of warehouses, are not looked into. Raises YusuanError if a path
    does not exist, or if there is no document at all.
    """
    paths = tuple(paths)
    files: set[Path] = set()
    passed_over: set[Path] = set()
    for path in paths:
        if path.is_dir():
            for file in _files_below(path):
                (files if file.suffix.lower() in DOCUMENT_SUFFIXES else passed_over).add(file)
        elif path.is_file():
            files.add(path)
        elif path.exists():
            raise YusuanError(f"{path} is neither a file nor a folder. Name documents, or folders of documents.")
        else:
            raise YusuanError(f"{path} does not exist. Name documents, or folders of documents.")
    if not files:
        named = ", ".join(str(path) for path in paths) or "what was named"
        raise YusuanError(
            f"There is no document in {named}. In folders these count as documents: "
            f"{' '.join(sorted(DOCUMENT_SUFFIXES))}; any other file can be named itself."
        )
    return Given(tuple(sorted(files, key=lambda file: (file.name, str(file)))), len(passed_over - files))


def _files_below(folder: Path) -> Iterable[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and not name.endswith(".store")]
        for name in names:
            file = Path(place, name)
            if not name.startswith(".") and file.is_file():
                yield file
