"""A document that says that it leaves some out, and findings about its sums."""

from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from flows.check.withheld import explain_withheld
from flows.schema import frame

MARKS = pl.DataFrame({"document_id": ["d"], "mark_kind": ["withheld"], "printed_text": ["涉密项目不予公开。"]})
SUMS = pl.Series(["C04"])


def finding(**other: Any) -> pl.DataFrame:
    row = {
        "finding_id": "C04:d:1",
        "document_id": "d",
        "rule_id": "C04",
        "severity": "error",
        "outcome": "failed",
        "difference": Decimal(2),
        "explanation": "10 is not 8.",
        "explanation_zh": "10 不等于 8。",
        **other,
    }
    return frame("finding", [row])


def explained(marks: pl.DataFrame = MARKS, **other: Any) -> dict[str, Any]:
    return explain_withheld(finding(**other), marks, SUMS).row(0, named=True)


def test_parts_that_are_less_than_their_total_are_explained() -> None:
    row = explained()
    assert (row["severity"], row["outcome"], "涉密项目不予公开" in row["explanation"]) == ("info", "withheld", True)


def test_the_chinese_explanation_quotes_it_too() -> None:
    assert explained()["explanation_zh"].endswith("“涉密项目不予公开。”。")


@pytest.mark.parametrize(
    "other",
    [{"difference": Decimal(-2)}, {"rule_id": "R01"}, {"document_id": "e"}, {"difference": None}],
    ids=["parts are more", "another family", "another document", "no sum"],
)
def test_others_stay_as_they_are(other: dict[str, Any]) -> None:
    assert explained(**other)["outcome"] == "failed"


def test_no_column_is_lost() -> None:
    assert explain_withheld(frame("finding"), MARKS, SUMS).columns == frame("finding").columns
