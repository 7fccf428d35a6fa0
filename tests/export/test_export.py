"""What `yusuan export` writes is what the views hold: read back by other tools, to the cent."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import polars as pl
import pytest
from typer.testing import CliRunner

from flows.ask.warehouse import opened
from flows.cli import app
from flows.export import workbook
from flows.export.tables import Selection
from flows.export.write import Format, export
from flows.report.words import Language

TITLE = "政府预算决算公开数据"
MONEY = {
    "部门年度": "支出_元",
    "支出_功能分类": "金额_元",
    "支出_经济分类": "金额_元",
    "收入": "金额_元",
    "项目": "金额_元",
    "三公经费": "金额_元",
}


@pytest.fixture(scope="module")
def folder(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled documents in every format."""
    folder = tmp_path_factory.mktemp("export")
    export(published, folder, set(Format), Language.ZH, Selection())
    return folder


@pytest.fixture(scope="module")
def asked(published: Path):
    """Number of rows and sum of each view with money."""
    with opened(published) as connection:
        return {
            view: connection.sql(f"select count(*), sum({column}) from {view}").fetchall()[0]
            for view, column in MONEY.items()
        }


@pytest.mark.parametrize(("view", "column"), MONEY.items())
def test_parquet_is_exact(folder, asked, view, column):
    frame = pl.read_parquet(folder / "parquet" / f"{view}.parquet")
    assert frame.schema[column] == pl.Decimal(18, 2)
    assert (frame.height, frame[column].sum()) == asked[view]


@pytest.mark.parametrize(("view", "column"), MONEY.items())
def test_csv_is_exact(folder, asked, view, column):
    frame = pd.read_csv(folder / "csv" / f"{view}.csv", dtype=str)
    assert (len(frame), sum(map(Decimal, frame[column].dropna()))) == asked[view]


def test_csv_says_to_spreadsheets_that_it_is_utf_8(folder):
    assert (folder / "csv" / "收入.csv").read_bytes().startswith("\ufeff部门,".encode())


@pytest.fixture(scope="module")
def book(folder):
    return openpyxl.load_workbook(folder / f"{TITLE}.xlsx")


@pytest.mark.parametrize(("view", "column"), MONEY.items())
def test_the_workbook_is_exact(book, asked, view, column):
    heading, *rows = book[view].iter_rows(values_only=True)
    amounts = [row[heading.index(column)] for row in rows]
    assert not [amount for amount in amounts if isinstance(amount, str)]
    assert (len(rows), sum(Decimal(repr(amount)) for amount in amounts if amount is not None)) == asked[view]


def test_codes_are_text_and_years_are_numbers(book):
    heading, *rows = book["支出_功能分类"].iter_rows(values_only=True)
    kinds = {
        name: {type(row[heading.index(name)]) for row in rows} for name in ("功能科目编码", "预算年度", "可跨部门加总")
    }
    assert kinds == {"功能科目编码": {str}, "预算年度": {int}, "可跨部门加总": {bool}}


def test_each_sheet_has_a_frozen_heading_that_filters(book):
    sheets = [sheet for sheet in book if sheet.title != "说明"]
    assert {sheet.freeze_panes for sheet in sheets} == {"B2"}
    assert all(sheet.auto_filter.ref == sheet.dimensions for sheet in sheets)


def test_the_first_sheet_says_what_must_not_be_added(book):
    told = " ".join(str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell)
    assert "可跨部门加总" in told and "预算与决算不可相加" in told


def test_every_column_is_explained(folder):
    with (folder / "csv" / "字段说明.csv").open(encoding="utf-8-sig", newline="") as file:
        explained = {(row["表"], row["列"]) for row in csv.DictReader(file) if row["含义"]}
    columns = {
        (file.stem, column)
        for file in (folder / "parquet").glob("*.parquet")
        if file.stem != "字段说明"
        for column in pl.read_parquet_schema(file)
    }
    assert columns and columns == explained


def test_english_columns_have_english_names(published, tmp_path):
    export(published, tmp_path, {Format.PARQUET}, Language.EN, Selection())
    found = {name for file in tmp_path.glob("parquet/*.parquet") for name in (file.stem, *pl.read_parquet_schema(file))}
    assert "expenditure_by_function" in found and all(name.isascii() for name in found)


def test_only_what_is_asked_for(published, tmp_path):
    export(published, tmp_path, {Format.CSV}, Language.ZH, Selection("医疗保障局", (2022,)))
    found = pd.read_csv(tmp_path / "csv" / "支出_功能分类.csv")
    assert set(zip(found["部门"], found["预算年度"], strict=True)) == {("沁阳市医疗保障局", 2022)}


def test_a_name_is_no_piece_of_the_query(published, tmp_path):
    result = CliRunner().invoke(app, ["export", str(tmp_path), "-w", str(published), "--agency", "') or true --"])
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])


def test_the_same_export_again_is_the_same(published, folder, tmp_path):
    export(published, tmp_path, {Format.CSV, Format.DATAPACKAGE}, Language.ZH, Selection())
    files = [file.relative_to(tmp_path) for file in tmp_path.rglob("*") if file.is_file()]
    assert files and all((folder / file).read_bytes() == (tmp_path / file).read_bytes() for file in files)


def test_a_failed_export_leaves_the_one_before(published, tmp_path, monkeypatch):
    export(published, tmp_path, {Format.CSV}, Language.ZH, Selection())
    before = {file: file.stat().st_ino for file in tmp_path.rglob("*")}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("flows.export.write.write_package", full)
    result = CliRunner().invoke(app, ["export", str(tmp_path), "-w", str(published)])
    assert (result.exit_code, "No space left" in result.output) == (2, True)
    assert {file: file.stat().st_ino for file in tmp_path.rglob("*") if file.is_file()}.items() <= before.items()


def test_a_table_longer_than_a_sheet_is_named(published, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "SHEET_ROWS", 100)
    result = CliRunner().invoke(app, ["export", str(tmp_path), "-w", str(published), "--language", "en"])
    assert result.exit_code == 1
    told = re.findall(r"^(\w+) has [\d,]+ rows; a sheet of Excel", result.output, re.MULTILINE)
    sheets = openpyxl.load_workbook(next(tmp_path.glob("*.xlsx"))).sheetnames
    assert "expenditure_by_economic" in told and not set(told) & set(sheets) and "projects" in sheets


def test_a_workbook_without_its_tables_is_not_written(published, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "SHEET_ROWS", 100)
    result = CliRunner().invoke(app, ["export", str(tmp_path), "-w", str(published), "--format", "xlsx"])
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])


def test_what_excel_cannot_hold_is_kept_as_text_or_cut_and_told(tmp_path):
    import duckdb

    from flows.export.tables import Column, Table

    with duckdb.connect() as connection:
        connection.execute(
            "create table t as "
            "select 1234567890123456.78::decimal(18, 2) as amount, repeat('字', 40000) as words, '=1' as x"
        )
        columns = [Column("amount", "DECIMAL(18,2)", ""), Column("words", "VARCHAR", ""), Column("x", "VARCHAR", "")]
        table = Table("t", "t", "", columns, 1)
        workbook.write_workbook(connection, [table], [], Language.EN, tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    amount, words, formula = next(book["t"].iter_rows(min_row=2, values_only=True))
    told = " ".join(str(cell) for row in book["About"].iter_rows(values_only=True) for cell in row if cell)
    assert (amount, len(words), words[-1], formula) == ("1234567890123456.78", 32767, "…", "=1")
    assert "15 digits" in told and "32,767" in told
