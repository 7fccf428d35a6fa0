"""Commands that say what is wrong: findings, reports, and the contracts of what was read."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.app import CODES, DEFAULT_WAREHOUSE, FOUND, AsJson, Warehouse, app, print_json
from flows.errors import YusuanError
from flows.report.words import Language


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@app.command(epilog=CODES)
def findings(
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    severity: Annotated[Severity | None, typer.Option("--severity", help="Only these.")] = None,
    rule: Annotated[str | None, typer.Option("--rule", help="Only of this rule, by its id.")] = None,
    document: Annotated[
        str | None,
        typer.Option("--document", help="Only documents that have these words in agency, year, kind, file name or id."),
    ] = None,
    agency: Annotated[str | None, typer.Option("--agency", help="Only of agencies whose name has this in it.")] = None,
    following: Annotated[bool, typer.Option("--all", help="Also those that follow from another one.")] = False,
    chinese: Annotated[bool, typer.Option("--zh", help="Tell them in Chinese.")] = False,
    as_json: AsJson = False,
) -> None:
    """List findings: what is wrong or worth knowing, with place and cell, the most important of each document first.

    One cause is one finding: a wrong figure that breaks the sums of its row, of its column and of other forms is told
    once, with the number of those that follow from it.

    \b
    Examples:
      yusuan findings
      yusuan findings --document "医疗保障局 2023"
      yusuan findings --severity error --agency 医疗保障局 --zh
      yusuan findings --json | jq -r '.[].explanation'
    """
    from flows.ask.findings import find, write_findings
    from flows.ask.warehouse import opened

    with opened(warehouse) as connection:
        found = find(connection, severity, rule, agency, document, following)
    if as_json:
        print_json(found)
    else:
        write_findings(found, sys.stdout, chinese)
    raise typer.Exit(FOUND if found else 0)


@app.command(epilog=CODES)
def report(
    document: Annotated[
        str | None,
        typer.Argument(
            help="Document: its file name, its id or sha256 or how they begin, or words of agency and year."
        ),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    every: Annotated[bool, typer.Option("--all", help="Reports of all documents.")] = False,
    out: Annotated[Path, typer.Option("--out", help="Folder for the reports; made if it is not there.")] = Path(
        "reports"
    ),
    language: Annotated[Language, typer.Option("--lang", help="Language of the report.")] = Language.ZH,
) -> None:
    """Write the report of a document: a web page that needs nothing else, and an Excel workbook.

    What the document's own sums prove, and each finding with both places quoted, the sum written out, and for a PDF
    the spot on the page with the cells marked; then forms, corrections and rules.

    \b
    Examples:
      yusuan report 4e0bbe64ad74e9c9
      yusuan report "医疗保障局 2023" --out reports --lang en
      yusuan report --all
    """
    from flows.report.write import write_reports

    if every == (document is not None):
        raise YusuanError("Name one document, or give --all.")
    for file in write_reports(warehouse, document, out, language):
        typer.echo(file)


@app.command(epilog=CODES)
def contracts(
    docs: Annotated[Path, typer.Option("--docs", help="Folder for the pages; made if it is not there.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Write the frame contracts as web pages.

    What is expected of every staged frame, and whether it holds (Great Expectations Data Docs).

    \b
    Examples:
      yusuan contracts --docs site
    """
    from flows.ask.staged import staged_frames
    from flows.check.data_docs import build_data_docs

    typer.echo(build_data_docs(staged_frames(warehouse), docs))
