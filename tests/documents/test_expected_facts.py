"""The bundled documents against keys that were made by reading them, independently of the code.

tests/expected/<document>.csv has one row for every amount printed in the money tables. A key that leaves a coordinate
empty does not state it.
"""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from flows.reading import read_document
from flows.schema import Frames
from tests.conftest import ROOT

DOCUMENTS = sorted((ROOT / "data" / "raw").glob("*.txt"))
KEYS = (
    "function_code",
    "department_economic_code",
    "government_economic_code",
    "fund_source",
    "expenditure_type",
    "item",
    "basis",
)
OF_NO_AMOUNT = ("fact_narrative_claim", "fact_performance_goal", "fact_performance_indicator")
"""Facts that the keys do not list: those of the text, and performance targets."""
SUMMARIES = ("summary", "appropriation_summary", "government_fund_summary")

Row = dict[str, Any]


@pytest.fixture(scope="module", params=DOCUMENTS, ids=lambda path: path.stem)
def document(request: pytest.FixtureRequest) -> tuple[Frames, list[Row]]:
    path: Path = request.param
    with (ROOT / "tests" / "expected" / f"{path.stem}.csv").open(encoding="utf-8", newline="") as file:
        return read_document(path.read_bytes(), path.name), list(csv.DictReader(file))


def amounts(frames: Frames) -> list[Row]:
    """Every fact and control total, with its kind and line."""
    lines = {cell["cell_id"]: cell["line"] for cell in frames["source_cell"].to_dicts()}
    return [
        {
            **row,
            "kind": "control_total" if table == "control_total" else "fact",
            "line": lines[row["cell_id"]],
        }
        for table, frame in frames.items()
        if table == "control_total" or (table.startswith("fact_") and table not in OF_NO_AMOUNT)
        for row in frame.to_dicts()
    ]


def place(row: Row) -> tuple[str, str, int, Decimal]:
    return row["form_id"], row["kind"], int(row["line"]), Decimal(row["amount_yuan"])


def test_every_printed_amount_is_a_fact_or_a_control_total_as_the_key_says(
    document: tuple[Frames, list[Row]],
) -> None:
    frames, key = document
    assert Counter(map(place, amounts(frames))) == Counter(place(row) for row in key if row["kind"] != "memo")


def test_memos_are_those_of_the_key(document: tuple[Frames, list[Row]]) -> None:
    frames, key = document
    targets = set(frames["performance_amount"]["cell_id"]) if "performance_amount" in frames else set()
    memos = [
        cell["line"]
        for cell in frames["source_cell"].to_dicts()
        if cell["cell_role"] == "memo" and cell["cell_id"] not in targets
    ]
    assert sorted(memos) == sorted(int(row["line"]) for row in key if row["kind"] == "memo")


def test_facts_stand_at_the_coordinates_of_the_key(document: tuple[Frames, list[Row]]) -> None:
    frames, key = document
    found = [row for row in amounts(frames) if row["kind"] == "fact"]
    expected = [row for row in key if row["kind"] == "fact" and not _is_mutilated(row)]
    wrong = []
    for row in expected:
        same = [other for other in found if place(other) == place(row)]
        if not any(all(_agrees(row, other, name) for name in KEYS) for other in same):
            wrong.append((row, same))
    assert wrong == []


def _agrees(key: Row, found: Row, name: str) -> bool:
    if name == "expenditure_type" and (key["form_id"] in SUMMARIES or key[name] == "unspecified"):
        return True
    return not key[name] or (found.get(name) or "") == key[name]


def _is_mutilated(row: Row) -> bool:
    """Lines of 0.00 whose label extraction cut so short that the key told them by their order in another table."""
    return row["form_id"] in SUMMARIES and Decimal(row["amount_yuan"]) == 0


def test_units_are_those_of_the_key(document: tuple[Frames, list[Row]]) -> None:
    frames, key = document
    found = Counter((*place(row), row["unit_name"]) for row in amounts(frames) if row["kind"] == "fact")
    named = Counter((*place(row), row["unit_name"]) for row in key if row["kind"] == "fact" and row["unit_name"])
    assert not named - found


def test_no_cell_is_unaccounted_for(document: tuple[Frames, list[Row]]) -> None:
    (row,) = document[0]["dim_document"].to_dicts()
    parts = ("fact", "control_total", "memo", "label", "set_aside", "declared_empty")
    assert row["cells_read"] == sum(row[f"cells_{part}"] for part in parts)


def test_every_amount_has_its_cell_and_no_cell_has_two(document: tuple[Frames, list[Row]]) -> None:
    frames, _ = document
    cells = {
        cell["cell_id"] for cell in frames["source_cell"].to_dicts() if cell["cell_role"] in ("fact", "control_total")
    }
    found = [row["cell_id"] for row in amounts(frames)]
    assert len(found) == len(set(found))
    others = {row["cell_id"] for name in OF_NO_AMOUNT[1:] if name in frames for row in frames[name].to_dicts()}
    assert set(found) == cells - others
