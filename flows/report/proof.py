"""The proof of a finding: the sums that do not hold, written out, and what bears each figure out elsewhere."""

from flows.ask.coverage import Record
from flows.report.evidence import Evidence


def broken_sums(finding: Record, evidence: Evidence) -> list[Record]:
    """The sums within a table that the finding is about, with their sides; none for a finding of another kind.

    A sum is one of them if it does not hold, contains the cell, and all that it contains is named by the finding. A
    rule that names no other cells is about every broken sum of its direction.
    """
    cell_id, named = finding["cell_id"], {finding["cell_id"], *(finding["other_cell_ids"] or ())}
    direction = finding["family"]  # of the rule; those of the families row and column are about such sums
    if cell_id not in evidence.cells:
        return []
    broken = [one for one in evidence.sums_with.get(cell_id, ()) if not one["holds"] and one["direction"] == direction]
    exact = [one for one in broken if {one["total_cell_id"], *one["term_cell_ids"]} == named]
    # The sum that prints the cell as its total comes first: its sentence is the finding's.
    chosen = sorted(exact or broken, key=lambda one: one["total_cell_id"] != cell_id)
    return [written_out(one, evidence) for one in chosen]


def written_out(equation: Record, evidence: Evidence) -> Record:
    """An equation with the cells of its `total` and its `terms`, each with the label that tells it from the others."""
    label = "row_label" if equation["direction"] == "column" else "column_label"

    def side(cell_id: str) -> Record:
        cell = evidence.place(cell_id)
        return {**cell, "label": cell[label] or cell["row_label"] or cell["column_label"]}

    return {
        **equation,
        "total": side(equation["total_cell_id"]),
        "terms": [side(cell_id) for cell_id in equation["term_cell_ids"]],
    }


def witnesses(cell_ids: list[str], evidence: Evidence) -> list[Record]:
    """For each cell the sums that hold with it and the other forms that agree: who is to blame.

    Sums of one term repeat a figure and prove little; they are left out.
    """
    found = []
    for cell_id in cell_ids:
        sums = [one for one in evidence.sums_with.get(cell_id, ()) if one["relation"] == "equals"]
        held = [one for one in sums if one["holds"] and len(one["term_cell_ids"]) > 1]
        found.append(
            {
                "cell": evidence.place(cell_id),
                "held": [written_out(one, evidence) for one in held[:4]],
                "held_count": len(held),
                "broken_count": sum(not one["holds"] for one in sums),
                "agreements": [_agreement(one, cell_id, evidence) for one in evidence.agreements_with.get(cell_id, ())],
            }
        )
    return [one for one in found if one["held_count"] or one["agreements"] or one["broken_count"]]


def _agreement(comparison: Record, cell_id: str, evidence: Evidence) -> Record:
    """A comparison that holds, with the first of the cells on its other side."""
    ours = comparison["cell_id"] == cell_id
    others = comparison["other_cell_ids"] if ours else [comparison["cell_id"]]
    return {**comparison, "other": evidence.place(others[0]), "count": len(others)}
