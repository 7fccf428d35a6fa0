"""PDF pages with ruled tables, as publishers' programs draw them, and files that cannot be read."""

from collections import Counter

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption

from flows.errors import DocumentRejected
from flows.read.document import Paragraph
from flows.read.grid import grids
from flows.read.pdf import _blocks, read_pdf
from flows.read.pdfium import View, rules
from tests.read.typeset import A3_LANDSCAPE, Spot, Style, expected, found, line, page_of, pdf, put, put_table

ROWS = [
    [Spot("科目", columns=2), None, Spot("合计", rows=2), Spot("其中", columns=2), None],
    ["编码", "名称", None, "基本支出", "项目支出"],
    ["", "合计", "10.00", "4.00", "6.00"],
    ["2080505", "机关事业单位基本养老保险缴费支出", "-3.00", "-", "1,003.00"],
    ["2101101", "行政单位医疗", "13.00", "4.00", ""],
]
WIDTHS = [50, 70, 60, 60, 60]


def one(*pages, **options):
    """The tables of a document of these pages."""
    return [found(table) for table in read_pdf(pdf(*pages, **options)).tables]


def ruled(canvas, **style):
    put_table(canvas, 60, 80, ROWS, WIDTHS, Style(head=2, **style))


def test_merged_headings_and_wrapped_names_keep_their_places():
    assert one(ruled) == [expected(ROWS)]


def test_every_cell_has_its_page_and_the_box_that_rules_draw():
    (table,) = read_pdf(pdf(lambda canvas: put(canvas, 60, 60, "封面"), ruled)).tables

    cell = next(cell for cell in table.cells if cell.text == "其中")
    assert (cell.page, [round(side) for side in cell.box]) == (2, [240, 80, 360, 97])


def test_lines_around_a_table_are_kept_in_order():
    def draw(canvas):
        put(canvas, 60, 400, "注：本表含上年结转")
        ruled(canvas)
        put(canvas, 60, 60, "部门支出总表")

    blocks = read_pdf(pdf(draw)).blocks

    assert [block.text if isinstance(block, Paragraph) else "table" for block in blocks] == [
        "部门支出总表", "table", "注：本表含上年结转",
    ]  # fmt: skip


def _turned(canvas, degrees):
    canvas.setPageRotation(degrees)
    canvas.rotate(degrees)
    canvas.translate(*{90: (0, -842), 180: (-595, -842), 270: (-595, 0)}[degrees])
    ruled(canvas)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_shown(degrees):
    assert one(lambda canvas: _turned(canvas, degrees)) == [expected(ROWS)]


def test_a_wide_page_is_read_to_its_right_edge():
    rows = [[f"列{i}" for i in range(18)], [f"{i}.00" for i in range(18)]]

    assert one(lambda canvas: put_table(canvas, 50, 60, rows, [60] * 18, Style()), size=A3_LANDSCAPE) == [
        expected(rows)
    ]


def test_boxes_count_from_the_part_of_the_page_that_is_shown():
    def draw(canvas):
        canvas.setCropBox((50, 42, 545, 800))
        ruled(canvas)

    (table,) = read_pdf(pdf(draw)).tables

    assert [round(side) for side in table.cells[0].box] == [10, 38, 130, 55]


def test_what_is_printed_beyond_the_shown_part_of_a_page_is_not_read():
    def draw(canvas):
        ruled(canvas)
        put(canvas, 60, 900, "下一页")
        put_table(canvas, 60, 950, ROWS, WIDTHS, Style())

    document = read_pdf(pdf(draw))

    assert [found(block) for block in document.blocks] == [expected(ROWS)]


def test_text_beyond_the_shown_part_of_a_page_without_rules_is_not_read():
    def draw(canvas):
        put(canvas, 60, 60, "部门概况")
        put(canvas, 60, 900, "下一页")

    assert [block.text for block in read_pdf(pdf(draw)).blocks] == ["部门概况"]


def test_tables_below_each_other_are_apart():
    style = Style(head=2)

    assert one(page_of([(ROWS, WIDTHS, style), (ROWS, WIDTHS, style)])) == [expected(ROWS), expected(ROWS)]


