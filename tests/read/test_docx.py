import io
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from flows.errors import DocumentRejected
from flows.read.document import Document, Paragraph, Table
from flows.read.formats import read

OLD = Path(__file__).parent / "made.doc"
"""The budget of tests.documents.made as a word processor saves it in its old format."""
TEXT = "<w:r><w:t>{}</w:t></w:r>"
SPACES = f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
RULED = '<w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'


def word(*blocks: str) -> Document:
    """A document with these elements in its body."""
    written = docx.Document()
    for block in blocks:
        name, _, rest = block[1:].partition(">")
        written.element.body.insert(-1, parse_xml(f"<{name} {SPACES}>{rest}"))
    file = io.BytesIO()
    written.save(file)
    return read(file.getvalue())


def p(*texts: str) -> str:
    return f"<w:p>{''.join(TEXT.format(text) for text in texts)}</w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{RULED}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def cells(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


def test_paragraphs_and_tables_stand_in_their_order_and_each_row_is_a_line() -> None:
    document = word(p("上"), tbl(tc("a") + tc("b"), tc("c") + tc("d")), p("下"))
    assert [b.text if isinstance(b, Paragraph) else "table" for b in document.blocks] == ["上", "table", "下"]
    assert [cell.line for cell in document.tables[0].cells] == [2, 2, 3, 3]
    assert (document.line_count, document.page_count) == (4, None)


def test_merged_cells_span() -> None:
    document = word(
        tbl(
            tc("科目", '<w:vMerge w:val="restart"/>') + tc("支出", '<w:gridSpan w:val="2"/>'),
            tc("", "<w:vMerge/>") + tc("基本") + tc("项目"),
            tc("教育") + tc("") + tc("1.00"),
        )
    )
    assert cells(document.tables[0]) == [
        (1, 1, 2, 1, "科目"),
        (1, 2, 1, 2, "支出"),
        (2, 2, 1, 1, "基本"),
        (2, 3, 1, 1, "项目"),
        (3, 1, 1, 1, "教育"),
        (3, 3, 1, 1, "1.00"),
    ]


def test_rows_that_begin_in_a_later_column_keep_their_places() -> None:
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    document = word(tbl(tc("a") + tc("b") + tc("c"), before + tc("d") + tc("e")))
    assert cells(document.tables[0])[3:] == [(2, 2, 1, 1, "d"), (2, 3, 1, 1, "e")]


def test_columns_drawn_a_little_apart_are_one() -> None:
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="30"/><w:gridCol w:w="2000"/></w:tblGrid>'
    first = tc("a", '<w:gridSpan w:val="1"/>') + tc("b", '<w:gridSpan w:val="2"/>')
    second = tc("c", '<w:gridSpan w:val="2"/>') + tc("d", '<w:gridSpan w:val="1"/>')
    document = word(tbl(first, second).replace(RULED, f"<w:tblPr/>{grid}"))
    assert [(cell.column, cell.text) for cell in document.tables[0].cells] == [(1, "a"), (2, "b"), (1, "c"), (2, "d")]


@pytest.mark.parametrize(
    "around",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:customXml w:uri="u" w:element="e">{}</w:customXml>',
    ],
)
def test_blocks_inside_other_elements_are_read(around: str) -> None:
    document = word(around.format(p("甲") + tbl(tc("a") + tc("b"))))
    assert (texts(document), len(document.tables)) == (["甲"], 1)


def test_tracked_changes_count_as_accepted() -> None:
    runs = f'<w:ins w:id="1" w:author="x">{TEXT.format("增")}</w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>删'
    assert texts(word(f"<w:p>{TEXT.format('甲')}{runs}</w:delText></w:r></w:del></w:p>")) == ["甲增"]


