"""The prompt: what is typed, what comes back."""

import io

import pytest

from flows.ask.prompt import converse
from flows.ask.warehouse import opened


@pytest.fixture
def talk(warehouse, monkeypatch):
    """Types lines, leaves with Ctrl-D, and returns all that was written."""

    def typed(*lines):
        waiting = iter(lines)

        def answer(_prompt):
            line = next(waiting, None)
            if line is None:
                raise EOFError
            if line is KeyboardInterrupt:
                raise KeyboardInterrupt
            return line

        monkeypatch.setattr("builtins.input", answer)
        out = io.StringIO()
        with opened(warehouse) as connection:
            converse(connection, out, lambda: None)
        return out.getvalue()

    return typed


def test_a_query_goes_on_to_its_semicolon(talk):
    assert "│ 3 │" in talk("select 1", "  + 2 as n;")


def test_a_query_that_does_not_work_is_told_and_the_prompt_goes_on(talk):
    told = talk("select nothing;", "select 41 + 1 as n;")
    assert "The query does not work." in told and "│ 42 │" in told


def test_ctrl_c_drops_the_query_that_is_being_written(talk):
    assert "│ 7 │" in talk("select wrong", KeyboardInterrupt, "select 7 as n;")


def test_views_are_listed_with_their_meaning(talk):
    told = talk("\\d")
    assert "支出_功能分类" in told and "safe to sum" in told


def test_columns_are_listed_with_their_meaning(talk):
    assert "Amount in 元, exact." in talk("\\d expenditure_by_function")


@pytest.mark.parametrize("line", ["\\d nothing", "\\x"])
def test_an_unknown_name_or_command_is_told(talk, line):
    assert "There is no" in talk(line)


def test_leaving_runs_nothing_more(talk):
    assert "│ 7 │" not in talk("\\q", "select 7 as n;")


def test_more_rows_than_a_screen_takes_are_said_to_be_more(talk):
    assert "The first 500 rows; there are more." in talk("select * from range(501);")
