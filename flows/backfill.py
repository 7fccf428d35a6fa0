"""Years of documents at once: a folder in batches, each published, and if it is asked for only some fiscal years."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import polars as pl

from flows.archive.files import find_files
from flows.archive.fingerprint import fingerprints
from flows.archive.lock import RunAtWork, is_locked
from flows.archive.staged import Manifest, parquet
from flows.archive.store import Store
from flows.errors import YusuanError
from flows.ingest import Engine, Progress, at_once, ingest, unseen
from flows.reading import read_document
from flows.steps import Advance, Read, stage_files
from flows.summary import ALL_LOADED, SOME_REJECTED, Rejection, Summary
from flows.workers import Workers

BATCH = 500
"""Documents between two publications: what came so far can be asked, while it costs little to build it again."""

PATIENCE = 3600.0
"""Seconds that a backfill waits for another run to end."""

_LOOK_AGAIN = 1.0

T = TypeVar("T")


class Years(NamedTuple):
    """A range of fiscal years, both ends in it."""

    first: int
    last: int

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.first <= year <= self.last


@dataclass(frozen=True)
class Backfill:
    """What a backfill did: the batches as one summary, null if there was nothing to ingest.

    `outside` counts documents of other fiscal years by year; `without_year` are those that name none, or cannot be
    read. Neither are archived or loaded.
    """

    files: int
    summary: Summary | None
    outside: dict[int, int]
    without_year: tuple[Rejection, ...]

    @property
    def exit_code(self) -> int:
        """0 if every document was loaded or is of another year, else 1."""
        return SOME_REJECTED if self.without_year or (self.summary and self.summary.rejections) else ALL_LOADED

    def as_dict(self) -> dict[str, Any]:
        """All of it, of plain values."""
        return {**asdict(self), "exit_code": self.exit_code}


def years_of(text: str) -> Years:
    """2019-2024 or 2024. Raises YusuanError if it is no such range."""
    first, dash, last = (part.strip() for part in text.partition("-"))
    if not dash:
        last = first
    if all(len(year) == 4 and year.isascii() and year.isdecimal() for year in (first, last)) and first <= last:
        return Years(int(first), int(last))
    raise YusuanError(
        f'"{text}" is no range of fiscal years. Give it as 2019-2024, the earlier year first, or as 2024.'
    )


def backfill(
    paths: Iterable[Path],
    warehouse: Path,
    years: Years | None = None,
    *,
    engine: Engine = at_once,
    progress: Progress = unseen,
    read: Read = read_document,
    batch: int = BATCH,
    workers: int = 1,
) -> Backfill:
    """Ingest the documents of `paths`, so many at a time, of all fiscal years or of those of a range.

    A document's year is what its content says, so that each is read; what was made of it stays in the store, also of
    documents outside the range, and no other backfill reads it again. Cut off anywhere, the next call goes on from the
    document it was at. Raises YusuanError as `ingest` does; it waits for another run to end, for up to PATIENCE
    seconds.
    """
    files, store = find_files(paths).files, Store.beside(warehouse)
    summaries: list[Summary] = []
    outside: Counter[int] = Counter()
    without_year: list[Rejection] = []
    left, done = iter(files), 0
    while part := list(islice(left, batch)):
        chosen = part
        if years:
            look = partial(_years, store, part, engine, progress, read, workers)
            found = list(zip(part, _when_free(store, look), strict=True))
            chosen = [file for file, year in found if year in years]
            outside.update(year for _, year in found if isinstance(year, int) and year not in years)
            without_year += [Rejection(file.name, why) for file, why in found if isinstance(why, str)]
        if chosen:
            bring = partial(
                ingest,
                chosen,
                warehouse,
                engine=engine,
                progress=progress,
                read=read,
                workers=workers,
                started_by="backfill",
            )
            summaries.append(_when_free(store, bring))
        done += len(part)
        progress("backfill", done, len(files))
    return Backfill(len(files), _as_one(summaries), dict(sorted(outside.items())), tuple(without_year))


def _years(
    store: Store, files: Sequence[Path], engine: Engine, progress: Progress, read: Read, workers: int
) -> list[int | str]:
    """The fiscal year of each file, or why there is none."""
    looked = 0

    def advance() -> None:
        nonlocal looked
        looked += 1
        progress("look", looked, len(files))

    def look(store: Store, files: Sequence[Path], advance: Advance) -> list[Manifest]:
        with store.opened(), Workers(workers) as pool:
            return stage_files(store, files, fingerprints().reading, read, pool, advance)

    return [_year(store, manifest) for manifest in engine("look", look, store, files, advance)]


def _year(store: Store, manifest: Manifest) -> int | str:
    if manifest.reason:
        return manifest.reason
    year = pl.read_parquet(parquet(store.staged, manifest, "dim_document"))["fiscal_year"].item()
    return "The document names no fiscal year. Ingest it without --years." if year is None else int(year)


def _when_free(store: Store, call: Callable[[], T]) -> T:
    """What it returns, once no other run is at work. Raises RunAtWork if one is for too long."""
    give_up = time.monotonic() + PATIENCE
    while True:
        while store.lock.exists() and is_locked(store.lock) and time.monotonic() < give_up:
            time.sleep(_LOOK_AGAIN)
        try:
            return call()
        except RunAtWork:
            if time.monotonic() >= give_up:
                raise


def _as_one(summaries: Sequence[Summary]) -> Summary | None:
    """The summary of all batches, with what the warehouse holds after the last."""
    if not summaries:
        return None
    seconds: Counter[str] = Counter()
    for one in summaries:
        seconds.update(one.seconds)
    return replace(
        summaries[-1],
        published=any(one.published for one in summaries),
        files_given=sum(one.files_given for one in summaries),
        documents_given=sum(one.documents_given for one in summaries),
        documents_read=sum(one.documents_read for one in summaries),
        documents_unchanged=sum(one.documents_unchanged for one in summaries),
        rejections=tuple(rejection for one in summaries for rejection in one.rejections),
        seconds={stage: round(taken, 3) for stage, taken in seconds.items()},
        read_documents=tuple(document for one in summaries for document in one.read_documents),
    )
