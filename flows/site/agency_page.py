"""The page of an agency, and the data of its pictures."""

from collections.abc import Iterable
from typing import Any

from flows.site.agencies import Agency
from flows.site.compared import Disclosure, budget_and_final, over_years
from flows.site.figures import Figure, Label, Section
from flows.site.site import Site

_TILES = (("function", "", "spent"), ("type", "basic", "basic"), ("type", "project", "project"))


def agency_page(site: Site, agency: Agency) -> None:
    """Write agency/ID.html and agency/ID.js, the data that it and the page of comparison draw."""
    years, both_measures = over_years(agency.disclosures), budget_and_final(agency.disclosures)
    path = f"agency/{agency.agency_id}"
    site.page(
        f"{path}.html",
        "agency.html.j2",
        nav="find",
        agency=agency,
        years=years,
        both_measures=both_measures,
        tiles={one.record["document_id"]: tiles(one) for one in agency.disclosures},
    )
    alone = [section for _, section in (*years, *both_measures)]
    site.script(f"{path}.js", agency.agency_id, data(agency, alone))


def tiles(one: Disclosure) -> list[tuple[str, Section, Figure]]:
    """The figures at the top of a document: what they say, their section, and the figure."""
    found = []
    for section_id, code, says in _TILES:
        section = one.sections.get(section_id)
        figure = section.figure(code) if section else None
        if section and figure:
            found.append((says, section, figure))
    three = one.sections.get("three_public")
    figure = three.figure("total", "final" if one.is_final else "current") if three else None
    if three and figure:
        found.append(("three_public", three, figure))
    return found


def data(agency: Agency, alone: Iterable[Section]) -> dict[str, Any]:
    """What is drawn: sections as the tables show them, amounts as strings of their digits."""
    return {
        "id": agency.agency_id,
        "name": agency.name,
        "documents": [
            {
                "id": one.record["document_id"],
                "year": one.year,
                "kind": one.kind,
                "title": one.title,
                "part_of": one.record["department_agency_id"],
                "sections": {key: _section(section) for key, section in one.sections.items()},
            }
            for one in agency.disclosures
        ],
        "alone": {f"{section.section_id}-{section.document_id}": _section(section) for section in alone},
    }


def _section(section: Section) -> dict[str, Any]:
    total = section.total
    keys = [column.key for column in section.columns]
    return {
        "scope": section.scope,
        "scope_id": section.scope_id,
        "columns": [[column.key, _label(column.label)] for column in section.columns],
        "rows": [
            [row.level, row.code, _label(row.label), row.anchor, _figures(row.figures, keys)] for row in section.rows
        ],
        "total": _figures(total.figures, keys) if total else None,
    }


def _label(label: Label) -> Label | str:
    return label if label[0] != label[1] else label[0]


def _figures(figures: dict[str, Figure], keys: Iterable[str]) -> list[Any]:
    """Amount, cell (empty for a sum, null where there is no figure), and 1 if it is not proved."""
    return [_figure(figures[key]) if key in figures else None for key in keys]


def _figure(figure: Figure) -> list[Any]:
    known = [f"{figure.amount:f}", figure.cell_id or ""]
    return known if figure.proved else [*known, 1]
