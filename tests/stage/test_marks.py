"""What became of each page."""

from flows.read.document import Cell, Document, Paragraph, Table
from flows.stage.marks import page_coverage, text_marks


def pages(*blocks: Paragraph | Table, pictures: tuple[int, ...] = ()) -> list[dict[str, object]]:
    document = Document("application/pdf", blocks, page_count=3, picture_pages=pictures)
    return [*page_coverage("d", document, [], [{"page": 1}])]


def test_every_page_has_its_row() -> None:
    assert [row["page"] for row in pages()] == [1, 2, 3]


def test_characters_of_text_and_of_tables_are_counted() -> None:
    table = Table((Cell(1, 1, "合 计", page=2),), 1, 1)
    assert [row["characters"] for row in pages(Paragraph("目 录", page=1), table)] == [2, 2, 0]


def test_lines_of_amounts_are_counted() -> None:
    lines = (Paragraph("社保 1.00 2.00", page=1), Paragraph("收入1.00万元", page=1))
    assert [row["figure_lines"] for row in pages(*lines)] == [1, 0, 0]


def test_claims_and_pictures_are_told() -> None:
    assert [(row["claims"], row["is_picture"]) for row in pages(pictures=(3,))] == [(1, False), (0, False), (0, True)]


def test_a_document_without_pages_has_none() -> None:
    assert [*page_coverage("d", Document("text/plain", ()), [], [])] == []


def test_a_part_and_a_placeholder_are_marks() -> None:
    document = Document("text/plain", (Paragraph("主要职责", line=1), Paragraph("XX局", line=2)))
    marks = [(row["mark_kind"], row["requirement_id"], row["line"]) for row in text_marks("d", document, [], 2024)]
    assert marks == [("part", "functions", 1), ("placeholder", None, 2)]
