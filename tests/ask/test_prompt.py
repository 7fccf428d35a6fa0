"""The prompt: what is typed, what comes back."""

import io
import stat
import sys

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from flows.ask.completion import Names
from flows.ask.prompt import COMMANDS, converse
from flows.ask.questions import questions
from flows.ask.terminal import history, is_whole
from flows.ask.warehouse import opened

CTRL_C, CTRL_D, ENTER = "\x03", "\x04", "\r"


@pytest.fixture
def talk(warehouse, monkeypatch, tmp_path):
    """Presses keys, leaves with Ctrl-D, and returns all that was written."""
    monkeypatch.setenv("YUSUAN_HISTORY", str(tmp_path / "history"))

    def typed(*keys):
        out = io.StringIO()
        with (
            opened(warehouse) as connection,
            create_pipe_input() as keyboard,
            create_app_session(keyboard, DummyOutput()),
        ):
            keyboard.send_text("".join(keys) + CTRL_D)
            converse(connection, out, lambda: None)
        return out.getvalue()

    return typed


def line(text):
    return text + ENTER


def test_a_query_goes_on_to_its_semicolon(talk):
    assert "│ 3 │" in talk(line("select 1"), line("  + 2 as n;"))


def test_a_query_that_does_not_work_is_told_and_the_prompt_goes_on(talk):
    told = talk(line("select nothing;"), line("select 41 + 1 as n;"))
    assert "The query does not work." in told and "│ 42 │" in told


def test_ctrl_c_drops_the_query_that_is_being_written(talk):
    assert "│ 7 │" in talk(line("select wrong"), CTRL_C, line("select 7 as n;"))


def test_what_was_asked_is_kept_for_the_next_session_as_it_was_typed(talk, tmp_path):
    talk(line("select 1"), line("  + 2 as n;"))
    kept = history({"YUSUAN_HISTORY": str(tmp_path / "history")})
    assert list(kept.load_history_strings()) == ["select 1\n  + 2 as n;"]


@pytest.mark.parametrize("text", ["select 预算年度 as n;", "select '万元（人民币）' as n;"])
def test_chinese_is_typed_like_any_text(talk, text):
    assert ("万元（人民币）" in talk(line(text))) == ("万元" in text)


def test_views_are_listed_with_their_meaning(talk):
    told = talk(line("\\d"))
    assert "支出_功能分类" in told and "safe to sum" in told


def test_columns_are_listed_with_their_meaning(talk):
    assert "Amount in 元, exact." in talk(line("\\d expenditure_by_function"))


def test_worked_questions_are_listed(talk):
    told = talk(line("\\w"))
    assert [question.chinese for question in questions() if question.chinese not in told] == []


def test_a_worked_question_is_answered_under_its_words(talk):
    told = talk(line("\\w 1"))
    assert told.index(questions()[0].english) < told.index("amount_yuan") < told.index("1,234,000.00")


def test_a_worked_question_can_be_edited_before_it_is_asked(talk):
    assert "1,234,000.00" in talk(line("\\e 1"), ENTER)


@pytest.mark.parametrize("typed", ["\\d nothing", "\\x", "\\w 99", "\\e 99"])
def test_an_unknown_name_command_or_number_is_told(talk, typed):
    assert "There is no" in talk(line(typed))


@pytest.mark.parametrize("typed", ["\\w five", "\\e"])
def test_a_question_without_a_number_is_told(talk, typed):
    assert "The number of a worked question is expected" in talk(line(typed))


def test_leaving_runs_nothing_more(talk):
    assert "│ 7 │" not in talk(line("\\q"), line("select 7 as n;"))


def test_more_rows_than_a_screen_takes_are_said_to_be_more(talk):
    assert "The first 500 rows; there are more." in talk(line("select * from range(501);"))


def test_help_names_every_command(talk):
    told = talk(line("\\?"))
    assert [command for command in COMMANDS if command not in told] == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [("select 1", False), ("select 1;", True), ("select 1;\n ", True), ("\\d", True), ("", True), ("a;\nb", False)],
)
def test_enter_ends_what_is_whole(text, whole):
    assert is_whole(text) is whole


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("from expenditure_by_f", "expenditure_by_function"),
        ("select SCOPE_N", "scope_name"),
        ("from 三公", "三公经费"),
        ("from 功能分类", "支出_功能分类"),
        ("selec", "SELECT"),
        ("\\", "\\d"),
    ],
)
def test_a_word_is_completed(warehouse, typed, first):
    with opened(warehouse) as connection:
        names = Names(connection, COMMANDS)
    found = [one.text for one in names.get_completions(Document(typed), CompleteEvent())]
    assert found[0].lower() == first.lower()


def test_nothing_is_offered_without_a_word(warehouse):
    with opened(warehouse) as connection:
        names = Names(connection, COMMANDS)
    assert list(names.get_completions(Document("select "), CompleteEvent())) == []


def test_the_history_is_kept_from_others(tmp_path):
    file = tmp_path / "folder" / "history"
    history({"YUSUAN_HISTORY": str(file)}).store_string("select 1;")
    assert "select 1;" in file.read_text("utf-8")
    assert sys.platform == "win32" or stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("named", ["", "/dev/null/history"])
def test_without_a_place_for_it_no_history_is_kept(named, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    history({"YUSUAN_HISTORY": named}).store_string("select 1;")
    assert list(tmp_path.iterdir()) == []
