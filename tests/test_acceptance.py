from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from flows.acceptance import breach
from flows.schema import Frames, frame
from tests.standin import document, read

FACTS = "fact_expenditure_by_function"


@pytest.fixture
def frames(tmp_path: Path) -> Frames:
    return read(document(tmp_path, "a.txt", "市政局", "1.10", "2.20").read_bytes(), "a.txt")


def identity(frames: Frames) -> str:
    return str(frames["dim_document"]["document_id"][0])


def test_a_document_that_accounts_for_every_cell_is_accepted(frames: Frames) -> None:
    assert breach(identity(frames), frames) is None


def changed(table: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> Callable[[Frames], Frames]:
    return lambda frames: {**frames, table: change(frames[table])}


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda frames: {**frames, "fact_other": frames[FACTS]}, "is no table of the warehouse"),
        (changed(FACTS, lambda rows: rows.drop("fund_source")), "by_function has other columns or types"),
        (changed(FACTS, lambda rows: rows.cast({"amount_yuan": pl.Float64})), "than the warehouse's table"),
        (
            changed(FACTS, lambda rows: rows.with_columns(fund_source=pl.lit(None, pl.String))),
            "has no value in fund_source",
        ),
        (changed(FACTS, lambda rows: pl.concat([rows, rows])), "repeats a key"),
        (
            changed(FACTS, lambda rows: rows.with_columns(document_id=pl.lit("0"))),
            "has rows of another document",
        ),
        (changed("dim_document", lambda rows: rows.clear()), "has not exactly one row"),
        (changed("source_cell", lambda rows: rows.head(1)), "counts 6 cells read, and source_cell has 1"),
        (
            changed("source_cell", lambda rows: rows.with_columns(cell_role=pl.lit("label"))),
            "counts 2 cells as fact, and source_cell has 0",
        ),
        (changed(FACTS, lambda rows: rows.head(1)), "has 1 cells that are fact either in source_cell or"),
        (changed("control_total", lambda rows: rows.clear()), "has 1 cells that are control_total either in"),
        (
            lambda frames: {**frames, "fact_revenue": as_revenue(frames)},
            "has a cell that is two rows of fact",
        ),
    ],
)
def test_a_breach_is_told(frames: Frames, spoil: Callable[[Frames], Frames], told: str) -> None:
    assert told in str(breach(identity(frames), spoil(frames)))


def as_revenue(frames: Frames) -> pl.DataFrame:
    return frames[FACTS].select(frame("fact_revenue").columns).head(1)


def test_a_cell_that_is_nothing_known_is_told(frames: Frames) -> None:
    unknown = pl.when(pl.col("cell_role") == "label").then(pl.lit("forgotten")).otherwise("cell_role")
    spoiled = changed("source_cell", lambda rows: rows.with_columns(cell_role=unknown))(frames)
    uncounted = changed("dim_document", lambda rows: rows.with_columns(cells_label=pl.lit(0, pl.Int32)))
    assert "neither fact nor control total" in str(breach(identity(frames), uncounted(spoiled)))
