"""Which form a table is, by its title and by what its rows are keyed by."""

import re
from collections.abc import Sequence

from flows.recognise import vocabulary
from flows.recognise.wording import compact, label

_TITLE_END = re.compile(r"(表|三公经费|运行经费)(\(.*\))?$")
_SENTENCE = re.compile(r"[。;,]|\d(?:亿|万)?元")
_PROSE = re.compile(r"^(?!注|备注|说明|\().*。$")
_YEAR = re.compile(r"^.*?20\d\d年(?:度)?")
_NOTES = ("注", "说明", "备注")
_NUMBER = re.compile(r"^(?:预算|公开|附)?(?:表\d{1,2}(?:-\d)?|\d{1,2}表|表[一二三四五六七八九十]{1,3})$")
_LONGEST_TITLE = 70
_WRAPPED_OVER = 3
_BY_FUNCTION = re.compile("功能")
_BY_ECONOMIC = re.compile("经济")


def forms_of(title: str) -> list[vocabulary.FormPattern]:
    """The forms that a title may be of: the first that fits, and those of the same words keyed otherwise."""
    words = compact(title)
    if (
        len(words) > _LONGEST_TITLE
        or not _TITLE_END.search(words)
        or _SENTENCE.search(words)
        or words.startswith(_NOTES)
    ):
        return []
    fitting = [
        pattern
        for pattern in vocabulary.form_patterns()
        if all(any(word in words for word in group) for group in pattern.has)
        and not any(word in words for word in pattern.lacks)
    ]
    return [pattern for pattern in fitting if pattern.has == fitting[0].has] if fitting else []


def choose(
    patterns: Sequence[vocabulary.FormPattern], keyed_by: str | None, title: str
) -> vocabulary.FormPattern | None:
    """One of the forms: the one keyed as the rows are; without rows the one that the title says, or the first.

    None if the rows are keyed as none of the forms is: the title alone does not make a table one.
    """
    words = compact(title)
    said = "economic" if _BY_ECONOMIC.search(words) else "function" if _BY_FUNCTION.search(words) else None
    # The items of the three public expenses may be lines as well as columns.
    wanted = (keyed_by, "item") if keyed_by == "line" else (keyed_by or said,)
    chosen = next((pattern for pattern in patterns if pattern.keyed_by in wanted), None)
    return chosen or (patterns[0] if keyed_by is None else None)


def find_title(lines: Sequence[str]) -> tuple[str, list[vocabulary.FormPattern], int]:
    """Title of the table that the lines stand over, its forms, and the line that it begins with.

    The nearest line, or lines, that read like one; empty, none and 0 without.
    """
    for end in range(len(lines), 0, -1):
        if _PROSE.search(compact(lines[end - 1])):
            break  # What stands above running text is the title of something else.
        for start in range(end - 1, max(end - 1 - _WRAPPED_OVER, -1), -1):
            title = compact("".join(lines[start:end]))
            # 单位：万元 and the like between title and table do not belong to it.
            if patterns := forms_of(title):
                return title, patterns, start
    return "", [], 0


def printed_number(lines: Sequence[str]) -> str | None:
    """Number that the lines over a table give it (表6, 预算01表, 公开05表); the nearest one counts."""
    numbers = [words for line in lines if _NUMBER.match(words := compact(line))]
    return numbers[-1] if numbers else None


def essence(title: str, agency: str = "") -> str:
    """A title without numbering, year and agency, to compare a contents list with the tables."""
    words = label(title).words.replace(compact(agency), "") if agency else label(title).words
    return _YEAR.sub("", words)
