"""Whether a document is a disclosure at all, told by what it holds; layouts and file names say nothing."""

import re
from collections.abc import Iterator

from flows.read.document import Document, Paragraph, Table
from flows.recognise import vocabulary
from flows.recognise.forms import forms_of
from flows.recognise.landing import leads_to
from flows.recognise.wording import compact

_ACCOUNTS = ("一般公共预算", "财政拨款", "基本支出", "项目支出", "三公", "政府性基金", "功能分类")
"""Words without which no budget or final account is explained; every disclosure seen has six of them or more."""
_FEWEST_WORDS = 3
_FEWEST_HEADINGS = 2
"""Understood headings that make a table one of accounts; the forms of every disclosure seen have nine or more."""
_FEWEST_AMOUNTS = 3
_AMOUNT = re.compile(r"\d(?:万|亿)?元")
_KIND = re.compile(r"20\d\d.*(?:部门|单位)\D{0,4}?(?:预算|决算)|(?:部门|单位)\D{0,4}?(?:预算|决算).*20\d\d")
_LONGEST_HEADLINE = 40
_LONGEST_QUOTE = 60
_PAGE_NUMBER = re.compile(r"[-—\d第页/\s]*")


def why_not(document: Document) -> str | None:
    """Why the document is no disclosure, in sentences that say what to do; None if it is one.

    A disclosure names itself (the title of a form, or a headline such as 2026年部门预算), and has tables of accounts
    or explains the accounts with amounts. One without the tables, 情况说明 alone, is a disclosure too.
    """
    has_tables = any(map(_of_accounts, document.tables))
    if not has_tables and not _explains(document):
        if document.media_type == "text/html":
            return leads_to(document)
        return (
            "The document has no tables of a budget or final account, and explains none with amounts; it begins "
            f"{_beginning(document)}. If its tables are pictures, give a version with text; if they are in another "
            "file, give that."
        )
    if not _names_itself(document):
        return (
            "The document is no disclosure of a budget or final account: no line is the title of a form, such as "
            f"部门收支总表, or a headline such as 2026年部门预算; it begins {_beginning(document)}. "
            "Give the disclosure itself."
        )
    return None


def _of_accounts(table: Table) -> bool:
    headings = {words for cell in table.cells if vocabulary.heading(words := compact(cell.text))}
    return len(headings) >= _FEWEST_HEADINGS


def _explains(document: Document) -> bool:
    """True if the text speaks of the accounts and states amounts."""
    text = "\n".join(compact(block.text) for block in document.blocks if isinstance(block, Paragraph))
    words = sum(word in text for word in _ACCOUNTS)
    return words >= _FEWEST_WORDS and len(_AMOUNT.findall(text)) >= _FEWEST_AMOUNTS


def _names_itself(document: Document) -> bool:
    return any(
        _is_form(line) or (len(words := compact(line)) <= _LONGEST_HEADLINE and _KIND.search(words))
        for line in _lines(document)
    )


def _is_form(line: str) -> bool:
    """Targets (绩效目标表) go with other papers too, so that they name no disclosure."""
    return any(form.keyed_by != "performance" for form in forms_of(line)[:1])


def _lines(document: Document) -> Iterator[str]:
    """Lines of paragraphs, and of cells: a title may stand in the table."""
    for block in document.blocks:
        for text in [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]:
            yield from text.splitlines()


def _beginning(document: Document) -> str:
    """The first words of the document, in quotes, without page numbers."""
    words = ""
    for line in _lines(document):
        if not _PAGE_NUMBER.fullmatch(line):
            words = f"{words} {line.strip()}".strip()
        if len(words) > _LONGEST_QUOTE // 2:
            break
    return f"“{words[:_LONGEST_QUOTE]}”"
