"""The places of all figures of a document: by each table's own sums first, then by what other forms say."""

from collections import defaultdict
from collections.abc import Sequence

from flows.align.block import Block, Row
from flows.align.nesting import nest
from flows.align.realign import Solution, Straightening, apply, straighten
from flows.align.tables import FormTable
from flows.align.witness import (
    Split,
    Statement,
    agreeing,
    contradicts,
    disputed,
    known_splits,
    named_types,
)
from flows.issue import Issue, Move
from flows.recognise import vocabulary

_OWN = "the sums of the row and of its columns hold there, and in no other place"
_OTHERS = (
    "the sums of the row and of its columns hold there, and of the places where they do only this one agrees with "
)


def settle(tables: Sequence[FormTable]) -> None:
    """Put the figures of all loaded tables in their columns; tables that cannot be decided are set aside."""
    candidates = [(table, straighten(block)) for table in tables if table.is_loaded for block in table.blocks]
    statements = [
        Statement(
            table.form.form_id,
            table.form.keyed_by,
            vocabulary.path("fund_source", table.form.fund_source),
            straightening,
        )
        for table, straightening in candidates
        if table.form
    ]
    for (table, straightening), statement in zip(candidates, statements, strict=True):
        if statement.settled:
            _take(table, straightening, straightening.solutions[0] if straightening.solutions else {}, _OWN)
    for (table, straightening), statement in zip(candidates, statements, strict=True):
        _hear(table, straightening, statement, statements)
    for table, straightening in candidates:
        _nest_projects(straightening.block)
        _check_places(table, straightening)


def _hear(
    table: FormTable, straightening: Straightening, statement: Statement, statements: Sequence[Statement]
) -> None:
    """Let the other forms decide what the table's own sums leave open, or contradict what it prints."""
    named: Split | None = None
    if statement.keyed_by == "function" and any("expenditure_type" in c.node for c in straightening.block.columns):
        named = named_types(statements, statement.fund)
    others = known_splits([other for other in statements if other is not statement])
    if not statement.settled:
        kept = agreeing(statement, straightening.solutions, named, others)
        straightening.solutions = kept
        if len(kept) == 1:
            _take(table, straightening, kept[0], _OTHERS + "the project form and the other forms by function")
    elif named and contradicts(statement, named):
        kept = agreeing(statement, disputed(statement), named, {})
        if len(kept) == 1:
            _take(table, straightening, kept[0], _OTHERS + "the types that the project form names")


def _take(table: FormTable, straightening: Straightening, solution: Solution, proof: str) -> None:
    """Take a solution, and record each figure that it reads elsewhere than printed: one issue for one kind of move."""
    block = straightening.block
    before = {index: dict(row.places) for index, row in enumerate(block.rows)}
    apply(block, solution)
    moved: dict[tuple[tuple[str, str], ...], list[Row]] = defaultdict(list)
    for index, row in enumerate(block.rows):
        moves = [
            (figure, _column_words(table, figure.printed), block.column(position).words)
            for position, figure in row.places.items()
            if figure.printed != position
        ]
        if not moves or row.places == before[index]:
            continue
        moved[tuple((printed, meant) for _, printed, meant in moves)].append(row)
        table.moves += [
            Move("column", figure.cell, printed, meant, f"Read there because {proof}.")
            for figure, printed, meant in moves
        ]
    for moves_made, rows in moved.items():
        table.issues.append(_moved(moves_made, rows, proof))


def _moved(moves: Sequence[tuple[str, str]], rows: Sequence[Row], proof: str) -> Issue:
    names = "、".join(row.words or f"row {row.number}" for row in rows)
    text = "; ".join(f"what is printed under {printed} is read under {meant}" for printed, meant in moves)
    text_zh = "；".join(f"“{printed}”栏的数字归入“{meant}”栏" for printed, meant in moves)
    first = next(figure for position, figure in rows[0].places.items() if figure.printed != position)
    return Issue(
        "S01",
        f"In {len(rows)} rows ({names}) {text}, because {proof}.",
        f"有{len(rows)}行（{names}）数字错列：{text_zh}；只有这样行、列及表间等式才成立。",
        first.cell,
        stated=moves[0][0],
        expected=moves[0][1],
        repaired=True,
    )


def _column_words(table: FormTable, position: int) -> str:
    words = next((column.words for column in table.columns if column.position == position), "")
    return words or f"column {position}"


def _nest_projects(block: Block) -> None:
    """Find which rows of a project form repeat the sum of the rows below them, group by group."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in block.rows:
        if row.kind == "project" and row.places:
            groups.setdefault(row.node["unit"], []).append(row)
    for unit, rows in groups.items():
        whole = [r for r in block.rows if r.kind in ("unit", "total") and r.node.get("unit", ()) == unit and r.places]
        if not whole:
            continue
        position = min(whole[0].places)
        if not all(position in row.places for row in rows):
            continue
        tree = nest(whole[0].places[position].amount.yuan, [row.places[position].amount.yuan for row in rows])
        for row, above in zip(rows, tree or [], strict=False):
            if above is not None:
                row.node = {**row.node, "project": (*rows[above].node["project"], *row.node["project"])}


def _check_places(table: FormTable, straightening: Straightening) -> None:
    """Set the table aside if a figure has no column, or more than one."""
    block = straightening.block
    if straightening.unresolved:
        first = block.rows[straightening.unresolved[0]]
        table.set_aside(
            "S03",
            f"Figures of {len(straightening.unresolved)} rows (first: {first.words}) do not stand in the columns that "
            "they belong to, and no placement satisfies all sums; the table is not loaded.",
            f"有{len(straightening.unresolved)}行（如“{first.words}”）数字错列，且没有一种归位能使全部等式成立，整表暂不入库。",
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
    positions = straightening.grid.positions
    for row in block.rows:
        for position, figure in row.places.items():
            if position not in positions:
                table.set_aside(
                    "S02",
                    f"{figure.cell.text} in row {row.words or row.number} stands under no heading that is understood"
                    f" ({_column_words(table, position)}); the table is not loaded.",
                    f"“{row.words or row.number}”行的{figure.cell.text}不在可识别的栏目下"
                    f"（{_column_words(table, position)}），整表暂不入库。",
                    figure.cell,
                )
                return
        if row.figures and row.kind == "line" and not row.words:
            table.set_aside(
                "S02",
                f"{row.figures[0].cell.text} stands in a row without a label; the table is not loaded.",
                f"{row.figures[0].cell.text}所在行没有行名，整表暂不入库。",
                row.figures[0].cell,
            )
        if row.figures and "unknown" in row.keys:
            table.set_aside(
                "S02",
                f"The code {row.keys['unknown']} is of no classification; the table is not loaded.",
                f"编码“{row.keys['unknown']}”不属于任何分类，整表暂不入库。",
                row.labels[0],
            )
    _report_labels(table, block)


def _report_labels(table: FormTable, block: Block) -> None:
    """Labels read by what they mean and not by where they stand: a move each, one issue for the table."""
    rows = [row for row in block.rows if row.misplaced_labels and row.labels]
    for row in rows:
        named = row.labels[-1]
        proof = "A type is known by its words, and the last label of a row names the project or item."
        table.moves.append(Move("label", named, _column_words(table, named.column), row.words, proof))
    if rows:
        names = "、".join(row.words for row in rows)
        table.issues.append(
            Issue(
                "S13",
                f"In {len(rows)} rows labels stand in other columns than their headings and are read by what they "
                f"mean: {names}.",
                f"有{len(rows)}行行名错列，按含义归位：{names}。",
                rows[0].labels[-1],
                repaired=True,
            )
        )
