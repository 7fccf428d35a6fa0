"""Rows that are the sum of others, told by arithmetic: units that are all of the others, projects that repeat them."""

from flows.align.form_table import FormTable
from tests.grids import grid, settled, staged

UNITS = "单位名称|合计|事业收入"
PROJECTS = "项目名称|合计"


def revenue(*rows: str) -> FormTable:
    (table,) = settled("部门收入总表", "单位：元", grid(UNITS, *rows))
    return table


def projects(*rows: str) -> FormTable:
    (table,) = settled("项目支出表", "单位：元", grid(PROJECTS, *rows))
    return table


def kinds(table: FormTable) -> list[str]:
    return [row.kind for row in table.blocks[0].rows]


def depths(table: FormTable) -> dict[str, int]:
    """How deep each project stands."""
    return {row.words: len(row.node["project"]) for row in table.blocks[0].rows if row.kind == "project"}


def test_a_first_unit_that_is_the_sum_of_the_others_is_all_of_them() -> None:
    assert kinds(revenue("甲局|5.00|5.00", "甲局本级|2.00|2.00", "乙中心|3.00|3.00")) == ["total", "unit", "unit"]


def test_a_first_unit_that_is_not_the_sum_of_the_others_is_one_of_them() -> None:
    assert set(kinds(revenue("甲局|6.00|6.00", "甲局本级|2.00|2.00", "乙中心|3.00|3.00"))) == {"unit"}


def test_a_unit_that_adds_up_in_one_column_alone_is_no_sum() -> None:
    assert set(kinds(revenue("甲局|5.00|1.00", "甲局本级|2.00|2.00", "乙中心|3.00|3.00"))) == {"unit"}


def test_units_without_money_are_no_sum_of_one_another() -> None:
    assert set(kinds(revenue("甲局|0.00|0.00", "乙中心|0.00|0.00"))) == {"unit"}


def test_years_of_units_are_added_up_each_by_itself() -> None:
    rows = (
        "单位名称|年度|公务接待费",
        *("甲局|2025年|4.00", "^|2026年|5.00"),
        *("甲局本级|2025年|1.00", "^|2026年|2.00"),
        *("乙中心|2025年|3.00", "^|2026年|3.00"),
    )
    (table,) = settled("“三公”经费支出预算表", "单位：元", grid(*rows))
    assert kinds(table) == ["total", "total", "unit", "unit", "unit", "unit"]


def test_a_project_that_repeats_the_sum_of_those_below_it_holds_them() -> None:
    table = projects("合计|6.00", "甲类|3.00", "修桥|1.00", "修路|2.00", "购书|3.00")
    assert depths(table) == {"甲类": 1, "修桥": 2, "修路": 2, "购书": 1}


def test_projects_that_add_up_as_they_stand_hold_nothing() -> None:
    assert set(depths(projects("合计|6.00", "修桥|3.00", "修路|3.00")).values()) == {1}


def test_projects_that_exceed_their_total_in_no_way_that_can_be_told_are_set_aside() -> None:
    table = projects("合计|6.00", "修桥|5.00", "修路|4.00", "购书|3.00")
    assert (table.is_loaded, [issue.rule_id for issue in table.issues]) == (False, ["S03"])


def test_projects_that_can_be_nested_in_two_ways_are_set_aside() -> None:
    table = projects("合计|4.00", "甲|2.00", "乙|2.00", "丙|2.00")
    assert not table.is_loaded


def test_projects_that_are_less_than_their_total_stay_as_printed() -> None:
    assert projects("合计|6.00", "修桥|1.00", "修路|2.00").is_loaded


def test_projects_that_exceed_their_total_by_rounding_stay_as_printed() -> None:
    assert projects("合计|6.00", "修桥|3.00", "修路|3.01").is_loaded


def test_projects_of_units_in_a_column_are_held_against_the_total() -> None:
    table = grid("项目名称|项目单位|合计", "合计||6.00", "修桥|乙局|5.00", "修路|乙局|4.00")
    (form,) = settled("项目支出表", "单位：万元", table)
    assert form.reason is not None


def test_a_group_of_projects_beside_units_in_a_column_is_no_project() -> None:
    table = grid(
        "项目名称|项目单位|合计", "合计||6.00", "甲类||3.00", "修桥|乙局|1.00", "修路|乙局|2.00", "购书|乙局|3.00"
    )
    facts = [row["amount_yuan"] for row in staged("项目支出表", "单位：万元", table)["fact_project"]]
    assert sum(facts) == 60_000
