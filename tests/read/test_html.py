import pytest

from flows.read.document import Document, Link, Paragraph, Table
from flows.read.formats import read
from flows.read.html import read_html

PAGE = "<!DOCTYPE html>"


def page(body: str, head: str = "") -> Document:
    return read(f"{PAGE}<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grid(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


@pytest.mark.parametrize(
    "begin",
    ["<!doctype html>", "\n\t<HTML>", "<!-- made by a program --><html>", '<?xml version="1.0"?>\n<html>', "<table >"],
)
def test_a_page_is_told_by_how_it_begins(begin: str) -> None:
    assert read(f"{begin}<p>收支总表".encode()).media_type == "text/html"


def test_text_that_speaks_of_html_is_no_page() -> None:
    assert read("见 <html> 页面".encode()).media_type == "text/plain"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "<meta charset=utf-8>"),
        ("utf-8", ""),
        ("gb18030", ""),
        ("gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
        ("utf-8", '<meta charset="gb2312">'),
        ("utf-8-sig", '<meta charset="gb2312">'),
        ("utf-16", ""),
        ("big5", '<meta charset="big5">'),
    ],
)
def test_characters_are_read_in_the_encoding_that_fits(encoding: str, declared: str) -> None:
    assert texts(read(f"<html>{declared}<p>部門預算表".encode(encoding))) == ["部門預算表"]


def test_a_broken_byte_stays_visible_and_costs_nothing_else() -> None:
    assert texts(read("<html><p>甲</p><p>".encode() + b"\xff" + "乙".encode())) == ["甲", "\ufffd乙"]


def test_blocks_and_breaks_end_a_line_and_inline_elements_do_not() -> None:
    document = page("<h1>2026年<b>部门</b>预算</h1>收支<div>单位：<span>万元</span><br>部门：甲局</div>尾")
    assert texts(document) == ["2026年部门预算", "收支", "单位：万元", "部门：甲局", "尾"]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>甲</script>",
        "<style>甲</style>",
        "<!-- 甲 -->",
        "<p hidden>甲</p>",
        '<p style="display: none">甲</p>',
        '<div style="color:red; VISIBILITY:hidden"><p>甲</p></div>',
        "<nav>甲</nav>",
        "<select><option>甲</select>",
        "<template><p>甲</p></template>",
    ],
)
def test_what_a_browser_does_not_show_is_no_text(unseen: str) -> None:
    assert texts(page(f"{unseen}<p>乙</p>")) == ["乙"]


def test_tables_and_lines_stand_in_reading_order() -> None:
    document = page("<p>上</p><table><caption>题</caption><tr><td>a<td>b<tr><td>c<td>d</table><p>下</p>")
    assert [b.text if isinstance(b, Paragraph) else "table" for b in document.blocks] == ["上", "题", "table", "下"]
    assert [cell.line for cell in document.tables[0].cells] == [3, 3, 4, 4]
    assert document.line_count == 5


def test_spans_put_each_cell_in_its_place() -> None:
    document = page(
        "<table><tr><th rowspan=2>科目<th colspan=2>支出<tr><th>基本<th>项目<tr><td>教育<td><td>1.00</table>"
    )
    assert grid(document.tables[0]) == [
        (1, 1, 2, 1, "科目"),
        (1, 2, 1, 2, "支出"),
        (2, 2, 1, 1, "基本"),
        (2, 3, 1, 1, "项目"),
        (3, 1, 1, 1, "教育"),
        (3, 3, 1, 1, "1.00"),
    ]
    assert (document.tables[0].row_count, document.tables[0].column_count) == (3, 3)
    assert document.tables[0].exact


def test_a_span_of_zero_reaches_to_the_end_and_none_reaches_beyond() -> None:
    document = page("<table><tr><td rowspan=0>a<td colspan=99999>b<tr><td rowspan=9>c<td>d</table>")
    assert grid(document.tables[0]) == [(1, 1, 2, 1, "a"), (1, 2, 1, 2, "b"), (2, 2, 1, 1, "c"), (2, 3, 1, 1, "d")]


def test_the_foot_of_a_table_stands_below_its_body() -> None:
    document = page("<table><tfoot><tr><td>合计<td>3</tfoot><tbody><tr><td>甲<td>3</tbody></table>")
    assert [cell.text for cell in document.tables[0].cells] == ["甲", "3", "合计", "3"]


