"""The first page, find an agency; a page for each; and the list of all of them by region."""

from collections import Counter
from itertools import groupby
from typing import Any

from pypinyin import Style, lazy_pinyin

from flows.site.agencies import Agency, agencies
from flows.site.agency_page import agency_page
from flows.site.compared import Disclosure
from flows.site.site import Record, Site

KINDS = ("department_budget", "unit_budget", "department_final_account", "unit_final_account")
"""Kinds of documents, by their place in the index."""

_TELL_EVERY = 100

_COUNTS = """
    select
        (select count(*) from dim_document) as documents,
        coalesce((select sum(fact_count) from document_coverage), 0)::bigint as facts,
        coalesce((select sum(proved_count) from document_coverage), 0)::bigint as proved
"""


def find_pages(site: Site) -> None:
    """Write index.html, compare.html, agencies.html, agency/, and the index that is searched."""
    index: list[list[Any]] = []
    listed: list[Agency] = []
    for number, agency in enumerate(agencies(site), 1):
        agency_page(site, agency)
        index.append(entry(agency))
        listed.append(agency)
        if number % _TELL_EVERY == 0:
            site.progress(f"{number} agencies")
    places = list(dict.fromkeys(one[2] for one in index))
    site.script(
        "assets/agencies.js",
        "agencies",
        {"kinds": KINDS, "places": places, "agencies": [[*one[:2], places.index(one[2]), *one[3:]] for one in index]},
    )
    provinces = Counter(agency.province_name for agency in listed)
    years = sorted({year for one in index for year, *_ in one[4]}, reverse=True)
    site.page(
        "index.html", "index.html.j2", nav="find", counts=counts(site, len(index)), provinces=provinces, years=years
    )
    site.page("compare.html", "compare.html.j2", nav="compare")
    by_province = [(name, list(several)) for name, several in groupby(listed, key=lambda one: one.province_name)]
    site.page("agencies.html", "agencies.html.j2", nav="find", by_province=by_province)


def counts(site: Site, agency_count: int) -> Record:
    """Agencies, documents, figures and the share of them that is proved, in percent."""
    found = site.rows(_COUNTS)[0]
    share = f"{found['proved'] * 100 / found['facts']:.1f}" if found["facts"] else "0"
    return {**found, "agencies": agency_count, "share": share}


def entry(agency: Agency) -> list[Any]:
    """An agency in the index: id, name, region, spelling, and its documents: year, kind, id, total, cell, scope."""
    return [
        agency.agency_id,
        agency.name,
        agency.region_name,
        spelling(agency.name),
        [_document(one) for one in agency.disclosures],
    ]


def spelling(name: str) -> str:
    """Pinyin of a name, and its initials: what people type who type no characters."""
    full = "".join(lazy_pinyin(name, errors="ignore"))
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore"))
    return f"{full} {initials}".lower()


def _document(one: Disclosure) -> list[Any]:
    spent = one.sections.get("function")
    total = spent.figure("") if spent else None
    known = [one.year or 0, KINDS.index(one.kind) if one.kind in KINDS else -1, one.record["document_id"]]
    if spent is None or total is None or one.record["short_of_yuan"] is not None:
        return known
    return [*known, f"{total.amount:f}", (total.cell_id or "").partition(":")[2], spent.scope_id]
