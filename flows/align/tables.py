"""Tables of a document as forms: title, unit, columns, blocks of rows, or the reason why not."""

from collections.abc import Sequence
from dataclasses import replace

from flows.align import keyed, lines
from flows.align.form_table import FormTable
from flows.align.headings import report_headings, report_missing_parts, with_entries, with_strays
from flows.align.join import join_tables
from flows.align.keys import CODE_KEYS
from flows.issue import Issue, Move
from flows.read.document import Cell, Document
from flows.recognise import vocabulary
from flows.recognise.amount import amount, is_figure, looks_like_money, printed_unit
from flows.recognise.columns import Column, read_columns
from flows.recognise.contents import is_contents
from flows.recognise.forms import choose, find_title, printed_number
from flows.recognise.header import Header
from flows.recognise.vocabulary import FormPattern
from flows.recognise.wording import compact
from flows.review.corrections import Correction, correct
from flows.target.reading import read_targets

_FEWEST_DIGITS = 4
_TWO_SIDED = ("summary", "appropriation_summary", "government_fund_summary")
"""Forms that print revenue and expenditure side by side."""


def form_tables(
    document: Document, fiscal_year: int | None = None, corrections: Sequence[Correction] = ()
) -> list[FormTable]:
    """Every table of a document, in order, with its blocks read as printed, or as its corrections say it is meant.

    Raises DocumentRejected if a correction is not about what the document prints.
    """
    tables: list[FormTable] = []
    joined = join_tables(document)
    moves = correct(joined, corrections)
    for found in joined:
        table = _corrected(FormTable(found, fiscal_year), moves.get(found.number, []))
        tables.append(_form_table(table, tables[-1] if tables else None))
    units = {table.unit for table in tables if table.unit and table.blocks}
    for table in tables:
        if table.blocks and table.reason is None:
            _read_amounts(table, units)
    read_targets(tables)
    return tables


def _corrected(table: FormTable, moves: list[Move]) -> FormTable:
    """The table with its reviewed corrections, each a finding of its own."""
    table.moves += moves
    table.issues += [
        Issue(
            "S14",
            f"{move.printed} is read as {move.meant}, as it was corrected under review: {move.proof}.",
            f"“{move.printed}”经复核更正，按“{move.meant}”读取：{move.proof}。",
            move.cell,
            stated=move.printed,
            expected=move.meant,
            repaired=True,
        )
        for move in moves
    ]
    return table


def _form_table(result: FormTable, before: FormTable | None) -> FormTable:
    found = result.found
    if is_contents(found.table):
        result.is_money = False
        return result
    result.title, patterns, start = find_title(found.over)
    result.number = printed_number(found.over)
    header = found.header
    if not patterns and before is not None and _goes_on(before, header):
        patterns = [before.form] if before.form else []
    above = printed_unit(found.over[:start])
    if above and before is not None and before.blocks and before.unit is None:
        # Printed below the table before it, and not over this one.
        before.unit, before.unit_source, above = above, "table", None
    heading = {unit for level in header.levels for c in level.values() if (unit := printed_unit([c.text]))}
    result.unit = printed_unit(found.over[start:]) or above or (min(heading) if len(heading) == 1 else None)
    result.unit_source = "table" if result.unit else None
    if patterns and patterns[0].keyed_by == "performance":
        result.form = patterns[0]
        return result
    if not patterns and not any(map(_may_be_money, found.table.cells)):
        result.is_money = False  # Units, posts, vehicles: a list that no form is.
        return result
    if heading - {result.unit}:
        result.set_aside(
            "S02",
            f"The heading names amounts in {'、'.join(sorted(heading))}, and the table {result.unit or 'no unit'}; "
            "which unit a figure is in cannot be told.",
            f"表头单位“{'、'.join(sorted(heading))}”与表的单位“{result.unit or '未注明'}”不一致，无法确定金额单位。",
        )
        return result
    if not header.levels:
        result.set_aside(
            "S04",
            "The table has no heading that is understood, so that its figures have no meaning that can be relied on.",
            "该表没有可识别的表头，数字含义无法确定。",
        )
        return result
    _read_blocks(result, header, patterns)
    return result


def _may_be_money(cell: Cell) -> bool:
    """True for decimals, separated thousands, and whole figures that count more than people or posts."""
    return looks_like_money(cell.text) or (is_figure(cell.text) and len(compact(cell.text)) >= _FEWEST_DIGITS)


