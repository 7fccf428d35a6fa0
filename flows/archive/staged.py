"""What was made of a document, on disk: frames as parquet, and by which code and how it ended."""

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import polars as pl

from flows.archive.whole import whole_folder
from flows.schema import Frames

_MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """How one stage ended for one document.

    `fingerprint` is that of the code that did it, empty if it has to be done again by all means; `reason` is
    the sentence with which the document was turned away, null if it was not; `rows` counts each frame that
    has rows.
    """

    document_id: str
    fingerprint: str
    reason: str | None = None
    rows: dict[str, int] = field(default_factory=dict)


def write(folder: Path, manifest: Manifest, frames: Frames) -> Manifest:
    """Put frames and manifest into `folder`/<document_id>, whole; returns the manifest with rows counted."""
    filled = {table: frame for table, frame in sorted(frames.items()) if frame.height}
    manifest = replace(manifest, rows={table: frame.height for table, frame in filled.items()})
    with whole_folder(folder / manifest.document_id) as partial:
        for table, frame in filled.items():
            frame.write_parquet(partial / f"{table}.parquet")
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
        (partial / _MANIFEST).write_text(text, encoding="utf-8")
    return manifest


def read_manifest(folder: Path, document_id: str) -> Manifest | None:
    """Manifest of a document; none if the stage has not been through with it."""
    file = folder / document_id / _MANIFEST
    return Manifest(**json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None


def read_frames(folder: Path, manifest: Manifest) -> Frames:
    """Frames of a document; tables without rows are left out."""
    return {table: pl.read_parquet(parquet(folder, manifest, table)) for table in manifest.rows}


def parquet(folder: Path, manifest: Manifest, table: str) -> Path:
    """File of one of its frames."""
    return folder / manifest.document_id / f"{table}.parquet"
