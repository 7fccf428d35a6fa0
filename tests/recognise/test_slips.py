import pytest

from flows.read.text import read_text
from flows.recognise.slips import slips


def found(text: str, year: int | None = 2024) -> list[tuple[str, int | None]]:
    return [(slip.subject, slip.line) for slip in slips(read_text(text.encode()), year)]


@pytest.mark.parametrize("printed", ["支出5.00万元。。", "支出5.00万元，。", "支出5.00万元；。其中"])
def test_a_stop_behind_a_stop_is_found(printed: str) -> None:
    assert found(f"概况\n{printed}") == [("stops", 2)]


@pytest.mark.parametrize("printed", ["一、主要职能。。。。。。3", "支出5.00万元。", "等等……。"])
def test_dotted_lines_are_no_stops(printed: str) -> None:
    assert found(f"概况\n{printed}") == []


def test_a_heading_of_another_year_is_found() -> None:
    assert found("第三部分 某市某局2023年度部门决算情况说明\n一、收支情况") == [("other_year", 1)]


@pytest.mark.parametrize(
    "printed",
    [
        "第三部分 某市某局2024年度部门决算情况说明",
        "一、2024年预算与2023年预算比较情况",
        "与2023年度决算相比，支出减少。",
        "第二部分 2023年预算执行情况",
        "二、2023年部门预算完成情况",
    ],
)
def test_the_own_year_and_sentences_about_others_are_not(printed: str) -> None:
    assert found(f"概况\n{printed}") == []


def test_without_a_year_nothing_is_of_another() -> None:
    assert found("第三部分 某市某局2023年度部门决算情况说明", None) == []
