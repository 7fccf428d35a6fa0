"""Tables whose figures stand beside their place: put right with proof, or set aside, never read as other facts."""

from flows.align.form_table import FormTable
from flows.align.settle import settle
from flows.align.tables import form_tables
from flows.read.text import read_text

HEADING = (
    "科目编码\t科目名称\t合计\t基本支出\t\t\t项目支出\t\t\n"
    "\t\t\t小计\t人员经费\t公用经费\t小计\t其他运转类\t特定目标类\n"
)
PROJECTS = (
    "项目支出预算表\n单位：万元\n类型\t项目名称\t项目单位\t合计\t本年拨款\t\n\t\t\t\t一般公共预算\t政府性基金预算\n"
    "\t合计\t\t7.00\t7.00\t\n特定目标类\t修桥\t某局\t7.00\t7.00\t\n"
)


def settled(text: str) -> list[FormTable]:
    tables = form_tables(read_text(text.encode()))
    settle(tables)
    return tables


def expenditure(rows: str, title: str = "部门支出预算表") -> str:
    return f"{title}\n单位：万元\n{HEADING}{rows}\n"


def read_under(table: FormTable, words: str) -> dict[str, str]:
    """Printed amounts of a row by the expenditure type that they are read under."""
    block = table.blocks[0]
    row = next(row for row in block.rows if row.words == words)
    return {
        "/".join(block.column(position).node.get("expenditure_type", ("合计",))): figure.cell.text
        for position, figure in sorted(row.places.items())
    }


STRAIGHT = "\t合计\t10.00\t3.00\t2.00\t1.00\t7.00\t\t7.00\n2010101\t行政运行\t3.00\t3.00\t2.00\t1.00\t\t\t\n"


def test_rows_that_add_up_stay_as_printed() -> None:
    (table,) = settled(expenditure(STRAIGHT + "2010102\t事务\t7.00\t\t\t\t7.00\t\t7.00"))
    assert table.moves == []


def test_a_row_with_a_single_place_that_adds_up_is_put_there() -> None:
    (table,) = settled(expenditure(STRAIGHT + "2010102\t事务\t7.00\t\t\t7.00\t\t7.00\t"))
    assert read_under(table, "事务") == {"合计": "7.00", "project": "7.00", "project/specific_target": "7.00"}


def test_what_was_moved_is_recorded_with_its_proof() -> None:
    (table,) = settled(expenditure(STRAIGHT + "2010102\t事务\t7.00\t\t\t7.00\t\t7.00\t"))
    assert [(move.printed, move.meant) for move in table.moves] == [
        ("基本支出/公用经费", "项目支出/小计"),
        ("项目支出/其他运转类", "项目支出/特定目标类"),
    ]
    assert all("no other place" in move.proof for move in table.moves)


AMBIGUOUS = "\t合计\t7.00\t\t\t7.00\t\t7.00\t\n2010102\t事务\t7.00\t\t\t7.00\t\t7.00\t"


def test_rows_with_several_places_that_add_up_are_set_aside() -> None:
    (table,) = settled(expenditure(AMBIGUOUS))
    assert not table.is_loaded
    assert [issue.rule_id for issue in table.issues] == ["S03"]


def test_the_types_that_a_project_form_names_decide_between_places() -> None:
    table, _ = settled(expenditure(AMBIGUOUS) + PROJECTS)
    assert read_under(table, "事务") == {"合计": "7.00", "project": "7.00", "project/specific_target": "7.00"}


def test_what_is_printed_consistently_yields_to_the_types_that_a_project_form_names() -> None:
    table, _ = settled(
        expenditure(STRAIGHT.replace("\t\t7.00\n", "\t7.00\t\n") + "2010102\t事务\t7.00\t\t\t\t7.00\t7.00\t") + PROJECTS
    )
    assert read_under(table, "事务")["project/specific_target"] == "7.00"


def test_amounts_that_add_up_nowhere_stay_as_printed() -> None:
    (table,) = settled(expenditure(STRAIGHT + "2010102\t事务\t7.00\t\t\t\t6.00\t\t7.00"))
    assert table.is_loaded
    assert table.moves == []


def test_a_figure_under_no_heading_sets_the_table_aside() -> None:
    (table,) = settled(expenditure(STRAIGHT + "2010102\t事务\t7.00\t\t\t\t7.00\t\t6.00\t1.00"))
    assert not table.is_loaded


def test_a_figure_in_a_row_without_label_sets_the_table_aside() -> None:
    tables = settled("收支预算表\n单位：元\n收入\t\n项目\t金额\n一、事业收入\t1.00\n\t5.00\n收入总计\t1.00")
    assert not tables[0].is_loaded


