"""Classification codes of the text: printed beside a name, or the one entry that the printed names determine."""

import re
from functools import cache

from flows.recognise.entries import code_by_name, codes_of

_STEP = re.compile(
    r"(?P<name>(?:[^()，,。;:、]|\((?!\d{0,3}[类款项]\))[^()]*\))+?)\((?P<digits>\d{2,3})?(?P<level>[类款项])\)"
)
"""One name of a path: 住房改革支出(款), 司法(06款), 政府办公厅(室)及相关机构事务(款)."""
_DEPTH = {"类": 0, "款": 1, "项": 2}
_BEHIND = re.compile(r"\((\d{3}|\d{5}|\d{7})\)(?:支出|科目)?$")
_BEFORE = re.compile(r"^\[?(\d{7}|\d{5}|\d{3})[\])]?[-—－]?(?=[\u4e00-\u9fff])")
_FRAME = re.compile(
    r"^(?:其中|包括|主要用于|本部门|本单位)*|(?:科目|支出|财政拨款|预算总额|预算数?|决算数?|安排|共?为)*$"
)
_LAST = re.compile(r"(?<!\d)(2\d{6})[-—－]?[\u4e00-\u9fff]+$")
_CLASSIFICATIONS = ("function", "department_economic", "government_economic")
_SCHEME = re.compile(r"^(?:2\d{2}(?:\d{2}){0,2}|[35]\d{2}(?:\d{2})?)$")


class CodePath:
    """The 类, 款 and 项 named last: 审计事务(款)行政运行(项) under a heading 一般公共服务支出(类) means 2010801."""

    def __init__(self, year: int | None = None) -> None:
        self._year = year
        self._steps: list[tuple[str, str]] = []

    def read(self, words: str) -> str | None:
        """Code of the path that the words name, together with what was named above it.

        None without a path, an empty code for one that leads to no entry.
        """
        steps = list(_STEP.finditer(words))
        for step in steps:
            depth = _DEPTH[step["level"]]
            self._steps = self._steps[:depth] if len(self._steps) >= depth else []
            if len(self._steps) == depth:
                self._steps.append((_name(step["name"]), step["digits"] or ""))
        if not steps:
            return None
        if len(self._steps) != _DEPTH[steps[-1]["level"]] + 1:
            return ""
        if all(digits for _, digits in self._steps):
            return "".join(digits for _, digits in self._steps)
        return by_path(tuple(name for name, _ in self._steps), self._year) or ""


@cache
def by_path(names: tuple[str, ...], year: int | None = None) -> str | None:
    """Function code of 类, 款, 项 by name; where one of them has no entry, the only entry of the last name below.

    An outdated name counts where the fiscal year has none like it.
    """
    code: str | None = ""
    for name in names:
        code = _below(name, code, year) if code is not None else None
    if code:
        return code
    above = _below(names[0], "", year) if len(names) > 1 else None
    found = {one for one in _codes("function", names[-1], year) if len(one) == 1 + 2 * len(names)}
    return _only({one for one in found if above is None or one.startswith(above)})


def code_of(words: str, year: int | None = None) -> str | None:
    """Code printed behind or before a name (行政运行(2010301), 2080501-行政单位离退休), or that of a 类 by its name."""
    if match := _BEHIND.search(words) or _BEFORE.match(words):
        return match[1] if _SCHEME.match(match[1]) else None
    name = _FRAME.sub("", words)
    return _only({code for scheme in _CLASSIFICATIONS for code in _codes(scheme, name, year) if len(code) == 3})


def named_last(words: str) -> str | None:
    """Code before the name that words end with: …的科目为2014099其他信访事务支出."""
    match = _LAST.search(words)
    return match[1] if match else None


def entry_of(words: str, section: str, year: int | None = None) -> str | None:
    """Code of the economic 款 that words and the heading of their section name (委托业务费), if it is the only one."""
    name = _FRAME.sub("", words)
    if not name or name not in section:
        return None
    code = _only({code for scheme in _CLASSIFICATIONS for code in _codes(scheme, name, year)})
    return None if code is None or code.startswith("2") else code


def _below(name: str, parent: str, year: int | None) -> str | None:
    return code_by_name("function", name, parent, year) or code_by_name("function", name, parent)


def _codes(classification: str, name: str, year: int | None) -> frozenset[str]:
    return codes_of(classification, name, year) or codes_of(classification, name)


def _only(codes: set[str]) -> str | None:
    return codes.pop() if len(codes) == 1 else None


def _name(printed: str) -> str:
    """The name without what stands before it in the sentence: its number, a 支出 that ends the step before."""
    return re.sub(r"^(?:[\d一二三四五六七八九十]+[.、)]|\([\d一二三四五六七八九十]+\)|其中|支出(?=.{4}))+", "", printed)
