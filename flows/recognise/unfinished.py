"""What a template left in the text: placeholders, a year without its last digits, sentences that break off."""

import re
from collections.abc import Iterator

from flows.read.document import Document, Paragraph
from flows.recognise.required import Spot
from flows.recognise.wording import compact

_PLACEHOLDER = re.compile(r"(?<![A-Za-z0-9])[Xx×]{2,}(?![A-Za-z0-9])|[○〇]{2,}|此处填|请填写|待补充|自行填列|无则删除")
_YEAR = re.compile(r"(?<!\d)20[\s_]{2,8}年")
_HEADING = re.compile(r"^(?:第.{1,2}部分|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)).{2,40}$")
_BROKEN = re.compile(r"(?:占|为|共|较|比|与|主要原因[:是为]*)$")
_LONGEST_TITLE = 30
_AROUND = 20


def template_marks(document: Document) -> Iterator[Spot]:
    """Every placeholder and every sentence that breaks off before a heading, in the text outside tables.

    `subject` is placeholder or unfinished. A sentence breaks off if it ends in a word that needs another: 占, 主要原因.
    """
    before: Paragraph | None = None
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            before = None
            continue
        words = compact(block.text)
        if not words or words.strip("-—").isdigit():
            continue
        if found := _PLACEHOLDER.search(words):
            yield Spot("placeholder", _around(words, found), block.page, block.line)
        elif found := _YEAR.search(block.text):
            yield Spot("placeholder", _around(block.text, found), block.page, block.line)
        if before and _HEADING.match(words) and _breaks_off(compact(before.text)):
            yield Spot("unfinished", compact(before.text)[-2 * _AROUND :], before.page, before.line)
        before = block


def _breaks_off(words: str) -> bool:
    return bool(_BROKEN.search(words)) and (len(words) > _LONGEST_TITLE or bool(re.search("[,;。]", words)))


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(found.start() - _AROUND, 0) : found.end() + _AROUND].strip()
