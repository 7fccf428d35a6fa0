"""A statement of the text, as it is built up while its passage is read."""

from dataclasses import dataclass
from decimal import Decimal

from flows.narrative.subjects import Meaning


@dataclass(slots=True, eq=False)
class Claim:
    """One stated amount, change, rate, share or count; see fact_narrative_claim for what the fields say.

    `number` counts from 0 in the document.
    """

    number: int
    meaning: Meaning
    metric: str
    basis: str
    printed_text: str
    printed_unit: str | None
    sentence: str
    section: str | None
    page: int | None
    line: int | None
    amount: Decimal | None = None
    amount_step: Decimal | None = None
    value: Decimal | None = None
    value_step: Decimal | None = None
    direction: str | None = None
    base: str | None = None
    base_subject: str | None = None
    of: "Claim | None" = None
    base_claim: "Claim | None" = None
