"""The staged frames beside a warehouse: what was read of its documents, before it was checked and loaded."""

from pathlib import Path

import polars as pl

from flows.archive.staged import read_frames, read_manifest
from flows.archive.store import Store
from flows.errors import YusuanError
from flows.schema import Frames


def staged_frames(warehouse: Path) -> Frames:
    """Frames of all documents together, by table. Raises YusuanError if nothing is staged."""
    store = Store.beside(warehouse)
    parts: dict[str, list[pl.DataFrame]] = {}
    for origin in store.origins():
        manifest = read_manifest(store.staged, origin.document_id)
        for table, rows in (read_frames(store.staged, manifest) if manifest else {}).items():
            parts.setdefault(table, []).append(rows)
    if not parts:
        raise YusuanError(f"Nothing is staged in {store.root}. Run `yusuan ingest` first.")
    return {table: pl.concat(parts[table]) for table in sorted(parts)}
