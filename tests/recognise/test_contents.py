from flows.read.text import read_text
from flows.recognise.contents import absent, listed_forms


def test_a_numbered_run_of_titles_is_the_list_of_contents() -> None:
    text = "目录\n一、部门收支总表\n二、部门收入总表\n三、部门支出总表\n第一部分\n四、收入情况说明"
    assert [entry.form_id for entry in listed_forms(read_text(text.encode()))] == [
        "summary",
        "revenue",
        "expenditure",
    ]


def test_a_table_of_tables_says_which_are_empty() -> None:
    text = "报表\t报表名称\t是否空表\n表1\t收支总表\t否\n表9\t政府性基金收支表\t是"
    assert [(entry.form_id, entry.empty) for entry in listed_forms(read_text(text.encode()))] == [
        ("summary", False),
        ("government_fund_summary", True),
    ]


def test_a_title_alone_in_the_text_is_no_list() -> None:
    assert listed_forms(read_text("详见\n一、部门收支总表\n正文".encode())) == []


def test_listed_forms_without_a_table_are_absent() -> None:
    entries = listed_forms(read_text("一、部门收支总表\n二、部门收入总表\n三、部门支出总表".encode()))
    missing = absent(entries, [("2023年部门收支总表", "summary"), ("支出预算总表", "expenditure")], "")
    assert [entry.form_id for entry in missing] == ["revenue"]
