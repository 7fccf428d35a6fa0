import pytest

from flows.read.document import Cell, Document, Paragraph, Table
from flows.read.text import read_text
from flows.recognise.contents import is_contents, read_contents
from flows.recognise.contents_line import Entry


def entries(text: str) -> list[Entry]:
    return read_contents(read_text(text.encode())).entries


def titles(text: str) -> list[str]:
    return [entry.title for entry in entries(text)]


def forms(text: str) -> list[str | None]:
    return [entry.form_id for entry in entries(text)]


def grid(*rows: tuple[str, ...]) -> Table:
    cells = [Cell(r, c, text, page=2) for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1) if text]
    return Table(tuple(cells), len(rows), max(map(len, rows)))


def pages(*blocks: Table | tuple[int, str]) -> Document:
    made = (block if isinstance(block, Table) else Paragraph(block[1], page=block[0]) for block in blocks)
    return Document("application/pdf", tuple(made), page_count=9)


def test_forms_below_目录_are_listed_and_the_parts_of_the_text_are_not() -> None:
    parts = "第一部分 概况\n一、主要职责\n第二部分 2026年部门预算表", "第三部分 说明\n一、收入预算情况说明"
    text = f"目 录\n{parts[0]}\n一、部门收支总表\n二、部门收入总表\n{parts[1]}"
    assert forms(text) == ["summary", "revenue"]


def test_a_form_that_is_not_known_is_listed_too() -> None:
    assert [(e.title, e.form_id) for e in entries("目录\n（一）收支总表\n（二）结余统筹明细表\n（三）支出总表")] == [
        ("收支总表", "summary"),
        ("结余统筹明细表", None),
        ("支出总表", "expenditure"),
    ]


def test_leaders_and_pages_are_no_part_of_a_title() -> None:
    assert titles("目录\n一、收支总表.......3\n二、收入总表…………4") == ["收支总表", "收入总表"]


def test_two_entries_on_one_line_are_two() -> None:
    assert titles("目录\n一、收支总表.......3 二、收入总表.......4\n三、支出总表.......5") == [
        "收支总表",
        "收入总表",
        "支出总表",
    ]


def test_a_title_that_goes_on_in_the_next_line_is_one() -> None:
    listed = "目录\n一、收支总表\n二、一般公共预算“三公”经费、会议费、培训费支\n出预算表\n三、收入总表"
    assert titles(listed)[1] == "一般公共预算三公经费、会议费、培训费支出预算表"


def test_the_list_ends_where_its_first_line_is_printed_again() -> None:
    body = "第一部分 概况\n一、部门支出总表\n二、项目支出表"
    assert titles(f"目录\n第一部分 概况\n一、收支总表\n二、收入总表\n{body}") == ["收支总表", "收入总表"]


def test_the_title_of_the_first_form_below_the_list_is_no_entry() -> None:
    assert titles("目录\n一、收支总表\n二、收入总表\n收支总表\n单位：元") == ["收支总表", "收入总表"]


def test_a_list_may_go_on_over_a_page() -> None:
    document = pages((2, "目录"), (2, "一、收支总表"), (2, "- 2 -"), (3, "二、收入总表"))
    assert [(entry.title, entry.page) for entry in read_contents(document).entries] == [
        ("收支总表", 2),
        ("收入总表", 3),
    ]


def test_a_form_without_表_is_one_among_titles_with_it() -> None:
    assert forms("目录\n一、收支总表\n二、机关运行经费\n三、收入总表") == ["summary", "operating_expenses", "revenue"]


def test_a_passage_without_表_is_no_form() -> None:
    assert titles("目录\n一、收支情况\n二、机关运行经费\n三、名词解释\n四、收支总表\n五、收入总表") == [
        "收支总表",
        "收入总表",
    ]


@pytest.mark.parametrize("heading", ["2026年部门预算表", "某局2026年度单位预算表", "预算公开表", "部门决算表"])
def test_a_heading_over_the_forms_is_no_form(heading: str) -> None:
    assert titles(f"目录\n第二部分 {heading}\n一、收支总表\n二、收入总表") == ["收支总表", "收入总表"]


def test_numbered_titles_one_after_the_other_are_a_list_without_its_heading() -> None:
    text = "说明完毕。\n表1.收支总表\n表2.收入总表\n- 12 -\n表3.支出总表\n表1：收支总表\n单位：元"
    assert [(e.number, e.form_id) for e in entries(text)] == [
        ("表1", "summary"),
        ("表2", "revenue"),
        ("表3", "expenditure"),
    ]


def test_a_title_alone_in_the_text_is_no_list() -> None:
    assert entries("详见\n一、部门收支总表\n正文") == []


def test_a_table_of_tables_says_which_are_empty_and_why() -> None:
    head = "报表\t报表名称\t是否空表\t公开空表理由\n"
    text = f"{head}表1\t收支总表\t否\t\n表9\t政府性基金收支表\t是\t不涉及\n表10\t项目支出表\t\t"
    assert [(e.number, e.form_id, e.empty, e.reason) for e in entries(text)] == [
        ("表1", "summary", False, None),
        ("表9", "government_fund_summary", True, "不涉及"),
        ("表10", "project_expenditure", None, None),
    ]


def test_a_table_of_tables_may_have_two_columns_of_titles() -> None:
    table = grid(
        ("报表", "报表名称", "报表", "报表名称"), ("表1", "收支总表", "表3", "支出总表"), ("表2", "收入总表", "", "")
    )
    listed = read_contents(pages(table)).entries
    assert [(e.number, e.form_id) for e in listed] == [("表1", "summary"), ("表3", "expenditure"), ("表2", "revenue")]


def test_a_table_of_tables_goes_on_on_the_next_page() -> None:
    head = ("报表", "报表名称")
    first, second = grid(head, ("表1", "收支总表")), grid(head, ("表2", "收入总表"))
    assert [e.form_id for e in read_contents(pages(first, second)).entries] == ["summary", "revenue"]


def test_a_list_drawn_as_a_table_without_heading_is_one() -> None:
    table = grid(("一、收支总表", "3"), ("二、收入总表", "4"), ("三、支出总表", "5"))
    assert [e.form_id for e in read_contents(pages(table)).entries] == ["summary", "revenue", "expenditure"]


def test_a_table_with_money_is_no_list() -> None:
    assert not is_contents(grid(("收支总表", "1,234.00"), ("收入总表", "2.00"), ("支出总表", "3.00")))
