"""The job: pages and files of a list of sources are asked for, and what is new is archived."""

from pathlib import Path

from flows.archive.store import Store
from flows.errors import YusuanError
from flows.fetch.client import Client
from flows.fetch.crawl import Crawl, Progress
from flows.fetch.kept import Kept
from flows.fetch.sources import read_sources
from flows.fetch.summary import FetchSummary

PATIENCE = 600.0
"""Seconds that a fetch waits for an ingest which holds the store."""


def unseen(stage: str, done: int, total: int) -> None:
    """The progress that nobody looks at."""


def fetch(sources: Path, warehouse: Path, *, progress: Progress = unseen, patience: float = PATIENCE) -> FetchSummary:
    """Ask for what the file `sources` names, and archive what is new in the store beside the warehouse file.

    The warehouse itself stays as it is: the next ingest reads what was archived. The store is held only while a
    document is put into it, so that this must not be called by who holds it. What cannot be had is told in the
    summary and stops nothing else. Raises YusuanError if the file of sources is missing or not understood, if
    another fetch is at work on this store, or if an ingest holds it for more than `patience` seconds (RunAtWork).
    """
    listed = read_sources(sources)
    kept = Kept(Store.beside(warehouse))
    with kept.opened(), Client(listed.manners) as client:
        try:
            return Crawl(kept, client, listed.manners.recheck_days, progress, patience).run(listed.sources)
        except OSError as error:
            raise YusuanError(f"The fetch could not go on: {error}. What was fetched so far is archived.") from error
