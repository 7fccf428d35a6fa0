"""Commands that say what is wrong: findings, and the contracts of what was read."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.app import CODES, DEFAULT_WAREHOUSE, FOUND, AsJson, Warehouse, app, print_json


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
    agency: Annotated[str | None, typer.Option("--agency", help="Only of agencies whose name has this in it.")] = None,
    chinese: Annotated[bool, typer.Option("--zh", help="Tell them in Chinese.")] = False,
    as_json: AsJson = False,
) -> None:
    """List findings: what is wrong or worth knowing, with place and cell.

    \b
    Examples:
      yusuan findings
      yusuan findings --severity error --agency 医疗保障局 --zh
      yusuan findings --json | jq -r '.[].explanation'
    """
    from flows.ask.findings import find, write_findings
    from flows.ask.warehouse import opened

    with opened(warehouse) as connection:
        found = find(connection, severity, rule, agency)
    if as_json:
        print_json(found)
    else:
        write_findings(found, sys.stdout, chinese)
    raise typer.Exit(FOUND if found else 0)


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
