"""Sentences that say that amounts were left out of what is published, because they are secret."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from flows.read.document import Document, Paragraph
from flows.recognise.required import Spot
from flows.recognise.wording import compact

# A note in brackets and what follows a page number begin anew.
_SENTENCE = re.compile(r"[^。;()—:-]+")
_SECRET = re.compile(r"涉密|保密|国家秘密|敏感")
_LEFT_OUT = re.compile(r"剔除|隐去|[不未](?:予|宜|对外|向社会|便|再|作|做)*(?:公开|公布|列示)")
_MONEY = re.compile(r"支出|收入|项目|科目|金额|经费|事项|信息公开时|预算数据")
_BEFORE = 25
"""Characters before the word of secrecy that may name the amounts; what is withheld of posts changes no sum."""


def withheld(document: Document) -> Iterator[Spot]:
    """Every such sentence in the text outside tables, where it begins to speak of it; `subject` is withheld."""
    blocks = [block for block in document.blocks if isinstance(block, Paragraph)]
    words = [compact(block.text) for block in blocks]
    starts = [0, *accumulate(map(len, words))]
    for sentence in _SENTENCE.finditer("".join(words)):
        said = sentence[0]
        secret = _SECRET.search(said)
        left_out = _LEFT_OUT.search(said, secret.end()) if secret else None
        if secret and left_out:
            begin = max(secret.start() - _BEFORE, 0)
            if _MONEY.search(said, begin, left_out.end()):
                block = blocks[bisect_right(starts, sentence.start() + secret.start()) - 1]
                yield Spot("withheld", said[begin : left_out.end()], block.page, block.line)
