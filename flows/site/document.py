"""The page of one document: what it is, what was read and found, and its tables with an anchor for each cell."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from flows.ask.explain import figures
from flows.report.contents import gathered
from flows.report.evidence import Evidence
from flows.report.words import Language, words
from flows.site.cell_data import Known, short, table_data
from flows.site.grid import grid
from flows.site.page_pictures import page_pictures
from flows.site.site import Record, Site
from flows.site.words import pair

_SPEAKS = {"fact", "control_total", "memo", "set_aside"}
"""Roles of cells that somebody may want to see on the page."""


@dataclass(frozen=True)
class Subject:
    """A document of `flows.report.contents.documents`, with what is asked once for all documents.

    `findings` are rows of the view findings, `forms` of the view coverage, `versions` the other documents of the same
    agency, year and kind, `relations` rows of document_relation, `sources` rows of document_source.
    """

    document: Record
    findings: list[Record] = field(default_factory=list)
    forms: list[Record] = field(default_factory=list)
    versions: list[Record] = field(default_factory=list)
    relations: list[Record] = field(default_factory=list)
    sources: list[Record] = field(default_factory=list)


def write_document(site: Site, subject: Subject) -> list[Record]:
    """Write the page of a document with its data and pictures, and return its findings as the page tells them.

    The page is document/<document_id>.html; every cell of it has its cell_id as anchor.
    """
    document_id = subject.document["document_id"]
    evidence = Evidence.of(site.connection, document_id)
    report = gathered(site.connection, subject.document, subject.findings, subject.forms, evidence, None)
    folder = site.folder / "document" / document_id
    earlier = site.earlier / "document" / document_id if site.earlier else None
    drawn = {}
    if site.pictures:
        pages = {cell["page"] for cell in evidence.cells.values() if cell["cell_role"] in _SPEAKS and cell["page"]}
        drawn = page_pictures(site.warehouse, subject.document, pages, folder, earlier)
    known = Known(figures(site.connection, "document_id", document_id), report["corrections"], subject.findings, drawn)
    for table_id in evidence.tables:
        site.script(f"document/{document_id}/{_number(table_id)}.js", table_id, table_data(table_id, evidence, known))
    site.page(
        f"document/{document_id}.html",
        "document.html.j2",
        nav=None,
        **{name: value for name, value in report.items() if name != "built"},
        subject=subject,
        tables=[_table(table_id, evidence, known) for table_id in evidence.tables],
        tell=tell,
        number_of=_number,
        first_table={
            table["form_id"]: _number(table_id)
            for table_id, table in reversed(evidence.tables.items())
            if table["form_id"]
        },
    )
    return list(report["findings"])


def tell(key: str, **values: Any) -> Markup:
    """Words of the report in both languages."""
    return pair(words(Language.ZH)(key, **values), words(Language.EN)(key, **values))


def _number(table_id: str) -> str:
    return table_id.split(":")[1]


def _table(table_id: str, evidence: Evidence, known: Known) -> Record:
    table = evidence.tables[table_id]
    rows = evidence.rows_of[table_id]
    cells = [cell for row in rows.values() for cell in row]
    first = min((cell["row_number"] for cell in cells if cell["cell_role"] in _SPEAKS), default=0)
    head = sum(number < first for number in rows)
    lines = [(_named_by_row(row), placed) for row, placed in zip(_in_order(rows), grid(rows), strict=True)]
    return {
        **table,
        "head": lines[:head],
        "body": lines[head:],
        "looks": _looks(cells, known),
        "count": len(cells),
        "amounts": sum(cell["amount_yuan"] is not None for cell in cells),
        "short": short,
    }


def _in_order(rows: dict[int, list[Record]]) -> Iterable[list[Record]]:
    return (rows[number] for number in sorted(rows))


def _named_by_row(row: list[Record]) -> bool:
    """Whether the words of a row stand before its figures, and name all of them."""
    words = [cell["column_number"] for cell in row if cell["cell_role"] == "label"]
    other = [cell["column_number"] for cell in row if cell["cell_role"] != "label"]
    return bool(words and other) and max(words) < min(other)


def _looks(cells: list[Record], known: Known) -> Callable[[Record], str]:
    """Class names of a cell: an amount, what became of it, whether something was found or put right."""
    found: dict[str, str] = {}
    for finding in known.findings:
        if finding["cell_id"] and finding["outcome"] == "failed" and found.get(finding["cell_id"]) != "error":
            found[finding["cell_id"]] = finding["severity"]
    right = {one["cell_id"] for one in known.corrections}

    def looks(cell: Record) -> str:
        figure = known.figures.get(cell["cell_id"])
        names = (
            "n" if cell["amount_yuan"] is not None else "",
            "aside" if cell["cell_role"] == "set_aside" else "",
            "not-proved" if figure and figure["proved"] is False else "",
            f"found {found[cell['cell_id']]}" if cell["cell_id"] in found else "",
            "put-right" if cell["cell_id"] in right else "",
        )
        return " ".join(name for name in names if name)

    return looks
