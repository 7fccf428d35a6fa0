"""An explanation as text: the figure, its place, its equations with their figures, what was found."""

from collections.abc import Iterator
from typing import Any, TextIO

from flows.ask.values import shown
from flows.read.document import column_name, spot


def write_explanation(explained: dict[str, Any], out: TextIO) -> None:
    """What `flows.ask.explain.explain` returns, to be read from top to bottom."""
    out.writelines(f"{line}\n" for line in _lines(explained))


def _lines(cell: dict[str, Any]) -> Iterator[str]:
    is_money = cell["amount_yuan"] is not None
    in_yuan = f" {cell['printed_unit']} = {shown(cell['amount_yuan'])} 元" if is_money else ""
    yield f"{cell['printed_text']}{in_yuan}"
    yield f"  {cell['agency_name']}, {cell['fiscal_year']}, {cell['document_kind']}"
    yield f"  document  {cell['file_name']} (sha256 {cell['sha256']})"
    for source in cell["sources"]:
        yield f"  from      {source['url']}, fetched on {source['fetched_at']:%Y-%m-%d}"
    yield f"  form      {cell['form_id'] or 'not known'} {cell['form_name'] or ''}".rstrip()
    yield f"  table     {cell['table_number']}: {cell['title'] or 'without a title'}"
    yield f"  place     {_place(cell)}"
    yield f"  row       {cell['row_label'] or '-'}"
    yield f"  column    {cell['column_label'] or '-'}"
    yield f"  role      {cell['cell_role']}"
    if is_money and cell["unit_source"]:
        yield f"  unit      {cell['printed_unit']}, taken from the {cell['unit_source']}"
    if figure := cell["figure"]:
        yield f"  in        {figure['table']}"
        yield from (f"            {name} = {shown(value)}" for name, value in figure["keys"].items())
        if figure["proved"] is not None:
            yield f"  proved    {'yes' if figure['proved'] else 'no: no balanced equation contains it'}"
    yield ""
    yield f"Equations: {len(cell['equations'])}" if cell["equations"] else "No equation contains this cell."
    for equation in cell["equations"]:
        yield from _equation(equation, cell["cell_id"])
    for comparison in cell["comparisons"]:
        yield from _comparison(comparison)
    for correction in cell["corrections"]:
        yield ""
        yield f"Correction ({correction['correction_kind']})"
        yield f"  printed   {correction['printed_value'] or correction['printed_place']}"
        yield f"  meant     {correction['meant_value'] or correction['meant_place']}"
        yield f"  proof     {correction['proof']}"
    for finding in cell["findings"]:
        yield ""
        yield f"Finding {finding['rule_id']}, {finding['severity']}, {finding['outcome']}"
        yield f"  {finding['explanation']}"


def _place(cell: dict[str, Any]) -> str:
    on = [spot(cell["page"], cell["line"])]
    if cell["page"] and cell["line"]:  # A sheet; its columns are those of the table.
        on.append(f"cell {column_name(cell['column_number'])}{cell['line']}")
    box = [cell[edge] for edge in ("x0", "top", "x1", "bottom")]
    if None not in box:
        on.append("box " + " ".join(f"{edge:.1f}" for edge in box))
    return ", ".join([*on, f"row {cell['row_number']}, column {cell['column_number']} of the table"])


def _equation(equation: dict[str, Any], cell_id: str) -> Iterator[str]:
    relation = "=" if equation["relation"] == "equals" else "≥"
    if equation["holds"]:
        verdict = "holds"
    else:
        off, rounding = shown(equation["difference"]), shown(equation["tolerance"])
        verdict = f"does not hold: off by {off}, of which rounding explains {rounding}"
    stated, expected = shown(equation["stated"]), shown(equation["expected"])
    yield ""
    yield f"  {equation['direction']}, by {equation['axis']}: {stated} {relation} {expected}, {verdict}"
    # Cells of a column are told apart by their rows, those of a row by their columns.
    label = "row_label" if equation["direction"] == "column" else "column_label"
    for number, side in enumerate([equation["total"], *equation["terms"]]):
        sign = (" ", relation)[number] if number < 2 else "+"
        here = " ← this cell" if side["cell_id"] == cell_id else ""
        yield f"    {sign} {shown(side['amount_yuan']):>20}  {side[label] or '-'}{here}"


def _comparison(comparison: dict[str, Any]) -> Iterator[str]:
    more = f" and {comparison['cells'] - 1} more" if comparison["cells"] > 1 else ""
    labels = [comparison[name] for name in ("row_label", "column_label") if comparison[name]]
    yield ""
    yield f"  {comparison['rule_id']} {comparison['title']}: {'holds' if comparison['holds'] else 'does not hold'}"
    place = ", ".join([comparison["form_id"] or "a table", spot(comparison["page"], comparison["line"]), *labels])
    yield f"    with {comparison['printed_text']}{more} in {place}"
