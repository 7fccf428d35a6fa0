"""docs/sql.md: what it shows of other tools is run, wherever the tool is."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.ask.catalogue import relations
from flows.ask.questions import questions
from flows.ask.warehouse import opened

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "sql.md").read_text("utf-8")

# A block with a block of text behind it prints that text.
LINES = r"((?:(?!```).*\n)*)"
SHOWN = re.findall(rf"^```(\w+)\n{LINES}```\n\n```text\n{LINES}```$", PAGE, re.MULTILINE)


@pytest.fixture
def run(checkout, tmp_path):
    """Run a program in the folder of the warehouse, with `yusuan` on the path; skip without the program."""
    face = tmp_path / "yusuan"
    face.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from flows.cli import main; main()" "$@"\n', "utf-8")
    face.chmod(0o755)
    path = os.pathsep.join([str(tmp_path), str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}

    def printed(program, *arguments, given=""):
        if not shutil.which(program, path=path):
            pytest.skip(f"{program} is not installed")
        done = subprocess.run(
            [program, *arguments], cwd=checkout, env=environment, input=given, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())

    return printed


@pytest.fixture
def connection(checkout):
    with opened(checkout / "data" / "warehouse" / "yusuan.duckdb") as connection:
        yield connection


@pytest.mark.parametrize(("language", "code", "shown"), SHOWN, ids=[f"{one[0]}{n}" for n, one in enumerate(SHOWN, 1)])
def test_an_example_prints_what_the_page_shows(language, code, shown, run):
    if language == "sh":
        # By `duckdb`, so that it is skipped where there is none.
        run("duckdb", "--version")
        printed = run("sh", "-c", code)
    elif language == "sql":
        printed = run("duckdb", "-markdown", given=code)
    elif language == "r":
        printed = run("Rscript", "-e", code)
    else:
        assert language == "python"
        printed = run(sys.executable, "-c", code)
    assert printed == shown.strip()


def test_every_kind_of_tool_is_among_the_examples():
    assert {language for language, *_ in SHOWN} == {"sh", "sql", "python", "r"}


def test_an_older_duckdb_reads_every_view_and_answers_every_question(run, connection):
    names = [name for name, *_ in relations(connection).rows]
    views = [f'select count(*) from (from "{name}" limit 1);' for name in names]
    asked = "\n".join([*views, *(question.query for question in questions())])
    run("duckdb", "-readonly", "-bail", "data/warehouse/yusuan.duckdb", given=asked)


def test_every_worked_question_is_on_the_page():
    listed = [f"| {question.number} | {question.english} {question.chinese} |" for question in questions()]
    assert [line for line in listed if line not in PAGE.splitlines()] == []
