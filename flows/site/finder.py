"""The first page, find an agency; a page for each; and the list of all of them by region."""

from itertools import groupby
from typing import Any

from pypinyin import Style, lazy_pinyin

from flows.site.agencies import Agency, agencies
from flows.site.agency_page import agency_page
from flows.site.site import Site


def find_pages(site: Site) -> None:
    """Write index.html, agencies.html, agency/, and the index that is searched."""
    site.progress("agencies")
    known: list[Agency] = []
    for agency in agencies(site):
        agency_page(site, agency)
        known.append(Agency(agency.agency_id, agency.name, agency.region_name, agency.province_name, (), ()))
        _INDEX.append(entry(agency))


def entry(agency: Agency) -> list[Any]:
    return []


_INDEX: list[Any] = []
