"""Commands that ask the warehouse: a query, what was read, where a figure stands."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.ask.style import Format, format_of
from flows.cli.app import CODES, DEFAULT_WAREHOUSE, WIDE, AsJson, Warehouse, app, print_json, terminal_width
from flows.errors import YusuanError


@app.command(epilog=CODES)
def sql(
    query: Annotated[
        str | None,
        typer.Argument(help="One SQL statement; - reads it from standard input, @FILE from a file."),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="Read the query from this file.")] = None,
    style: Annotated[
        Format | None,
        typer.Option("--format", help="Default: what the name of --output ends with, else a table."),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=0, help="The first rows only.")] = None,
    number: Annotated[int | None, typer.Option("--question", "-n", help="Answer this worked question.")] = None,
    asked: Annotated[bool, typer.Option("--questions", help="List the worked questions.")] = False,
) -> None:
    """Ask the warehouse, read-only; without a query, at a prompt.

    Amounts are exact in every format: in JSON a DECIMAL is a string, so that no reader makes it a float. Only
    the table has thousands separators.

    Worked questions come with the package: their queries are in sql/queries. The prompt has history, completion (Tab)
    and editing over several lines; what is typed there is kept in a file of the user, or where YUSUAN_HISTORY says,
    and nowhere if that is empty.

    \b
    Examples:
      yusuan sql
      yusuan sql "select agency_name, sum(amount_yuan) from expenditure_by_function group by all"
      yusuan sql @sql/queries/05_three_public.sql --format csv
      yusuan sql "from findings" --output findings.parquet
      yusuan sql --questions
      yusuan sql --question 5
    """
    from flows.ask.output import to_file, to_screen, write_answer
    from flows.ask.warehouse import opened

    if sum([query is not None, file is not None, number is not None, asked]) > 1 or (asked and output):
        raise YusuanError(
            "A query, --file, --question and --questions exclude each other, and --questions has no --output. "
            "Give one of them."
        )
    if asked or number is not None:
        from flows.ask.questions import listed, question, questions

        if asked:
            write_answer(listed(questions()), style or Format.TABLE, sys.stdout, terminal_width())
            return
    chosen = style or format_of(output)
    if number is not None:
        worked = question(number)
        text: str | None = worked.query
        if chosen is Format.TABLE and output is None:
            typer.echo(worked.told)
    else:
        text = _query(query, file)
    with opened(warehouse) as connection:
        if text is None:
            from flows.ask.prompt import converse

            converse(connection, sys.stdout, terminal_width)
            return
        if output is None:
            more = to_screen(connection, text, chosen, limit, sys.stdout, terminal_width())
        else:
            more = to_file(connection, text, chosen, limit, output)
    if more:
        typer.echo(f"The first {limit} rows; there are more.", err=True)


@app.command(epilog=CODES)
def coverage(
    document: Annotated[
        list[str] | None,
        typer.Argument(help="Only documents that have all these words in agency, year, kind, file name or id."),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    labels: Annotated[
        bool, typer.Option("--labels", help="Only the titles, headings and row labels that are not understood.")
    ] = False,
    set_aside: Annotated[
        bool, typer.Option("--set-aside", help="Only the tables that were not loaded, each with place and reason.")
    ] = False,
    limit: Annotated[int | None, typer.Option("--limit", min=0, help="The first ones only.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what was read of the documents, and what was not.

    For each document its forms: read, empty, set aside, not understood, listed but absent; the share of facts that
    its own sums prove; and the labels not understood, most frequent first: the work list for whoever adds a
    publisher. A document that is named is shown form by form, with pages and reasons.

    \b
    Examples:
      yusuan coverage
      yusuan coverage 医疗保障局 2023
      yusuan coverage --labels --limit 50
      yusuan coverage --set-aside --json | jq -r '.[].reason' | sort | uniq -c
    """
    from flows.ask import coverage as asked
    from flows.ask import coverage_text as told
    from flows.ask.warehouse import opened

    if labels and set_aside:
        raise YusuanError("--labels and --set-aside were both given. Give one of them.")
    with opened(warehouse) as connection:
        chosen = asked.documents(connection, document or ())
        every = asked.labels if labels else asked.not_loaded if set_aside else None
        rows = every(connection, chosen) if every else chosen
        found, more = rows[:limit], limit is not None and len(rows) > limit
        if every is None and document:
            found = asked.details(connection, found)
        unknown = [] if every or document or as_json else asked.labels(connection, chosen)
    width = terminal_width() or WIDE
    if as_json:
        print_json(found)
    elif labels:
        told.write_labels(found, sys.stdout, width)
    elif set_aside:
        told.write_not_loaded(found, sys.stdout)
    elif document:
        told.write_details(found, sys.stdout, width)
    else:
        told.write_overview(found, unknown, sys.stdout, width)
    if more:
        typer.echo(f"The first {limit}; there are more.", err=True)


@app.command(epilog=CODES)
def explain(
    cell_id: Annotated[str, typer.Argument(help="Cell of a figure: column cell_id of every view.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    as_json: AsJson = False,
) -> None:
    """Trace a figure to its place, keys and equations.

    Which cell prints it, what its row and column say, the equations of the document that contain it and
    whether they hold, how its reading was corrected, and what was found about it.

    \b
    Examples:
      yusuan sql "select cell_id, function_name, amount_yuan from expenditure_by_function"
      yusuan explain 4e0bbe64ad74e9c9:t05:r07:c06
    """
    from flows.ask.explain import explain as explanation
    from flows.ask.explanation import write_explanation
    from flows.ask.warehouse import opened

    with opened(warehouse) as connection:
        explained = explanation(connection, cell_id)
    if as_json:
        print_json(explained)
    else:
        write_explanation(explained, sys.stdout)


def _query(query: str | None, file: Path | None) -> str | None:
    """Text of the query, wherever it is; none where a person sits at the terminal and gave none."""
    if query is not None and query.startswith("@"):
        file = Path(query[1:])
    if file is not None:
        try:
            return file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise YusuanError(f"The query in {file} cannot be read: {error}") from error
    if query == "-" or (query is None and not sys.stdin.isatty()):
        return sys.stdin.read()
    return query
