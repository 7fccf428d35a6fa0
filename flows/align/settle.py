"""The places of all figures of a document: by each table's own sums first, then by what other forms say."""

from collections.abc import Sequence

from flows.align.block import Block, Row
from flows.align.form_table import FormTable
from flows.align.headings import report_lines
from flows.align.moves import report_moves
from flows.align.nesting import nest
from flows.align.placement import holds
from flows.align.realign import Solution, Straightening, apply, straighten
from flows.align.verdict import account, judge
from flows.align.witness import (
    Split,
    Statement,
    agreeing,
    contradicts,
    disputed,
    known_splits,
    named_types,
)
from flows.recognise import vocabulary
from flows.recognise.amount import Amount
from flows.recognise.vocabulary import Path_

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
    for (_, straightening), statement in zip(candidates, statements, strict=True):
        if statement.settled:
            _take(straightening, straightening.solutions[0] if straightening.solutions else {}, _OWN)
    for (_, straightening), statement in zip(candidates, statements, strict=True):
        _hear(straightening, statement, statements)
    for table, straightening in candidates:
        _find_whole(straightening.block)
        _nest_projects(table, straightening.block)
        judge(table, straightening)
    of_money = [table for table in tables if table.targets is None]
    for table in of_money:
        account(table)
    _refuse_repeated(of_money)
    for table in (table for table in of_money if table.is_loaded):
        report_lines(table)
        for block in table.blocks:
            report_moves(table, block)


def _hear(straightening: Straightening, statement: Statement, statements: Sequence[Statement]) -> None:
    """Let the other forms decide what the table's own sums leave open, or contradict what it prints."""
    named: Split | None = None
    if statement.keyed_by == "function" and any("expenditure_type" in c.node for c in straightening.block.columns):
        named = named_types(statements, statement.fund)
    others = known_splits([other for other in statements if other is not statement])
    if not statement.settled:
        kept = agreeing(statement, straightening.solutions, named, others)
        straightening.solutions = kept
        if len(kept) == 1:
            _take(straightening, kept[0], _OTHERS + "the project form and the other forms by function")
    elif named and contradicts(statement, named):
        kept = agreeing(statement, disputed(statement), named, {})
        if len(kept) == 1:
            _take(straightening, kept[0], _OTHERS + "the types that the project form names")


def _take(straightening: Straightening, solution: Solution, proof: str) -> None:
    """Take a solution, and keep its proof with the rows that it changes."""
    block = straightening.block
    before = {index: block.rows[index].places for index in solution}
    apply(block, solution)
    for index, places in before.items():
        if block.rows[index].places != places:
            block.rows[index].proof = f"Read there because {proof}."


def _refuse_repeated(tables: Sequence[FormTable]) -> None:
    """A form printed again with a total of its own is the same money, or another unit's: only the first is loaded."""
    first: dict[str, FormTable] = {}
    for table in tables:
        if not table.is_loaded or table.form is None:
            continue
        before = first.setdefault(table.form.form_id, table)
        if before is not table:
            table.set_aside(
                "S02",
                f"The document prints this form before, as table {before.found.number} ({before.title}); so that no "
                "money is counted twice, only the first is loaded.",
                f"同一文件前面已有同一报表（第{before.found.number}张表 {before.title}），避免重复计算，只载入第一张。",
            )


def _find_whole(block: Block) -> None:
    """A first unit whose amounts are the sums of the units below it is all of them, where no row says 合计."""
    printing = [row for row in block.rows if row.places and row.kind != "total"]
    by_basis: dict[Path_, list[Row]] = {}
    for row in printing:
        if row.kind == "unit" and len(row.node.get("unit", ())) == 1:
            by_basis.setdefault(row.node.get("basis", ()), []).append(row)
    for basis, units in by_basis.items():
        first = units[0].places
        if len(units) < 2 or (not basis and printing[0] is not units[0]):
            continue
        parts = {p: [unit.places[p].amount for unit in units[1:] if p in unit.places] for p in first}
        if any(first[p].amount.yuan for p in first) and all(holds(first[p].amount, parts[p]) for p in first):
            units[0].kind, units[0].node = "total", {"basis": basis} if basis else {}


def _exceeds(whole: Row, position: int, parts: Sequence[Amount]) -> bool:
    """True if the parts are more than the whole, beyond rounding."""
    total = whole.places[position].amount
    return sum(part.yuan for part in parts) > total.yuan and not holds(total, parts)


def _nest_projects(table: FormTable, block: Block) -> None:
    """Find which rows of a project form repeat the sum of the rows below them, group by group.

    Where rows print more than their whole, and no single reading says which of them repeat others, the table is set
    aside: its projects would count twice.
    """
    summed = {row.node.get("unit", ()) for row in block.rows if row.kind == "unit" and row.places}
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in block.rows:
        if row.kind == "project" and row.places:
            # A unit that a column names has no row of its own: its projects are parts of the form's total.
            groups.setdefault(row.node["unit"] if row.node["unit"] in summed else (), []).append(row)
    for unit, rows in groups.items():
        whole = [r for r in block.rows if r.kind in ("unit", "total") and r.node.get("unit", ()) == unit and r.places]
        if not whole:
            continue
        position = min(whole[0].places)
        if not all(position in row.places for row in rows):
            continue
        amounts = [row.places[position].amount for row in rows]
        tree = nest(whole[0].places[position].amount.yuan, [amount.yuan for amount in amounts])
        if tree is None and _exceeds(whole[0], position, amounts):
            table.set_aside(
                "S03",
                f"The rows of {whole[0].words} add up to more than its {whole[0].places[position].cell.text}: some "
                "repeat the sum of others, and it cannot be proved which; the table is not loaded.",
                f"“{whole[0].words}”各行合计大于其总数{whole[0].places[position].cell.text}，部分行重复列示下级合计，"
                "无法证明是哪些行，整表暂不入库。",
                whole[0].places[position].cell,
            )
        for row, above in zip(rows, tree or [], strict=False):
            if above is not None:
                row.node = {**row.node, "project": (*rows[above].node["project"], *row.node["project"])}
