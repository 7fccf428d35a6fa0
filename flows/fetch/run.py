"""The job: pages and files of the sources are asked for, and what is new is archived."""

from collections.abc import Callable
from pathlib import Path

from flows.errors import YusuanError
from flows.fetch.summary import FetchSummary

Progress = Callable[[str, int, int], None]
"""Told how far the fetch is: its name, how many addresses are done, of how many known by now."""


def unseen(stage: str, done: int, total: int) -> None:
    """The progress that nobody looks at."""


def fetch(sources: Path, warehouse: Path, *, progress: Progress = unseen) -> FetchSummary:
    """Ask for what the file `sources` names, and archive what is new in the store beside the warehouse file.

    The warehouse itself stays as it is: the next ingest reads what was archived. The store is held only while a
    document is put into it, so that this must not be called by who holds it. What cannot be had is told in the
    summary and stops nothing else. Raises YusuanError if the file of sources is missing or not understood, if
    another fetch is at work on this store, or if an ingest holds it for too long.
    """
    raise YusuanError("Fetching is not built yet.")
