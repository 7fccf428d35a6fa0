"""The verdict on a table whose figures have their places: loaded, or set aside with its reason."""

import re

from flows.align.block import Block, Row
from flows.align.figures import is_nothing
from flows.align.form_table import FormTable
from flows.align.keys import CODE_KEYS
from flows.align.lattice import sums
from flows.align.lines import is_lone_subtotal
from flows.align.realign import Straightening
from flows.issue import Issue
from flows.recognise.amount import is_figure
from flows.recognise.entries import has_code
from flows.recognise.wording import compact

_LONGEST_QUOTE = 40
_CLASSIFICATIONS = {
    "function": ("function classification", "支出功能分类"),
    "department_economic": ("department economic classification", "部门预算支出经济分类"),
    "government_economic": ("government economic classification", "政府预算支出经济分类"),
}
_FOREIGN = " ({code} is an entry of the {name}, which its column is not of)"
_FOREIGN_ZH = "（{code} 是{name_zh}的科目，与所在栏不符）"
_NO_FIGURE = re.compile(r"^[^\u4e00-\u9fff]*\d[^\u4e00-\u9fff]*$")
"""Digits and no words: what was meant as a figure and is none."""


def judge(table: FormTable, straightening: Straightening) -> None:
    """Set the table aside if a figure has no column, or more than one."""
    block = straightening.block
    if straightening.unresolved:
        first = block.rows[straightening.unresolved[0]]
        table.set_aside(
            "S03",
            f"Figures of {len(straightening.unresolved)} rows (first: {first.words}) do not stand in the columns that "
            "they belong to, and no single placement could be proved; the table is not loaded.",
            f"有{len(straightening.unresolved)}行（如“{first.words}”）数字错列，且未能证明唯一的归位，整表暂不入库。",
            first.figures[0].cell,
        )
        return
    if straightening.doubtful and len(straightening.solutions) > 1:
        words = "、".join(block.rows[i].words for i in straightening.doubtful[:3])
        table.set_aside(
            "S03",
            f"Figures of {len(straightening.doubtful)} rows (first: {words}) do not stand in the columns that they "
            "belong to, and more than one placement satisfies all sums; the table is not loaded.",
            f"有{len(straightening.doubtful)}行（如“{words}”）数字错列，且不止一种归位能使等式成立，整表暂不入库。",
            block.rows[straightening.doubtful[0]].figures[0].cell,
        )
        return
    keys = {column.position for column in table.columns if column.key}
    wholes = {sum_.total for sum_ in sums([row.node for row in block.rows])}
    for index, row in enumerate(block.rows):
        if row.figures and not _is_keyed(table, row, index in wholes):
            table.set_aside(
                "S02",
                f"It could not be told what the row ({_short(row.words) or 'without a label'}) is that "
                f"{row.figures[0].cell.text} stands in: a total, a unit, or an entry of what the form is keyed by"
                f"{_of_another(row, _FOREIGN)}; the table is not loaded.",
                f"{row.figures[0].cell.text}所在行（{_short(row.words) or '无行名'}）未能识别其含义"
                f"{_of_another(row, _FOREIGN_ZH)}，整表暂不入库。",
                row.figures[0].cell,
            )
        for cell in row.labels:
            if cell.column not in keys and _NO_FIGURE.search(compact(cell.text)):
                table.set_aside(
                    "S02",
                    f"{cell.text} in row {row.words or row.number} is no figure that can be read; the table is not "
                    "loaded.",
                    f"“{row.words or row.number}”行的“{cell.text}”无法读作金额，整表暂不入库。",
                    cell,
                )
        for position, figure in row.places.items():
            if position not in straightening.grid.positions:
                table.set_aside(
                    "S02",
                    f"{figure.cell.text} in row {row.words or row.number} stands under no heading that is understood"
                    f" ({table.column_words(position)}); the table is not loaded.",
                    f"“{row.words or row.number}”行的{figure.cell.text}不在可识别的栏目下"
                    f"（{table.column_words(position)}），整表暂不入库。",
                    figure.cell,
                )
    _report_strays(table, block)


def account(table: FormTable) -> None:
    """Set a table aside of which a printed figure went nowhere: each is an amount of a row, or stands under a key."""
    if not table.is_loaded:
        return
    keys = {column.position for column in table.columns if column.key}
    rows = [row for block in table.blocks for row in block.rows]
    known = {figure.cell for row in rows for figure in row.figures} | {cell for row in rows for cell in row.rates}
    for cell in (cell for row in table.found.data_rows() for cell in row):
        if is_figure(cell.text) and cell.column not in keys and cell not in known:
            table.set_aside(
                "S09",
                f"{cell.text} stands in no row and under no heading that the table was read by; it is not loaded.",
                f"“{cell.text}”未能归入任何行、栏，整表暂不入库。",
                cell,
            )


def _of_another(row: Row, sentence: str) -> str:
    """The sentence about a code of the row that is an entry of another classification than its column; else empty."""
    for cell in row.labels:
        code = compact(cell.text)
        for scheme, (name, name_zh) in _CLASSIFICATIONS.items():
            if has_code(scheme, code, row.words):
                return sentence.format(code=code, name=name, name_zh=name_zh)
    return ""


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"


def _is_keyed(table: FormTable, row: Row, is_whole: bool) -> bool:
    """True if it is known what the figures of a row belong to."""
    if row.kind == "line":
        items = table.form is not None and table.form.keyed_by == "item"
        return bool(row.words) and (not items or "item" in row.node) and not is_lone_subtotal(row)
    if row.kind == "unit" and any(column.key in CODE_KEYS for column in table.columns):
        # Among rows with codes one without is a unit only if it has rows of its own, or spends nothing.
        return is_whole or not any(figure.amount.yuan for figure in row.figures)
    return "unknown" not in row.keys


def _report_strays(table: FormTable, block: Block) -> None:
    """Words among amounts that mean nothing there."""
    for cell in (cell for row in block.rows for cell in row.strays if not is_nothing(cell.text)):
        words = table.column_words(cell.column)
        table.issues.append(
            Issue(
                "S10",
                f"{cell.text} stands in the column {words}, where an amount was expected; it is kept as a label.",
                f"“{words}”栏内的“{cell.text}”不是金额，按文字保留。",
                cell,
                stated=cell.text,
            )
        )
