"""The evidence side of the site: a page for every document, and all findings. Several processes write them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from flows.ask.coverage import forms
from flows.ask.findings import find
from flows.ask.warehouse import opened
from flows.report.contents import documents
from flows.site.document import Subject, write_document
from flows.site.findings import write_findings
from flows.site.rules import write_rules
from flows.site.site import Record, Site
from flows.site.vocabulary import write_vocabulary
from flows.workers import Workers


def evidence_pages(site: Site) -> None:
    """Write document/, findings.html with its data, and rules.html."""
    subjects = _subjects(site)
    job = _Job(site.warehouse, site.folder, site.earlier, site.pictures)
    done = 0

    def advance() -> None:
        nonlocal done
        done += 1
        site.progress(f"documents: {done} of {len(subjects)}")

    found: list[list[Record]]
    if site.workers == 1:
        found = []
        for subject in subjects:
            found.append(write_document(site, subject))
            advance()
    else:
        with Workers(site.workers) as workers:
            found = workers.each(partial(_write, job), subjects, partial(_without_pictures, site), advance)
    write_findings(
        site, [(subject.document, one) for subject, told in zip(subjects, found, strict=True) for one in told]
    )
    write_rules(site)
    write_vocabulary(site)


@dataclass(frozen=True)
class _Job:
    """A site as another process takes it up."""

    warehouse: Path
    folder: Path
    earlier: Path | None
    pictures: bool


def _write(job: _Job, subject: Subject) -> list[Record]:
    with opened(job.warehouse) as connection:
        site = Site(connection, job.warehouse, job.folder, lambda _: None, job.earlier, job.pictures)
        return write_document(site, subject)


def _without_pictures(site: Site, subject: Subject, _: str) -> list[Record]:
    """The page of a document the pages of which cost a process its life when they were drawn."""
    return write_document(replace(site, pictures=False), subject)


def _subjects(site: Site) -> list[Subject]:
    every = documents(site.connection, None)
    found = _by_document(find(site.connection, following=True))
    coverage = _by_document(forms(site.connection, every))
    alike: dict[tuple[object, ...], list[Record]] = defaultdict(list)
    for one in every:
        alike[one["agency_id"], one["fiscal_year"], one["document_kind"]].append(one)
    related: dict[str, list[Record]] = defaultdict(list)
    for relation in site.rows(
        "select distinct department_document_id, unit_document_id, known_by from document_relation order by all"
    ):
        related[relation["department_document_id"]].append(relation)
        related[relation["unit_document_id"]].append(relation)
    names = {one["document_id"]: one for one in every}
    sources = _sources(site)
    return [
        Subject(
            one,
            found[one["document_id"]],
            coverage[one["document_id"]],
            [other for other in alike[one["agency_id"], one["fiscal_year"], one["document_kind"]] if other is not one],
            [_told(relation, one["document_id"], names) for relation in related[one["document_id"]]],
            sources[one["document_id"]],
        )
        for one in every
    ]


def _told(relation: Record, document_id: str, names: dict[str, Record]) -> Record:
    """A relation from the side of one document: the other one, and whether it is the department's."""
    is_unit = relation["unit_document_id"] == document_id
    other = names[relation["department_document_id" if is_unit else "unit_document_id"]]
    return {"is_contained": is_unit, "known_by": relation["known_by"], "other": other}


def _sources(site: Site) -> dict[str, list[Record]]:
    """Where documents were fetched, in warehouses that know it."""
    if not site.rows("select 1 as one from duckdb_tables() where table_name = 'document_source'"):
        return defaultdict(list)
    return _by_document(site.rows("select document_id, url, page_url, fetched_at from document_source order by all"))


def _by_document(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record["document_id"]].append(record)
    return found
