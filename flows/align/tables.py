"""Tables of a document as forms: title, unit, columns, blocks of rows, or the reason why not."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flows.align import keyed, lines
from flows.align.block import Block
from flows.align.join import FoundTable, data_rows, join_tables
from flows.issue import Issue, Move
from flows.read.document import Cell, Document
from flows.recognise import vocabulary
from flows.recognise.amount import amount, printed_unit
from flows.recognise.columns import Column, read_columns
from flows.recognise.contents import is_contents
from flows.recognise.forms import choose, find_title
from flows.recognise.header import Header, read_header
from flows.recognise.vocabulary import FormPattern
from flows.recognise.wording import compact, label


@dataclass(slots=True)
class FormTable:
    """A table and what it was understood to be. `reason` says why it is not loaded; `cut` that a part is missing."""

    found: FoundTable
    title: str = ""
    form: FormPattern | None = None
    unit: str | None = None
    unit_source: str | None = None
    columns: list[Column] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    reason: str | None = None
    reason_zh: str | None = None
    is_money: bool = True
    cut: bool = False

    @property
    def is_empty(self) -> bool:
        """True if the form is there and prints no amount."""
        return self.reason is None and not any(row.figures for block in self.blocks for row in block.rows)

    @property
    def is_loaded(self) -> bool:
        """True if the table's cells become facts and totals."""
        return self.form is not None and self.is_money and self.reason is None and not self.is_empty

    def set_aside(self, rule_id: str, reason: str, reason_zh: str, cell: Cell | None = None) -> None:
        """Keep the whole table out of the facts; the first reason stays."""
        if self.reason is None:
            self.reason, self.reason_zh = reason, reason_zh
            self.issues.append(Issue(rule_id, reason, reason_zh, cell))


def form_tables(document: Document) -> list[FormTable]:
    """Every table of a document, in order, with its blocks read as printed."""
    tables: list[FormTable] = []
    for found in join_tables(document):
        tables.append(_form_table(found, tables[-1] if tables else None))
    units = {table.unit for table in tables if table.unit and table.blocks}
    for table in tables:
        if table.blocks and table.reason is None:
            _read_amounts(table, units)
    return tables


def _form_table(found: FoundTable, before: FormTable | None) -> FormTable:
    result = FormTable(found)
    if is_contents(found.table):
        result.is_money = False
        return result
    result.title, patterns = find_title(found.over)
    header = read_header(found.table)
    if not patterns and before is not None and _goes_on(before, header):
        patterns = [before.form] if before.form else []
    result.unit = printed_unit(found.over)
    result.unit_source = "table" if result.unit else None
    if patterns and patterns[0].keyed_by == "performance":
        result.form = patterns[0]
        result.set_aside(
            "S11",
            "Performance targets are not loaded by this version; the table's cells are counted as set aside.",
            "本版本暂不读取绩效目标表，表内单元格计为未入库。",
        )
        return result
    if not header.row_count:
        result.set_aside(
            "S04",
            "The table has no heading that is understood, so that its figures have no meaning that can be relied on.",
            "该表没有可识别的表头，数字含义无法确定。",
        )
        return result
    _read_blocks(result, header, patterns)
    return result


def _goes_on(before: FormTable, header: Header) -> bool:
    """True for a page of a performance form: those repeat parts of their heading, or none, and no title."""
    performance = before.form is not None and before.form.keyed_by == "performance"
    return performance and not any(column.is_amount for column in read_columns(header))


def _read_blocks(table: FormTable, header: Header, patterns: Sequence[FormPattern]) -> None:
    found = table.found
    table.columns = _with_strays(read_columns(header), found, table)
    for cell, column in header.moved:
        table.moves.append(_heading_move(cell, column))
    _report_headings(table, header)
    rows = data_rows(found.table)
    exact = found.table.exact
    if any(column.key == "line" for column in table.columns):
        kind, classification = "line", ""
        table.blocks = [lines.inherit(block) for block in lines.split(table.columns, rows, exact)]
    else:
        kind, classification = keyed.keyed_by(table.columns, rows)
        table.blocks = [keyed.read_rows(table.columns, rows, classification, exact)]
    form = choose(patterns, kind, table.title) if patterns else _by_layout(table)
    if form is None:
        table.blocks = []
        table.set_aside(
            "S04",
            "The table has no title that names a form, and its heading is that of several forms.",
            "该表没有可识别的标题，表头也不足以判断是哪张报表。",
        )
        return
    table.form = form
    _report_lines(table)
    if not table.title:
        table.cut = True


def _by_layout(table: FormTable) -> FormPattern | None:
    """The form of a table whose title is lost: revenue beside expenditure by funds is 财政拨款收支总表."""
    sides = {block.side for block in table.blocks}
    funds = any("fund_source" in column.node for block in table.blocks for column in block.columns)
    if sides == {"revenue", "expenditure"} and funds:
        return next(p for p in vocabulary.form_patterns() if p.form_id == "appropriation_summary")
    return None


