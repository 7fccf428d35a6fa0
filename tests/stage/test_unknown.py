"""Words that the vocabulary does not know are kept with their kind, count and place."""

from flows.reading import read_document


def unknown(text: str) -> list[tuple[str, str, int, int | None]]:
    """(kind, label, occurrences, line) of the labels not understood."""
    frames = read_document(f"甲局2024年部门预算\n部门：甲局\n{text}".encode(), "x")
    rows = frames["unknown_label"].to_dicts() if "unknown_label" in frames else []
    return [(row["label_kind"], row["label"], row["occurrence_count"], row["line"]) for row in rows]


def test_a_heading_is_told_without_the_levels_that_are_known() -> None:
    head = "部门支出总表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t统筹的支出\n"
    assert unknown(head + "208\t社保\t3.00\t3.00\t") == [("heading", "统筹的支出", 1, 5)]


def test_a_row_is_told_where_it_first_stands_and_how_often() -> None:
    lines = "部门收支总表\n单位：元\n收入\t\t支出\t\n项目\t金额\t项目\t金额\n"
    rows = "一、一般公共预算\t5.00\t一、奇怪的支出\t3.00\n\t\t二、奇怪的支出\t2.00\n收入总计\t5.00\t支出总计\t5.00"
    assert unknown(lines + rows) == [("row", "奇怪的支出", 2, 7)]


def test_a_table_of_no_known_form_gives_its_title_and_its_headings() -> None:
    text = (
        "2024年甲局车辆情况表\n车牌\t座位\t合计\n一号\t五\t3.00\n"
        + "\n部门支出总表\n单位：元\n科目编码\t科目名称\t合计\n208\t社保\t3.00"
    )
    assert unknown(text)[:2] == [("title", "车辆情况表", 1, 4), ("heading", "车牌", 1, 4)]


def test_a_table_that_begins_with_figures_has_no_headings_to_teach() -> None:
    text = "其他\n一号\t五\t3.00\n二号\t六\t4.00\n\n部门支出总表\n单位：元\n科目编码\t科目名称\t合计\n208\t社保\t3.00"
    assert unknown(text) == []


def test_words_that_are_all_known_give_nothing() -> None:
    assert unknown("部门支出总表\n单位：元\n科目编码\t科目名称\t合计\n208\t社保\t3.00") == []
