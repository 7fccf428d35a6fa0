from flows.alert.message import as_data, message
from flows.alert.news import Kind, Trouble


def rejected(number: int, reason: str = "It has no text.") -> list[Trouble]:
    return [Trouble(Kind.REJECTED, f"{one}.pdf", reason) for one in range(number)]


def test_each_kind_has_its_head_and_its_lines() -> None:
    text = message([*rejected(2), Trouble(Kind.NOTHING_NEW, "", "No new document.")], "yusuan.duckdb")
    assert text.splitlines() == [
        "预算入库 yusuan: yusuan.duckdb",
        "【文件未入库 Documents turned away (2)】",
        "0.pdf: It has no text.",
        "1.pdf: It has no text.",
        "【久无新文件 Nothing new】",
        "No new document.",
    ]


def test_many_are_counted() -> None:
    assert "… 另有 96 项 more" in message(rejected(100), "yusuan.duckdb")


def test_a_message_is_short_enough_for_a_robot() -> None:
    kinds = [Trouble(kind, f"{number}.pdf", "长" * 500) for kind in Kind for number in range(9)]
    assert len(message(kinds, "yusuan.duckdb").encode()) <= 1800


def test_the_word_that_a_robot_may_ask_for_is_in_it() -> None:
    assert "预算" in message(rejected(1), "yusuan.duckdb")


def test_programs_get_every_one() -> None:
    data = as_data(rejected(100), "yusuan.duckdb")
    assert len(data["alerts"]) == 100
    assert data["alerts"][0] == {"kind": "rejected", "subject": "0.pdf", "reason": "It has no text."}
