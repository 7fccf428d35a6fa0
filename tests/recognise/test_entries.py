from flows.recognise.entries import code_by_name, is_entry


def test_a_class_is_told_by_its_name() -> None:
    assert code_by_name("function", "社会保障和就业支出") == "208"


def test_a_final_支出_that_is_left_out_tells_nothing_else() -> None:
    assert code_by_name("function", "社会保障和就业") == "208"


def test_what_an_entry_stands_under_decides_between_those_of_one_name() -> None:
    assert code_by_name("function", "行政运行", "20136") == "2013601"


def test_a_name_is_no_entry_of_another_level() -> None:
    assert code_by_name("function", "行政运行", "201") is None


def test_below_an_item_there_is_nothing() -> None:
    assert code_by_name("function", "行政运行", "2013601") is None


def test_a_name_that_two_entries_of_a_parent_have_is_neither() -> None:
    assert code_by_name("department_economic", "其他社会保障缴费", "301") is None


def test_entries_of_any_level_are_known_by_name() -> None:
    assert is_entry("department_economic", "办公费")


def test_names_of_another_classification_are_no_entries() -> None:
    assert not is_entry("department_economic", "行政运行")


def test_the_fiscal_year_decides_between_entries_of_one_name_and_parent() -> None:
    found = [code_by_name("department_economic", "其他社会保障缴费", "301", year) for year in (2017, 2018)]
    assert found == ["30104", "30112"]


def test_an_entry_that_a_year_does_not_have_is_none_of_its_codes() -> None:
    assert code_by_name("function", "医疗保障管理事务", "210", 2018) is None
