"""One cause, one finding."""

from decimal import Decimal

import polars as pl
import pytest

from flows.check.causes import one_per_cause
from flows.schema import frame

RULES = pl.DataFrame({"rule_id": ["X01", "X12", "X13"], "title_zh": ["收入相等", "科目一致", "来源相等"]})
TOTALS = pl.Series(["whole"])


def finding(
    rule_id: str, cell: str, difference: str | None, document: str = "d", severity: str = "error"
) -> dict[str, object]:
    return {
        "finding_id": f"{rule_id}:{cell}",
        "document_id": document,
        "cell_id": cell,
        "other_cell_ids": [f"{cell}'"],
        "rule_id": rule_id,
        "severity": severity,
        "outcome": "failed",
        "difference": Decimal(difference) if difference else None,
        "place": f"place of {cell}",
        "explanation": "They differ.",
        "explanation_zh": "两者不等。",
    }


def kept(*rows: dict[str, object]) -> pl.DataFrame:
    return one_per_cause(frame("finding", list(rows)), RULES, TOTALS)


@pytest.mark.parametrize(
    ("one", "other", "stays"),
    [
        # Of the same amount, either way, the figure of a code says more than the whole, an error more than a hint.
        (finding("X01", "whole", "2.00"), finding("X13", "code", "-2.00"), ["X13:code"]),
        (finding("X12", "code", "2.00", severity="info"), finding("X01", "whole", "2.00"), ["X01:whole"]),
        (finding("X13", "code", "2.00"), finding("X01", "other", "2.00"), ["X13:code"]),
        # Other amounts, other documents, other rules, and no amount at all are other causes.
        (finding("X01", "whole", "2.00"), finding("X13", "code", "2.01"), ["X01:whole", "X13:code"]),
        (finding("X01", "whole", "2.00"), finding("X13", "code", "2.00", "e"), ["X01:whole", "X13:code"]),
        (finding("X01", "whole", "2.00"), finding("C02", "code", "2.00"), ["X01:whole", "C02:code"]),
        (finding("X01", "whole", None), finding("X13", "code", None), ["X01:whole", "X13:code"]),
    ],
)
def test_findings_that_stay(one: dict[str, object], other: dict[str, object], stays: list[str]) -> None:
    assert kept(one, other)["finding_id"].to_list() == stays


def test_the_one_that_stays_names_the_others() -> None:
    found = kept(finding("X01", "whole", "2.00"), finding("X13", "code", "2.00")).row(0, named=True)
    assert found["explanation"] == "They differ. The same amount is between: X01 place of whole."
    assert found["explanation_zh"] == "两者不等。同一差额另见：X01 收入相等。"
    assert set(found["other_cell_ids"]) == {"code'", "whole", "whole'"}


def test_a_finding_by_itself_stays_as_it_is() -> None:
    alone = frame("finding", [finding("X01", "whole", "2.00")])
    assert one_per_cause(alone, RULES, TOTALS).equals(alone)


def test_no_findings_are_none() -> None:
    assert one_per_cause(frame("finding"), RULES, TOTALS).equals(frame("finding"))
