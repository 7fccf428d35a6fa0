"""What a document is about, told by its content: agency, fiscal year, kind of disclosure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.errors import DocumentRejected
from flows.read.document import Document, Paragraph
from flows.recognise.agency import agency_name, cover
from flows.recognise.captions import captions
from flows.recognise.forms import forms_of
from flows.recognise.screening import why_not
from flows.recognise.wording import compact

_YEAR = re.compile(r"(20\d\d)年")
_ONLY_YEAR = re.compile(r"^\(?(20\d\d)\(?年度?\)?$")
_KIND = re.compile(r"(部门|单位)\D{0,4}?(预算|决算)")
_LONGEST_HEADLINE = 40
_FEWEST = 3
"""Mentions of a year in cells that say which year the document is about, where two of three name the same."""
_KINDS = {
    ("部门", "预算"): "department_budget",
    ("单位", "预算"): "unit_budget",
    ("部门", "决算"): "department_final_account",
    ("单位", "决算"): "unit_final_account",
}
NO_AGENCY = "（未注明）"
"""Stands for the name where a document prints none."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Agency name (white space removed), fiscal year and document_kind (see dim_document).

    Forms published without a cover may print neither: then the name is NO_AGENCY, and the year None.
    """

    agency_name: str
    fiscal_year: int | None
    document_kind: str


def recognise(document: Document) -> Disclosure:
    """What the document is; raises DocumentRejected if its content does not say that it is a disclosure."""
    if reason := why_not(document):
        raise DocumentRejected(reason)
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    headlines = [
        words
        for text in (cover(document), *texts, *_inside(document))
        if len(words := compact(text)) <= _LONGEST_HEADLINE
    ]
    kind = _kind(headlines)
    if kind is None:
        raise DocumentRejected(
            "The document is no disclosure that can be recognised: no line says 部门预算, 单位预算 or 决算, and no "
            "table has the title of a form such as 收支总表."
        )
    return Disclosure(agency_name(document) or NO_AGENCY, _year(document, headlines, texts), kind)


def _inside(document: Document) -> Iterator[str]:
    """Lines of the captions inside the rules of tables."""
    for table in document.tables:
        yield from captions(table)


def _year(document: Document, headlines: Sequence[str], texts: Sequence[str]) -> int | None:
    """The year that titles of forms and headlines name most; else the first of the text; else what stands alone, or in
    most cells."""
    titled = Counter(year for line in headlines if forms_of(line) or _KIND.search(line) for year in _YEAR.findall(line))
    if titled:
        return int(titled.most_common(1)[0][0])
    first = next((year for text in texts for year in _YEAR.findall(compact(text))), None)
    if first:
        return int(first)
    words = [compact(cell.text) for table in document.tables for cell in table.cells]
    alone = Counter(match[1] for text in (*map(compact, texts), *words) if (match := _ONLY_YEAR.match(text)))
    if alone:
        return int(alone.most_common(1)[0][0])
    years = Counter(year for text in words for year in _YEAR.findall(text))
    year, count = years.most_common(1)[0] if years else ("", 0)
    return int(year) if count >= _FEWEST and 3 * count >= 2 * years.total() else None


def _kind(headlines: Sequence[str]) -> str | None:
    """部门 or 单位, 预算 or 决算: as the first headline with a year says, else the titles of forms."""
    titles = [line for line in headlines if forms_of(line)]
    for lines in ([line for line in headlines if _YEAR.search(line)], titles):
        for line in lines:
            if match := _KIND.search(line):
                return _KINDS[match[1], match[2]]
    if titles:
        return _KINDS["部门", "决算" if any("决算" in line for line in titles) else "预算"]
    return None
