"""Documents taken out of what is published, by whom it may concern and with a reason; the bytes stay archived."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from flows.archive.whole import whole_file

SUFFIX = ".withdrawn.json"


@dataclass(frozen=True)
class Withdrawal:
    """Of one document: why, as it was told, and when (ISO 8601, with its offset)."""

    document_id: str
    reason: str
    withdrawn_at: str


def read_withdrawals(folder: Path) -> dict[str, Withdrawal]:
    """Withdrawals recorded in a folder of documents, by document_id."""
    records = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob(f"*{SUFFIX}"))]
    return {record["document_id"]: Withdrawal(**record) for record in records}


def write_withdrawal(folder: Path, withdrawal: Withdrawal) -> None:
    """Record a withdrawal beside its document."""
    with whole_file(folder / f"{withdrawal.document_id}{SUFFIX}") as partial:
        partial.write_text(json.dumps(asdict(withdrawal), ensure_ascii=False, indent=1), encoding="utf-8")


def remove_withdrawal(folder: Path, document_id: str) -> None:
    """Take the record of a withdrawal away."""
    (folder / f"{document_id}{SUFFIX}").unlink()
