"""Sentences that say why there is nothing: 本部门无政府性基金预算，故本表为空."""

import re

from flows.recognise.wording import compact

_EMPTY = re.compile(
    r"空表|表为空|为空白?[。.)]|没有|不涉及|未安排|未发生|不存在|无数据|无内容|无此|(?<!有)无(?!锡|线|人|障|党|偿|业|害|公害|形|关|论|故|法)"
)


def says_empty(text: str) -> bool:
    """True for text that says that there is nothing to fill in."""
    return bool(_EMPTY.search(compact(text)))
