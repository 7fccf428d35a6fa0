"""The worked questions of sql/queries, on the documents of data/raw: answers worked out from the pages.

Amounts are written in the unit of the page: 万元 for 安阳, 江油, 永城 and 沁阳, 元 for 安康.
"""

import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from flows.ask.query import ask
from flows.schema import SQL
from tests.ask.pages import ANKANG, ANYANG, JIANGYOU, QINYANG, YONGCHENG, wan, yuan

QUERIES = sorted((SQL / "queries").glob("*.sql"))
WITH_AMOUNTS = [query for query in QUERIES if "amount" in query.read_text(encoding="utf-8")]
# 支出总表 where it is printed, else 一般公共预算支出表. 安阳 adds up to 8488.16, 江油 to 609.70.
EXPENDITURE = {
    ANKANG: yuan("4844351.04"),
    ANYANG: wan("8488.16"),
    YONGCHENG: wan("270.77"),
    JIANGYOU: wan("609.70"),
    QINYANG: wan("6220.67"),
}


def sums(rows: list[dict], *keys: str) -> dict:
    found: dict = defaultdict(Decimal)
    for row in rows:
        key = tuple(row[name] for name in keys) if len(keys) > 1 else row[keys[0]]
        found[key] += row["amount_yuan"]
    return dict(found)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_a_question_opens_with_plain_words_in_both_languages(query: Path):
    english, chinese, *_ = query.read_text(encoding="utf-8").splitlines()
    assert english.startswith("-- ") and english.isprintable() and "?" in english
    assert chinese.startswith("-- ") and "？" in chinese


def test_expenditure_by_function_adds_up_to_each_agency(answers):
    assert sums(answers(1), "agency_name") == EXPENDITURE


def test_expenditure_by_function_names_class_subclass_and_item(answers):
    [row] = [row for row in answers(1) if row["agency_name"] == ANKANG and row["item_code"] == "2101506"]
    assert list(row.values())[4:] == [
        "210", "卫生健康支出", "21015", "医疗保障管理事务", "2101506", "医疗保障经办事务", yuan("3965915.36"),
    ]  # fmt: skip


def test_expenditure_by_economic_code_stays_in_the_scope_that_is_printed(answers):
    assert sums(answers(2), "agency_name", "scope") == {
        (ANKANG, "general_public_budget"): yuan("4844351.04"),
        (ANYANG, "all_funds"): wan("8488.17"),
        (QINYANG, "general_public_budget_basic"): wan("518.59"),
    }


def test_a_code_that_is_printed_twice_is_one_line(answers):
    # 沁阳 prints 30108 for the bureau (6.70) and for its centre (43.17).
    rows = [row for row in answers(2) if row["agency_name"] == QINYANG and row["department_economic_code"] == "30108"]
    assert [row["amount_yuan"] for row in rows] == [wan("49.87")]


def test_personnel_and_public_share(answers):
    assert {row["agency_name"]: (row["personnel_yuan"], row["public_yuan"]) for row in answers(3)} == {
        ANKANG: (yuan("3754194.08"), yuan("590156.96")),
        ANYANG: (wan("533.22"), wan("77.94")),
        YONGCHENG: (wan("241.03"), wan("15.08")),
        JIANGYOU: (wan("498.25"), wan("42.45")),
        QINYANG: (wan("494.59"), wan("24.00")),
    }


def test_personnel_percent_is_of_both_together(answers):
    assert {row["agency_name"]: row["personnel_percent"] for row in answers(3)}[ANYANG] == 87.2


def test_travel_and_reception_are_empty_where_no_economic_code_is_printed(answers):
    assert {row["agency_name"]: (row["travel_yuan"], row["reception_yuan"]) for row in answers(4)} == {
        ANKANG: (yuan("60000.00"), yuan("3000.00")),
        ANYANG: (wan("3.00"), wan("1.00")),
        YONGCHENG: (None, None),
        JIANGYOU: (None, None),
        QINYANG: (wan("0.40"), None),
    }


