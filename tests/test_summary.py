import io
import json
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from flows.publish.contents import Contents, NotLoaded
from flows.summary import Rejection, Summary, render

CONTENTS = Contents(
    documents=5,
    versions=2,
    rejected=1,
    withdrawn=3,
    facts={"fact_expenditure_by_function": 1200, "fact_revenue": 34},
    forms={"empty": 4, "present": 40},
    findings={"error": 7, "warning": 2},
    repaired=3,
    accepted=1,
    cells_read=3250,
    cells={
        "fact": 1234,
        "control_total": 800,
        "memo": 6,
        "label": 1100,
        "set_aside": 100,
        "declared_empty": 10,
    },
    not_loaded=(NotLoaded("a.txt", "支出总表", "set_aside", "Two placements [satisfy] every equation."),),
)
SUMMARY = Summary(
    warehouse="data/warehouse/yusuan.duckdb",
    published=True,
    files_given=6,
    files_passed_over=1,
    documents_given=6,
    documents_read=6,
    documents_unchanged=0,
    rejections=(Rejection("扫描件.pdf", "The file is a picture [scan]."),),
    contents=CONTENTS,
    seconds={"archive": 0.01, "read": 1.5},
)


def printed(summary: Summary, width: int = 160, *, profile: bool = False) -> str:
    console = Console(file=io.StringIO(), width=width)
    render(summary, console, profile=profile)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_equation_of_the_cells_is_printed_with_its_figures() -> None:
    assert (
        "3,250 read 读入 = 1,234 facts 事实 + 800 control totals 合计 + 6 memo 备注 + 1,100 labels 文字 "
        "+ 100 set aside 搁置 + 10 declared empty 空表"
    ) in printed(SUMMARY)


@pytest.mark.parametrize(
    "told",
    [
        "2 another version of one 其他版本, 3 withdrawn 已撤下",
        "6 read 新读, 1 rejected 拒收, 1 files passed over 略过的文件",
        "4 empty, 40 present",
        "1,200 expenditure_by_function, 34 revenue",
        "7 error, 2 warning, 3 repaired 已修正, 1 accepted 已认可",
        "The file is a picture [scan].",
        "Two placements [satisfy] every equation.",
        "published data/warehouse/yusuan.duckdb",
    ],
)
def test_what_was_done_and_what_was_not_is_told(told: str) -> None:
    assert told in printed(SUMMARY)


def test_columns_stand_straight_with_chinese_in_them() -> None:
    heads = ("documents given", "in the warehouse", "facts", "forms", "findings")
    lines = [line for line in printed(SUMMARY).splitlines() if line.startswith(heads)]
    ends = [re.match(r"\D*[\d,]+", line) for line in lines]
    assert len({cell_len(end.group()) for end in ends if end}) == 1


def test_a_long_list_says_how_much_of_it_is_left_out() -> None:
    many = tuple(Rejection(f"{number}.pdf", "No budget.") for number in range(42))
    assert "and 12 more" in printed(replace(SUMMARY, rejections=many))


def test_a_form_that_is_missing_from_many_documents_for_one_reason_is_one_line() -> None:
    missing = [NotLoaded(name, "绩效表", "set_aside", "Not money.") for name in ("a.txt", "a.txt", "b.txt")]
    contents = replace(CONTENTS, not_loaded=tuple(missing))
    (line,) = [line for line in printed(replace(SUMMARY, contents=contents)).splitlines() if "绩效表" in line]
    assert "2 documents 个文件 × 3" in line


def test_the_time_is_told_if_asked_for() -> None:
    assert "1.510" in printed(SUMMARY, profile=True)
    assert "Seconds by stage" not in printed(SUMMARY)


def test_json_has_all_of_it_in_its_own_words() -> None:
    told = json.loads(SUMMARY.as_json())
    assert told["contents"]["not_loaded"][0]["form"] == "支出总表"
    assert told["rejections"] == [{"file_name": "扫描件.pdf", "reason": "The file is a picture [scan]."}]
    assert (told["contents"]["cells"]["fact"], told["exit_code"]) == (1234, 1)
    assert "扫描件" in SUMMARY.as_json()


def test_review_entries_that_were_not_used_are_told() -> None:
    told = printed(replace(SUMMARY, unused_reviews=("expectations/corrections/a.yaml, entry 2", "b", "c")))
    assert "未用的复核条目: 3, expectations/corrections/a.yaml, entry 2 and 2 more" in told


def test_without_such_entries_nothing_is_told_of_them() -> None:
    assert "未用的复核条目" not in printed(SUMMARY)
