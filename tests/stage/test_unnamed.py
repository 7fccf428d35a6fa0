"""Documents that print no agency."""

from flows.read.document import Document
from flows.recognise.disclosure import NO_AGENCY, Disclosure
from flows.stage.frames import stage


def agency_of(sha256: str) -> str:
    unnamed = Disclosure(NO_AGENCY, 2026, "department_budget")
    frames = stage(Document("application/pdf", ()), [], unnamed, sha256, "x.pdf")
    return str(frames["dim_document"]["agency_id"][0])


def test_documents_without_an_agency_are_not_of_the_same_one() -> None:
    assert agency_of("0" * 64) != agency_of("1" * 64)
