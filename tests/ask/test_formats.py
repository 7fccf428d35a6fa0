"""Answers on paper: exact in CSV and JSON, in line and complete in a table."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from flows.ask.formats import write_csv, write_json, write_table
from flows.ask.query import Answer
from flows.ask.values import is_number, plain, shown, text
from flows.errors import YusuanError

MONEY = st.decimals(min_value="-9999999999999999.99", max_value="9999999999999999.99", places=2)


def answer(columns, types, *rows):
    return Answer(columns, types, iter(rows))


def written(write, given, **options):
    out = io.StringIO()
    write(given, out, **options)
    return out.getvalue()


@given(MONEY)
def test_money_is_exact_in_csv(amount):
    printed = written(write_csv, answer(["a"], ["DECIMAL(18,2)"], (amount,)))
    assert Decimal(printed.splitlines()[1]) == amount


@given(MONEY)
def test_money_is_an_exact_string_in_json(amount):
    [row] = json.loads(written(write_json, answer(["a"], ["DECIMAL(18,2)"], (amount,))))
    assert isinstance(row["a"], str) and Decimal(row["a"]) == amount


@given(MONEY)
def test_money_is_exact_in_a_table(amount):
    assert Decimal(shown(amount).replace(",", "")) == amount


def test_csv_tells_nothing_from_an_empty_row_of_text():
    printed = written(
        write_csv, answer(["名称", "有", "表"], ["VARCHAR"] * 3, ("甲,乙", True, ["一"]), (None, False, []))
    )
    assert list(csv.reader(io.StringIO(printed))) == [
        ["名称", "有", "表"],
        ["甲,乙", "true", '["一"]'],
        ["", "false", "[]"],
    ]


@pytest.mark.parametrize("rows", [[], [(1,)], [(1,), (2,)]])
def test_json_is_an_array_however_many_rows(rows):
    assert json.loads(written(write_json, answer(["a"], ["INTEGER"], *rows))) == [{"a": value} for (value,) in rows]


def test_json_refuses_to_lose_a_column():
    with pytest.raises(YusuanError, match="Two columns are named a"):
        written(write_json, answer(["a", "a"], ["INTEGER", "INTEGER"], (1, 2)))


def test_values_of_every_kind_become_json():
    value = {
        "d": date(2023, 3, 9),
        "u": UUID(int=1),
        "f": float("nan"),
        "b": b"\x01",
        "l": [Decimal("1.10")],
        "n": None,
    }
    assert json.loads(json.dumps(plain(value))) == {
        "d": "2023-03-09", "u": str(UUID(int=1)), "f": "nan", "b": "01", "l": ["1.10"], "n": None,
    }  # fmt: skip


def test_small_and_large_decimals_are_never_in_scientific_notation():
    assert (text(Decimal("0E+2")), text(Decimal("1E-9")), plain(Decimal("1E+3"))) == (
        "0",
        "0.000000001",
        "1000",
    )


def test_a_table_lines_up_with_chinese_in_it():
    rows = [("安阳市社会医疗保险中心", Decimal("84881700.00")), ("abc", Decimal("0.50"))]
    printed = written(write_table, answer(["agency 部门", "金额"], ["VARCHAR", "DECIMAL(18,2)"], *rows))
    assert len({cell_len(line) for line in printed.splitlines()}) == 1


def test_money_in_a_table_has_separators_and_stands_at_the_right():
    printed = written(write_table, answer(["a"], ["DECIMAL(18,2)"], (Decimal("84881700.00"),), (Decimal("0.50"),)))
    assert "│ 84,881,700.00 │" in printed and "│          0.50 │" in printed


def test_a_year_has_no_separators():
    assert "│ 2023 │" in written(write_table, answer(["year"], ["SMALLINT"], (2023,)))


def test_a_narrow_terminal_folds_text_and_keeps_figures_whole():
    sentence = "收入总计与支出总计不一致" * 4
    given = answer(["e", "a"], ["VARCHAR", "DECIMAL(18,2)"], (sentence, Decimal("84881700.00")))
    printed = written(write_table, given, width=50)
    assert max(map(cell_len, printed.splitlines())) <= 50
    assert "84,881,700.00" in printed and printed.count("与") == 4


def test_what_is_too_wide_for_the_terminal_is_written_one_field_a_line():
    columns = [f"column_{number}" for number in range(20)]
    printed = written(write_table, answer(columns, ["VARCHAR"] * 20, tuple("甲" * 10 for _ in columns)), width=80)
    assert printed.splitlines()[1] == f"column_0   {'甲' * 10}"


def test_markup_in_a_document_is_text():
    assert "[red]x[/red]" in written(write_table, answer(["a"], ["VARCHAR"], ("[red]x[/red]",)))


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("DECIMAL(18,2)", True),
        ("HUGEINT", True),
        ("DOUBLE", True),
        ("VARCHAR", False),
        ("DECIMAL(18,2)[]", False),
    ],
)
def test_columns_of_numbers_are_known_by_their_type(kind, number):
    assert is_number(kind) is number
