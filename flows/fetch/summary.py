"""What a fetch did: for people, for programs, and as an exit code."""

import json
from dataclasses import asdict, dataclass
from typing import NamedTuple

ALL_FETCHED = 0
SOME_FAILED = 1
"""Exit codes: everything was had; something was not, the rest was."""


class Failure(NamedTuple):
    """An address that could not be had, or leads nowhere, and why, as a sentence."""

    url: str
    sentence: str


@dataclass(frozen=True)
class FetchSummary:
    """Of one fetch.

    `pages` were looked through for links; `files_new` are documents that the archive had not; `files_unchanged` are
    those that are what they were, or that the archive had from elsewhere; `passed_over` counts links of the pages
    that were not taken. `without_documents` are pages that were taken for a disclosure or for the way to one, and are
    neither; `other_hosts` those that links would have been taken of, had the source named them.
    """

    pages: int
    files_new: int
    files_unchanged: int
    passed_over: int
    failures: tuple[Failure, ...]
    without_documents: tuple[Failure, ...]
    other_hosts: tuple[str, ...]
    seconds: float

    @property
    def exit_code(self) -> int:
        """0 if all that was asked for was had, else 1."""
        return SOME_FAILED if self.failures else ALL_FETCHED

    def as_json(self) -> str:
        """All of it, as one JSON object."""
        told = {
            "failures": [told._asdict() for told in self.failures],
            "without_documents": [told._asdict() for told in self.without_documents],
            "exit_code": self.exit_code,
        }
        return json.dumps({**asdict(self), **told}, ensure_ascii=False, indent=2)
