"""Which form a table is, by its title and by what its rows are keyed by."""

import re
from collections.abc import Sequence

from flows.recognise import vocabulary
from flows.recognise.wording import compact, label

_TITLE_END = re.compile(r"(表|经费)(\(.*\))?$")
_YEAR = re.compile(r"^.*?20\d\d年(?:度)?")
_LONGEST_TITLE = 70
_WRAPPED_OVER = 3
_BY_FUNCTION = re.compile("功能")
_BY_ECONOMIC = re.compile("经济")


def forms_of(title: str) -> list[vocabulary.FormPattern]:
    """The forms that a title may be of: the first that fits, and those of the same words keyed otherwise."""
    words = compact(title)
    if not _TITLE_END.search(words) or len(words) > _LONGEST_TITLE:
        return []
    fitting = [
        pattern
        for pattern in vocabulary.form_patterns()
        if all(any(word in words for word in group) for group in pattern.has)
        and not any(word in words for word in pattern.lacks)
    ]
    return [pattern for pattern in fitting if pattern.has == fitting[0].has] if fitting else []


def choose(patterns: Sequence[vocabulary.FormPattern], keyed_by: str | None, title: str) -> vocabulary.FormPattern:
    """One of the forms: the one keyed as the rows are, else as the title says, else the first."""
    words = compact(title)
    said = "economic" if _BY_ECONOMIC.search(words) else "function" if _BY_FUNCTION.search(words) else None
    for wanted in (keyed_by, said):
        for pattern in patterns:
            if pattern.keyed_by == wanted:
                return pattern
    return patterns[0]


def find_title(lines: Sequence[str]) -> tuple[str, list[vocabulary.FormPattern]]:
    """Title of the table that the lines stand over, and its forms: the nearest line, or lines, that read like one."""
    for end in range(len(lines), 0, -1):
        for start in range(end - 1, max(end - 1 - _WRAPPED_OVER, -1), -1):
            title = compact("".join(lines[start:end]))
            # 单位：万元 and the like between title and table do not belong to it.
            if patterns := forms_of(title):
                return title, patterns
    return "", []


def essence(title: str, agency: str = "") -> str:
    """A title without numbering, year and agency, to compare a contents list with the tables."""
    words = label(title).words.replace(compact(agency), "") if agency else label(title).words
    return _YEAR.sub("", words)