def test_hidden_rows_and_cells_take_no_place() -> None:
    document = page('<table><tr style="display:none"><td>x<td>y<tr><td hidden>z<td>a<td>b</table>')
    assert grid(document.tables[0]) == [(1, 1, 1, 1, "a"), (1, 2, 1, 1, "b")]


def test_lines_of_a_cell_are_kept_apart() -> None:
    document = page("<table><tr><td>一般公共<br>预算<td><p>基本</p><p>支出&nbsp;</p></table>")
    assert [cell.text for cell in document.tables[0].cells] == ["一般公共\n预算", "基本\n支出"]


def test_a_table_that_holds_tables_only_places_them() -> None:
    inner = "<table><tr><td>a<td>b</table>"
    document = page(f"<table><tr><td>左<td>{inner}<p>中</p>{inner}</table>".replace("a<", f"{'a' * 9}<"))
    assert texts(document) == ["左", "中"]
    assert len(document.tables) == 2


def test_a_small_table_in_a_cell_is_text_of_that_cell() -> None:
    document = page("<table><tr><td>收支总表<table><tr><td>单位<td>元</table><td>预算数<tr><td>合计<td>1.00</table>")
    assert [cell.text for cell in document.tables[0].cells] == ["收支总表\n单位\n元", "预算数", "合计", "1.00"]


def test_a_table_of_one_column_is_lines() -> None:
    document = page("<table><tr><td>部门：甲局<tr><td>单位：万元</table>")
    assert (texts(document), document.tables) == (["部门：甲局", "单位：万元"], ())


def test_depth_is_no_obstacle() -> None:
    assert texts(page("<div>" * 5_000 + "甲")) == ["甲"]


def test_links_are_whole_where_the_page_says_its_own_address() -> None:
    document = page(
        '<a href="./P1.pdf">预算.pdf</a><a href="#top">上</a>',
        '<link rel="canonical" href="https://example.org/a/b.html">',
    )
    assert document.links == (Link("预算.pdf", "https://example.org/a/P1.pdf"),)


def test_links_are_relative_to_the_address_that_is_known_before_the_one_that_the_page_says() -> None:
    head = '<head><link rel="canonical" href="https://example.org/a/b.html"></head>'
    data = f'<!doctype html><html>{head}<body><a href="P1.pdf">预算</a></body></html>'.encode()
    assert read_html(data, "https://example.com/c/").links == (Link("预算", "https://example.com/c/P1.pdf"),)


@pytest.mark.parametrize(
    ("words", "title", "said"),
    [
        ("2026年市政局部门…", "2026年市政局部门预算", "2026年市政局部门预算"),
        ("2026年市政局...", "2026年市政局部门预算", "2026年市政局部门预算"),
        ("2026年市政局部门…", "点击打开", "2026年市政局部门…"),
        ("预算", "2026年市政局部门预算", "预算"),
    ],
)
def test_a_link_says_its_whole_title_where_a_list_has_no_room_for_it(words: str, title: str, said: str) -> None:
    assert page(f'<a href="x" title="{title}">{words}</a>').links == (Link(said, "x"),)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="x/1.pdf">表</a>',
        """<a onclick="save('表.pdf','x/1.pdf')">表</a>""",
        "<a href=\"javascript:open('x/1.pdf')\">表</a>",
        '<div class="viewer" data-url="x/1.pdf">表</div>',
    ],
)
def test_links_are_found_however_the_page_opens_them(body: str) -> None:
    assert page(body).links == (Link("表", "x/1.pdf"),)


@pytest.mark.parametrize(
    "body",
    [
        '<iframe src="x/1.pdf"></iframe>',
        '<embed src="x/1.pdf">',
        '<object data="x/1.pdf"></object>',
        '<script>show("x/1.pdf");</script>',
    ],
)
def test_what_is_shown_inside_a_page_is_a_frame(body: str) -> None:
    assert page(body).links == (Link("", "x/1.pdf", "frame"),)


def test_pictures_are_kept_and_those_that_are_links_are_not() -> None:
    document = page('<img src="1.jpg" title="第1页"><a href="/"><b><img src="logo.png"></b></a>')
    assert [link for link in document.links if link.kind == "picture"] == [Link("第1页", "1.jpg", "picture")]


def test_the_headline_for_machines_is_the_title() -> None:
    assert page("", "<title>甲局_栏目</title>").title == "甲局_栏目"
    assert (
        page("", '<title>x</title><meta name="ArticleTitle" content="甲局2026年部门预算">').title
        == "甲局2026年部门预算"
    )
