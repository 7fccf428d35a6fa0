"""Asking and nothing else: one statement, read-only, cut off from the rest of the machine."""

from decimal import Decimal

import duckdb
import pytest

from flows.ask.query import ask
from flows.ask.warehouse import opened
from flows.errors import YusuanError


def test_an_answer_has_names_types_and_exact_rows(warehouse):
    with opened(warehouse) as connection:
        answer = ask(
            connection,
            "select sum(amount_yuan)::decimal(18, 2) as total, 1 as one from expenditure_by_function",
        )
        assert (answer.columns, answer.types) == (["total", "one"], ["DECIMAL(18,2)", "INTEGER"])
        assert list(answer.rows) == [(Decimal("1234567.89"), 1)]


def test_two_answers_can_be_read_side_by_side(warehouse):
    with opened(warehouse) as connection:
        left, right = ask(connection, "select * from range(2500)"), ask(connection, "select * from range(3)")
        assert (len(list(left.rows)), len(list(right.rows))) == (2500, 3)


@pytest.mark.parametrize(("limit", "more"), [(2, True), (3, False)])
def test_the_first_rows_say_whether_there_are_more(warehouse, limit, more):
    with opened(warehouse) as connection:
        first, has_more = ask(connection, "select * from range(3)").first(limit)
        assert (len(list(first.rows)), has_more) == (limit, more)


@pytest.mark.parametrize(
    "query",
    [
        "from read_csv('/etc/hostname')",
        "copy (select 1) to 'stolen.csv'",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
        "install httpfs",
    ],
)
def test_a_query_reaches_nothing_but_the_warehouse(warehouse, query):
    with opened(warehouse) as connection, pytest.raises(YusuanError, match=r"Permission|locked"):
        ask(connection, query)


@pytest.mark.parametrize("query", ["delete from dim_document", "create table t (a int)", "drop view findings"])
def test_a_query_changes_nothing(warehouse, query):
    with opened(warehouse) as connection, pytest.raises(YusuanError, match="read-only"):
        ask(connection, query)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("select 1; select 2", "There are 2 statements"),
        ("  -- nothing", "There is no query"),
        ("selekt", "does not work"),
    ],
)
def test_what_is_not_one_query_is_told(warehouse, query, sentence):
    with opened(warehouse) as connection, pytest.raises(YusuanError, match=sentence):
        ask(connection, query)


def test_a_missing_warehouse_is_told(tmp_path):
    with (
        pytest.raises(YusuanError, match=r"There is no warehouse at .*yusuan ingest"),
        opened(tmp_path / "none.duckdb"),
    ):
        pass


def test_a_file_of_another_kind_is_told(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("not a database", encoding="utf-8")
    with pytest.raises(YusuanError, match="is not a DuckDB file"), opened(file):
        pass


def test_a_database_of_something_else_is_told(tmp_path):
    duckdb.connect(str(tmp_path / "other.duckdb")).close()
    with (
        pytest.raises(YusuanError, match="no warehouse: it has no table dim_document"),
        opened(tmp_path / "other.duckdb"),
    ):
        pass
