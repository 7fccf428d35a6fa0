"""What does not change the meaning of a document does not change its facts; what does is never read as other facts."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from flows.check.rules import check_rules
from flows.reading import read_document
from flows.recognise.amount import looks_like_money
from flows.recognise.wording import compact
from flows.schema import Frames
from tests.conftest import ROOT

DOCUMENTS = sorted((ROOT / "data" / "raw").glob("*.txt"))
IDENTITY = (
    *("cell_id", "document_id", "table_id", "printed_text", "printed_unit", "proved"),
    *("goal_id", "amount_cell_id", "value_cell_id"),
)
Facts = Counter[tuple[str, ...]]


def facts(frames: Frames) -> Facts:
    """Facts by their coordinates and amounts, without where they stand; names as they compare."""
    return Counter(
        (table, *(f"{name}={compact(str(value))}" for name, value in sorted(row.items()) if name not in IDENTITY))
        for table, frame in frames.items()
        if table.startswith("fact_") and table != "fact_narrative_claim"
        for row in frame.to_dicts()
    )


def money(frames: Frames) -> Facts:
    """Facts of the forms of money: those of performance targets are words, and state no sums."""
    return Counter({fact: n for fact, n in facts(frames).items() if not fact[0].startswith("fact_performance_")})


def read(text: str) -> Frames:
    return read_document(text.encode(), "document.txt")


@pytest.fixture(scope="module", params=DOCUMENTS, ids=lambda path: path.stem)
def text(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8")


def wide(line: str) -> str:
    return line.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789.,():"})


def test_full_width_characters_change_nothing(text: str) -> None:
    assert facts(read("\n".join(map(wide, text.split("\n"))))) == facts(read(text))


def test_spaces_in_cells_change_nothing(text: str) -> None:
    spaced = text.replace("合计", "合  计").replace("支出", "支 出").replace("\t", " \t ")
    assert facts(read(spaced)) == facts(read(text))


def test_another_encoding_changes_nothing(text: str) -> None:
    assert facts(read_document(text.encode("gb18030"), "x")) == facts(read(text))


def test_a_page_break_in_a_table_changes_nothing(text: str) -> None:
    lines = text.split("\n")
    broken = [
        f"{line}\n" if looks_like_money(line.split("\t")[-1]) and index % 3 == 0 else line
        for index, line in enumerate(lines)
    ]
    assert facts(read("\n".join(broken))) == facts(read(text))


def test_a_row_shifted_by_one_column_is_put_right_or_set_aside_or_reported(text: str) -> None:
    """Every ninth row of money, so that all forms are met; the shift is never read silently as other facts."""
    lines = text.split("\n")
    before = money(read(text))
    rows = [n for n, line in enumerate(lines) if "\t" in line and any(map(looks_like_money, line.split("\t")))]
    for number in rows[::9]:
        cells = lines[number].split("\t")
        first = next(index for index, cell in enumerate(cells) if looks_like_money(cell))
        shifted = "\t".join([*cells[:first], "", *cells[first:]])
        frames = read("\n".join([*lines[:number], shifted, *lines[number + 1 :]]))
        if money(frames) - before:
            errors = check_rules(frames)["finding"]["severity"].to_list().count("error")
            assert errors > check_rules(read(text))["finding"]["severity"].to_list().count("error"), lines[number]


def test_the_same_money_in_a_unit_ten_thousand_times_larger_is_the_same_facts(text: str) -> None:
    """Four more decimals print the same money as exactly: rounding stays what it was."""

    def larger(cell: str) -> str:
        if not looks_like_money(cell) or "元" in cell:
            return cell
        figure = Decimal(cell.replace(",", ""))
        return f"{figure.scaleb(-4):f}"

    lines = ["\t".join(map(larger, line.split("\t"))) if "\t" in line else line for line in text.split("\n")]
    units = {"万元": "亿元", "元": "万元"}
    changed = re.sub(r"(位[：:]\s*)(万元|元)", lambda unit: unit[1] + units[unit[2]], "\n".join(lines))
    assert money(read(changed)) == money(read(text))


def test_a_title_that_is_worded_otherwise_never_turns_a_form_into_another() -> None:
    """A project form whose title reads like that of an expenditure form is set aside, not summed with it."""
    text = DOCUMENTS[0].read_text(encoding="utf-8")
    title = next(line for line in text.split("\n") if line.endswith("项目支出预算表"))
    frames = read(text.replace(title, "2023年专项支出预算表"))
    by_function = frames["fact_expenditure_by_function"].filter(pl.col("form_id") == "expenditure")
    assert by_function["amount_yuan"].sum() == Decimal("84881600.00")
    assert "set_aside" in frames["source_table"].filter(pl.col("title") == "2023年专项支出预算表")["status"].to_list()
