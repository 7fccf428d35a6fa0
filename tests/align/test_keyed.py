from flows.align.block import Row
from flows.align.headings import with_entries
from flows.align.keyed import keyed_by, read_rows
from flows.recognise.columns import read_columns
from tests.grids import grid, joined


def rows_of(*printed: str) -> list[Row]:
    """The rows of a table as they are read."""
    (table,) = joined(grid(*printed))
    data = table.data_rows()
    columns = with_entries(read_columns(table.header), data)
    return read_rows(columns, data, keyed_by(columns, data)[1], exact=True).rows


def codes(rows: list[Row], classification: str = "function") -> list[str | None]:
    return [row.keys.get(f"{classification}_code") for row in rows]


def kind_of(*printed: str) -> tuple[str | None, str]:
    (table,) = joined(grid(*printed))
    return keyed_by(read_columns(table.header), table.data_rows())


def test_cells_that_hold_code_and_name_give_both() -> None:
    (row,) = rows_of("科目名称|合计", "2013601-行政运行|3.00")
    assert row.keys == {"function_code": "2013601", "function_name": "行政运行"}


def test_codes_in_brackets_before_their_names_are_codes() -> None:
    rows = rows_of("科目名称|合计", "[201]一般公共服务支出|3.00", "[20136]其他事务|3.00", "[2013601]行政运行|3.00")
    assert codes(rows) == ["201", "20136", "2013601"]


PARTED = ("科目编码|<|<|科目名称|合计", "类|款|项|^|^")


def test_a_code_in_three_cells_is_one() -> None:
    assert codes(rows_of(*PARTED, "208|05|01|甲项|3.00")) == ["2080501"]


def test_a_part_of_a_code_that_lost_its_zero_gets_it_back() -> None:
    assert codes(rows_of(*PARTED, "208|5|1|甲项|3.00")) == ["2080501"]


def test_parts_of_a_code_that_a_row_leaves_out_are_those_of_the_row_above() -> None:
    rows = rows_of(*PARTED, "208|||甲类|3.00", "|05||甲款|3.00", "||01|甲项|1.00", "||02|乙项|2.00")
    assert codes(rows) == ["208", "20805", "2080501", "2080502"]


def test_the_款_of_another_类_is_not_filled_down() -> None:
    rows = rows_of(*PARTED, "208|05|01|甲项|1.00", "210|||乙类|2.00", "|07||乙款|2.00")
    assert codes(rows) == ["2080501", "210", "21007"]


def test_a_项_below_another_类_is_not_given_the_款_of_the_one_before() -> None:
    rows = rows_of(*PARTED, "208|05|01|甲项|1.00", "210|||乙类|2.00", "||02|乙项|2.00")
    assert codes(rows)[-1] != "2100502"


def test_a_款_of_two_digits_belongs_to_the_类_above_it_in_one_column() -> None:
    rows = rows_of("科目编码|科目名称|合计", "208|甲类|3.00", "05|甲款|3.00", "2080501|甲项|3.00")
    assert codes(rows) == ["208", "20805", "2080501"]


def test_the_chain_of_a_code_is_what_it_adds_up_to() -> None:
    (row,) = rows_of("科目编码|科目名称|合计", "2080501|甲项|3.00")
    assert row.node["code"] == ("208", "20805", "2080501")


FOLDED = (
    "科目编码|科目名称|合计|科目编码|科目名称|合计",
    "301|工资福利支出|3.00|302|商品和服务支出|2.00",
    "30101|基本工资|3.00|30201|办公费|2.00",
    "人员经费合计|<|3.00|公用经费合计|<|2.00",
)


def test_a_folded_table_is_read_one_part_below_the_other() -> None:
    rows = rows_of(*FOLDED)
    assert codes(rows, "department_economic") == ["301", "30101", None, "302", "30201", None]


def test_figures_of_a_folded_part_stand_under_the_first_parts_columns() -> None:
    assert {figure.printed for row in rows_of(*FOLDED) for figure in row.figures} == {3}


