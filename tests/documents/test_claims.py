"""What the texts of real disclosures state: recomputed rates are the witness of how they are read."""

from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from flows.read.formats import read
from flows.recognise.disclosure import recognise
from flows.stage.amounts import Subject
from flows.stage.narrative import claims

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
LINKED = {
    # Shares and completion rates that stand beside both amounts, and how many of them the publisher got wrong.
    "苏州/566b0189ba77.pdf": (21, 0),
    "普陀/f2546b577801.pdf": (27, 0),
    "信访/35b6ffa77c40.pdf": (13, 0),
    "长春/f8af211e36b1.pdf": (8, 4),
}
STATED = {
    # Claims of a sample by metric, counted in its text.
    "002_3d7633b1e71d8b3f.txt": {"amount": 48, "change": 22, "count": 12, "growth_rate": 1},
    "004_8273a81b5d7a2812.txt": {"amount": 42, "change": 8, "count": 6, "growth_rate": 6, "share": 5},
}
"""Text of all other samples states nothing outside its tables."""


@cache
def rows(file: Path) -> list[dict[str, Any]]:
    document = read(file.read_bytes())
    return list(claims(Subject("document", "agency", recognise(document)), document))


def recomputed(found: list[dict[str, Any]]) -> Counter[bool]:
    """Shares and completion rates against the amounts that the text states."""
    amount = {row["claim_id"]: row["amount_yuan"] for row in found}
    counts: Counter[bool] = Counter()
    for row in found:
        part, whole = amount.get(row["of_claim_id"]), amount.get(row["base_claim_id"])
        if row["metric"] in ("share", "completion_rate") and part is not None and whole:
            counts[abs(part * 100 / whole - row["value"]) <= Decimal(row["value_precision"])] += 1
    return counts


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real disclosures is not here")
@pytest.mark.parametrize("name", LINKED)
def test_rates_are_linked_to_the_amounts_that_bear_them_out(name: str) -> None:
    counts = recomputed(rows(CORPUS / name))
    assert (counts[True], counts[False]) == LINKED[name]


@pytest.mark.parametrize("file", sorted((ROOT / "data" / "raw").glob("*.txt")), ids=lambda file: file.name)
def test_every_figure_of_the_samples_is_stated(file: Path) -> None:
    assert dict(Counter(row["metric"] for row in rows(file))) == STATED.get(file.name, {})
