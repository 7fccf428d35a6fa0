"""A disclosure says the same as a workbook, as a document of Word, as a web page and as text."""

import io
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from flows.read.document import Document
from flows.read.formats import read
from flows.read.text import read_text
from flows.reading import read_document
from tests.conftest import ROOT
from tests.documents.made import ITEMS, Budget, text
from tests.documents.office import as_docx, as_html, as_xls, as_xlsx, ruled, stacked
from tests.documents.test_metamorphic import Facts, money

SEEDS = sorted((ROOT / "data" / "raw").glob("*.txt"))
WHOLE = [SEEDS[1], SEEDS[2]]
"""Texts in which no cell of an amount has lost its place."""
BUDGET = Budget({code: (100_00 * n, 50_00 * n, 25_25 * n) for n, code in enumerate(ITEMS, start=1)}, 500_00, 200_00)
OLD = Path(__file__).parents[1] / "read" / "made.doc"
PUBLISHED = ("上海/0c14414ad0ff.pdf", "江苏/1ac93479a5f5.pdf", "苏州/566b0189ba77.pdf")

one_sheet = partial(as_xlsx, sheets=stacked)
FORMATS = [as_xlsx, one_sheet, as_xls, as_docx]
NAMES = ["xlsx", "one_sheet", "xls", "docx"]
Make = Callable[[Document], bytes]


def facts(data: bytes) -> Facts:
    return money(read_document(data, "document"))


@cache
def made() -> bytes:
    return text(BUDGET).encode()


@pytest.mark.parametrize("make", FORMATS, ids=NAMES)
def test_a_budget_gives_the_facts_of_its_text(make: Make) -> None:
    expected = facts(made())
    assert expected.total() > 20
    assert facts(make(ruled(read_text(made())))) == expected


def test_a_budget_in_the_old_format_of_word_gives_the_facts_of_its_text() -> None:
    pytest.importorskip("doc2docx")
    assert facts(OLD.read_bytes()) == facts(made())


@pytest.mark.parametrize("make", FORMATS, ids=NAMES)
@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_a_bundled_document_gives_the_facts_of_its_text(path: Path, make: Make) -> None:
    expected = facts(path.read_bytes())
    assert expected.total() > 20
    assert facts(make(ruled(read_text(path.read_bytes())))) == expected


@pytest.mark.parametrize("make", [as_xlsx, as_xls, as_docx], ids=["xlsx", "xls", "docx"])
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_formats_with_cells_of_their_own_tell_the_same(path: Path, make: Make) -> None:
    """Where a text has lost cells, what is left of it means the same in each of them."""
    document = ruled(read_text(path.read_bytes()))
    assert facts(make(document)) == facts(as_html(document))


@pytest.mark.parametrize("make", [as_docx, one_sheet], ids=["docx", "one_sheet"])
@pytest.mark.parametrize("name", PUBLISHED)
def test_the_tables_of_a_pdf_tell_the_same_in_other_formats(name: str, make: Make, shared: Path) -> None:
    data = (shared / "corpus" / name).read_bytes()
    assert facts(make(read(data))) == facts(data)


def test_what_a_workbook_hides_is_told() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(ruled(read_text(made())))))
    sheet = book.create_sheet("底稿")
    sheet.append(["核对", 1])
    sheet.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    findings = read_document(file.getvalue(), "document")["finding"].filter(pl.col("rule_id") == "S15")
    assert findings["explanation"].to_list() == [
        "Hidden rows, columns or sheets hold 2 cells with text, the first is 底稿!A1; they are not printed, and are "
        "not read."
    ]
