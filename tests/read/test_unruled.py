"""Tables without rules, or with half of them, in typeset pages."""

from collections.abc import Callable
from functools import cache

import pytest

from flows.read.document import Paragraph
from flows.read.pdf import read_pdf
from tests.read.typeset import (
    A3_LANDSCAPE,
    Style,
    budget,
    expected,
    found,
    is_figure,
    line_by_line,
    page_of,
    pdf,
    put,
    put_table,
)

SEEDS = range(20)


@cache
def shares(rules: str, order: Callable = lambda page: page) -> tuple[float, float, int]:
    """Share of the cells and of the figures that are right, text, place and span; tables wrong though exact."""
    cells = right = figures = right_figures = misled = 0
    for seed in SEEDS:
        rows, widths, style = budget(seed)
        style.rules = rules
        tables = read_pdf(pdf(order(page_of([(rows, widths, style)])), size=A3_LANDSCAPE)).tables
        printed, got = set(expected(rows)), {cell for table in tables for cell in found(table)}
        cells += len(printed)
        right += len(printed & got)
        figures += sum(is_figure(cell[2]) for cell in printed)
        right_figures += sum(is_figure(cell[2]) for cell in printed & got)
        misled += bool(got - printed) and all(table.exact for table in tables)
    return right / cells, right_figures / figures, misled


@pytest.mark.parametrize("rules", ["none", "head", "rows", "outline", "outline rows", "columns"])
def test_cells_and_figures_stand_where_they_are_printed(rules):
    cells, figures, _ = shares(rules)

    assert cells >= 0.995
    assert figures >= 0.999


@pytest.mark.parametrize("rules", ["none", "head", "rows", "outline", "outline rows", "columns"])
def test_a_table_is_exact_only_if_every_cell_is(rules):
    assert shares(rules)[2] == 0


def test_most_cells_are_right_where_the_order_of_printing_tells_nothing():
    cells, figures, _ = shares("none", line_by_line)

    assert cells >= 0.8
    assert figures >= 0.8


def test_title_and_unit_are_lines_over_the_table():
    document = read_pdf(pdf(page_of([budget(1)]), size=A3_LANDSCAPE))

    over = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert [text.split() for text in over] == [["部门支出总表"], ["部门：某某局", "单位：万元"]]


def test_two_tables_on_a_page_are_two():
    tables = read_pdf(pdf(page_of([budget(1), budget(3)]), size=(1191.0, 1684.0))).tables

    assert [found(table) for table in tables] == [expected(budget(1)[0]), expected(budget(3)[0])]


def test_a_table_of_words_and_one_amount_is_found():
    rows = [["项目", "预算数"], ["因公出国", "1.00"], ["公务接待", "20.50"], ["公务用车", "3.00"]]

    (table,) = read_pdf(pdf(lambda canvas: _set(canvas, rows, [120, 80]))).tables

    assert found(table) == expected(rows)


def test_a_column_that_is_blank_but_for_its_heading_is_a_column():
    rows = [["科目", "合计", "基金", "其他"], ["运行", "1.00", "", "1.00"], ["服务", "2.00", "", "2.00"]]

    (table,) = read_pdf(pdf(lambda canvas: _set(canvas, rows, [80, 60, 60, 60]))).tables

    assert found(table) == expected(rows)


def test_a_heading_over_columns_whose_middle_tells_nothing_leaves_the_table_inexact():
    def draw(canvas):
        for x, text in ((210, "基本支出"), (320, "项目支出")):
            put(canvas, x, 60, text)
        for x, text in ((60, "科目"), (205, "一"), (255, "二"), (305, "三"), (355, "四")):
            put(canvas, x, 76, text)
        for y in (92, 108, 124):
            put(canvas, 60, y, "运行")
            for x in (200, 250, 300, 350):
                put(canvas, x, y, "1.00")

    (table,) = read_pdf(pdf(draw)).tables

    assert not table.exact


@pytest.mark.parametrize(
    "lines",
    [
        ["本年收入预算 1,234.56 万元，比上年增加 123.45 万元", "本年支出预算 1,234.56 万元，比上年增加 123.45 万元"],
        ["一、部门概况 1", "二、部门收支总表 12", "三、名词解释 23", "四、附表 31"],
        ["2023 2024 2025 2026", "0 500 1000 1500"],
        ["- 12 -"],
    ],
    ids=["narrative", "contents", "axis of a chart", "page number"],
)
def test_text_is_no_table(lines):
    def draw(canvas):
        for number, text in enumerate(lines):
            put(canvas, 60, 60 + 18 * number, text.replace(" ", "  "))

    assert read_pdf(pdf(draw)).tables == ()


def _set(canvas, rows, widths):
    put_table(canvas, 60, 60, rows, widths, Style(rules="none"))
