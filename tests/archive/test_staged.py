from pathlib import Path

import polars as pl
from polars.testing import assert_frame_equal

from flows.archive.staged import Manifest, read_frames, read_manifest, write
from flows.schema import schemas
from tests.standin import document, read


def test_frames_come_back_as_they_were_to_the_type(tmp_path: Path) -> None:
    frames = read(document(tmp_path, "a.txt", "市政局", "1.10", "0.00").read_bytes(), "a.txt")
    manifest = write(tmp_path, Manifest("0123", "code"), frames)
    for table, rows in read_frames(tmp_path, manifest).items():
        assert_frame_equal(rows, frames[table])
        assert rows.schema == pl.Schema(schemas()[table])


def test_the_manifest_counts_the_rows_of_every_frame_that_has_any(tmp_path: Path) -> None:
    frames = read(document(tmp_path, "a.txt", "市政局", "1.10", "0.00").read_bytes(), "a.txt")
    write(tmp_path, Manifest("0123", "code"), {**frames, "finding": pl.DataFrame(schema=schemas()["finding"])})
    manifest = read_manifest(tmp_path, "0123")
    assert manifest is not None
    assert manifest.rows == {table: rows.height for table, rows in sorted(frames.items())}


def test_a_reason_comes_back_in_its_own_words(tmp_path: Path) -> None:
    write(tmp_path, Manifest("0123", "code", "没有表格。"), {})
    assert read_manifest(tmp_path, "0123") == Manifest("0123", "code", "没有表格。")


def test_a_document_that_was_not_staged_has_no_manifest(tmp_path: Path) -> None:
    assert read_manifest(tmp_path, "0123") is None
