import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import DocumentRejected
from flows.read.document import Paragraph, Table
from flows.read.formats import read
from flows.read.text import read_text

PRINTED = st.text(st.characters(categories=["L", "N", "P"]), max_size=8)


def test_lines_with_tabs_are_tables_and_others_are_paragraphs() -> None:
    document = read_text("收支总表\n单位：万元\n收入\t\n项目\t金额\n合计\t1.00\n\n注：无".encode())
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph, Table, Paragraph]


def test_a_cell_keeps_its_row_column_and_line() -> None:
    cell = read_text("标题\n项目\t金额\n合计\t\t1.00".encode()).tables[0].cells[-1]
    assert (cell.row, cell.column, cell.line, cell.text) == (2, 3, 3, "1.00")


def test_marks_of_lists_and_headings_are_not_part_of_a_line() -> None:
    blocks = read_text("## 收支总表\n- 一、收入\na\tb".encode()).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["收支总表", "一、收入"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_encodings_read_the_same(encoding: str) -> None:
    assert read_text("项目\t金额".encode(encoding)).tables[0].cells[0].text == "项目"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(newline: str) -> None:
    assert read_text(newline.join(["a\tb", "c\td"]).encode()).tables[0].row_count == 2


@given(st.lists(st.lists(PRINTED, min_size=2, max_size=5), min_size=1, max_size=6))
def test_every_printed_cell_is_read_once(grid: list[list[str]]) -> None:
    tables = read_text("\n".join("\t".join(row) for row in grid).encode()).tables
    read_cells = [cell.text for table in tables for cell in table.cells]
    assert read_cells == [text.strip() for row in grid for text in row if text.strip()]


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "cannot be opened"),
        (b"PK\x03\x04....", "office document"),
        (b"\x00\x01\x02binary", "neither a document nor text"),
        (b"\xff\xfe\xff\xff\x80", "neither UTF-8 nor GB 18030"),
    ],
)
def test_what_is_no_text_is_turned_away_with_a_sentence(data: bytes, named: str) -> None:
    with pytest.raises(DocumentRejected, match=named):
        read(data)
