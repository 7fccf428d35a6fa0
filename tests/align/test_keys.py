import pytest

from flows.align.headings import with_entries
from flows.align.keys import joined
from tests.grids import columns, grid


@pytest.mark.parametrize(
    "text", ["2013601-行政运行", "[2013601]行政运行", "（2013601）行政运行", "2013601 行政运行", "2013601\n行政 运行"]
)
def test_code_and_name_in_one_cell_are_told_apart(text: str) -> None:
    assert joined(text) == ("2013601", "行政运行")


def test_what_the_cell_above_lost_may_stand_before_a_code() -> None:
    assert joined("事务\n2013601-行政运行") == ("2013601", "行政运行")


@pytest.mark.parametrize("text", ["行政运行", "2013601", "20136011-行政运行", "101-甲局"])
def test_what_does_not_hold_both_is_no_entry(text: str) -> None:
    assert joined(text) is None


ENTRIES = ("科目名称|合计", "201-一般公共服务支出|3.00", "20136-其他事务|3.00")


def test_a_column_of_names_with_their_codes_is_one_of_entries() -> None:
    name, _ = with_entries(columns(*ENTRIES), grid(*ENTRIES).rows()[1:])
    assert (name.key, name.classification) == ("entry", "function")


def test_a_column_of_codes_with_their_names_is_one_of_entries() -> None:
    rows = ("科目编码|合计", *ENTRIES[1:])
    assert with_entries(columns(*rows), grid(*rows).rows()[1:])[0].key == "entry"


def test_a_column_of_names_of_which_few_have_a_code_stays_one_of_names() -> None:
    rows = ("科目名称|合计", "201-一般公共服务支出|3.00", "行政运行|2.00", "事业运行|1.00")
    assert with_entries(columns(*rows), grid(*rows).rows()[1:])[0].key == "name"


def test_a_column_of_lines_of_a_side_stays_one_of_lines() -> None:
    rows = ("收入|<|支出|<", "项目|预算数|项目|预算数", "事业收入|3.00|201-一般公共服务支出|3.00")
    assert with_entries(columns(*rows), grid(*rows).rows()[2:])[2].key == "line"
