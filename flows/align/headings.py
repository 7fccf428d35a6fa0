"""Headings that fell out of their table, stand beside their place, are not understood, or lack a part."""

from collections.abc import Sequence
from dataclasses import replace

from flows.align import lines
from flows.align.form_table import FormTable
from flows.align.keys import joined, scheme_of
from flows.issue import Issue, Move
from flows.read.document import Cell
from flows.recognise import vocabulary
from flows.recognise.columns import Column
from flows.recognise.header import Header
from flows.recognise.wording import compact, label


def with_strays(columns: list[Column], table: FormTable) -> list[Column]:
    """Columns with those whose heading fell out of the table: set behind the last sibling, if that place is free."""
    for stray in table.found.strays:
        meanings = [m for m in vocabulary.heading(label(stray).words) if m[0] in vocabulary.COORDINATES]
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


def with_entries(columns: list[Column], rows: Sequence[Sequence[Cell]]) -> list[Column]:
    """Columns of names whose cells hold the code as well, as columns of entries: 2013601-行政运行."""
    found = []
    for column in columns:
        texts = [cell.text for row in rows for cell in row if cell.column == column.position]
        entries = [both[0] for text in texts if (both := joined(text))]
        named = column.key in ("name", "line", "code") or (column.classification and not column.key)
        if named and not column.side and not column.node and entries and 2 * len(entries) >= len(texts):
            scheme = column.classification or scheme_of(entries[0])
            column = replace(column, key="entry", classification=scheme, understood=True)
        found.append(column)
    return found


def report_headings(table: FormTable, header: Header) -> None:
    """Headings that were moved, that are not understood, and groups that lack one of their parts."""
    proof = "A heading begins with the first of its parts, and a part stands under the whole that it belongs to."
    for cell, place in header.moved:
        words = compact(cell.text)
        table.moves.append(Move("header", cell, f"column {cell.column}", f"column {place}", proof))
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


def report_lines(table: FormTable) -> None:
    """Row labels that name no entry of the classification that their block lists: loaded under their own words."""
    rows = [row for block in table.blocks for row in lines.not_understood(block)]
    if rows:
        different = dict.fromkeys(row.words or "（空）" for row in rows)
        words = "、".join(different)
        table.issues.append(
            Issue(
                "S05",
                f"{len(rows)} rows ({len(different)} different labels) name no entry of the list that they "
                f"stand in: {words}. Their amounts are loaded under the printed label, without a code.",
                f"有{len(rows)}行（{len(different)}种行名）无法对应到所列分类：{words}。金额按印出的行名入库，不带编码。",
                rows[0].labels[0] if rows[0].labels else None,
                stated=words,
            )
        )


def report_missing_parts(table: FormTable) -> None:
    """公务用车 with its sum and one of its two parts: a heading was lost, or figures stand beside their place."""
    paths = {column.node["item"] for column in table.columns if "item" in column.node}
    for path in sorted(paths):
        parts = vocabulary.children("item", path[-1])
        present = {other[-1] for other in paths if other[:-1] == path}
        if present and parts - present and path != ("total",):
            lost = "、".join(sorted(vocabulary.name("item", part) for part in parts - present))
            words = vocabulary.name("item", path[-1])
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
