"""Agencies of a warehouse with their documents and the sections of each, handed out one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import polars as pl

from flows.ask.query import frame_of
from flows.schema import SQL
from flows.site.compared import Disclosure
from flows.site.sections import SHAPES, Printed, section
from flows.site.site import Record, Site

_AT_A_TIME = 500
"""Documents whose figures are objects at one time; frames hold the others."""


@dataclass(frozen=True)
class Agency:
    """An agency with its documents, latest first: those that are counted, and their other versions."""

    agency_id: str
    name: str
    region_name: str
    province_name: str
    disclosures: tuple[Disclosure, ...]
    other_versions: tuple[Record, ...]


def agencies(site: Site) -> Iterator[Agency]:
    """All agencies, by region and name."""
    figures, totals, targets = (_frame(site, name) for name in ("figure", "printed_total", "indicator"))
    by_agency = [list(records) for _, records in groupby(documents(site), key=lambda one: one["agency_id"])]
    for several in _batches(by_agency):
        ids = [record["document_id"] for records in several for record in records]
        sections = _sections(_of(figures, ids), _of(totals, ids))
        by_document = _of(targets, ids).partition_by("document_id", as_dict=True)
        indicators = {str(key[0]): frame.to_dicts() for key, frame in by_document.items()}
        for records in several:
            yield _agency(records, sections, indicators)


def documents(site: Site) -> list[Record]:
    """Rows of sql/site/document.sql."""
    return site.rows((SQL / "site" / "document.sql").read_text(encoding="utf-8"))


def _agency(
    records: Sequence[Record], sections: dict[str, dict[str, Any]], indicators: dict[str, list[Record]]
) -> Agency:
    def disclosure(record: Record) -> Disclosure:
        document_id = record["document_id"]
        return Disclosure(record, sections.get(document_id, {}), indicators.get(document_id, ()))

    first = records[0]
    return Agency(
        agency_id=first["agency_id"],
        name=first["agency_name"],
        region_name=first["region_name"],
        province_name=first["province_name"],
        disclosures=tuple(disclosure(record) for record in records if record["is_counted"]),
        other_versions=tuple(record for record in records if not record["is_counted"]),
    )


def _sections(figures: pl.DataFrame, totals: pl.DataFrame) -> dict[str, dict[str, Any]]:
    """Sections by document and section_id, in the order in which a page shows them."""
    printed = Printed(totals.iter_rows(named=True))
    found: dict[str, dict[str, Any]] = {}
    rows = figures.iter_rows(named=True)
    for document_id, of_document in groupby(rows, key=lambda one: one["document_id"]):
        by_id = {key: section(list(facts), printed) for key, facts in groupby(of_document, key=_section_id)}
        found[document_id] = {key: by_id[key] for key in SHAPES if key in by_id}
    return found


def _section_id(fact: Record) -> str:
    return str(fact["section_id"])


def _frame(site: Site, name: str) -> pl.DataFrame:
    return frame_of(site.connection, (SQL / "site" / f"{name}.sql").read_text(encoding="utf-8"))


def _of(frame: pl.DataFrame, document_ids: list[str]) -> pl.DataFrame:
    return frame.filter(pl.col("document_id").is_in(document_ids))


def _batches(by_agency: Sequence[list[Record]]) -> Iterator[list[list[Record]]]:
    batch: list[list[Record]] = []
    for records in by_agency:
        batch.append(records)
        if sum(map(len, batch)) >= _AT_A_TIME:
            yield batch
            batch = []
    if batch:
        yield batch
