"""What people were told of already, on disk beside the records of runs."""

import json
from collections.abc import Iterable
from pathlib import Path

from flows.archive.store import Store
from flows.archive.whole import whole_file

_NAME = "alerts.told"


def read_told(store: Store) -> frozenset[str]:
    """Keys of the troubles that people know of."""
    file = _file(store)
    return frozenset(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else frozenset()


def write_told(store: Store, keys: Iterable[str]) -> None:
    """Keep the keys."""
    with whole_file(_file(store)) as partial:
        partial.write_text(json.dumps(sorted(keys), indent=0), encoding="utf-8")


def _file(store: Store) -> Path:
    return store.root / _NAME
