"""A run as pages of Prefect: its summary in words, and tables of what was found and what was not loaded."""

from pathlib import Path
from typing import Any

from flows.ask.query import ask
from flows.ask.warehouse import opened
from flows.fetch.summary import FetchSummary
from flows.publish.contents import Contents
from flows.summary import Summary

MOST_ROWS = 100
_MOST_LINES = 10
"""Rows of a table, and lines of the summary's lists; the rest is counted, and complete in the warehouse."""

_SEVERITIES = {"error": "错误 error", "warning": "注意 warning", "info": "提示 info"}

# Each cause once, the most important of all documents first.
_FINDINGS = """
    select
        findings.severity, findings.agency_name, findings.fiscal_year, findings.form_name, findings.place,
        findings.explanation_zh, findings.rule_id, findings.cell_id, findings.document_id, findings.file_name,
        count(*) over () as found
    from findings
    where
        list_contains($documents, findings.document_id)
        and findings.explained_by is null
        and findings.outcome not in ('repaired', 'accepted')
    order by
        array_position(['error', 'warning', 'info'], findings.severity), findings.finding_rank, findings.document_id,
        findings.finding_id
    limit $most
"""


def new_findings(summary: Summary, most: int = MOST_ROWS) -> tuple[list[dict[str, Any]], int]:
    """Findings of the documents that a run read, the most important first, and how many there are of them."""
    if not summary.read_documents:
        return [], 0
    with opened(Path(summary.warehouse)) as connection:
        found = list(ask(connection, _FINDINGS, {"documents": [*summary.read_documents], "most": most}).records)
    return found, found[0]["found"] if found else 0


def table_of_findings(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Findings as rows with Chinese heads."""
    return [
        {
            "严重程度": _SEVERITIES[one["severity"]],
            "规则": one["rule_id"],
            "部门": one["agency_name"],
            "年度": one["fiscal_year"],
            "报表": one["form_name"],
            "说明": one["explanation_zh"],
            "单元格": one["cell_id"],
            "文件": one["file_name"],
        }
        for one in findings
    ]


def markdown(
    summary: Summary, fetched: FetchSummary | None, findings: list[dict[str, Any]], number_of_findings: int
) -> str:
    """The summary of a run: counts, what was turned away, and the gravest of what was found in what it read."""
    return "\n".join(
        [
            f"# 预算入库 {Path(summary.warehouse).name}",
            "",
            "| | |",
            "|---|---:|",
            f"| 结果 outcome | {'已发布 published' if summary.published else '无变化 unchanged'} |",
            *(_fetched_rows(fetched) if fetched else ()),
            *_rows_of_run(summary),
            *_list("未能抓取 not fetched", [f"{url}: {why}" for url, why in fetched.failures] if fetched else []),
            *_list("未能载入 not loaded", [f"{one.file_name}: {one.reason}" for one in summary.rejections]),
            *_list("本次文件的问题 findings", [_line(one) for one in findings], number_of_findings),
            "",
            "## 库内 in the warehouse",
            "",
            "| | |",
            "|---|---:|",
            *_rows_of_contents(summary.contents),
        ]
    )


def _rows_of_run(summary: Summary) -> list[str]:
    return [
        f"| 文档 documents given | {summary.documents_given} |",
        f"| 新读 read | {summary.documents_read} |",
        f"| 未变 unchanged | {summary.documents_unchanged} |",
        f"| 拒收 rejected | {len(summary.rejections)} |",
    ]


def _rows_of_contents(contents: Contents) -> list[str]:
    return [
        f"| 入库文档 documents | {contents.documents} |",
        *(f"| 报表 forms: {status} | {number} |" for status, number in contents.forms.items()),
        *(f"| 事实 facts: {table} | {number} |" for table, number in contents.facts.items()),
        *(f"| 发现 findings: {severity} | {number} |" for severity, number in contents.findings.items()),
        f"| 单元格 cells read | {contents.cells_read} |",
        *(f"| 单元格 cells: {role} | {number} |" for role, number in contents.cells.items()),
    ]


def _fetched_rows(fetched: FetchSummary) -> list[str]:
    return [
        f"| 抓取新文件 fetched, new | {fetched.files_new} |",
        f"| 抓取未变 fetched, unchanged | {fetched.files_unchanged} |",
        f"| 抓取失败 not fetched | {len(fetched.failures)} |",
    ]


def _list(title: str, lines: list[str], number: int | None = None) -> list[str]:
    """A list under its title: the first lines, and how many there are."""
    if not lines:
        return []
    number = len(lines) if number is None else number
    shown = [f"- {_as_text(line)}" for line in lines[:_MOST_LINES]]
    more = [f"- … 另有 {number - len(shown)} 项 more"] if number > len(shown) else []
    return ["", f"## {title} ({number})", "", *shown, *more]


def _line(finding: dict[str, Any]) -> str:
    where = " ".join(str(finding[name]) for name in ("agency_name", "fiscal_year", "form_name") if finding[name])
    return f"[{finding['severity']} {finding['rule_id']}] {where}: {finding['explanation_zh']}"


def _as_text(line: str) -> str:
    """A line in which nothing that a document prints is markup."""
    for sign in "\\`*_<>[]|":
        line = line.replace(sign, f"\\{sign}")
    return " ".join(line.split())