def test_rows_that_are_deleted_or_hidden_are_not_read() -> None:
    gone = '<w:trPr><w:del w:id="1" w:author="x"/></w:trPr>'
    hidden = "<w:trPr><w:hidden/></w:trPr>"
    rows = (tc("a") + tc("b"), gone + tc("c") + tc("d"), hidden + tc("e") + tc("f"))
    assert [cell.text for cell in word(tbl(*rows)).tables[0].cells] == ["a", "b"]


def test_hidden_text_and_the_code_of_fields_are_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
    field = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    assert texts(word(f"<w:p>{hidden}{field}{TEXT.format('甲')}</w:p>")) == ["甲"]


def test_breaks_end_a_line_and_tabs_part_words() -> None:
    runs = "<w:r><w:t>部门：甲局</w:t><w:tab/><w:t>单位：元</w:t><w:br/><w:t>乙</w:t></w:r>"
    assert texts(word(f"<w:p>{runs}</w:p>")) == ["部门：甲局 单位：元", "乙"]


def test_a_text_box_is_read_once_though_it_is_stored_twice() -> None:
    box = f"<w:pict><w:txbxContent>{p('2024年部门预算')}</w:txbxContent></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert texts(word(f"<w:p><w:r>{both}</w:r></w:p>")) == ["2024年部门预算"]


def test_tables_in_cells_are_text_and_tables_of_tables_only_place_them() -> None:
    inner = tbl(tc("单位") + tc("元"))
    small = tbl(f"<w:tc>{p('收支总表' * 3)}{inner}{p('')}</w:tc>{tc('预算数')}")
    assert [cell.text for cell in word(small).tables[0].cells] == ["收支总表" * 3 + "\n单位\n元", "预算数"]
    wide = tbl(tc("a" * 9) + tc("b"))
    placing = tbl(f"<w:tc>{p('左')}</w:tc><w:tc>{wide}{p('中')}{wide}{p('')}</w:tc>")
    document = word(placing)
    assert (texts(document), len(document.tables)) == (["左", "中"], 2)


def test_a_table_of_one_column_is_lines() -> None:
    assert texts(word(tbl(tc("部门：甲局"), tc("单位：万元")))) == ["部门：甲局", "单位：万元"]


def test_indents_say_how_deep_a_label_stands() -> None:
    deep = f'<w:tc><w:tcPr/><w:p><w:pPr><w:ind w:left="400"/></w:pPr>{TEXT.format("　行政运行")}</w:p></w:tc>'
    assert [cell.indent for cell in word(tbl(deep + tc("1.00"))).tables[0].cells] == [30.0, 0.0]


def test_what_stands_before_the_first_break_of_a_page_is_the_cover() -> None:
    breaks = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    document = word(p("甲局"), p("2024年部门预算"), breaks, p("目录"))
    assert [(b.page, b.line) for b in document.blocks if isinstance(b, Paragraph)] == [(1, None), (1, None), (None, 3)]


def test_a_document_of_pictures_is_turned_away() -> None:
    with pytest.raises(DocumentRejected, match="has no text"):
        word()


def test_the_old_format_is_read_where_its_converter_is_installed() -> None:
    pytest.importorskip("doc2docx")
    document = read(OLD.read_bytes())
    assert (document.media_type, len(document.tables)) == ("application/msword", 3)


def test_the_old_format_is_turned_away_with_what_to_do_where_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "doc2docx", None)
    with pytest.raises(DocumentRejected, match=r"save it as \.docx"):
        read(OLD.read_bytes())


def test_a_document_of_strict_names_is_read() -> None:
    written = docx.Document()
    written.add_paragraph("甲")
    file, strict = io.BytesIO(), io.BytesIO()
    written.save(file)
    names = (
        (
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"),
    )
    with zipfile.ZipFile(file) as package, zipfile.ZipFile(strict, "w") as other:
        for name in package.namelist():
            data = package.read(name)
            for ours, theirs in names:
                data = data.replace(ours, theirs)
            other.writestr(name, data)
    assert texts(read(strict.getvalue())) == ["甲"]
