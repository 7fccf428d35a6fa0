"""Sentences that say why a form is empty: in it, beside it, or in the text."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from flows.read.document import Document, Paragraph
from flows.recognise.captions import is_head_line
from flows.recognise.emptiness import says_empty
from flows.recognise.forms import forms_of
from flows.recognise.wording import compact
from flows.stage.evidence import TableEvidence

_BESIDE = 8
_OVER = 4
_SENTENCE = re.compile(r"[^。;]+[。;]?")
_NOTHING = re.compile(r"(?<![\d.,])0(?:\.0+)?(?:万|亿)?元|[为是]0(?:\.0+)?(?![\d.])|为零")
_GENERAL = {"支出", "收支", "收入", "绩效"}
"""Words of titles that name no subject of their own."""
_SUBJECTS = ("政府性基金", "国有资本", "三公", "政府采购")
"""Words that say which of the forms that are often empty a sentence is about."""


def empty_notes(document: Document, evidences: Sequence[TableEvidence]) -> dict[str, str]:
    """For each empty table of a known form, by table_id, the sentence that says so, as printed; none without one."""
    notes: dict[str, str] = {}
    sentences = _SENTENCE.findall(compact("".join(_prose(document))))
    for evidence, following in zip_longest(evidences, evidences[1:]):
        table = evidence.table
        if table.form is None or table.reason is not None or not table.is_empty:
            continue
        after = following.table.found.over if following else _last_lines(document)
        beside = [*(cell.text for cell in table.found.table.cells), *table.found.over[-_OVER:], *_until_title(after)]
        spoken = (one for one in sentences if _subject(evidence, one) and (says_empty(one) or _NOTHING.search(one)))
        note = next((one for one in beside if says_empty(one) and not _other(evidence, one)), None)
        note = note or next(spoken, None)
        if note:
            notes[evidence.table_id] = note.strip()
    return notes


def _prose(document: Document) -> Iterator[str]:
    """Lines of the text, without titles and heads of forms: they would run into the sentence behind them."""
    for block in document.blocks:
        if isinstance(block, Paragraph) and not forms_of(block.text) and not is_head_line(block.text):
            yield block.text


def _until_title(lines: Sequence[str]) -> list[str]:
    """Lines right below a table, up to the title of the next; wrapped sentences are one."""
    below: list[str] = []
    for line in lines[:_BESIDE]:
        if forms_of(line):
            break
        below.append(line)
    return _SENTENCE.findall(compact("".join(below)))


def _last_lines(document: Document) -> list[str]:
    """Lines after the last table."""
    lines: list[str] = []
    for block in document.blocks:
        lines = [*lines, block.text] if isinstance(block, Paragraph) else []
    return lines


def _other(evidence: TableEvidence, sentence: str) -> bool:
    """True for a sentence about what another form is about."""
    return any(word in sentence for word in _SUBJECTS) and not _subject(evidence, sentence)


def _subject(evidence: TableEvidence, sentence: str) -> bool:
    """True for a sentence about what the form is about: 政府性基金, 三公."""
    groups = evidence.table.form.has if evidence.table.form else ()
    own = [group for group in groups if not group & _GENERAL]
    return bool(own) and all(any(word in sentence for word in group) for group in own)