def test_each_page_of_a_table_that_goes_on_is_a_table():
    rest = [["2210201", "住房公积金", "1.00", "1.00", ""], ["2210202", "提租补贴", "2.00", "2.00", ""]]
    assert one(ruled, lambda canvas: put_table(canvas, 60, 60, rest, WIDTHS, Style(head=0))) == [
        expected(ROWS), expected(rest),
    ]  # fmt: skip


def test_cells_that_a_page_break_leaves_open_are_read():
    def draw(canvas):
        line(canvas, 60, 60, 300, 60)
        for x in (60, 140, 220, 300):
            line(canvas, x, 60, x, 200)
        for x, text in ((70, "项目"), (150, "1.00"), (230, "2.00")):
            put(canvas, x, 120, text)
        line(canvas, 220, 130, 300, 130)
        put(canvas, 230, 160, "3.00")

    assert one(draw) == [[(1, 1, "项目", 2, 1), (1, 2, "1.00", 2, 1), (1, 3, "2.00", 1, 1), (2, 3, "3.00", 1, 1)]]


def test_slanted_letters_of_a_watermark_are_no_text():
    def draw(canvas):
        ruled(canvas)
        canvas.translate(100, 600)
        canvas.rotate(45)
        canvas.setFont("Boxes", 40)
        canvas.drawString(0, 0, "内部资料")

    assert one(draw) == [expected(ROWS)]


def test_words_with_letters_apart_and_figures_that_wrap_are_whole_without_white_space():
    rows = [["合    计", "收  入"], ["项目", "123,456,789.00"]]

    assert one(lambda canvas: put_table(canvas, 60, 60, rows, [60, 40], Style())) == [expected(rows)]


def test_what_is_printed_twice_to_look_bold_counts_once():
    def draw(canvas):
        ruled(canvas)
        canvas.translate(0.4, 0)
        ruled(canvas)

    assert one(draw) == [expected(ROWS)]


def test_what_stands_in_a_form_is_read_where_the_form_is_drawn():
    def draw(canvas):
        canvas.beginForm("table")
        ruled(canvas)
        canvas.endForm()
        canvas.translate(100, -50)
        canvas.scale(0.5, 0.5)
        canvas.doForm("table")

    (table,) = read_pdf(pdf(draw)).tables

    assert found(table) == expected(ROWS)
    assert [round(side) for side in table.cells[0].box] == [130, 511, 190, 520]


def _thin(canvas, x0, y0, x1, y1):
    height = canvas._pagesize[1]
    canvas.rect(x0, height - y1 - 0.25, max(x1 - x0, 0.5), max(y1 - y0, 0.5), stroke=0, fill=1)


def _short(canvas, x0, y0, x1, y1):
    steps = max(1, round((x1 - x0 + y1 - y0) / 5))
    for i in range(steps):
        a, b = i / steps, (i + 0.8) / steps
        line(canvas, x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)


def _double(canvas, x0, y0, x1, y1):
    line(canvas, x0, y0, x1, y1)
    shift = (0, 1.5) if y0 == y1 else (1.5, 0)
    line(canvas, x0 + shift[0], y0 + shift[1], x1 + shift[0], y1 + shift[1])


def _gap(canvas, x0, y0, x1, y1):
    line(canvas, x0 + (x1 - x0 > 9), y0 + (y1 - y0 > 9), x1 - (x1 - x0 > 9), y1 - (y1 - y0 > 9))


@pytest.mark.parametrize("draw", [_thin, _short, _double, _gap], ids=["thin boxes", "dashes", "double", "gaps"])
def test_rules_are_rules_however_they_are_drawn(draw):
    assert one(lambda canvas: ruled(canvas, draw=draw)) == [expected(ROWS)]


def test_white_grounds_and_rules_are_not_seen():
    def draw(canvas):
        canvas.setFillGray(1)
        canvas.rect(20, 842 - 400, 500, 380, stroke=0, fill=1)
        canvas.setStrokeGray(1)
        line(canvas, 150, 80, 150, 180)
        canvas.setFillGray(0)
        canvas.setStrokeGray(0)
        put(canvas, 60, 60, "部门支出总表")
        ruled(canvas)

    document = read_pdf(pdf(draw))

    assert [block.text if isinstance(block, Paragraph) else found(block) for block in document.blocks] == [
        "部门支出总表", expected(ROWS),
    ]  # fmt: skip


