"""How lines of a summary form nest, where pages print indentation and cells reach over columns."""

from flows.align.block import Block
from flows.align.lines import split
from flows.recognise.columns import read_columns
from tests.grids import grid, joined

SIDES = ("收入|<|支出|<", "项目|预算数|项目|预算数")


def blocks_of(*rows: str) -> list[Block]:
    (table,) = joined(grid(*rows))
    return split(read_columns(table.header), table.data_rows(), exact=True)


def revenue(*lines: str) -> dict[str, tuple[str, ...]]:
    """Path of each line of 收入 by its words."""
    block = blocks_of(*SIDES, *(f"{line}||" for line in lines))[0]
    return {row.words: row.node["line"] for row in block.rows}


def test_a_line_that_is_indented_is_a_part_of_the_one_above() -> None:
    found = revenue("财政拨款|3.00", "\u3000政府性基金|1.00", "\u3000国有资本经营|2.00")
    assert found["政府性基金"][:-1] == found["国有资本经营"][:-1] == found["财政拨款"]


def test_a_line_that_is_indented_less_closes_those_above() -> None:
    found = revenue("财政拨款|3.00", "\u3000政府性基金|3.00", "事业收入|2.00")
    assert len(found["事业收入"]) == len(found["财政拨款"])


def test_a_line_indented_twice_is_a_part_of_a_part() -> None:
    found = revenue("财政拨款|3.00", "\u3000政府性基金|3.00", "\u3000\u3000甲项|3.00")
    assert found["甲项"][:-1] == found["政府性基金"]


def test_a_line_without_number_is_a_part_of_the_numbered_one_above() -> None:
    found = revenue("一、财政拨款|3.00", "\u3000政府性基金|3.00", "二、事业收入|2.00")
    assert (found["政府性基金"][:-1], len(found["事业收入"])) == (found["财政拨款"], 1)


def test_一_below_本年支出_begins_its_parts() -> None:
    (_, block) = blocks_of(*SIDES, "||一、本年支出|3.00", "||（一）教育支出|1.00", "||（二）科学技术支出|2.00")
    found = {row.words: row.node["line"] for row in block.rows}
    assert found["教育支出"][:-1] == found["科学技术支出"][:-1] == found["本年支出"]


def test_一_restarted_below_本年收入_begins_its_parts() -> None:
    found = revenue("一、本年收入|3.00", "一、事业收入|1.00", "二、其他收入|2.00")
    assert found["事业收入"][:-1] == found["其他收入"][:-1] == found["本年收入"]


def test_what_is_carried_over_ends_the_parts_of_the_year() -> None:
    found = revenue("本年收入|3.00", "一、事业收入|3.00", "二、上年结转|2.00")
    assert len(found["上年结转"]) == len(found["本年收入"])


def test_一_restarted_below_年初结转_begins_its_parts() -> None:
    found = revenue("一、事业收入|3.00", "年初结转和结余|3.00", "一、一般公共预算|1.00", "二、政府性基金|2.00")
    assert found["一般公共预算"][:-1] == found["政府性基金"][:-1] == found["年初结转和结余"]


def test_一_below_a_plain_line_begins_nothing_inside_it() -> None:
    found = revenue("事业收入|3.00", "一、其他收入|1.00")
    assert len(found["其他收入"]) == len(found["事业收入"])


def test_a_label_that_reaches_over_two_blocks_is_that_of_both() -> None:
    blocks = blocks_of(*SIDES, "一、事业收入|3.00|一、基本支出|3.00", "总计|<|<|3.00")
    assert [block.rows[-1].kind for block in blocks] == ["grand_total", "grand_total"]


def test_the_figure_beside_such_a_label_stands_in_its_own_block() -> None:
    blocks = blocks_of(*SIDES, "一、事业收入|3.00|一、基本支出|3.00", "总计|<|<|3.00")
    assert [[figure.printed for figure in block.rows[-1].figures] for block in blocks] == [[], [4]]


def test_nothing_is_open_below_a_total() -> None:
    found = revenue("一、事业收入|3.00", "本年收入合计|3.00", "\u3000上年结转|1.00")
    assert len(found["上年结转"]) == 1


def test_a_label_cut_by_the_amount_s_cell_stays_where_its_number_puts_it() -> None:
    found = revenue("1、专项业务经费支出|3.00", "(1)资本性支出（基本建|设）", "(2)资本性支出|3.00")
    assert found["资本性支出"][:-1] == found["资本性支出(基本建设)"][:-1] == found["专项业务经费支出"]
