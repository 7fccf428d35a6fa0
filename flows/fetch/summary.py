"""What a fetch did: for people, for programs, and as an exit code."""

import json
from dataclasses import asdict, dataclass
from typing import NamedTuple

ALL_FETCHED = 0
SOME_FAILED = 1
"""Exit codes: everything was had; something was not, the rest was."""


class Failure(NamedTuple):
    """An address that could not be had, and why, as a sentence."""

    url: str
    sentence: str


@dataclass(frozen=True)
class FetchSummary:
    """Of one fetch.

    `pages` were looked through for links; `files_new` are documents that the archive had not; `files_unchanged` are
    those that are what they were, or that the archive had from elsewhere; `passed_over` counts links of the pages
    that were not taken.
    """

    pages: int
    files_new: int
    files_unchanged: int
    passed_over: int
    failures: tuple[Failure, ...]
    seconds: float

    @property
    def exit_code(self) -> int:
        """0 if all that was asked for was had, else 1."""
        return SOME_FAILED if self.failures else ALL_FETCHED

    def as_json(self) -> str:
        """All of it, as one JSON object."""
        failures = [failure._asdict() for failure in self.failures]
        return json.dumps(
            {**asdict(self), "failures": failures, "exit_code": self.exit_code}, ensure_ascii=False, indent=2
        )