WORD = st.sampled_from(
    ["一般公共服务支出", "合计", "行政运行", "2080505", "1,234.56", "-", "", "-0.50", "机关事业单位养老保险"]
)


@st.composite
def tables(draw):
    """Rows of a ruled table with a heading, in which some cells are merged, and the widths of its columns."""
    wide, high = draw(st.integers(2, 7)), draw(st.integers(2, 8))
    rows = [[draw(WORD) for _ in range(wide)] for _ in range(high)]
    rows[0][0] = "科目"
    start = draw(st.integers(0, wide - 1))
    span = draw(st.integers(1, wide - start))
    if span < wide:
        rows.insert(0, [Spot(f"组{i}", rows=2) for i in range(wide)])
        rows[0][start : start + span] = [Spot("其中", columns=span), *[None] * (span - 1)]
        rows[1] = [rows[1][i] if start <= i < start + span else None for i in range(wide)]
        if not any(isinstance(cell, str) and cell for cell in rows[1]):
            rows[1][start] = "小计"
    for row in rows:
        if not any(isinstance(cell, Spot) or cell for cell in row):
            row[-1] = "0.00"
    return rows, draw(st.lists(st.integers(30, 100), min_size=wide, max_size=wide))


@settings(max_examples=60, deadline=None)
@given(tables(), st.sampled_from([7.0, 9.0, 10.5]))
def test_any_ruled_table_comes_back_cell_for_cell(table, size):
    rows, widths = table
    style = Style(size=size, leading=size * 1.2, head=1)

    assert one(lambda canvas: put_table(canvas, 30, 40, rows, widths, style), size=(842.0, 1191.0)) == [expected(rows)]


def test_a_document_that_opens_without_a_password_is_read():
    assert one(ruled, encrypt=StandardEncryption("", ownerPassword="geheim", canPrint=0)) == [expected(ROWS)]


def test_a_document_with_a_password_is_turned_away():
    with pytest.raises(DocumentRejected, match="password"):
        read_pdf(pdf(ruled, encrypt=StandardEncryption("geheim")))


def test_a_document_that_ends_early_is_read_or_turned_away():
    whole = pdf(ruled, ruled)
    outcomes = Counter()
    for end in range(10, len(whole), len(whole) // 40):
        try:
            outcomes[all(table == expected(ROWS) for table in map(found, read_pdf(whole[:end]).tables))] += 1
        except DocumentRejected:
            outcomes["turned away"] += 1

    assert outcomes["turned away"] > 20
    assert not outcomes[False]


def test_a_document_without_pages_is_turned_away():
    with pytest.raises(DocumentRejected):
        read_pdf(
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
            b"trailer<</Root 1 0 R>>\n%%EOF"
        )


def test_a_document_of_pictures_is_turned_away():
    def draw(canvas):
        canvas.drawInlineImage(Image.new("L", (40, 60), 128), 50, 50, 400, 600)

    with pytest.raises(DocumentRejected, match="pictures and no text"):
        read_pdf(pdf(draw))


@pytest.mark.parametrize(("size", "pictures"), [((400, 600), (2,)), ((40, 30), ())])
def test_a_page_that_a_picture_fills_is_told_from_one_with_an_ornament(size, pictures):
    def draw(canvas):
        canvas.drawInlineImage(Image.new("L", (40, 60), 128), 50, 50, *size)

    assert read_pdf(pdf(ruled, draw)).picture_pages == pictures


def test_pages_of_text_in_real_documents_hold_no_tables(shared):
    """The last pages of each: explanations and terms, without rules."""
    seen = 0
    for path in sorted((shared / "corpus").glob("[!n]*/*.pdf"))[::3]:
        pdf_ = pypdfium2.PdfDocument(path)
        for index in range(len(pdf_))[-3:]:
            if not grids(rules(pdf_[index], View(pdf_[index]))):
                seen += 1
                assert all(isinstance(block, Paragraph) for block in _blocks(pdf_, index)), (path, index + 1)
        pdf_.close()
    assert seen > 10
