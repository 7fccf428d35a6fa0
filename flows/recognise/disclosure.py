"""What a document is about, told by its content: agency, fiscal year, kind of disclosure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.errors import DocumentRejected
from flows.read.document import Document, Paragraph, Table
from flows.recognise import vocabulary
from flows.recognise.amount import UNITS
from flows.recognise.forms import forms_of
from flows.recognise.wording import compact, printed

_YEAR = re.compile(r"(20\d\d)年")
_KIND = re.compile(r"(部门|单位)\D{0,4}?(预算|决算)")
_COVER = re.compile(r"^(.{2,40}?)(20\d\d)年(?:度)?(?:部门|单位)\D{0,4}?(?:预算|决算)")
_LONGEST_HEADLINE = 40
_KINDS = {
    ("部门", "预算"): "department_budget",
    ("单位", "预算"): "unit_budget",
    ("部门", "决算"): "department_final_account",
    ("单位", "决算"): "unit_final_account",
}


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Agency name (white space removed), fiscal year and document_kind (see dim_document)."""

    agency_name: str
    fiscal_year: int
    document_kind: str


def recognise(document: Document) -> Disclosure:
    """What the document is; raises DocumentRejected if its content does not say so."""
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    headlines = [words for text in texts if len(words := compact(text)) <= _LONGEST_HEADLINE]
    if not document.tables:
        raise DocumentRejected(
            "The document has no tables. A disclosure has forms such as 收支总表; if they are pictures, "
            "give a version with text."
        )
    agency, year, kind = _agency(document.blocks, texts), _year(headlines, texts), _kind(headlines)
    missing = [
        name
        for name, value in (
            ("the agency (部门名称 or 单位名称)", agency),
            ("the fiscal year", year),
            ("预算 or 决算", kind),
        )
        if value is None
    ]
    if agency is None or year is None or kind is None:
        raise DocumentRejected(f"The document does not say {', '.join(missing)}; it is not loaded as a disclosure.")
    return Disclosure(agency, year, kind)


def _agency(blocks: Sequence[Paragraph | Table], texts: Sequence[str]) -> str | None:
    """The name printed most often behind 部门名称: and its like, or else on the cover."""
    named = Counter(_names(blocks))
    if not named:
        named = Counter(match[1] for text in texts if (match := _COVER.match(printed(text))))
    return named.most_common(1)[0][0] if named else None


def _names(blocks: Sequence[Paragraph | Table]) -> Iterable[str]:
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Table):
            continue
        before, colon, name = printed(block.text).replace("：", ":", 1).partition(":")
        if not colon or compact(before) not in vocabulary.agency_labels():
            continue
        if not name and isinstance(following, Paragraph):
            name = printed(following.text)
        if name and name not in UNITS and ":" not in name:
            yield name


def _year(headlines: Sequence[str], texts: Sequence[str]) -> int | None:
    """The year that titles of forms and headlines name most; else the one that the text names first."""
    titled = Counter(year for line in headlines if forms_of(line) or _KIND.search(line) for year in _YEAR.findall(line))
    if titled:
        return int(titled.most_common(1)[0][0])
    first = next((year for text in texts for year in _YEAR.findall(compact(text))), None)
    return int(first) if first else None


def _kind(headlines: Sequence[str]) -> str | None:
    """部门 or 单位, 预算 or 决算: as the first headline with a year says, else the first without, else by the forms."""
    for lines in ([line for line in headlines if _YEAR.search(line)], headlines):
        for line in lines:
            if match := _KIND.search(line):
                return _KINDS[match[1], match[2]]
    if any(forms_of(line) for line in headlines):
        return _KINDS["部门", "决算" if any("决算" in line for line in headlines) else "预算"]
    return None
