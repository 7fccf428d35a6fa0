"""What a fetch did: for people, for programs, and as an exit code."""

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.fetch.names import decoded

ALL_FETCHED = 0
SOME_FAILED = 1
"""Exit codes: everything was had; something was not, the rest was."""


# Rows of a list on a screen; the rest is counted there, and complete in as_dict.
_SHOWN = 30


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

    def as_dict(self) -> dict[str, Any]:
        """All of it, of plain values."""
        return {
            **asdict(self),
            "failures": [told._asdict() for told in self.failures],
            "without_documents": [told._asdict() for told in self.without_documents],
            "other_hosts": list(self.other_hosts),
            "exit_code": self.exit_code,
        }


def render(summary: FetchSummary, console: Console) -> None:
    """Print a summary."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    counts = {
        "new documents 新文档": summary.files_new,
        "unchanged documents 未变": summary.files_unchanged,
        "pages looked through 页面": summary.pages,
        "links passed over 略过的链接": summary.passed_over,
        "failures 失败": len(summary.failures),
    }
    for label, count in counts.items():
        table.add_row(label, f"{count:,}")
    console.print(table)
    for title, told in (
        ("Not fetched 未能取得", summary.failures),
        ("Pages without a document 没有文档的页面", summary.without_documents),
    ):
        if told:
            console.print(_list(title, told))
    if summary.other_hosts:
        hosts = ", ".join(summary.other_hosts)
        console.print(f"links to hosts that no source names 其他网站: {hosts}", soft_wrap=True, markup=False)


def _list(title: str, told: tuple[Failure, ...]) -> Table:
    table = Table(title=title, title_justify="left", show_lines=False)
    table.add_column("address 网址", overflow="fold", ratio=2)
    table.add_column("reason 原因", overflow="fold", ratio=3)
    for url, sentence in told[:_SHOWN]:
        table.add_row(Text(decoded(url)), Text(sentence))
    if len(told) > _SHOWN:
        table.add_row("…", f"and {len(told) - _SHOWN:,} more; --json tells all")
    return table
