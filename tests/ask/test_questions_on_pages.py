"""Worked questions 14 to 33, on the documents of data/raw: answers worked out from the pages.

Amounts are written in the unit of the page: 万元 for 安阳, 江油, 永城 and 沁阳, 元 for 安康.
"""

from decimal import Decimal

from flows.ask.questions import questions
from tests.ask.pages import ANKANG, ANYANG, JIANGYOU, QINYANG, YONGCHENG, wan, yuan


def by_agency(rows, *columns):
    """The columns of the one row of each agency."""
    found = {row["agency_name"]: tuple(row[name] for name in columns) for row in rows}
    assert len(found) == len(rows)
    return found


def of_agency(rows, agency, *columns):
    return [tuple(row[name] for name in columns) for row in rows if row["agency_name"] == agency]


def test_questions_are_numbered_without_a_gap():
    assert [question.number for question in questions()] == list(range(1, len(questions()) + 1))


def test_basic_and_project_expenditure(answers):
    # The rows of 安阳 add up to 611.16, its 合计 says 611.17. 江油 prints no split by function.
    assert by_agency(answers(14), "basic_yuan", "project_yuan", "project_percent", "doubts_in_form") == {
        ANKANG: (yuan("4344351.04"), yuan("500000.00"), 10.3, 0),
        ANYANG: (wan("611.16"), wan("7877.00"), 92.8, 0),
        YONGCHENG: (wan("256.11"), wan("14.66"), 5.4, 0),
        QINYANG: (wan("518.59"), wan("5702.08"), 91.7, 0),
        JIANGYOU: (None, None, None, 0),
    }


def test_what_a_form_does_not_split_stands_apart(answers):
    assert by_agency(answers(14), "other_or_not_split_yuan")[JIANGYOU] == (wan("609.70"),)


def test_share_of_the_three_public_expenses(answers):
    # 沁阳's 一般公共预算支出预算表 is not in its file, nor is 安康's form of the three.
    assert by_agency(answers(15), "three_public_yuan", "base_yuan", "percent_of_base") == {
        ANYANG: (wan("3.00"), wan("8488.16"), 0.035),
        YONGCHENG: (wan("2.5"), wan("270.77"), 0.923),
        JIANGYOU: (wan("2.00"), wan("609.70"), 0.328),
    }


def test_a_document_whose_text_alone_states_three_public_expenses(answers):
    # 安康's contents list 表12, which is not there; the text says 0.3 万元.
    assert by_agency(answers(16), "form_status", "text_yuan", "verdict") == {
        ANKANG: ("listed_but_absent", wan("0.3"), "only_in_text"),
    }


def test_cars_and_what_they_cost(answers):
    assert by_agency(answers(17), "purchase_yuan", "operation_yuan", "vehicles_held") == {
        QINYANG: (None, wan("4.20"), 1),
        ANYANG: (None, wan("2.00"), None),
        YONGCHENG: (None, wan("1.9"), None),
    }


def test_meetings_and_training(answers):
    columns = ("meetings_in_form_yuan", "code_scope", "meetings_by_code_yuan", "training_by_code_yuan")
    assert by_agency(answers(18), *columns) == {ANYANG: (None, "all_funds", wan("0.80"), wan("1.00"))}


def test_composition_by_codes_of_the_government_budget(answers):
    found = {(row["agency_name"], row["class_code"]): row["amount_yuan"] for row in answers(19)}
    assert found == {
        (ANKANG, "501"): yuan("3740910.08"),
        (ANKANG, "502"): yuan("1090156.96"),
        (ANKANG, "509"): yuan("13284.00"),
        (ANYANG, "501"): wan("521.09"),
        (ANYANG, "502"): wan("77.94"),
        (ANYANG, "509"): wan("12.14"),
        (ANYANG, "510"): wan("7877.00"),
        (QINYANG, "501"): wan("64.66"),
        (QINYANG, "502"): wan("7.85"),
        (QINYANG, "505"): wan("438.22"),
        (QINYANG, "509"): wan("7.86"),
    }


