"""The command that gives the warehouse to other tools, as files."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.app import CODES, DEFAULT_WAREHOUSE, FOUND, AsJson, Warehouse, app, print_json
from flows.report.words import Language


class Format(StrEnum):
    """What to write."""

    PARQUET = "parquet"
    CSV = "csv"
    XLSX = "xlsx"
    DATAPACKAGE = "datapackage"
    ALL = "all"


@app.command(epilog=CODES)
def export(
    folder: Annotated[Path, typer.Argument(help="Folder for the files; made if it is not there.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    style: Annotated[
        Format,
        typer.Option("--format", help="xlsx: one workbook; datapackage: a Fiscal Data Package of CSV files."),
    ] = Format.ALL,
    language: Annotated[
        Language, typer.Option("--language", "--lang", help="Language of tables, columns and notes.")
    ] = Language.ZH,
    agency: Annotated[str | None, typer.Option("--agency", help="Only agencies whose name has this in it.")] = None,
    year: Annotated[
        list[int] | None, typer.Option("--year", help="Only this fiscal year; may be given several times.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the warehouse as files for Excel, Power BI, Tableau, FineBI and others.

    The views that people use and a dictionary of their columns: amounts exact, codes as text, what must not be added
    told in front. The files of the export before are replaced once all are written, so that a tool that refreshes by
    the clock finds them whole.

    \b
    Examples:
      yusuan export exports
      yusuan export exports --format xlsx --agency 医疗保障 --year 2023 --year 2024
      yusuan export /srv/bi --format parquet --language en
    """
    from flows.export.tables import Selection
    from flows.export.write import Format as Written
    from flows.export.write import export as export_now

    formats = set(Written) if style is Format.ALL else {Written(style.value)}
    done = export_now(warehouse, folder, formats, language, Selection(agency, year or ()))
    if as_json:
        print_json({"files": [str(file) for file in done.files], "missing": done.missing})
    else:
        for file in done.files:
            typer.echo(file)
    for sentence in done.missing:
        typer.echo(sentence, err=True)
    raise typer.Exit(FOUND if done.missing else 0)
