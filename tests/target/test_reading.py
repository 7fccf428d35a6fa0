"""Performance targets as pages and extracted text print them."""

from decimal import Decimal

import pytest

from flows.align.form_table import FormTable
from flows.align.tables import form_tables
from flows.read.document import Cell, Document, Paragraph, Table
from flows.read.text import read_text
from flows.target.target import Indicator, Targets

TITLE = "项目支出绩效目标表\n单位：万元\n"
HEADING = "一级指标\t二级指标\t三级指标\t指标值\n"


def tables(text: str) -> list[FormTable]:
    return form_tables(read_text(text.encode()))


def targets(text: str) -> Targets:
    [table] = tables(text)
    assert table.targets is not None
    return table.targets


def shown(one: Indicator) -> tuple[str | None, str | None, str, str | None]:
    return one.level_1, one.level_2, one.name, one.value.text


def page(number: int, *rows: dict[int, str | tuple[str, int]], width: int = 6) -> Table:
    """A ruled table of a page: cells by column, a second figure is the number of rows that they reach over."""
    cells = []
    for row, printed in enumerate(rows, start=1):
        for column, content in printed.items():
            text, span = content if isinstance(content, tuple) else (content, 1)
            box = (column * 50.0, row * 10.0, column * 50.0 + 50, (row + span) * 10.0)
            cells.append(Cell(row, column, text, page=number, box=box, row_span=span))
    return Table(tuple(cells), len(rows), width)


def read_pages(*pages: Table) -> list[Targets]:
    blocks = (Paragraph("项目支出绩效目标表", page=1), Paragraph("单位：万元", page=1), *pages)
    found = form_tables(Document("application/pdf", blocks, page_count=len(pages)))
    return [table.targets for table in found if table.targets is not None]


def test_a_form_gives_its_project_money_and_goal():
    head = (
        "项目名称\t\t法律顾问\n主管部门\t\t某局\n资金总额\t\t5.00\n其中：财政拨款\t\t5.00\n年度目标\t保障依法行政。\n"
    )
    [goal] = targets(TITLE + head + HEADING + "产出指标\t数量指标\t人数\t≥3人\n").goals
    total = goal.total
    assert total is not None and total.amount is not None
    assert (goal.project_name, goal.department, goal.text) == ("法律顾问", "某局", "保障依法行政。")
    assert (total.amount.yuan, [one.fund_source for one in goal.money]) == (
        Decimal("50000.00"),
        ["all", "budget_appropriation"],
    )


def test_levels_reach_down_to_the_next():
    rows = "产出指标\t数量指标\t甲\t1个\n\t\t乙\t2个\n\t质量指标\t丙\t100%\n效益指标\t社会效益指标\t丁\t明显\n"
    found = targets(TITLE + "项目名称\t某项目\n" + HEADING + rows).indicators
    assert [shown(one)[:3] for one in found] == [
        ("产出指标", "数量指标", "甲"),
        ("产出指标", "数量指标", "乙"),
        ("产出指标", "质量指标", "丙"),
        ("效益指标", "社会效益指标", "丁"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "\t产出指标\t数量指标\t次数\t≥4次",
        "次数\t≥4次",
        "次数\t\t≥4次",
        "\t次数\t\t≥4次",
    ],
)
def test_a_row_beside_its_columns_is_read_by_what_its_cells_say(row):
    before = "产出指标\t数量指标\t甲\t1个\n"
    [table] = tables(TITLE + "项目名称\t某项目\n" + HEADING + before + row + "\n")
    assert table.targets is not None
    assert shown(table.targets.indicators[1]) == ("产出指标", "数量指标", "次数", "≥4次")
    assert [issue.rule_id for issue in table.issues] == ["S13"]
    assert len(table.moves) == 1


def test_a_row_that_cannot_be_told_is_set_aside_cell_by_cell():
    [table] = tables(TITLE + "项目名称\t某项目\n" + HEADING + "产出指标\t数量指标\t甲\t1个\n\t\t\t\t\t乙\n")
    assert table.targets is not None
    assert [cell.text for cell in table.targets.untold] == ["乙"]
    assert [issue.rule_id for issue in table.issues] == ["S11"]


def test_a_table_without_a_heading_among_targets_is_set_aside():
    [table] = tables("项目支出绩效目标表\n甲\t≥3次\t80%\n乙\t≥5次\t90%\n")
    assert table.targets is None
    assert table.reason is not None and "no heading" in table.reason


def test_groups_of_indicators_side_by_side():
    head = (
        "单位编码（项目编码）\t项目单位（项目名称）\t项目金额（万元）\t\t绩效目标\n"
        "\t\t\t\t产出指标\t\t效益指标\n\t\t资金总额\t财政拨款\t三级指标\t指标值\t三级指标\t指标值\n"
    )
    rows = "701\t某中心\t9.00\t9.00\n70101\t某项目\t9.00\t9.00\t甲\t≥1个\t乙\t≥90%\n\t\t\t\t丙\t2个\n"
    found = targets(TITLE + head + rows)
    assert [(goal.unit_name, goal.project_code, goal.project_name) for goal in found.goals] == [
        ("某中心", "70101", "某项目")
    ]
    assert [shown(one) for one in found.indicators] == [
        ("产出指标", None, "甲", "≥1个"),
        ("效益指标", None, "乙", "≥90%"),
        ("产出指标", None, "丙", "2个"),
    ]


LIST = {1: "项目名称", 2: "项目总额", 3: "绩效目标", 4: "二级指标", 5: "三级指标", 6: "指标值"}


def test_a_project_divided_by_a_page_is_one():
    first = page(
        1,
        LIST,
        {1: ("甲项目", 1), 2: ("1.00", 1), 3: ("一。", 1), 4: "数量指标", 5: "a", 6: "1"},
        {4: "数量指标", 5: "b", 6: "2"},
    )
    second = page(
        2,
        {1: ("乙项目", 2), 2: ("2.00", 2), 3: ("二。", 2), 4: "数量指标", 5: "c", 6: "3"},
        {4: "数量指标", 5: "d", 6: "4"},
    )
    found = [one for part in read_pages(first, second) for one in part.indicators]
    assert [(one.goal.project_name, one.name) for one in found] == [
        ("甲项目", "a"),
        ("乙项目", "b"),
        ("乙项目", "c"),
        ("乙项目", "d"),
    ]


def test_a_level_divided_by_a_page_is_told_by_what_stands_under_it():
    heading = {1: "一级指标", 2: "二级指标", 3: "三级指标", 4: "指标值"}
    first = page(
        1, {1: "项目名称", 2: "某项目"}, heading, {2: ("数量指标", 2), 3: "a", 4: "1个"}, {3: "b", 4: "2个"}, width=4
    )
    second = page(2, {1: ("效益指标", 1), 2: "社会效益指标", 3: "c", 4: "明显"}, width=4)
    found = [one for part in read_pages(first, second) for one in part.indicators]
    assert [shown(one)[:3] for one in found] == [
        ("产出指标", "数量指标", "a"),
        ("产出指标", "数量指标", "b"),
        ("效益指标", "社会效益指标", "c"),
    ]


def test_a_form_that_nobody_filled_in_is_empty():
    [table] = tables(TITLE + "项目名称\t\n主管部门\t\n" + HEADING + "产出指标\t数量指标\n\t质量指标\n")
    assert table.is_empty and table.reason is None