def test_three_public_by_agency(answers):
    columns = ("total_yuan", "overseas_travel_yuan", "vehicles_yuan", "reception_yuan")
    assert {row["agency_name"]: tuple(row[name] for name in columns) for row in answers(5)} == {
        ANYANG: (wan("3.00"), None, wan("2.00"), wan("1.00")),
        YONGCHENG: (wan("2.5"), None, wan("1.9"), wan("0.6")),
        JIANGYOU: (wan("2.00"), None, None, wan("2.00")),
        QINYANG: (wan("4.20"), None, wan("4.20"), None),
    }


def test_projects_add_up_by_unit_and_fund(answers):
    assert sums(answers(6), "agency_name", "unit_name", "fund_source_name") == {
        (ANKANG, ANKANG, "不区分资金来源"): yuan("500000.00"),
        (ANYANG, ANYANG, "一般公共预算"): wan("7877.00"),
        (QINYANG, QINYANG, "一般公共预算"): wan("52.00"),
        (QINYANG, "沁阳市社会医疗保险中心", "一般公共预算"): wan("5614.08"),
        (QINYANG, "沁阳市社会医疗保险中心", "政府性基金预算"): wan("36.00"),
    }


def test_projects_of_an_agency_come_largest_first(answers):
    names = [row["project_name"] for row in answers(6) if row["agency_name"] == ANYANG]
    assert names == ["城乡居民基本医疗保险市级财政补助", "离休干部医疗费"]


def test_findings_are_counted_for_every_disclosure_and_none_is_left_out(answers, connection):
    rows = answers(7)
    kinds = ("errors", "warnings", "infos", "repaired", "accepted", "withheld", "not_read")
    counted = sum(row[name] for row in rows for name in kinds)
    [(found,)] = ask(connection, "select count(*) from finding").rows
    assert {row["agency_name"] for row in rows} == set(EXPENDITURE)
    assert counted == found > 0


def test_a_misprinted_total_is_counted_as_an_error(answers):
    # 安康's 表6 prints 3,754,154.08 as the 合计 of 人员经费, where its parts give 3,754,194.08.
    assert {row["agency_name"]: row["errors"] > 0 for row in answers(7)}[ANKANG]


def test_revenue_by_source(answers):
    assert sums(answers(8), "agency_name", "fund_source") == {
        (ANKANG, "general_public_budget"): yuan("4844351.04"),
        (ANYANG, "fiscal_appropriation"): wan("8488.17"),
        (YONGCHENG, "fiscal_appropriation"): wan("270.77"),
        (JIANGYOU, "general_public_budget"): wan("609.69"),
        (QINYANG, "fiscal_appropriation"): wan("6184.67"),
        (QINYANG, "government_fund"): wan("36.00"),
    }


def test_largest_items_come_first_with_their_share(answers):
    rows = answers(9)
    assert [(row["agency_name"], row["function_code"], row["amount_yuan"]) for row in rows[:3]] == [
        (ANYANG, "2101202", wan("5277.00")),
        (QINYANG, "2101202", wan("3495.80")),
        (ANYANG, "2101299", wan("2600.00")),
    ]
    assert (len(rows), rows[0]["percent_of_agency"]) == (20, 62.2)


def test_loaded_totals_agree_with_the_printed_ones_up_to_rounding(answers):
    found = {row["agency_name"]: (row["printed_yuan"], row["difference_yuan"], row["agrees"]) for row in answers(10)}
    assert found == {
        ANKANG: (yuan("4844351.04"), Decimal(0), True),
        ANYANG: (wan("8488.17"), wan("-0.01"), True),
        YONGCHENG: (wan("270.77"), Decimal(0), True),
        JIANGYOU: (wan("609.69"), wan("0.01"), True),
        QINYANG: (wan("6220.67"), Decimal(0), True),
    }


