import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.recognise.wording import compact, label


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("合　　计", "合计"),
        ("项 目", "项目"),
        ("“三公”经费", "三公经费"),
        ("（一）", "(一)"),
        ("⺠政", "民政"),
        ("１２３", "123"),
    ],
)
def test_look_alikes_spaces_and_quotes_fold(text: str, words: str) -> None:
    assert compact(text) == words


@given(st.text(max_size=30))
def test_compacting_twice_is_compacting_once(text: str) -> None:
    once = compact(text)
    assert compact(once) == once


@pytest.mark.parametrize(
    ("text", "words", "numbering", "part"),
    [
        ("一、一般公共预算", "一般公共预算", "一、", False),
        ("二十一、住房保障支出", "住房保障支出", "一、", False),
        ("（十）卫生健康支出", "卫生健康支出", "(一)", False),
        ("1、工资福利支出", "工资福利支出", "1、", False),
        ("(1)一般公共预算拨 款", "一般公共预算拨款", "(1)", False),
        ("其中: 财政拨款", "财政拨款", None, True),
        ("其中：（1）公务用车运行维护费", "公务用车运行维护费", "(1)", True),
        ("加：部门财政性资金结转", "部门财政性资金结转", None, False),
        ("70%基础性绩效工资", "70%基础性绩效工资", None, False),
        ("合计", "合计", None, False),
        ("一、", "一、", None, False),
    ],
)
def test_a_label_is_taken_apart(text: str, words: str, numbering: str | None, part: bool) -> None:
    found = label(text)
    assert (found.words, found.numbering, found.part) == (words, numbering, part)