def test_人员经费合计_and_公用经费合计_are_totals_of_their_type() -> None:
    totals = [row for row in rows_of(*FOLDED) if row.kind == "group_total"]
    assert [row.node for row in totals] == [{"type": ("basic", "personnel")}, {"type": ("basic", "public")}]


def test_entries_add_up_to_the_total_of_the_type_that_their_class_belongs_to() -> None:
    rows = [row for row in rows_of(*FOLDED) if row.kind == "code"]
    assert [row.node["type"][-1] for row in rows] == ["personnel", "personnel", "public", "public"]


def test_without_such_totals_entries_have_no_type() -> None:
    assert "type" not in rows_of("科目编码|科目名称|合计", "301|工资福利支出|3.00")[0].node


NAMED = (
    "科目名称|合计",
    "社会保障和就业支出|3.00",
    "\u3000行政事业单位养老支出|3.00",
    "\u3000\u3000事业单位离退休|3.00",
)


def test_entries_printed_by_name_alone_are_told_by_it() -> None:
    assert kind_of(*NAMED) == ("function", "function")


def test_codes_of_entries_printed_by_name_come_from_the_name_and_what_it_stands_under() -> None:
    assert codes(rows_of(*NAMED)) == ["208", "20805", "2080502"]


def test_an_entry_that_is_indented_less_closes_those_above() -> None:
    assert codes(rows_of(*NAMED, "卫生健康支出|1.00"))[-1] == "210"


def test_an_unknown_name_among_entries_stands_under_its_parent_without_a_code() -> None:
    row = rows_of(*NAMED, "\u3000甲乙款|1.00")[-1]
    assert (row.node["code"], row.keys.get("function_code")) == (("208", "甲乙款"), None)


def test_names_that_are_no_entries_are_no_classification() -> None:
    assert kind_of("科目名称|合计", "甲乙|3.00", "丙丁|3.00")[0] is None


PAIRS = (
    "部门预算支出经济科目编码|政府预算支出经济科目编码|科目名称|合计",
    "301||工资福利支出|3.00",
    "30101|50101|甲|1.00",
    "30102|50101|乙|2.00",
)


def test_a_pair_of_economic_codes_is_the_key_of_its_row() -> None:
    assert [row.node["code"] for row in rows_of(*PAIRS)] == [("301",), ("301", "30101|50101"), ("301", "30102|50101")]


def test_a_类_that_is_printed_again_for_another_pair_is_another_entry() -> None:
    rows = rows_of(PAIRS[0], "301|501|甲|1.00", "30101|50101|甲|1.00", "301|505|乙|2.00", "30101|50501|乙|2.00")
    first, _, second, below = (row.node["code"] for row in rows)
    assert (first, below[0]) == (("301|501",), second[0])


UNITS = ("单位名称|科目编码|科目名称|合计", "甲局|208|甲类|2.00", "|210|乙类|1.00", "乙中心|208|甲类|3.00")


def test_a_unit_in_the_first_column_fills_down() -> None:
    assert [row.keys["unit"] for row in rows_of(*UNITS)] == ["甲局", "甲局", "乙中心"]


def test_codes_of_different_units_are_different_entries() -> None:
    assert [row.node["unit"] for row in rows_of(*UNITS)] == [("甲局",), ("甲局",), ("乙中心",)]


def test_小计_beside_a_unit_is_that_units_sum() -> None:
    row = rows_of(UNITS[0], "甲局|小计||3.00", *UNITS[1:])[0]
    assert (row.kind, row.node) == ("unit", {"unit": ("甲局",)})


YEARS = ("单位名称|年度|公务接待费", "甲局|2025年|2.00", "|2026年|3.00", "|增减变化金额|1.00")


def test_of_years_in_rows_the_last_is_the_documents() -> None:
    assert [row.coordinates.get("basis") for row in rows_of(*YEARS)] == [("prior",), ("current",), None]


def test_a_change_between_two_years_is_no_money_of_either() -> None:
    change = rows_of(*YEARS)[-1]
    assert (change.figures, [cell.text for cell in change.rates]) == ([], ["1.00"])


def test_years_in_rows_fill_their_unit_down() -> None:
    assert {row.keys["unit"] for row in rows_of(*YEARS)} == {"甲局"}
