"""The command that makes a site of the warehouse."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.app import CODES, DEFAULT_WAREHOUSE, Warehouse, app


@app.command(epilog=CODES)
def site(
    folder: Annotated[Path, typer.Argument(help="Folder for the site; made if it is not there.", show_default=False)],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    pictures: Annotated[
        bool, typer.Option("--pictures/--no-pictures", help="Pictures of the pages of PDFs, with each cell marked.")
    ] = True,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Processes at work; as many as there are cores if not given.")
    ] = None,
) -> None:
    """Make a site of the warehouse: web pages that need no server and no network.

    Find an agency, see its budget as pictures and tables, compare agencies; every number leads to its place in the
    document. Open index.html with a double click, or put the folder on any web server. Made anew into the same folder,
    the pages are replaced; files of yours beside them stay.

    \b
    Examples:
      yusuan site site
      yusuan site /srv/www/budgets --warehouse data/warehouse/yusuan.duckdb
    """
    from flows.site.build import build_site

    def tell(line: str) -> None:
        if sys.stderr.isatty():
            typer.echo(line, err=True)

    typer.echo(build_site(warehouse, folder, tell, pictures=pictures, workers=workers))
