"""What a run did and what the warehouse holds after it: for people, for programs, and as an exit code."""

import json
from dataclasses import asdict, dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.publish.contents import Contents

ALL_LOADED = 0
SOME_REJECTED = 1
"""Exit codes: every document was loaded; some were turned away, the others loaded."""

# Rows of a list on a screen; the rest is counted there, and complete in as_json and in the warehouse.
_SHOWN = 30

_ROLES = {
    "fact": "facts 事实",
    "control_total": "control totals 合计",
    "memo": "memo 备注",
    "label": "labels 文字",
    "set_aside": "set aside 搁置",
    "declared_empty": "declared empty 空表",
}


@dataclass(frozen=True)
class Rejection:
    """A document that could not be loaded, and why, as a sentence."""

    file_name: str
    reason: str


@dataclass(frozen=True)
class Summary:
    """Of one run. `published` is whether the file was replaced; `seconds` are by stage, of those that ran.

    `unused_reviews` are entries of expectations/corrections and accepted about documents that the archive has not;
    `read_documents` the ids of those that were read anew.
    """

    warehouse: str
    published: bool
    files_given: int
    files_passed_over: int
    documents_given: int
    documents_read: int
    documents_unchanged: int
    rejections: tuple[Rejection, ...]
    contents: Contents
    seconds: dict[str, float]
    unused_reviews: tuple[str, ...] = ()
    read_documents: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 if every document that was named or read was loaded, else 1."""
        return SOME_REJECTED if self.rejections else ALL_LOADED

    def as_json(self) -> str:
        """All of it, as one JSON object."""
        return json.dumps({**asdict(self), "exit_code": self.exit_code}, ensure_ascii=False, indent=2)


def render(summary: Summary, console: Console, *, profile: bool = False) -> None:
    """Print a summary; with `profile`, where the time went."""
    contents = summary.contents
    console.print(_overview(summary))
    console.print(_equation(contents))
    if summary.rejections:
        rows = [[one.file_name, one.reason] for one in summary.rejections]
        console.print(listing("Not loaded 未能载入", ("document 文件", "reason 原因"), rows))
    if summary.unused_reviews:
        console.print(Text(_unused(summary.unused_reviews)), soft_wrap=True)
    if contents.not_loaded:
        heads = ("form 报表", "document 文件", "status 状态", "reason 原因")
        console.print(listing("Missing from the facts 未入库的报表", heads, _missing(contents)))
    if profile:
        console.print(_seconds(summary.seconds))
    state = "published" if summary.published else "unchanged, nothing to publish:"
    console.print(Text(f"{state} {summary.warehouse}", style="bold"), soft_wrap=True)


def _overview(summary: Summary) -> Table:
    contents = summary.contents
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    given = {
        "read 新读": summary.documents_read,
        "unchanged 未变": summary.documents_unchanged,
        "rejected 拒收": len(summary.rejections),
        "files passed over 略过的文件": summary.files_passed_over,
    }
    table.add_row("documents given 文档", _number(summary.documents_given), _counts(given))
    apart = {"another version of one 其他版本": contents.versions, "withdrawn 已撤下": contents.withdrawn}
    table.add_row("in the warehouse 入库文档", _number(contents.documents), _counts(apart))
    table.add_row("forms 报表", _number(sum(contents.forms.values())), _counts(contents.forms))
    table.add_row(
        "facts 事实",
        _number(sum(contents.facts.values())),
        _counts({table.removeprefix("fact_"): rows for table, rows in contents.facts.items()}),
    )
    findings = {**contents.findings, "repaired 已修正": contents.repaired, "accepted 已认可": contents.accepted}
    table.add_row("findings 发现", _number(sum(findings.values())), _counts(findings))
    return table


def _unused(entries: tuple[str, ...]) -> str:
    """How many entries of the ledgers speak of no document here, and the first of them."""
    more = f" and {_number(len(entries) - 1)} more" if len(entries) > 1 else ""
    return f"review entries not used 未用的复核条目: {_number(len(entries))}, {entries[0]}{more}; no such document here"


def _equation(contents: Contents) -> Text:
    """The law that nothing printed is lost, with its figures."""
    terms = " + ".join(f"{_number(contents.cells[role])} {name}" for role, name in _ROLES.items())
    return Text(f"cells 单元格: {_number(contents.cells_read)} read 读入 = {terms}")


def _missing(contents: Contents) -> list[list[str]]:
    """Tables that are not in the facts: a row for each form and reason, with the document, or how many."""
    files: dict[tuple[str, str, str], list[str]] = {}
    for one in contents.not_loaded:
        files.setdefault((one.form, one.status, one.reason), []).append(one.file_name)
    rows = []
    for (form, status, reason), names in sorted(files.items(), key=lambda item: (item[0][1:], item[0][0])):
        where = names[0] if len(set(names)) == 1 else f"{len(set(names))} documents 个文件"
        rows.append([form, f"{where} × {len(names)}" if len(names) > len(set(names)) else where, status, reason])
    return rows


def listing(title: str, heads: tuple[str, ...], rows: list[list[str]]) -> Table:
    """A titled table of the first rows, with the number of those that are left out."""
    table = Table(title=Text(title), title_justify="left")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows[:_SHOWN]:
        table.add_row(*(Text(value) for value in row))  # as text: what a document prints is no markup
    if len(rows) > _SHOWN:
        table.caption = f"and {_number(len(rows) - _SHOWN)} more 另有"
    return table


def _seconds(seconds: dict[str, float]) -> Table:
    table = Table(title=Text("Seconds by stage 各阶段用时"), title_justify="left")
    table.add_column("stage 阶段")
    table.add_column("seconds 秒", justify="right")
    for stage, taken in {**seconds, "total 合计": sum(seconds.values())}.items():
        table.add_row(stage, f"{taken:.3f}")
    return table


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{_number(number)} {name}" for name, number in counts.items() if number)


def _number(number: int) -> str:
    return f"{number:,}"
