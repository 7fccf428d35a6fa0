"""An export into a folder: every file whole, and all of one state of the warehouse."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import duckdb

from flows.archive.whole import whole_file
from flows.ask.warehouse import opened
from flows.errors import YusuanError
from flows.export.files import write_csv, write_parquet
from flows.export.notes import note, notes
from flows.export.package import write_package
from flows.export.tables import Selection, Table, tables
from flows.export.workbook import too_long, write_workbook
from flows.report.words import Language


class Format(StrEnum):
    """What an export can be; each but the workbook is a folder of its name."""

    PARQUET = "parquet"
    CSV = "csv"
    XLSX = "xlsx"
    DATAPACKAGE = "datapackage"


@dataclass(frozen=True)
class Exported:
    """Files that were written, and sentences on what is not in them."""

    files: list[Path]
    missing: list[str]


def export(warehouse: Path, folder: Path, formats: set[Format], language: Language, selection: Selection) -> Exported:
    """Write the tables that people use (see `flows.export.tables`) into the folder, in each of the formats.

    The files take the place of those of the export before once all of them are written. Raises YusuanError if there
    is nothing to export, if no table fits into a workbook that alone was asked for, or the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with opened(warehouse, writes_to=folder) as connection, ExitStack() as files:
            return _write(connection, folder, formats, language, selection, files)
    except OSError as error:
        raise YusuanError(
            f"The export cannot be written to {folder}: {error.strerror}. "
            "If a program has one of its files open, close it there."
        ) from error


def _write(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    formats: set[Format],
    language: Language,
    selection: Selection,
    files: ExitStack,
) -> Exported:
    written: list[Path] = []

    def open_file(path: str) -> Path:
        target = folder.resolve() / path
        target.parent.mkdir(parents=True, exist_ok=True)
        written.append(folder / path)
        return files.enter_context(whole_file(target))

    found = tables(connection, language, selection)
    told = list(notes(connection, language, selection))
    long = too_long(found) if Format.XLSX in formats else []
    missing = [_too_long(table) for table in long]
    if Format.XLSX in formats:
        if formats == {Format.XLSX} and long:
            raise YusuanError(" ".join(missing))
        name = note(language, "title")
        write_workbook(connection, found, told, language, open_file(f"{name}.xlsx"))
    copies: dict[Format, Callable[[duckdb.DuckDBPyConnection, Table, Path], None]] = {
        Format.PARQUET: write_parquet,
        Format.CSV: write_csv,
    }
    for kind, write in copies.items():
        if kind in formats:
            for table in found:
                write(connection, table, open_file(f"{kind}/{table.name}.{kind}"))
            open_file(f"{kind}/{note(language, 'about')}.txt").write_text("\n\n".join(told) + "\n", encoding="utf-8")
    if Format.DATAPACKAGE in formats:
        write_package(connection, selection, lambda path: open_file(f"datapackage/{path}"))
    return Exported(written, missing)


def _too_long(table: Table) -> str:
    return (
        f"{table.name} has {table.rows:,} rows; a sheet of Excel holds 1,048,576 with its heading, so it is not in the "
        "workbook. Take --format parquet or csv, or fewer rows by --year or --agency."
    )
