"""The agency that a document is about: behind the labels that name it, in its headlines, in its forms."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from flows.read.document import Document, Paragraph, Table
from flows.recognise import vocabulary
from flows.recognise.amount import UNITS
from flows.recognise.captions import captions
from flows.recognise.wording import compact, printed

_FIELDS = re.compile(r"\s+(?=[^\s:：]{2,12}[:：])")
"""Where the next field of a form's head begins: 部门：某局   单位：万元."""
_FIELD = re.compile(r"^([^:]{2,12}):(.*?)(?:(?:金额)?单位:.*)?$")
_HEADLINE = re.compile(
    r"^(?:第.{1,2}部分|附件\d*:?|[一二三四五六七八九十]+、)?(?P<before>.{2,40}?)?(?:部门|单位)?(?:20\d\d)年(?:度)?(?P<behind>.{2,40}?)?"
    r"(?:部门|单位)[^\d万元]{0,8}?(?:预算|决算)"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2}")
_LONGEST = 40
_LONGEST_COVER = 80


def agency_name(document: Document) -> str | None:
    """The name printed most often behind 部门名称: and its like; else in headlines; else beside such a label in a
    form. White space is removed."""
    lines = list(_lines(document))
    titled = _in_headlines([cover(document)])
    for names in (
        _behind_labels(lines),
        titled,
        _in_headlines(lines),
        _below_labels(lines),
        _beside_labels(document.tables),
    ):
        if counted := Counter(filter(_is_name, names)):
            return counted.most_common(1)[0][0]
    return None


def cover(document: Document) -> str:
    """The few words of a first page as one line; empty if it says more than a cover does."""
    first = [block for block in document.blocks if isinstance(block, Paragraph) and block.page == 1]
    words = "".join(printed(block.text) for block in first)
    return words if len(words) <= _LONGEST_COVER else ""


def _lines(document: Document) -> Iterator[str]:
    """Lines outside tables, and those inside their rules above the heading."""
    for block in document.blocks:
        yield from [block.text] if isinstance(block, Paragraph) else captions(block)


def _field(text: str) -> tuple[str, str] | None:
    """Label and value of a field that names the agency; the value may be empty."""
    match = _FIELD.match(printed(text).replace("：", ":"))
    return (match[1], match[2]) if match and compact(match[1]) in vocabulary.agency_labels() else None


def _behind_labels(lines: Sequence[str]) -> Iterable[str]:
    """部门名称：某局."""
    for line in lines:
        for part in _FIELDS.split(line.strip()):
            if field := _field(part):
                yield field[1]


def _below_labels(lines: Sequence[str]) -> Iterable[str]:
    """部门名称：, and the name on the next line."""
    for line, following in pairwise(lines):
        if (field := _field(line)) and not field[1]:
            yield printed(following)


def _in_headlines(lines: Sequence[str]) -> Iterable[str]:
    """某局2026年部门预算, 2026年某局部门预算."""
    for line in lines:
        if match := _HEADLINE.match(printed(line)):
            yield match["before"] or match["behind"] or ""


def _beside_labels(tables: Sequence[Table]) -> Iterable[str]:
    """部门名称 | 某局: label and name in cells side by side, as performance forms have them."""
    for table in tables:
        for row in table.rows():
            for cell, following in pairwise(row):
                if compact(cell.text) in vocabulary.agency_labels():
                    yield printed(following.text)


def _is_name(name: str) -> bool:
    words = compact(name)
    return (
        name not in UNITS
        and ":" not in words
        and len(words) <= _LONGEST
        and bool(_NAME.search(words))
        and not vocabulary.heading(words)
    )