def test_the_percent_of_a_code_is_of_its_document(answers):
    # 64.66 of 518.59.
    assert ("501", 12.5) in of_agency(answers(19), QINYANG, "class_code", "percent_of_scope")


def test_nobody_lives_on_own_funds_or_on_last_year(answers):
    assert by_agency(answers(20), "total_yuan", "own_yuan", "carried_over_yuan", "own_percent") == {
        ANKANG: (yuan("4844351.04"), 0, 0, 0),
        ANYANG: (wan("8488.17"), 0, 0, 0),
        YONGCHENG: (wan("270.77"), 0, 0, 0),
        JIANGYOU: (wan("609.69"), 0, 0, 0),
        QINYANG: (wan("6220.67"), 0, 0, 0),
    }


def test_procurement_as_stated_and_as_listed(answers):
    columns = ("text_total_yuan", "text_goods_yuan", "text_construction_yuan", "text_services_yuan", "form_status")
    assert by_agency(answers(21), *columns) == {QINYANG: (0, 0, 0, 0, None), ANKANG: (None, None, None, None, "empty")}


def test_the_largest_projects_with_their_targets(answers):
    # The target form calls 城乡居民基本医疗保险市级财政补助 by another name, and has the same 5277.00.
    rows = answers(22)
    columns = ("project_name", "amount_yuan", "target_by", "indicator_count")
    assert [tuple(row[name] for name in columns) for row in rows[:5]] == [
        ("城乡居民基本医疗保险市级财政补助", wan("5277.00"), "amount", 14),
        ("城乡居民医保本级配套", wan("3495.80"), "name", 7),
        ("离休干部医疗费", wan("2600.00"), "name", 14),
        ("提前下达2022年中央财政医疗救助补助资金", wan("515.00"), None, None),
        ("城乡医疗救助本级配套", wan("400.00"), None, None),
    ]


def test_a_project_of_two_units_has_a_target_for_each(answers):
    found = of_agency(answers(22), QINYANG, "project_name", "unit_name", "amount_yuan", "target_by")
    assert [row[1:] for row in found if row[0] == "运转保障经费"] == [
        ("沁阳市社会医疗保险中心", wan("60.00"), "name"),
        ("沁阳市医疗保障局", wan("40.00"), "name"),
    ]


def test_projects_with_a_word_in_their_name(answers):
    assert of_agency(answers(23), QINYANG, "project_name", "amount_yuan") == [
        ("提前下达2022年中央财政医疗救助补助资金", wan("515.00")),
        ("城乡医疗救助本级配套", wan("400.00")),
        ("城乡医疗救助资助参保", wan("335.38")),
        ("关于提前下达2022年财政医疗救助补助资金", wan("85.00")),
        ("2022年中央专项彩票公益金支持城乡医疗救助资金", wan("36.00")),
    ]


def test_growth_as_the_text_states_it(answers):
    rows = of_agency(answers(24), QINYANG, "amount_yuan", "change_yuan", "stated_percent", "computed_percent")
    assert rows == [
        (wan("36"), wan("36"), Decimal("100.00"), None),
        (wan("6220.67"), wan("1614.17"), Decimal("35.04"), 35.04),
        (wan("6184.67"), wan("1578.17"), Decimal("34.26"), 34.26),
        (wan("10.8"), wan("-3.64"), Decimal("-25.21"), -25.21),
        (wan("4.2"), wan("-0.1"), Decimal("-2.33"), -2.33),
        (wan("4.2"), wan("-0.1"), Decimal("-2.33"), -2.33),
    ]


def test_where_text_and_tables_disagree(answers):
    found = {row["stated"]: (row["expected"], row["line"]) for row in answers(25) if row["rule_id"] != "T02"}
    assert found == {
        # 公用经费 61 万元, in 表8 590,156.96 元.
        "610,000.00 元": ("590,156.96 元", 125),
        # 机关资本性支出（503）1.33万元, which the tables have under 509.
        "13,300.00 元": ("nothing under 503", 95),
        "增加减少0.02 万元": ("one direction", 95),
        "3.25": ("a unit", 69),
    }


