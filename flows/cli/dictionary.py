"""The command that says what tables and columns mean."""

import sys
from typing import Annotated

import typer

from flows.cli.app import CODES, DEFAULT_WAREHOUSE, AsJson, Warehouse, app, print_json, terminal_width


@app.command(epilog=CODES)
def dictionary(
    name: Annotated[str | None, typer.Argument(help="A view, a table or a column; else all views and tables.")] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    as_json: AsJson = False,
) -> None:
    """Say what views, tables and columns mean (数据字典).

    Of a view or table, its columns with type and meaning; of a column, where it stands.

    \b
    Examples:
      yusuan dictionary
      yusuan dictionary expenditure_by_function
      yusuan dictionary part_of_document_id
    """
    from flows.ask.catalogue import described, relations
    from flows.ask.formats import write_table
    from flows.ask.warehouse import opened

    with opened(warehouse) as connection:
        answer = described(connection, name) if name else relations(connection)
        if as_json:
            print_json(list(answer.records))
        else:
            write_table(answer, sys.stdout, terminal_width())
