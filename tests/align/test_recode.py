"""Codes beside the name of another entry: put right where name and amount both say so, and left alone without proof."""

from typing import Any

import pytest

from flows.reading import read_document

BASIC = "一般公共预算基本支出预算表\n单位：万元\n科目编码\t科目名称\t合计\t人员经费\t公用经费\n\t合计\t45.00\t45.00\t\n"
WHOLE = "一般公共预算支出预算表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
SUMMARY = (
    "财政拨款收支总表\n单位：万元\n收入\t\t支出\t\n项目\t金额\t项目\t金额\n"
    "一、一般公共预算\t{0}\t一、住房保障支出\t{0}\n"
)
WRONG = "20811\t残疾人事业\t5.76\t5.76\t\n21002\t住房改革支出\t39.24\t39.24\t\n"


def staged(*tables: str) -> dict[str, list[dict[str, Any]]]:
    text = "\n".join(("某局2023年部门预算", *tables))
    return {name: frame.to_dicts() for name, frame in read_document(text.encode(), "a.txt").items()}


def codes(*tables: str) -> dict[str, str]:
    """Code under which each name of the form of basic expenditure is staged."""
    facts = staged(*tables)["fact_expenditure_by_function"]
    return {row["function_name"]: row["function_code"] for row in facts if row["form_id"] == "general_basic_function"}


@pytest.mark.parametrize(
    "witness",
    [
        WHOLE + "\t合计\t39.24\t39.24\t\n22102\t住房改革支出\t39.24\t39.24\t\n",
        WHOLE + "\t合计\t50.00\t45.00\t5.00\n22102\t住房改革支出\t50.00\t39.24\t10.76\n",
        WHOLE + "\t合计\t39.24\t39.24\t\n2210201\t住房公积金\t30.00\t30.00\t\n2210203\t购房补贴\t9.24\t9.24\t\n",
        SUMMARY.format("39.24"),
    ],
    ids=["the entry itself", "a column of the entry", "its parts", "the 类 that it makes up"],
)
def test_a_code_that_name_and_amount_prove_wrong_is_put_right(witness: str) -> None:
    assert codes(BASIC + WRONG, witness)["住房改革支出"] == "22102"


@pytest.mark.parametrize(
    "witness",
    [
        WHOLE + "\t合计\t39.25\t39.25\t\n22102\t住房改革支出\t39.25\t39.25\t\n",
        WHOLE + "\t合计\t39.24\t39.24\t\n21002\t公立医院\t39.24\t39.24\t\n",
        WHOLE + "\t合计\t78.48\t78.48\t\n21002\t公立医院\t39.24\t39.24\t\n22102\t住房改革支出\t39.24\t39.24\t\n",
        SUMMARY.format("40.24"),
    ],
    ids=["another amount", "only the code", "both", "a 类 that has more"],
)
def test_a_name_without_the_amount_puts_nothing_right(witness: str) -> None:
    assert codes(BASIC + WRONG, witness)["住房改革支出"] == "21002"


def test_the_same_table_is_no_proof() -> None:
    rows = "21002\t住房改革支出\t39.24\t39.24\t\n2210201\t住房公积金\t39.24\t39.24\t\n"
    assert codes(BASIC + rows)["住房改革支出"] == "21002"


def test_a_table_that_prints_the_meant_code_as_well_is_left_alone() -> None:
    own = BASIC + WRONG + "22102\t住房改革支出\t1.00\t1.00\t\n"
    found = staged(own, WHOLE + "\t合计\t39.24\t39.24\t\n22102\t住房改革支出\t39.24\t39.24\t\n")
    assert found["correction"] == []


def test_a_name_that_several_entries_have_puts_nothing_right() -> None:
    rows, witness = "2010101\t事业运行\t4.00\t4.00\t\n", "\t合计\t4.00\t4.00\t\n2101550\t事业运行\t4.00\t4.00\t\n"
    assert codes(BASIC + rows, WHOLE + witness)["事业运行"] == "2010101"


def test_a_name_that_the_code_had_in_another_year_is_no_slip() -> None:
    rows, witness = "20805\t行政事业单位离退休\t4.00\t4.00\t\n", "\t合计\t4.00\t4.00\t\n20805\t养老支出\t4.00\t4.00\t\n"
    assert codes(BASIC + rows, WHOLE + witness)["行政事业单位离退休"] == "20805"


def test_what_was_printed_what_is_meant_and_the_proof_are_kept() -> None:
    found = staged(BASIC + WRONG, SUMMARY.format("39.24"))
    (correction,) = found["correction"]
    kept = [correction[name] for name in ("correction_kind", "printed_value", "meant_value", "proof")]
    assert kept == [
        "code",
        "21002 住房改革支出",
        "22102 住房改革支出",
        "一般公共预算基本支出预算表 (line 7) 住房改革支出 39.24 万元 = "
        "财政拨款收支总表 (line 13) 住房保障支出 39.24 万元",
    ]


def test_the_printed_code_stays_in_its_cell() -> None:
    found = staged(BASIC + WRONG, SUMMARY.format("39.24"))
    cell = found["correction"][0]["cell_id"]
    assert [row["printed_text"] for row in found["source_cell"] if row["cell_id"] == cell] == ["21002"]


def test_economic_codes_are_put_right_too() -> None:
    own = BASIC.replace("科目编码", "经济科目编码") + "30236\t其他交通费用\t45.00\t\t45.00\n"
    other = (
        "一般公共预算支出明细表（按支出经济分类科目）\n单位：万元\n经济科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
        "\t合计\t45.00\t45.00\t\n30239\t其他交通费用\t45.00\t45.00\t\n"
    )
    facts = staged(own, other)["fact_expenditure_by_economic"]
    assert {row["department_economic_code"] for row in facts} == {"30239"}
