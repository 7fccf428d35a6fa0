"""What is read in another column than it is printed in: a move for each cell, one finding for each kind of move."""

from collections import defaultdict
from collections.abc import Sequence

from flows.align.block import Block, Row
from flows.align.form_table import FormTable
from flows.issue import Issue, Move
from flows.recognise.wording import printed

_BY_LABEL = (
    "The block begins at its own label, which stands beside its heading: a label before it takes more cells than its "
    "heading. The sums of the row hold there."
)
_BY_LABEL_ZH = "区块从与其标题并列的行名开始，前面的行名占用的单元格多于标题；这样读取，行内等式成立。"
_BY_MEANING = "A type is known by its words, and the last label of a row names the project or item."


def report_moves(table: FormTable, block: Block) -> None:
    """Record every figure and label of a block that does not stand under the heading that it is read under."""
    if block.trusted:
        return
    kinds: dict[tuple[str, tuple[tuple[str, str], ...]], list[Row]] = defaultdict(list)
    for row in block.rows:
        moves = [
            Move(
                "column",
                figure.cell,
                table.column_words(figure.cell.column),
                block.column(position).words,
                row.proof or _BY_LABEL,
            )
            for position, figure in sorted(row.places.items())
            if figure.cell.column != position
        ]
        if moves:
            table.moves += moves
            kinds[moves[0].proof, tuple((move.printed, move.meant) for move in moves)].append(row)
    for (proof, moved), rows in kinds.items():
        table.issues.append(_figures(moved, rows, proof))
    _labels(table, [row for row in block.rows if row.moved_labels])


def _figures(moved: Sequence[tuple[str, str]], rows: Sequence[Row], proof: str) -> Issue:
    names = "、".join(row.words or f"row {row.number}" for row in rows)
    text = "; ".join(f"what is printed under {stood} is read under {meant}" for stood, meant in moved)
    text_zh = "；".join(f"“{stood}”栏的数字归入“{meant}”栏" for stood, meant in moved)
    proof_zh = _BY_LABEL_ZH if proof == _BY_LABEL else "只有这样行、列及表间等式才成立。"
    first = next(figure for position, figure in sorted(rows[0].places.items()) if figure.cell.column != position)
    return Issue(
        "S01",
        f"Rows {names} ({len(rows)}): {text}. {proof}",
        f"有{len(rows)}行（{names}）数字错列：{text_zh}；{proof_zh}",
        first.cell,
        stated=moved[0][0],
        expected=moved[0][1],
        repaired=True,
    )


def _labels(table: FormTable, rows: Sequence[Row]) -> None:
    headings = {column.key: column.words for column in table.columns if column.key}
    for row in rows:
        table.moves += [
            Move("label", cell, table.column_words(cell.column), headings[key], _BY_MEANING)
            for cell, key in row.moved_labels
        ]
    if rows:
        names = "、".join(row.words for row in rows)
        table.issues.append(
            Issue(
                "S13",
                f"Labels that stand in other columns than their headings ({len(rows)} rows) are read by what they "
                f"mean: {names}.",
                f"有{len(rows)}行行名错列，按含义归位：{names}。",
                rows[0].moved_labels[0][0],
                stated=printed(rows[0].moved_labels[0][0].text),
                repaired=True,
            )
        )
