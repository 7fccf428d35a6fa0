from flows.align.block import Block
from flows.align.join import join_tables
from flows.align.lines import split
from flows.read.text import read_text
from flows.recognise.columns import read_columns
from tests.grids import grid, settled


def blocks_of(text: str) -> list[Block]:
    table = join_tables(read_text(text.encode()))[0]
    return split(read_columns(table.header), table.data_rows(), exact=False)


def paths(block: Block) -> dict[str, tuple[str, ...]]:
    return {row.words: row.node["line"] for row in block.rows}


def test_blocks_side_by_side_are_read_apart() -> None:
    revenue, expenditure = blocks_of("收入\t\t支出\t\n项目\t金额\t项目\t金额\n一、事业收入\t1.00\t一、教育支出\t2.00")
    assert [(b.side, b.rows[0].words, b.rows[0].figures[0].cell.text) for b in (revenue, expenditure)] == [
        ("revenue", "事业收入", "1.00"),
        ("expenditure", "教育支出", "2.00"),
    ]


def test_numbering_nests_lines() -> None:
    (block,) = blocks_of(
        "支出\t\n项目\t金额\n一、基本支出\t3.00\n1、工资福利支出\t1.00\n2、商品服务支出\t2.00\n二、项目支出\t4.00\n"
        "（一）一般性项目\t4.00\n支出合计\t7.00"
    )
    found = paths(block)
    assert found["支出合计"] == ()
    assert found["工资福利支出"][:1] == found["商品服务支出"][:1] == found["基本支出"]
    assert found["一般性项目"][:1] == found["项目支出"]


def test_lines_over_the_years_total_are_its_parts_and_those_below_are_not() -> None:
    (block,) = blocks_of("收入\t\n项目\t金额\n一、事业收入\t1.00\n本年收入合计\t1.00\n上年结转\t2.00\n收入总计\t3.00")
    found = paths(block)
    assert found["事业收入"][:1] == found["本年收入合计"]
    assert found["上年结转"][:1] != found["本年收入合计"]


def test_parts_behind_其中_are_parts_of_the_line_above() -> None:
    (block,) = blocks_of("收入\t\n项目\t金额\n一、一般公共预算\t1.00\n其中: 财政拨款\t1.00\n二、事业收入\t")
    found = paths(block)
    assert found["财政拨款"][:-1] == found["一般公共预算"]
    assert [row.part for row in block.rows] == [False, True, False]


def test_a_block_moved_by_a_merged_label_is_found_by_its_own_label() -> None:
    revenue, expenditure = blocks_of(
        "收入\t\t支出\t\n项目\t金额\t项目\t金额\n一般公共预算\t小计\t5.00\t一、基本支出\t5.00\n\t财政拨款\t\t二、项目支出\t"
    )
    assert [(f.printed, f.cell.text) for f in revenue.rows[0].figures] == [(2, "5.00")]
    assert [(f.printed, f.cell.text) for f in expenditure.rows[0].figures] == [(4, "5.00")]


def test_what_a_heading_says_holds_for_the_lines_below() -> None:
    (block,) = blocks_of(
        "收入\t\n项目\t金额\n一、本年收入\t1.00\n（一）政府性基金预算拨款\t1.00\n二、上年结转\t2.00\n（一）政府性基金预算拨款\t2.00"
    )
    assert [row.coordinates.get("fund_source") for row in block.rows if row.words == "政府性基金预算拨款"] == [
        ("government_fund",),
        ("carryover", "carryover_government_fund"),
    ]


def test_of_two_lines_that_read_like_the_same_class_neither_is_taken_for_it() -> None:
    (block,) = blocks_of(
        "支出\t\n政府预算支出经济分类科目(按大类)\t预算数\n1、机关资本性支出\t0.00\n2、机关资本性支出\t0.00\n3、对企业补助\t0.00"
    )
    assert [row.keys.get("government_economic_code") for row in block.rows] == [None, None, "507"]


def test_a_line_of_another_fund_after_其中_is_no_part() -> None:
    (block,) = blocks_of("收入\t\n项目\t金额\n一般公共预算\t1.00\n其中：财政拨款\t0.50\n事业收入\t2.00\n收入总计\t3.00")
    assert {row.words: row.part for row in block.rows} == {
        "一般公共预算": False,
        "财政拨款": True,
        "事业收入": False,
        "收入总计": False,
    }


def test_a_figure_without_a_label_over_a_numbered_line_sets_the_table_aside() -> None:
    (table,) = settled(
        "2024年收支总表",
        "单位：元",
        grid(
            "收入|<|支出|<",
            "项目|预算数|项目|预算数",
            "|5.00|1、教育支出|5.00",
            "1、一般公共预算拨款收入|1.00|2、其他支出|1.00",
            "收入总计|6.00|支出总计|6.00",
        ),
    )
    assert "without a label" in (table.reason or "")
