import pytest

from flows.recognise import vocabulary


@pytest.mark.parametrize(
    ("words", "fund"),
    [
        ("一般公共预算拨款资金收入", "general_public_budget"),
        ("当年一般公共预算拨款", "general_public_budget"),
        ("政府性基金预算拨款安排", "government_fund"),
        ("国有资本经营预算资金(万元)", "state_capital"),
    ],
)
def test_words_that_add_nothing_change_no_meaning(words: str, fund: str) -> None:
    assert vocabulary.heading(words) == (("fund_source", fund),)


def test_a_label_of_its_own_is_not_cut() -> None:
    assert vocabulary.heading("本年收入") != vocabulary.heading("收入")


@pytest.mark.parametrize("words", ["项目名称数", "本年单位名称", "单位编码(元)"])
def test_a_key_is_never_found_by_cutting_words(words: str) -> None:
    assert vocabulary.heading(words) == ()


@pytest.mark.parametrize("words", ["2026年", "2026年度"])
def test_a_year_alone_is_its_budget(words: str) -> None:
    assert vocabulary.heading(words) == (("measure", "budget"),)


def test_a_year_in_front_changes_no_meaning() -> None:
    assert vocabulary.heading("2026年预算数") == vocabulary.heading("预算数")


def test_affixes_and_a_year_go_together() -> None:
    assert vocabulary.heading("2026年一般公共预算拨款资金收入") == (("fund_source", "general_public_budget"),)


def test_what_nothing_knows_means_nothing() -> None:
    assert vocabulary.heading("本年甲项安排资金") == ()