def test_all_agencies_together_are_each_counted_once(answers):
    rows = answers(12)
    assert sum(row["documents"] for row in rows) == len(EXPENDITURE)
    assert sums(rows, "measure") == {"budget": sum(EXPENDITURE.values())}


@pytest.mark.parametrize("query", WITH_AMOUNTS, ids=lambda query: query.stem)
def test_an_answer_never_adds_a_budget_to_a_final_account(query: Path):
    text = query.read_text(encoding="utf-8")
    assert re.search(
        r"^    \w+\.(document_kind|measure),$|as measure,$", text.rpartition("\nselect\n")[2], re.MULTILINE
    )


def test_proved_counts_are_those_of_the_facts(answers, connection):
    tables = [
        name
        for (name,) in ask(
            connection,
            """
            select table_name from duckdb_columns()
            where starts_with(table_name, 'fact_') and column_name = 'proved' order by table_name
            """,
        ).rows
    ]
    union = " union all ".join(f"select document_id, proved from {table}" for table in tables)
    counted = ask(
        connection,
        f"""
        select agency_name, count(*), count(*) filter (where proved)
        from ({union}) inner join dim_document using (document_id) group by all
        """,
    )
    answered = {(row["agency_name"], row["facts"], row["proved"]) for row in answers(11)}
    assert answered == set(counted.rows)


@pytest.mark.parametrize(
    ("view", "tables"),
    [
        ("expenditure_by_function", ["fact_expenditure_by_function"]),
        ("expenditure_by_economic", ["fact_expenditure_by_economic"]),
        ("revenue", ["fact_revenue", "fact_summary_line"]),
        ("projects", ["fact_project"]),
        ("three_public", ["fact_three_public"]),
    ],
)
def test_every_row_of_a_view_is_exactly_one_fact(connection, view, tables):
    facts = " union all ".join(f"select cell_id, amount_yuan from {table}" for table in tables)
    [(rows, cells, same)] = ask(
        connection,
        f"""
        select
            count(*), count(distinct seen.cell_id),
            count(*) filter (where seen.amount_yuan = fact.amount_yuan)
        from {view} as seen left join ({facts}) as fact on seen.cell_id = fact.cell_id
        """,
    ).rows
    assert rows == cells == same > 0


@pytest.mark.parametrize(
    ("view", "twin", "column"),
    [
        ("expenditure_by_function", "支出_功能分类", "金额_元"),
        ("expenditure_by_economic", "支出_经济分类", "金额_元"),
        ("revenue", "收入", "金额_元"),
        ("projects", "项目", "金额_元"),
        ("three_public", "三公经费", "金额_元"),
    ],
)
def test_a_chinese_twin_has_the_same_rows_and_sum(connection, view, twin, column):
    seen = list(ask(connection, f"select count(*), sum(amount_yuan) from {view}").rows)
    assert list(ask(connection, f"select count({column}), sum({column}) from {twin}").rows) == seen


def test_the_chinese_findings_are_the_findings(connection):
    [(findings,)] = ask(connection, "select count(*) from findings").rows
    [(numbers, rows)] = ask(connection, "select count(distinct 问题编号), count(*) from 问题").rows
    assert findings == numbers == rows > 0


@pytest.mark.parametrize("twin", ["支出_功能分类", "支出_经济分类", "收入", "项目", "三公经费", "问题"])
def test_chinese_twins_say_the_kind_of_document_in_chinese(connection, twin):
    kinds = {kind for (kind,) in ask(connection, f"select distinct 文件类型 from {twin}").rows}
    assert kinds and kinds <= {"部门预算", "单位预算"}


def test_every_label_that_is_not_understood_is_counted_once_for_each_table(answers, connection):
    rows = answers(13)
    [(printed,)] = ask(connection, "select count(*) from unknown_label").rows
    assert len({(row["label_kind"], row["label"]) for row in rows}) == len(rows)
    assert sum(row["table_count"] for row in rows) == printed
