"""The commands: what they print where, and how they end."""

import csv
import io
import json
import subprocess
import sys
from decimal import Decimal
from importlib.util import find_spec
from types import SimpleNamespace

import polars as pl
import pytest
from typer.testing import CliRunner

from flows import __version__, cli

SUM = "select sum(amount_yuan)::decimal(18, 2) as total from expenditure_by_function"
COMMANDS = (
    "fetch", "ingest", "withdraw", "restore", "schedule", "backfill", "runs", "sql", "coverage", "explain",
    "dictionary", "findings", "report", "contracts", "site", "export", "doctor",
)  # fmt: skip


@pytest.fixture
def command(warehouse):
    """Runs a command on the sample warehouse."""

    def run(*arguments, **options):
        environment = {"YUSUAN_WAREHOUSE": str(warehouse)}
        return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], env=environment, **options)

    return run


def test_the_command_line_is_light_to_import():
    heavy = ("prefect", "great_expectations", "pdfplumber", "polars", "duckdb", "pandas", "pyarrow")
    code = f"import sys, flows.cli; print([name for name in {heavy} if name in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed == "[]\n"


def test_asking_takes_neither_prefect_nor_great_expectations(warehouse):
    code = (
        "import sys; from typer.testing import CliRunner; import flows.cli\n"
        f"result = CliRunner().invoke(flows.cli.app, ['sql', 'select 1', '-w', {str(warehouse)!r}])\n"
        "assert result.exit_code == 0\n"
        "print([name for name in ('prefect', 'great_expectations', 'pdfplumber') if name in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed == "[]\n"


def test_without_a_command_the_help_is_shown(command):
    result = command()
    assert result.exit_code == 0
    assert [command for command in COMMANDS if command not in result.stdout] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_and_its_exit_codes(command, name):
    told = command(name, "--help").stdout
    assert f"yusuan {name}" in told.split("Examples:")[1] and "Exit codes:" in told


def test_the_commands_tested_here_are_all_there_are():
    assert {command.callback.__name__ for command in cli.app.registered_commands} == set(COMMANDS)


def test_version_is_printed(command):
    assert command("--version").stdout == f"yusuan {__version__}\n"


def test_a_table_is_printed_by_default(command):
    assert "│ 1,234,567.89 │" in command("sql", SUM).stdout


def test_csv_is_exact(command):
    assert command("sql", SUM, "--format", "csv").stdout == "total\n1234567.89\n"


def test_json_is_all_that_is_printed(command):
    assert json.loads(command("sql", SUM, "--format", "json").stdout) == [{"total": "1234567.89"}]


def test_a_query_comes_from_standard_input(command):
    assert command("sql", "-", "--format", "csv", input=SUM).stdout == "total\n1234567.89\n"


def test_a_query_that_is_piped_in_needs_no_dash(command):
    assert command("sql", "--format", "csv", input=SUM).stdout == "total\n1234567.89\n"


@pytest.mark.parametrize("way", [["@{}"], ["--file", "{}"]])
def test_a_query_comes_from_a_file(command, tmp_path, way):
    file = tmp_path / "query.sql"
    file.write_text(f"-- 合计\n{SUM};\n", encoding="utf-8")
    arguments = [part.format(file) for part in way]
    assert command("sql", *arguments, "--format", "csv").stdout == "total\n1234567.89\n"


def test_a_query_file_that_is_not_there_is_told(command, tmp_path):
    result = command("sql", "--file", tmp_path / "none.sql")
    assert result.exit_code == 2 and "cannot be read" in result.stderr


def test_a_query_is_given_once(command, tmp_path):
    result = command("sql", SUM, "--file", tmp_path / "query.sql")
    assert result.exit_code == 2 and "Give one of them" in result.stderr


@pytest.mark.parametrize(
    "other",
    [["--questions"], ["--question", 1], ["--questions", "--question", 1], ["--questions", "--output", "a.csv"]],
)
def test_a_worked_question_stands_alone(command, other):
    result = command("sql", *([SUM] if len(other) < 3 else []), *other)
    assert result.exit_code == 2 and "Give one of them" in result.stderr


def test_worked_questions_are_listed_without_a_warehouse(command, tmp_path):
    listed = json.loads(command("sql", "--questions", "--format", "json", "-w", tmp_path / "none.duckdb").stdout)
    assert [row["number"] for row in listed] == list(range(1, len(listed) + 1))
    assert all(row["question"].isprintable() and "？" in row["问题"] for row in listed)


def test_a_worked_question_is_answered_under_its_words(command):
    told = command("sql", "--question", 1).stdout
    assert told.startswith("What does each agency spend its money on?") and "1,234,000.00" in told


def test_the_answer_of_a_worked_question_is_all_that_csv_has(command):
    rows = list(csv.DictReader(io.StringIO(command("sql", "--question", 1, "--format", "csv").stdout)))
    assert {row["amount_yuan"] for row in rows} == {"1234000.00", "567.89"}


def test_a_question_that_there_is_not_is_told(command):
    result = command("sql", "--question", 0)
    assert result.exit_code == 2 and "There is no question 0, they go from 1 to" in result.stderr


@pytest.mark.parametrize(
    ("name", "read"), [("a.csv", pl.read_csv), ("a.json", pl.read_json), ("a.parquet", pl.read_parquet)]
)
def test_the_name_of_a_file_says_its_format(command, tmp_path, name, read):
    assert command("sql", "select 7 as n", "--output", tmp_path / name).exit_code == 0
    assert read(tmp_path / name)["n"].to_list() == [7]


def test_money_stays_decimal_in_parquet(command, tmp_path):
    command("sql", SUM, "--output", tmp_path / "sum.parquet")
    assert pl.read_parquet(tmp_path / "sum.parquet")["total"].to_list() == [Decimal("1234567.89")]


def test_parquet_is_not_for_the_screen(command):
    result = command("sql", SUM, "--format", "parquet")
    assert (result.exit_code, result.stdout) == (2, "") and "--output" in result.stderr


def test_a_file_that_cannot_be_written_is_told(command, tmp_path):
    result = command("sql", SUM, "--output", tmp_path / "no" / "folder.csv")
    assert result.exit_code == 2 and "cannot be written" in result.stderr


def test_a_failed_query_leaves_the_file_as_it_was(command, tmp_path):
    file = tmp_path / "kept.csv"
    file.write_text("before", encoding="utf-8")
    command("sql", "select error('no') from range(2)", "--output", file)
    assert [one.name for one in tmp_path.iterdir()] == ["kept.csv"] and file.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("style", ["csv", "parquet"])
def test_a_limit_is_kept_and_told(command, tmp_path, style):
    result = command("sql", "select * from range(5)", "--limit", 2, "--output", tmp_path / f"a.{style}")
    rows = {"csv": pl.read_csv, "parquet": pl.read_parquet}[style](tmp_path / f"a.{style}").height
    assert (rows, result.stderr) == (2, "The first 2 rows; there are more.\n")


@pytest.mark.parametrize("arguments", [["sql", "selekt 1"], ["sql", "delete from finding"], ["explain", "d9:t01"]])
def test_an_error_is_a_sentence_on_standard_error(command, arguments):
    result = command(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr and "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [["sql", SUM], ["findings"], ["coverage"], ["explain", "x"], ["report", "x"], ["contracts", "--docs", "site"]],
)
def test_a_missing_warehouse_ends_with_2(command, tmp_path, arguments):
    result = command(*arguments, "--warehouse", tmp_path / "none.duckdb")
    assert result.exit_code == 2 and "yusuan ingest" in result.stderr


def test_wrong_usage_ends_with_2(command):
    assert command("sql", "--format", "xml").exit_code == 2


@pytest.mark.parametrize(("severity", "code"), [("warning", 1), ("error", 0)])
def test_findings_end_with_1_where_there_are_some(command, severity, code):
    assert command("findings", "--severity", severity).exit_code == code


def test_findings_as_json_are_all_that_is_printed(command):
    [finding] = json.loads(command("findings", "--json").stdout)
    assert (finding["rule_id"], finding["explanation_zh"]) == ("D02", "名称不一致。")


def test_an_explanation_as_json_has_exact_strings(command):
    explained = json.loads(command("explain", "d1:t01:r02:c02", "--json").stdout)
    assert explained["amount_yuan"] == "1234000.00"
    assert [term["amount_yuan"] for term in explained["equations"][0]["terms"]] == ["1234000.00", "567.89"]


def test_ingest_prints_its_summary_and_ends_with_its_code(tmp_path):
    (tmp_path / "notes.txt").write_text("no budget", encoding="utf-8")
    result = CliRunner().invoke(cli.app, ["ingest", str(tmp_path), "-w", str(tmp_path / "out" / "y.duckdb"), "--json"])
    summary = json.loads(result.stdout)
    assert result.exit_code == summary["exit_code"] == 1
    assert [one["file_name"] for one in summary["rejections"]] == ["notes.txt"]


def test_ingest_of_nothing_ends_with_2(tmp_path):
    result = CliRunner().invoke(cli.app, ["ingest", str(tmp_path / "none"), "-w", str(tmp_path / "y.duckdb")])
    assert result.exit_code == 2 and "Traceback" not in result.stderr


def test_columns_in_csv_are_those_of_the_view(command):
    printed = command("sql", "select agency_name as 部门, fiscal_year as 年 from findings", "--format", "csv").stdout
    assert list(csv.reader(io.StringIO(printed))) == [["部门", "年"], ["甲市医疗保障局", "2023"]]


@pytest.mark.skipif(find_spec("prefect") is None, reason="Prefect is an extra")
@pytest.mark.parametrize(("asked", "url"), [(["--prefect"], None), ([], "http://127.0.0.1:4200/api")])
def test_ingest_goes_under_prefect_where_asked_or_configured(tmp_path, monkeypatch, asked, url):
    given = []

    def ingest_flow(paths, warehouse, workers):
        given.append((paths, warehouse))
        return SimpleNamespace(as_json=lambda: "{}", exit_code=0)

    monkeypatch.setitem(sys.modules, "flows.orchestrate", SimpleNamespace(ingest_flow=ingest_flow))
    arguments = ["ingest", "folder", "-w", "w.duckdb", "--json", *asked]
    result = CliRunner().invoke(cli.app, arguments, env={"PREFECT_API_URL": url, "PREFECT_HOME": str(tmp_path)})
    assert (given, result.stdout) == ([(["folder"], "w.duckdb")], "{}\n")


@pytest.mark.slow
def test_contracts_are_written_as_pages(published, tmp_path):
    result = CliRunner().invoke(cli.app, ["contracts", "--docs", str(tmp_path / "site"), "-w", str(published)])
    assert result.stdout.strip() == str(tmp_path / "site" / "index.html")
    assert (tmp_path / "site" / "index.html").is_file()
