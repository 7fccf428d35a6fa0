"""Runs and backfills as people read them."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.archive.journal import RunRecord
from flows.backfill import Backfill
from flows.summary import listing, render

_STYLES = {"failed": "red", "killed": "red", "skipped": "yellow", "running": "bold", "published": "green"}


def render_runs(records: Sequence[RunRecord], console: Console) -> None:
    """Print runs, one a line, in the time of this machine; the error of one below it."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    for head in ("started 开始", "by 由", "outcome 结果"):
        table.add_column(head, no_wrap=True)
    for head in ("seconds 秒", "given 文档", "new 新增", "read 新读", "rejected 拒收"):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column("error 原因", overflow="fold")
    for one in records:
        seconds = f"{(one.finished_at - one.started_at).total_seconds():.1f}" if one.finished_at else ""
        counts = (one.documents_given, one.documents_new, one.documents_read, one.documents_rejected)
        table.add_row(
            f"{one.started_at.astimezone():%Y-%m-%d %H:%M:%S}",
            one.started_by,
            Text(one.outcome, style=_STYLES.get(one.outcome, "")),
            seconds,
            *("" if count is None else f"{count:,}" for count in counts),
            Text(one.error or ""),
        )
    console.print(table)


def render_backfill(done: Backfill, console: Console) -> None:
    """Print what a backfill did, and what it left out."""
    if done.summary:
        render(done.summary, console)
    if done.without_year:
        rows = [[one.file_name, one.reason] for one in done.without_year]
        console.print(listing("Without a fiscal year, not loaded 未识别年度", ("document 文件", "reason 原因"), rows))
    if done.outside:
        years = ", ".join(f"{number:,} of {year}" for year, number in done.outside.items())
        console.print(
            Text(f"outside the years, not loaded 年度之外: {sum(done.outside.values()):,} documents ({years})")
        )
    if done.summary is None:
        console.print(Text(f"None of {done.files:,} documents is of these years; nothing was loaded.", style="bold"))
