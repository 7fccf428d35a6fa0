"""The report as an Excel workbook: findings, corrections, forms and rules, to be sorted and filtered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from flows.ask.coverage import Record
from flows.report.contents import anchor
from flows.report.words import Language, Say, words

# A cell of Excel keeps fifteen digits; an amount with more stays text, so that none is lost.
_DIGITS = 15


@dataclass(frozen=True)
class Link:
    """A cell that leads elsewhere: to a spot of the page, or of another sheet."""

    text: str
    target: str


Column = tuple[str, int, Callable[[Record], Any]]
"""Heading, width in characters, and what stands in the column of a row."""


def write_workbook(report: Record, target: Path, page: str, language: Language) -> None:
    """Write what `flows.report.contents.contents` gathered; `page` is the name of the web page beside it."""
    say, zh = words(language), language is Language.ZH
    ours, theirs = ("_zh", "") if zh else ("", "_zh")
    # Those that follow from a finding stand below it.
    every = [
        {**one, "cause": None if one is cause else anchor(cause)}
        for cause in report["findings"]
        for one in (cause, *cause["following"])
    ]
    rule_rows = {one["rule_id"]: row for row, one in enumerate(report["rules"], 2)}

    def rule(one: Record) -> Any:
        row = rule_rows.get(one["rule_id"])
        return Link(one["rule_id"], f"internal:'{say('rules')}'!A{row}") if row else one["rule_id"]

    def spot(one: Record) -> str | None:
        return _spot(one, say)

    findings: list[Column] = [
        (say("finding"), 12, lambda one: Link(anchor(one), f"external:{page}#{anchor(one)}")),
        (say("severity"), 9, lambda one: say(one["severity"])),
        (say("outcome"), 9, lambda one: say(one["outcome"])),
        (say("rule"), 8, lambda one: rule(one)),
        (say("family"), 14, lambda one: one["family_zh" if zh else "family"]),
        ("", 30, lambda one: one[f"rule_title{ours}"]),
        (say("form"), 24, lambda one: one["form_name"]),
        (say("place"), 10, lambda one: spot(one)),
        (say("row"), 20, lambda one: one["row_label"]),
        (say("column"), 20, lambda one: one["column_label"]),
        (say("stated"), 20, lambda one: one["stated"]),
        (say("expected"), 20, lambda one: one["expected"]),
        (say("difference_yuan"), 18, lambda one: one["difference"]),
        (say("explanation"), 60, lambda one: one[f"explanation{ours}"]),
        (say("explanation_other"), 60, lambda one: one[f"explanation{theirs}"]),
        (say("cause"), 12, lambda one: one["cause"]),
    ]
    corrections: list[Column] = [
        (say("form"), 26, lambda one: one["form_name"]),
        (say("place"), 10, spot),
        (say("correction_kind"), 12, lambda one: one["correction_kind"]),
        (say("printed"), 18, lambda one: one["printed_text"]),
        (say("printed_place"), 36, lambda one: one["printed_place"]),
        (say("meant_place"), 36, lambda one: one["meant_place"]),
        (say("proof"), 70, lambda one: one["proof"]),
    ]
    forms: list[Column] = [
        (say("form"), 34, lambda one: one["form_name"] or one["title"]),
        (say("status"), 16, lambda one: say(one["status"])),
        (say("place"), 10, spot),
        (say("facts"), 10, lambda one: one["fact_count"]),
        (say("proved"), 10, lambda one: one["proved_count"]),
        (say("reason"), 80, lambda one: one["reason"]),
    ]
    rules: list[Column] = [
        (say("rule"), 8, lambda one: one["rule_id"]),
        (say("family"), 16, lambda one: one["family_zh" if zh else "family"]),
        (say("severity"), 9, lambda one: say(one["severity"])),
        ("", 56, lambda one: one[f"title{ours}"]),
        (say("outcome"), 16, lambda one: say(one["outcome"] or "found_while_reading")),
        (say("comparisons"), 12, lambda one: one["comparisons"]),
        (say("failures"), 10, lambda one: one["findings"] if one["failures"] is None else one["failures"]),
    ]
    sheets: list[tuple[str, list[Column], Iterable[Any]]] = [
        (say("findings_sheet"), findings, every),
        (say("corrections"), corrections, report["corrections"]),
        (say("forms"), forms, report["forms"]),
        (say("rules"), rules, report["rules"]),
    ]
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        for name, columns, rows in sheets:
            _sheet(workbook, name, columns, list(rows))


def _sheet(workbook: Any, name: str, columns: Sequence[Column], rows: Sequence[Any]) -> None:
    """A sheet with a frozen heading that filters, and text that keeps to its column."""
    sheet = workbook.add_worksheet(name)
    heading = workbook.add_format(
        {"bold": True, "bg_color": "#E8ECF0", "bottom": 1, "text_wrap": True, "valign": "top"}
    )
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})
    money = workbook.add_format({"num_format": "#,##0.00", "valign": "top"})
    link = workbook.add_format({"font_color": "#005CB8", "underline": 1, "valign": "top"})
    for number, (title, width, value) in enumerate(columns):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, title, heading)
        for row, one in enumerate(rows, 1):
            match value(one):
                case None:
                    continue
                case Link() as to:
                    sheet.write_url(row, number, to.target, link, to.text)
                case Decimal() as amount if len(amount.as_tuple().digits) <= _DIGITS:
                    sheet.write_number(row, number, amount, money)
                case int() as count:
                    sheet.write_number(row, number, count, plain)
                case other:
                    sheet.write_string(row, number, str(other), plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _spot(one: Record, say: Say) -> str | None:
    if one["page"] is not None and one["line"] is not None:
        return say("sheet", n=one["page"], m=one["line"])
    if one["page"] is not None:
        return say("page", n=one["page"])
    return None if one["line"] is None else say("line", n=one["line"])