def test_a_heading_that_is_not_understood_sets_its_table_aside_if_it_holds_figures() -> None:
    (table,) = settled("部门支出预算表\n单位：元\n科目编码\t科目名称\t合计\t用途不明\n208\t社保\t1.00\t1.00")
    assert not table.is_loaded
    assert "S05" in {issue.rule_id for issue in table.issues}


def test_a_table_without_a_unit_takes_the_documents_if_all_others_agree() -> None:
    tables = settled(
        "部门支出预算表\n单位：元\n科目编码\t科目名称\t合计\n208\t社保\t1.00\n正文\n"
        "部门收入预算表\n单位名称\t总计\n某局\t1.00"
    )
    assert [(table.unit, table.unit_source) for table in tables] == [("元", "table"), ("元", "document")]


def test_a_table_without_a_unit_is_set_aside_if_the_others_differ() -> None:
    tables = settled(
        "部门支出预算表\n单位：元\n科目编码\t科目名称\t合计\n208\t社保\t1.00\n正文\n"
        "一般公共预算支出预算表\n单位：万元\n科目编码\t科目名称\t合计\n208\t社保\t1.00\n正文\n"
        "部门收入预算表\n单位名称\t总计\n某局\t1.00"
    )
    assert [table.is_loaded for table in tables] == [True, True, False]


def test_a_row_without_code_among_rows_with_codes_sets_the_table_aside() -> None:
    (table,) = settled(expenditure(STRAIGHT + "\t其他说明\t7.00\t\t\t\t7.00\t\t7.00"))
    assert not table.is_loaded


def test_an_item_of_the_three_public_expenses_that_is_not_known_sets_the_table_aside() -> None:
    (table,) = settled("“三公”经费预算表\n单位：元\n项目\t本年预算数\n1、公务接待费\t1.00\n2、神秘费用\t2.00")
    assert not table.is_loaded


def test_words_among_amounts_are_reported_and_marks_for_nothing_are_not() -> None:
    rows = "208\t社保\t详见附件\n210\t卫生\t-\n211\t节能\t1.00"
    (table,) = settled(f"部门支出预算表\n单位：元\n科目编码\t科目名称\t合计\n{rows}")
    assert [(issue.rule_id, issue.stated) for issue in table.issues] == [("S10", "详见附件")]


def test_digits_that_are_no_figure_set_the_table_aside() -> None:
    (table,) = settled("收支总表\n单位：元\n收入\t\n项目\t金额\n一、事业收入\t1.2E+03\n收入总计\t1.00")
    assert not table.is_loaded


def test_a_figure_under_a_heading_that_is_not_understood_is_never_moved() -> None:
    rows = "项目\t\t\n单位名称\t合计\t一般公共预算\t政府性基金\t教育收费收入\n甲\t100.00\t60.00\t\t40.00"
    (table,) = settled(f"部门收入总表\n单位：元\n{rows}")
    assert not table.is_loaded


def test_a_form_printed_again_is_loaded_once() -> None:
    text = "部门支出总表\n单位：元\n科目编码\t科目名称\t合计\n208\t社保\t1.00\n"
    first, second = settled(f"{text}单位名称：乙中心\n{text}")
    assert (first.is_loaded, second.is_loaded) == (True, False)


def test_a_unit_printed_below_a_table_is_that_tables() -> None:
    tables = settled(
        "部门支出总表\n科目编码\t科目名称\t合计\n208\t社保\t1.00\n单位：万元\n部门收入总表\n单位：元\n单位名称\t总计\n甲\t1.00"
    )
    assert [table.unit for table in tables] == ["万元", "元"]


def test_rows_keyed_otherwise_than_the_title_says_make_no_form() -> None:
    (table,) = settled("部门支出总表\n单位：元\n科目编码\t科目名称\t合计\n301\t工资福利支出\t1.00")
    assert (table.form, table.is_loaded) == (None, False)


def test_rows_that_fit_in_more_ways_than_can_be_looked_at_are_set_aside() -> None:
    rows = "".join(f"2{n}0101\t甲{n}\t7.00\t\t\t7.00\t\t7.00\t\n" for n in range(10, 18))
    (table,) = settled(expenditure(rows.rstrip("\n")))
    assert [issue.rule_id for issue in table.issues] == ["S03"]


def test_a_row_whose_code_is_of_another_classification_says_so() -> None:
    (table,) = settled(
        "一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t5.00\t5.00\t\n"
        "2010101\t行政运行\t3.00\t3.00\t\n30201\t办公费\t2.00\t2.00\t\n"
    )
    assert table.reason is not None and "30201 is an entry of the department economic classification" in table.reason
