from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.narrative.figures import Unit, figures, units

MONEY = [unit for unit in units().values() if unit.kind == "money"]
CENTS = st.integers(min_value=0, max_value=10**13)


@given(CENTS, st.sampled_from(["支出", "，增长", "（含", "共", "其中:"]), st.sampled_from(["，", "。", "、", "）", ""]))
def test_every_amount_is_found_exactly(cents: int, before: str, behind: str) -> None:
    printed = f"{Decimal(cents) / 100:,.2f}"
    (figure,) = figures(f"{before}{printed}元{behind}")
    assert figure.yuan == (Decimal(cents) / 100, Decimal("0.01"))


@given(st.integers(min_value=0, max_value=10**6), st.sampled_from(MONEY))
def test_a_unit_is_worth_what_it_says(number: int, unit: Unit) -> None:
    (figure,) = figures(f"支出{number}{unit.name}")
    assert figure.yuan and unit.yuan and figure.yuan[0] == number * unit.yuan


@given(st.lists(st.integers(min_value=0, max_value=10**9), max_size=6))
def test_no_figure_is_lost_in_a_list(numbers: list[int]) -> None:
    assert [figure.number for figure in figures("、".join(f"车辆{number}辆" for number in numbers))] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "截至2024年12月31日",
        "国发〔2016〕143号",
        "电话:023-62661253",
        "第3台",
        "单价100万元(含)以上设备",
        "单位价值50万元以上通用设备",
        "居民1.36元/吨",
        "司法(06款)其他司法支出(99项)",
        "编号0000035元",
        "2080505-机关事业单位",
    ],
)
def test_what_is_no_statement_is_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "number", "unit", "kind"),
    [
        ("占99.79%", "99.79", "%", "percent"),
        ("设备2台(套)", "2", "台(套)", "count"),
        ("累计26人次", "26", "人次", "count"),
        ("接待0.39万(含外宾)", "0.39", "万", "money"),
        ("较上年增加3.25，主要", "3.25", "", "unknown"),
        ("增长2.1个百分点", "2.1", "个百分点", "point"),
        ("获奖20多项", "20", "项", "count"),
    ],
)
def test_units(text: str, number: str, unit: str, kind: str) -> None:
    (figure,) = figures(text)
    assert (figure.number, figure.unit.name, figure.unit.kind) == (Decimal(number), unit, kind)


def test_an_amount_finer_than_a_cent_has_none() -> None:
    (figure,) = figures("支出1.2345678万元")
    assert figure.yuan is None