def test_one_year_and_no_final_account_leave_nothing_to_compare(answers):
    assert (answers(26), answers(27), answers(31)) == ([], [], [])


def test_targets_by_what_their_indicators_are_made_of(answers):
    columns = ("project_name", "indicators", "in_numbers", "in_words", "without_value", "weights", "adds_up")
    found = [row for row in of_agency(answers(28), JIANGYOU, *columns) if row[0]]
    assert found == [
        ("医保基金监督检查经费", 16, 11, 1, 4, 90, None),
        ("医药医疗保障服务经费", 16, 11, 2, 3, 90, None),
        ("党建工作经费", 11, 8, 1, 2, 90, None),
        ("医疗保障服务中心运行经费", 9, 6, 2, 1, 90, None),
    ]


def test_words_and_numbers_of_a_target_without_weights(answers):
    columns = ("indicators", "in_numbers", "in_words", "without_value", "weights")
    assert {"project_name": "离休干部医疗费"} | dict(zip(columns, (14, 10, 4, 0, None), strict=True)) in [
        {name: row[name] for name in ("project_name", *columns)} for row in answers(28)
    ]


def test_the_figure_most_spoken_against_is_the_misprint(answers):
    # 安康's 表6 prints 3,754,154.08 as the 合计 of 人员经费; its row and its column give 3,754,194.08.
    row = answers(29)[0]
    columns = ("agency_name", "printed_text", "row_label", "column_label", "line", "sums_broken", "held")
    assert tuple(row[name] for name in columns) == (
        ANKANG, "3,754,154.08", "合计", "人员经费支出", 280, 2, 0,
    )  # fmt: skip


def test_forms_that_are_not_there(answers):
    rows = [row for row in answers(30) if row["status"] in ("missing", "listed_but_absent")]
    assert {(row["agency_name"], row["requirement_name"], row["status"]) for row in rows} == {
        (YONGCHENG, "一般公共预算基本支出表", "missing"),
        (YONGCHENG, "政府性基金预算支出表", "missing"),
        (JIANGYOU, "支出总表", "missing"),
        (JIANGYOU, "收入总表", "missing"),
        (JIANGYOU, "政府性基金预算支出表", "missing"),
        (ANKANG, "收入总表", "listed_but_absent"),
        (ANKANG, "支出总表", "listed_but_absent"),
        (ANKANG, "“三公”经费支出表", "listed_but_absent"),
        (QINYANG, "收入总表", "listed_but_absent"),
        (QINYANG, "一般公共预算支出表", "listed_but_absent"),
    }


def test_forms_that_are_there_without_a_figure_or_in_part(answers):
    rows = [row for row in answers(30) if row["status"] in ("empty", "partial")]
    assert {(row["agency_name"], row["requirement_name"], row["status"]) for row in rows} == {
        (ANKANG, "政府性基金预算支出表", "empty"),
        (ANYANG, "政府性基金预算支出表", "empty"),
        (QINYANG, "财政拨款收支总表", "partial"),
    }


def test_corrections_say_place_and_proof(answers):
    # The two amounts of 沁阳's 福利费（事业）, 6.75, stand one column to the left.
    rows = [row for row in answers(32) if row["agency_name"] == QINYANG and row["amount_yuan"] == wan("6.75")]
    assert ("合计", "本年拨款/一般公共预算") in [(row["printed_place"], row["meant_place"]) for row in rows]
    assert all(row["proof"] for row in rows)


def test_the_largest_correction_comes_first(answers):
    # 安阳's 7877.00 of 项目支出 stands under 资本性支出.
    assert answers(32)[0]["amount_yuan"] == wan("7877.00")


def test_ranks_are_within_a_province_and_year(answers):
    assert by_agency(answers(33), "province", "rank_in_province", "agencies") == {
        ANKANG: ("陕西省", 1, 1),
        ANYANG: ("河南省", 1, 1),
        YONGCHENG: ("河南省", 1, 1),
        QINYANG: ("河南省", 1, 1),
        JIANGYOU: ("四川省", 1, 1),
    }
