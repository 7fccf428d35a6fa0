"""What the reading of a document has to say for itself, before any rule is asked."""

from dataclasses import dataclass

from flows.read.document import Cell


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding of the reading stages: rule_id of the catalogue (S…), and the sentence in both languages."""

    rule_id: str
    explanation: str
    explanation_zh: str
    cell: Cell | None = None
    stated: str | None = None
    expected: str | None = None
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """Something printed that is read elsewhere or otherwise than it stands.

    kind is column, header or label, with the places in words that it is printed in and belongs in; or code or reviewed,
    with what is printed and what is meant.
    """

    kind: str
    cell: Cell
    printed: str
    meant: str
    proof: str