def _with_strays(columns: list[Column], found: FoundTable, table: FormTable) -> list[Column]:
    """Columns with those whose heading fell out of the table: set behind the last sibling, if that place is free."""
    for stray in found.strays:
        meanings = [
            m for m in vocabulary.heading(label(stray).words) if m[0] in ("fund_source", "expenditure_type", "item")
        ]
        for axis, value in meanings:
            path = vocabulary.path(axis, value)
            siblings = [c for c in columns if c.node.get(axis, ())[: len(path) - 1] == path[:-1] and c.is_amount]
            if not siblings or any(c.node.get(axis) == path for c in columns):
                continue
            last = siblings[-1]
            free = last.position == len(columns) or not columns[last.position].labelled
            if len(path) > 1 and free:
                column = replace(
                    last,
                    position=last.position + 1,
                    words=f"{last.words.rpartition('/')[0]}/{label(stray).words}",
                    rollup=False,
                    node={**last.node, axis: path},
                )
                columns = [*columns[: last.position], column, *columns[last.position + 1 :]]
                table.issues.append(
                    Issue(
                        "S07",
                        f"The heading {label(stray).words} is printed below the table; it is read as the heading of "
                        f"column {column.position}, beside {last.words}.",
                        f"表头“{label(stray).words}”印在表外，按含义归入第{column.position}栏（{last.words}之后）。",
                        repaired=True,
                    )
                )
    return columns


def _heading_move(cell: Cell, column: int) -> Move:
    return Move(
        "header",
        cell,
        f"column {cell.column}",
        f"column {column}",
        "A heading begins with the first of its parts, and a part stands under the whole that it belongs to.",
    )


def _report_headings(table: FormTable, header: Header) -> None:
    """Headings that were moved, that are not understood, and groups that lack one of their parts."""
    for cell, place in header.moved:
        words = compact(cell.text)
        table.issues.append(
            Issue(
                "S07",
                f"The heading {words} is printed over column {cell.column} and read over column {place}, "
                "where its group begins.",
                f"表头“{words}”印在第{cell.column}栏，按含义归入第{place}栏。",
                cell,
                stated=f"column {cell.column}",
                expected=f"column {place}",
                repaired=True,
            )
        )
    for column in table.columns:
        if column.labelled and not column.understood:
            table.issues.append(
                Issue(
                    "S05",
                    f"The heading {column.words} of column {column.position} is not understood.",
                    f"第{column.position}栏表头“{column.words}”无法识别。",
                    stated=column.words,
                )
            )
    _report_missing_parts(table)


def _report_lines(table: FormTable) -> None:
    """Row labels that name no entry of the classification that their block lists: loaded under their own words."""
    rows = [row for block in table.blocks for row in lines.not_understood(block)]
    if rows:
        words = "、".join(dict.fromkeys(row.words or "（空）" for row in rows))
        table.issues.append(
            Issue(
                "S05",
                f"{len(rows)} row labels name no entry of the classification that they stand in: {words}. "
                "Their amounts are loaded under the printed label, without a code.",
                f"有{len(rows)}个行名无法对应到所列分类：{words}。金额按印出的行名入库，不带编码。",
                rows[0].labels[0] if rows[0].labels else None,
                stated=words,
            )
        )


def _report_missing_parts(table: FormTable) -> None:
    """公务用车 with its sum and one of its two parts: a heading was lost, or figures stand beside their place."""
    paths = {column.node["item"] for column in table.columns if "item" in column.node}
    for path in sorted(paths):
        parts = vocabulary.children("item", path[-1])
        present = {other[-1] for other in paths if other[:-1] == path}
        if present and parts - present and path != ("total",):
            lost = "、".join(sorted(parts - present))
            words = next(c.words for c in table.columns if c.node.get("item") == path)
            table.issues.append(
                Issue(
                    "S08",
                    f"The heading names {words} and only some of its parts; {lost} is missing. Figures to the right of "
                    "it may stand beside their place.",
                    f"表头“{words}”缺少分项（{lost}），其右侧数字可能错列。",
                    stated=words,
                    expected=lost,
                )
            )


def _read_amounts(table: FormTable, units: set[str]) -> None:
    """Read the figures in the table's unit; a table without one takes the document's, if all others have the same."""
    figures = [figure for block in table.blocks for row in block.rows for figure in row.figures]
    if not table.unit and figures:
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
            figure.amount = amount(figure.cell.text, table.unit or "元")
        except ValueError:
            table.set_aside(
                "S02",
                f"{figure.cell.text} {table.unit} is finer than 0.01 元; the unit cannot be right.",
                f"{figure.cell.text} {table.unit} 小于一分，单位可能有误。",
                figure.cell,
            )
