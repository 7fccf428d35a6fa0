"""The whole site: each maker writes its pages, one after the other."""

from collections.abc import Callable
from pathlib import Path

from flows.ask.warehouse import opened
from flows.site.evidence import evidence_pages
from flows.site.finder import find_pages
from flows.site.folder import replaced
from flows.site.quality import quality_pages
from flows.site.site import HERE, Progress, Site
from flows.workers import all_cores

Maker = Callable[[Site], None]

MAKERS: tuple[Maker, ...] = (find_pages, quality_pages, evidence_pages)
"""Makers of pages. Each writes under names of its own: agency/, document/, and single pages beside index.html."""


def build_site(
    warehouse: Path,
    target: Path,
    progress: Progress = lambda _: None,
    *,
    pictures: bool = True,
    workers: int | None = None,
) -> Path:
    """Build the site of a warehouse into `target` and return its first page.

    The same warehouse gives the same bytes. `progress` is told what is being made. Without `pictures` the pages of PDFs
    are not drawn. As many `workers` as there are cores, unless it is said how many. Raises YusuanError if there is no
    warehouse, or `target` holds files that are not a site of ours.
    """
    with opened(warehouse) as connection, replaced(target) as folder:
        site = Site(connection, warehouse, folder, progress, target, pictures, workers or all_cores())
        _assets(site)
        for maker in MAKERS:
            maker(site)
    return target / "index.html"


def _assets(site: Site) -> None:
    for file in sorted([*HERE.glob("*.css"), *HERE.glob("*.js"), *(HERE / "vendor").iterdir()]):
        site.copy(file, f"assets/{file.name}")