def _goes_on(before: FormTable, header: Header) -> bool:
    """True for a page of a performance form: those repeat parts of their heading, or none, and no title."""
    performance = before.form is not None and before.form.keyed_by == "performance"
    return performance and not any(column.is_amount for column in read_columns(header))


def _read_blocks(table: FormTable, header: Header, patterns: Sequence[FormPattern]) -> None:
    rows, exact = table.found.data_rows(), table.found.table.exact
    table.columns = with_entries(with_strays(read_columns(header), table), rows)
    kinds = {pattern.keyed_by for pattern in patterns}
    if "line" in kinds and "project" not in kinds and not any(c.key in (*CODE_KEYS, "line") for c in table.columns):
        # 项目名称 over lines: no form of these is keyed by projects.
        side = "revenue" if patterns[0].form_id == "revenue" else None
        table.columns = [
            replace(c, key="line", side=c.side or side) if c.key == "project" else c for c in table.columns
        ]
    table.columns = _with_sides(table.columns, patterns)
    report_headings(table, header)
    if any(column.key == "line" for column in table.columns):
        kind: str | None = "line"
        table.blocks = lines.split(table.columns, rows, exact, table.fiscal_year)
    else:
        kind, classification = keyed.keyed_by(table.columns, rows)
        table.blocks = [keyed.read_rows(table.columns, rows, classification, exact, table.fiscal_year)]
    for block in table.blocks:
        block.foreign = frozenset(c.position for c in table.columns if c.labelled and not c.understood)
    form = choose(patterns, kind, table.title) if patterns else _by_layout(table)
    if form is None:
        table.blocks = []
        table.set_aside(
            "S04",
            "The table has no title that names a form known here, and its heading does not say which it is.",
            "该表没有可识别的报表标题，表头也不足以判断是哪张报表。",
        )
        return
    if form.form_id in _TWO_SIDED and any(block.side is None for block in table.blocks):
        table.blocks = []
        table.set_aside(
            "S04",
            "The heading does not say which lines are revenue and which expenditure.",
            "表头未说明哪些行是收入、哪些行是支出。",
        )
        return
    table.form = form
    if any(row.figures for block in table.blocks for row in block.rows):
        report_missing_parts(table)
    if not table.title:
        table.cut = True


def _with_sides(columns: list[Column], patterns: Sequence[FormPattern]) -> list[Column]:
    """Two or more columns of lines without 收入 or 支出 over them: the first is revenue, as all forms have it."""
    starts = [column.position for column in columns if column.key == "line"]
    two_sided = bool(patterns) and patterns[0].form_id in _TWO_SIDED
    if not two_sided or len(starts) < 2 or any(column.side for column in columns):
        return columns
    return [replace(c, side="revenue" if c.position < starts[1] else "expenditure") for c in columns]


def _by_layout(table: FormTable) -> FormPattern | None:
    """The form of a table whose title is lost: revenue beside expenditure by funds is 财政拨款收支总表."""
    sides = {block.side for block in table.blocks}
    funds = any("fund_source" in column.node for block in table.blocks for column in block.columns)
    if sides == {"revenue", "expenditure"} and funds:
        return next(p for p in vocabulary.form_patterns() if p.form_id == "appropriation_summary")
    return None


def _read_amounts(table: FormTable, units: set[str]) -> None:
    """Read the figures in the table's unit; a table without one takes the document's, if all others have the same."""
    figures = [figure for block in table.blocks for row in block.rows for figure in row.figures]
    if not figures:
        return
    if not table.unit:
        if len(units) != 1:
            table.set_aside(
                "S02",
                "The table prints no unit, and the document's other tables do not agree on one.",
                "该表未注明金额单位，且同一文件其他表的单位不一致，无法确定。",
            )
            return
        table.unit, table.unit_source = next(iter(units)), "document"
        table.issues.append(
            Issue(
                "S06",
                f"The table prints no unit; {table.unit} is taken from the document's other tables.",
                f"该表未注明金额单位，按同一文件其他表取“{table.unit}”。",
                expected=table.unit,
            )
        )
    for figure in figures:
        try:
            figure.amount = amount(figure.cell.text, table.unit)
        except ValueError as error:
            table.set_aside(
                "S02",
                f"{error}; the figure or its unit cannot be right, and the table is not loaded.",
                f"“{figure.cell.text}”（单位：{table.unit}）无法读作金额，数字或单位有误，整表暂不入库。",
                figure.cell,
            )
