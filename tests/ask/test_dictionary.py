"""The data dictionary: nothing without a meaning, and a page that says what the warehouse says."""

import json
import re

import pytest
from typer.testing import CliRunner

from flows import cli
from flows.ask.catalogue import relations
from flows.ask.dictionary_page import GROUPS, PAGE, grouped, page
from flows.ask.query import ask


@pytest.fixture(scope="module")
def text() -> str:
    return page()


@pytest.fixture
def dictionary(warehouse):
    """Runs the command on the sample warehouse."""
    return lambda *arguments: CliRunner().invoke(cli.app, ["dictionary", "-w", str(warehouse), *arguments])


def test_the_page_is_up_to_date(text):
    assert PAGE.read_text(encoding="utf-8") == text, "run python -m flows.ask.dictionary_page"


def test_every_table_view_and_column_has_a_comment(empty):
    unexplained = ask(
        empty,
        """
        select table_name, column_name from duckdb_columns() where not internal and coalesce(comment, '') = ''
        union all
        select name, null from (
            select view_name as name, comment from duckdb_views() where not internal
            union all
            select table_name, comment from duckdb_tables()
        ) where coalesce(comment, '') = ''
        """,
    )
    assert list(unexplained.rows) == []


def test_every_table_and_view_is_on_the_page_once(empty, text):
    assert sorted(re.findall(r"^### (\w+)$", text, re.MULTILINE)) == sorted(name for name, *_ in relations(empty).rows)


def test_every_group_has_something_in_it():
    assert [heading for heading in GROUPS if not grouped()[heading]] == []


def test_a_column_says_its_type_and_leads_to_what_it_is_a_key_of(text):
    assert "| `document_id` | VARCHAR | Key of [dim_document](#dim_document). |" in text


def test_without_a_name_the_command_lists_views_and_tables(dictionary):
    told = dictionary().stdout
    assert "支出_功能分类" in told and "dim_document" in told


def test_of_a_table_the_command_lists_the_columns(dictionary):
    assert {row["column"]: row["type"] for row in json.loads(dictionary("revenue", "--json").stdout)}[
        "amount_yuan"
    ] == "DECIMAL(18,2)"


def test_of_a_column_the_command_lists_where_it_stands(dictionary):
    rows = json.loads(dictionary("is_current_year", "--json").stdout)
    assert [(row["table"], row["column"]) for row in rows] == [("revenue", "is_current_year")]


def test_an_unknown_name_is_told(dictionary):
    result = dictionary("nothing")
    assert result.exit_code == 2
    assert "There is no view, table or column named nothing." in result.stderr
