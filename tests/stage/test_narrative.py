from decimal import Decimal

from flows.read.document import Document, Paragraph
from flows.recognise.disclosure import Disclosure
from flows.schema import frame
from flows.stage.amounts import Subject
from flows.stage.narrative import claims

SUBJECT = Subject("0123456789abcdef", "0123456789ab", Disclosure("某局", 2024, "department_budget"))
TEXT = "某局2024年支出合计5万元，其中：基本支出4万元，占80%；污水处理费1万元。"


def test_rows_fit_the_table_and_refer_to_each_other() -> None:
    rows = list(claims(SUBJECT, Document("text/plain", (Paragraph(TEXT, line=3),))))
    staged = frame("fact_narrative_claim", rows)
    share = staged.row(2, named=True)
    assert (share["metric"], share["value"], share["value_precision"], share["line"]) == ("share", 80, 1, 3)
    assert (share["of_claim_id"], share["base_claim_id"]) == (staged["claim_id"][1], staged["claim_id"][0])
    assert staged["amount_yuan"][0] == Decimal("50000.00")


def test_a_subject_that_is_not_known_has_no_topic_and_is_counted_all_the_same() -> None:
    rows = list(claims(SUBJECT, Document("text/plain", (Paragraph(TEXT, line=3),))))
    assert [(row["subject"], row["topic"]) for row in rows][-1] == ("污水处理费", None)


def test_the_same_text_gives_the_same_rows() -> None:
    document = Document("text/plain", (Paragraph(TEXT, line=3),))
    assert list(claims(SUBJECT, document)) == list(claims(SUBJECT, document))
