from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.recognise.amount import UNITS, amount, is_figure, looks_like_money, printed_unit

CENTS = st.integers(min_value=-(10**13), max_value=10**13)


@given(CENTS)
def test_yuan_are_read_exactly(cents: int) -> None:
    exact = Decimal(cents) / 100
    assert amount(f"{exact:.2f}", "元").yuan == exact


@given(CENTS)
def test_separators_of_thousands_change_nothing(cents: int) -> None:
    exact = Decimal(cents) / 100
    assert amount(f"{exact:,.2f}", "元") == amount(f"{exact:.2f}", "元")


@given(CENTS.map(lambda cents: Decimal(cents) / 100))
def test_full_width_digits_are_digits(exact: Decimal) -> None:
    printed = f"{exact:.2f}"
    wide = printed.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789."})
    assert amount(wide, "万元") == amount(printed, "万元")


def test_the_same_money_is_the_same_in_every_unit() -> None:
    assert {
        amount(text, unit).yuan for text, unit in [("84881700", "元"), ("84881.7", "千元"), ("8488.17", "万元")]
    } == {Decimal("84881700.00")}


@pytest.mark.parametrize(
    ("text", "unit", "precision"),
    [("8488.17", "万元", "100"), ("2.5", "万元", "1000"), ("3,754.08", "元", "0.01"), ("5", "元", "1")],
)
def test_precision_is_the_last_printed_digit(text: str, unit: str, precision: str) -> None:
    assert amount(text, unit).precision == Decimal(precision)


@pytest.mark.parametrize(("text", "yuan"), [("△20.00", "-20.00"), ("（20.00）", "-20.00"), ("150.00元", "150.00")])
def test_other_ways_to_print_a_sign_or_a_unit_are_read(text: str, yuan: str) -> None:
    assert amount(text, "元").yuan == Decimal(yuan)


@pytest.mark.parametrize("text", ["1" * 17, "9" * 40, "1.5万元"])
def test_more_digits_than_any_budget_and_another_unit_than_the_tables_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"digits|unit"):
        amount(text, "元")


def test_what_is_finer_than_a_cent_is_refused() -> None:
    with pytest.raises(ValueError, match="finer"):
        amount("0.001", "元")


@pytest.mark.parametrize("text", ["", "合计", "1.2.3", "12,34", "5%", "2101550-事业运行", "-", "(1)", "(1.00"])
def test_words_and_codes_with_names_are_no_figures(text: str) -> None:
    assert not is_figure(text)


@pytest.mark.parametrize(("text", "money"), [("208", False), ("36.00", True), ("1,234", True), ("2101550", False)])
def test_only_decimals_and_separators_look_like_money(text: str, money: bool) -> None:
    assert looks_like_money(text) is money


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (["单位：万元"], "万元"),
        (["金额单位: 元"], "元"),
        (["单位:  ", "万元"], "万元"),
        (["单位：元", "表二", "单位：万元"], "万元"),
        (["单位（万元）"], "万元"),
        (["三公经费支出表（万元）"], "万元"),
        (["收支总表", "万元"], "万元"),
        (["单位名称：某局"], None),
        ([], None),
    ],
)
def test_the_unit_is_the_one_printed_last_over_the_table(lines: list[str], unit: str | None) -> None:
    assert printed_unit(lines) == unit


def test_every_unit_is_a_power_of_ten() -> None:
    assert all(value.normalize().as_tuple().digits == (1,) for value in UNITS.values())
