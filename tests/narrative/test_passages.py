from collections.abc import Sequence

from flows.narrative.passages import passages
from flows.read.document import Cell, Document, Paragraph, Table

FULL = "某中心二〇二三年度一般公共预算财政拨款支出决算具体情况如下所述，"


def pages(*lines: Sequence[str]) -> Document:
    blocks = [Paragraph(text, page=page) for page, texts in enumerate(lines, start=1) for text in texts]
    return Document("application/pdf", tuple(blocks))


def texts(document: Document) -> list[str]:
    return [passage.words.printed for passage in passages(document)]


def test_lines_of_a_page_are_joined_to_sentences() -> None:
    assert texts(pages([FULL, "支出决算为12.50万", "元。", "下一段。"])) == [FULL + "支出决算为12.50万元。", "下一段。"]


def test_a_figure_moved_to_the_next_line_stays_in_its_sentence() -> None:
    short = FULL[:24]  # the amount found no place on the line
    assert texts(pages([FULL + "合计", short, "20,766.60万元。"]))[0].endswith(short + "20,766.60万元。")


def test_page_numbers_and_running_headlines_do_not_split_a_sentence() -> None:
    document = pages(
        ["某局2026年度预算公开", FULL, "- 1 -"],
        ["某局2026年度预算公开", "支出12万元。", "- 2 -"],
        ["某局2026年度预算公开", "其他。", "- 3 -"],
    )
    assert texts(document) == [FULL + "支出12万元。", "其他。"]


def test_a_heading_is_a_passage_of_its_own() -> None:
    found = list(passages(pages([FULL, "完。", "一、收入决算情况说明", "2024年度收入合计2万元。"])))
    assert [(p.words.printed, p.level) for p in found[-2:]] == [
        ("一、收入决算情况说明", 2),
        ("2024年度收入合计2万元。", 9),
    ]


def test_a_heading_over_two_lines_is_one() -> None:
    heading = "三、二〇一九年度一般公共预算财政拨款“三公”经费支出决"
    assert texts(pages([FULL, "完。", heading, "算情况说明", "（一）总体情况"]))[1] == heading + "算情况说明"


def test_numbers_begin_items() -> None:
    document = Document(
        "text/plain", tuple(Paragraph(t) for t in ("（一）收入预算", "1．事业收入5万元；", "(2)其他收入", "①利息"))
    )
    assert [passage.level for passage in passages(document)] == [3, 4, 5, 6]


def test_a_table_ends_a_passage() -> None:
    table = Table((Cell(1, 1, "合计", page=1),), 1, 1)
    document = Document("application/pdf", (Paragraph(FULL, page=1), table, Paragraph("支出2万元。", page=1)))
    assert texts(document) == [FULL, "支出2万元。"]


def test_a_text_line_broken_by_a_page_goes_on() -> None:
    document = Document(
        "text/plain", (Paragraph("其中一般公共预算5万元、政", line=61), Paragraph("府性基金0万元。", line=63))
    )
    (passage,) = passages(document)
    assert (passage.words.printed, passage.place(15)) == ("其中一般公共预算5万元、政府性基金0万元。", (None, 63))
