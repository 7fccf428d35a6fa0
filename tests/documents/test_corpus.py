"""Real disclosures, where they are at hand: what is read of them, held against the sums that they print."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from flows.align.form_table import FormTable
from flows.align.settle import settle
from flows.align.tables import form_tables
from flows.errors import DocumentRejected
from flows.read.formats import read
from flows.recognise.disclosure import recognise
from flows.stage.frames import evidence_of

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FORMS = {
    "expenditure",
    "general_expenditure",
    "general_basic_economic",
    "general_expenditure_economic",
    "government_fund_expenditure",
    "three_public",
    "summary",
}
SMALL = (
    "上海/0c14414ad0ff.pdf",
    "佛山/3bffe247a036.pdf",
    "江苏/1ac93479a5f5.pdf",
    "烟台/107303e1f27b.pdf",
    "苏州/566b0189ba77.pdf",
    "重庆/0d1282d352e7.pdf",
)
LEAST_LOADED = 0.97

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real disclosures is not here")


@cache
def tables_of(name: str) -> list[FormTable]:
    document = read((CORPUS / name).read_bytes())
    recognise(document)
    tables = form_tables(document)
    settle(tables)
    return tables


def files(negative: bool) -> list[str]:
    found = sorted(CORPUS.glob("*/*.pdf"))
    return [f"{f.parent.name}/{f.name}" for f in found if (f.parent.name == "not_a_disclosure") is negative]


def fates(names: list[str]) -> Counter[str]:
    forms = [t for name in names for t in tables_of(name) if t.form and t.form.form_id in FORMS and not t.is_empty]
    return Counter("loaded" if table.is_loaded else "set aside" for table in forms)


@pytest.mark.parametrize("name", files(negative=True))
def test_what_is_no_disclosure_is_turned_away(name: str) -> None:
    with pytest.raises(DocumentRejected):
        tables_of(name)


@pytest.mark.parametrize("name", SMALL)
def test_forms_are_loaded(name: str) -> None:
    assert set(fates([name])) == {"loaded"}


@pytest.mark.parametrize("name", SMALL)
def test_what_is_loaded_adds_up_as_printed(name: str) -> None:
    wrong = [
        (table.title, equation.total.cell.text, [term.cell.text for term in equation.terms])
        for table in tables_of(name)
        if table.is_loaded and table.form and table.form.form_id in FORMS
        for ledger in evidence_of("document", table).ledgers
        for equation in ledger.equations
        if not equation.balanced
    ]
    assert wrong == []


@pytest.mark.slow
def test_every_disclosure_is_recognised_and_its_forms_are_loaded() -> None:
    counts = fates(files(negative=False))
    assert counts["loaded"] >= LEAST_LOADED * counts.total()
