"""The files that people keep under review: lists of entries in YAML, each with its guard, its reason and its author."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

import yaml

from flows.errors import YusuanError

EXPECTATIONS = Path(__file__).resolve().parents[2] / "expectations"
REVIEW = ("reason", "source", "who", "when")
"""What every entry says of itself: why, on whose word or paper, who entered it, and on which day."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_CELL = re.compile(r"t\d{2,}:r\d{2,}:c\d{2,}")


class Entry(Protocol):
    """An entry of any ledger."""

    @property
    def name(self) -> str:
        """File and number, as messages name it."""
        ...

    @property
    def document(self) -> str:
        """sha256 of the document's bytes."""
        ...


E = TypeVar("E", bound=Entry)


def read_entries(folder: Path, required: Collection[str], optional: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """Every entry of the folder's files, in the order of their names, with its own under `name`.

    Beside `document` and REVIEW it has the keys that are asked for. Values are text as it is written, `when` is a date.
    Raises YusuanError, naming file, entry and key, for what is not so.
    """
    known = {"document", *REVIEW, *required, *optional}
    for path in sorted(folder.glob("*.yaml")):
        for number, entry in enumerate(_entries(path), start=1):
            name = f"{folder.parent.name}/{folder.name}/{path.name}, entry {number}"
            if not isinstance(entry, dict):
                raise YusuanError(f"{name}, is no list of keys and values. {_see(folder)}")
            if unknown := sorted(map(str, entry.keys() - known)):
                raise YusuanError(f"{name}, has the unknown key {unknown[0]}. {_see(folder)}")
            if missing := [key for key in sorted(known - {*optional}) if entry.get(key) in (None, "")]:
                raise YusuanError(f"{name}, lacks {', '.join(missing)}. {_see(folder)}")
            for key, value in entry.items():
                _check(name, key, value)
            yield {**entry, "name": name}


def _entries(path: Path) -> list[Any]:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise YusuanError(f"{path.parent.name}/{path.name} is no YAML: {error}") from error
    if not isinstance(found, list):
        raise YusuanError(f"{path.parent.name}/{path.name} is no list of entries. {_see(path.parent)}")
    return found


def _see(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}/README.md says how an entry is written."


def _check(name: str, key: str, value: object) -> None:
    """Raise YusuanError for a value that the key cannot have."""
    if key == "when":
        if not isinstance(value, date):
            raise YusuanError(f"{name}: when is {value!r}, and must be a day such as 2026-11-23.")
    elif key in ("page", "line"):
        if not isinstance(value, int) or value < 1:
            raise YusuanError(f"{name}: {key} is {value!r}, and must be a number from 1.")
    elif not isinstance(value, str):
        raise YusuanError(f"{name}: {key} is {value!r}; put it in quotes, so that it is kept as it is printed.")
    elif key == "document" and not _SHA256.fullmatch(value):
        raise YusuanError(f"{name}: document is {value!r}, and must be the 64 hex digits of the document's sha256.")
    elif key == "cell" and not _CELL.fullmatch(value):
        raise YusuanError(f"{name}: cell is {value!r}, and must read like t04:r09:c02, as `yusuan explain` names it.")


def of_document(entries: Sequence[E], sha256: str) -> list[E]:
    """The entries about a document."""
    return [entry for entry in entries if entry.document == sha256]
