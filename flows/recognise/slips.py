"""Slips of whoever put the text together: a stop behind a stop, a heading of another year."""

import re
from collections.abc import Iterator

from flows.read.document import Document, Paragraph
from flows.recognise.required import Spot
from flows.recognise.wording import compact

_STOPS = re.compile(r"(?<![。.])。。(?![。.])|[,、;]。")
_HEADING = re.compile(r"^第[一二三四五六七八九十]{1,3}部分(?!.*(?:[,。;]|执行))")
_YEAR = re.compile(r"(20\d\d)年度?(?=[^0-9]*[预决]算)")
_LONGEST_HEADING = 40
_AROUND = 20


def slips(document: Document, fiscal_year: int | None) -> Iterator[Spot]:
    """Every slip in the text outside tables; `subject` is stops or other_year.

    The heading of a part is of another year if it names one beside 预算 or 决算, and not the document's; other headings
    may speak of what was done the year before.
    """
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            continue
        words = compact(block.text)
        if found := _STOPS.search(words):
            yield Spot("stops", words[max(found.start() - _AROUND, 0) : found.end()], block.page, block.line)
        years = _YEAR.findall(words) if _HEADING.match(words) and len(words) <= _LONGEST_HEADING else []
        if fiscal_year and years and str(fiscal_year) not in years:
            yield Spot("other_year", words, block.page, block.line)
