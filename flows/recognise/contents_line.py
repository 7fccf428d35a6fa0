"""One line of a list of contents: its number, its title without leaders and page, and whether it names a form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.read.document import Paragraph
from flows.recognise.forms import choose, forms_of
from flows.recognise.wording import compact

_LEADER = re.compile(r"(?:[.·…_⋯]|-(?=[-.])){3,}-*\d{0,3}-*")
_PAGE = re.compile(r"(?<=[表明释况)])\d{1,3}$")
_NUMBER = re.compile(
    r"^[-•]?(第?[一二三四五六七八九十]{1,3}部分|附?表[一二三四五六七八九十\d]{1,3}(?:-\d)?|(?:公开|预算)\d{1,2}表"
    r"|(?:附件|附表)\d*|\d{1,2}(?=[、.:])|[一二三四五六七八九十]{1,3}(?=[、.:])|\([一二三四五六七八九十\d]{1,3}\))[、.:]*"
)
_TITLE_END = re.compile(r"表(?:\([^)]*\))*$")
_GROUP_WORDS = re.compile(r"^(?:部门|单位|年度|预算|决算|公开|具体|附)*(?:报表|表格|附表|表)$")
_GROUP_END = re.compile(r"(?:部门|单位)(?:预算|决算)(?:公开)?报?表$|(?:预算|决算)公开报?表$")
_YEAR = re.compile(r"^.*?20\d\d年(?:度)?")
_WORD = re.compile("[\u4e00-\u9fff]")
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed, taken apart; wrapped lines are one, and a line that holds two entries is two."""

    printed: str
    number: str | None
    title: str
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One form that the contents list, as printed; `form_id` is None for a form that is not known.

    `empty` is what a column 是否空表 says: None where it says nothing. `reason` is the one that the list gives.
    """

    number: str | None
    title: str
    form_id: str | None
    empty: bool | None = None
    reason: str | None = None
    page: int | None = None
    line: int | None = None


def read_lines(paragraphs: Sequence[Paragraph]) -> list[Line]:
    """The lines of a list of contents, in order, without those that are page numbers only."""
    lines: list[Line] = []
    for paragraph in paragraphs:
        for words in _LEADER.split(compact(paragraph.text)):
            line = _line(paragraph, words)
            if not _WORD.search(line.title) and not (line.number or "").endswith("部分"):
                continue
            before = lines[-1] if lines else None
            if before and line.number is None and _goes_on(before, line):
                lines[-1] = Line(before.printed, before.number, before.title + line.title, before.page, before.line)
            else:
                lines.append(line)
    return lines


def entries_of(lines: Sequence[Line]) -> list[Entry]:
    """The lines that name forms; among numbered ones a title without a number is that of the first form below."""
    entries = [entry for index, line in enumerate(lines) if (entry := _entry(lines, index, line))]
    numbered = [entry for entry in entries if entry.number]
    return numbered if 2 * len(numbered) > len(entries) else entries


def _entry(lines: Sequence[Line], index: int, line: Line) -> Entry | None:
    """A title that does not end in 表, 机关运行经费, names a form only among titles that do."""
    if not reads_like_form(line.title):
        return None
    beside = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    if not any(_TITLE_END.search(one.title) for one in (line, *beside)):
        return None
    patterns = forms_of(line.title)
    form = choose(patterns, None, line.title) if patterns else None
    return Entry(line.number, line.title, form.form_id if form else None, page=line.page, line=line.line)


def reads_like_form(title: str) -> bool:
    """True for words that can be the title of a form, and are more than the heading of a list of forms."""
    if len(title) > _LONGEST or title.startswith("(") or title.endswith(("说明", "解释")) or is_group(title):
        return False
    return bool(_TITLE_END.search(title) or forms_of(title))


def is_group(title: str) -> bool:
    """True for 2023年部门预算表, 某局预算公开表: they name all the forms at once."""
    rest = _YEAR.sub("", title)
    return bool(_GROUP_WORDS.match(rest)) or (bool(_GROUP_END.search(rest)) and not forms_of(rest))


def _line(paragraph: Paragraph, words: str) -> Line:
    words = words.rstrip("。")
    number = _NUMBER.match(words)
    title = _PAGE.sub("", words[number.end() :] if number else words)
    return Line(paragraph.text, number[1] if number else None, title, paragraph.page, paragraph.line)


def _goes_on(before: Line, line: Line) -> bool:
    """True for the rest of a title that was too long for its line."""
    if before.number and before.number.endswith("部分"):
        return False
    joined = before.title + line.title
    return not _TITLE_END.search(before.title) and bool(_TITLE_END.search(joined)) and bool(forms_of(joined))
