import pytest

from flows.read.text import read_text
from flows.recognise.required import parts_of, required_parts


def parts(text: str, skip: tuple[str, ...] = ()) -> dict[str, int | None]:
    return {spot.subject: spot.line for spot in parts_of(read_text(text.encode()), skip)}


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("2026年部门收支总表", "summary"),
        ("财政拨款收支总表", "appropriation_summary"),
        ("基本支出总表", "general_basic_expenditure"),
        ("国有资本经营预算支出表", "state_capital"),
    ],
)
def test_a_form_is_there_by_its_title(title: str, part: str) -> None:
    assert parts(f"{title}\n单位：元") == {part: 1}


def test_a_form_of_another_kind_is_not_it() -> None:
    assert "expenditure" not in parts("整体支出绩效目标申报表")


def test_words_over_the_end_of_a_line_are_found() -> None:
    assert parts("本部门机关运\n行经费5.00万元")["operating_expenses"] == 1


def test_a_word_that_is_only_explained_is_not_stated() -> None:
    assert "operating_expenses" not in parts("3.机关运行经费：指为保障行政单位运行的资金")


def test_lines_of_the_contents_promise_only() -> None:
    assert parts("一、主要职责\n正文", ("一、主要职责",)) == {}


def test_no_part_is_named_twice() -> None:
    names = [part.requirement_id for part in required_parts()]
    assert len(names) == len({*names})
