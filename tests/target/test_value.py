"""Values of indicators taken apart."""

from decimal import Decimal

import pytest

from flows.target.value import Value, is_nothing, looks_like_value, read_value


@pytest.mark.parametrize(
    ("text", "comparator", "number", "unit"),
    [
        ("≥96%", "≥", "96", "%"),
        ("≦2小时", "≤", "2", "小时"),
        (">=17万\n元", "≥", "17", "万元"),
        ("＝100.00（%）", "=", "100.00", "%"),
        ("720,000册", None, "720000", "册"),
        ("80%以上", "≥", "80", "%"),
        ("不超过5次", "≤", "5", "次"),
        ("1993.349067", None, "1993.349067", None),
        ("2026年6月", None, None, None),
        ("5-10家", None, None, None),
        ("5条；60个", None, None, None),
        ("定性明显提升", "qualitative", None, None),
        ("持续提高", None, None, None),
    ],
)
def test_a_value_is_comparator_number_and_unit(text, comparator, number, unit):
    found = read_value(text)
    assert (found.comparator, found.number, found.unit) == (comparator, number and Decimal(number), unit)


def test_sign_and_unit_of_their_own_cells_count():
    assert read_value("98", "≥", "%") == Value("98", "≥", Decimal(98), "%")


def test_words_beside_定性_are_no_number():
    assert read_value("≤2026年12月", "定性") == Value("≤2026年12月", "qualitative", None, None)


def test_a_unit_in_brackets_behind_the_name_counts_where_there_is_no_other():
    assert (read_value("≤5", name="成本（万元）").unit, read_value("≤5个", name="数量（万元）").unit) == ("万元", "个")


@pytest.mark.parametrize("text", ["/", "—", "......", "无"])
def test_signs_for_a_blank_are_nothing(text):
    assert is_nothing(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("≥3", True), ("100%", True), ("优", True), ("是否核心", False), ("人数", False)]
)
def test_what_looks_like_a_value(text, expected):
    assert looks_like_value(text) is expected
