"""What is news: troubles that were not there when people were last told."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What an alert is about; in the order in which it is told."""

    FAILED = "failed"
    KILLED = "killed"
    NOT_FETCHED = "not_fetched"
    REJECTED = "rejected"
    SET_ASIDE = "set_aside"
    NOTHING_NEW = "nothing_new"


@dataclass(frozen=True)
class Trouble:
    """Something that is wrong now: what it is about (a document, an address, a run), and why, as a sentence."""

    kind: Kind
    subject: str
    reason: str
    occasion: str = ""
    """What makes the same trouble news again: the day of a failure, the run that was killed."""

    @property
    def key(self) -> str:
        """Sixteen hex digits that tell it from others."""
        words = "\0".join((self.kind, self.subject, self.reason, self.occasion))
        return hashlib.sha256(words.encode()).hexdigest()[:16]


def news(troubles: Iterable[Trouble], told: frozenset[str]) -> list[Trouble]:
    """Troubles of which people were not told, by kind, each once."""
    found = {trouble.key: trouble for trouble in troubles if trouble.key not in told}
    order = list(Kind)
    return sorted(found.values(), key=lambda trouble: order.index(trouble.kind))


def nothing_new(latest: datetime | None, after_days: int | None, now: datetime) -> Sequence[Trouble]:
    """The trouble that no document came for longer than so many days; it is news again after as many days more.

    `latest` is when the latest document was archived, null if there is none.
    """
    if latest is None or after_days is None or (now - latest).days < after_days:
        return ()
    days = (now - latest).days
    reason = f"No new document for more than {after_days} days; the latest came on {latest.astimezone():%Y-%m-%d}."
    return (Trouble(Kind.NOTHING_NEW, "", reason, f"{days // after_days}"),)
