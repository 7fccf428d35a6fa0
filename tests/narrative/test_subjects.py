import csv

import pytest

from flows.narrative.codes import CodePath, by_path, code_of
from flows.narrative.figures import VOCABULARY
from flows.narrative.subjects import is_organ, understand
from flows.recognise.vocabulary import path
from flows.recognise.wording import compact

AGENCY = "某市某局"


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("2026年一般公共预算财政拨款基本支出预算", ("expenditure", "general_public_budget", "basic", None)),
        ("收入支出总计", ("revenue_and_expenditure", None, None, None)),
        ("某市某局2024年度财政拨款收入支出总计", ("appropriation", None, None, None)),
        ("一般公共预算拨款收入", ("revenue", "general_public_budget", None, None)),
        ("一般公共预算当年拨款", ("appropriation", "general_public_budget", None, None)),
        ("本年收入合计", ("revenue", None, None, "current_year")),
        ("上年结转结余的政府性基金预算收入", ("revenue", "carryover_government_fund", None, None)),
        ("一般公共预算三公经费预算支出", ("three_public", "general_public_budget", None, "total")),
        ("公务用车运行维护费", ("three_public", None, None, "vehicle_operation")),
        ("政府采购货物预算", ("procurement", None, None, "goods")),
        ("单价100万元(含)以上设备(不含车辆)", ("assets", None, None, "equipment")),
        ("某省检察院本年收入预算", ("revenue", None, None, "current_year")),
    ],
)
def test_known_words_are_united(words: str, meaning: tuple[str | None, ...]) -> None:
    found = understand(words, AGENCY)
    assert found and (found.topic, found.fund_source, found.expenditure_type, found.item) == meaning


@pytest.mark.parametrize("words", ["信访专项经费", "综合管理", "信息化运维项目支出", "财政性基金人员基本支出项目支出"])
def test_words_that_are_not_all_known_mean_nothing(words: str) -> None:
    assert understand(words, AGENCY) is None


@pytest.mark.parametrize("words", ["2026年预算安排", "年初预算为", "共", ""])
def test_words_without_a_subject_say_nothing(words: str) -> None:
    found = understand(words, AGENCY)
    assert found and found.says_nothing


def test_a_part_means_something_within_its_whole_only() -> None:
    found = understand("服务", AGENCY, within="procurement")
    assert (found and found.item, understand("服务", AGENCY)) == ("services", None)


def test_an_economic_subclass_by_name_needs_the_heading_to_say_so() -> None:
    heading = "三、差旅费情况"
    found = understand("差旅费预算", AGENCY, section=heading)
    assert (found and found.code, understand("差旅费预算", AGENCY)) == ("30211", None)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("1、一般公共服务支出(类)财政事务(款)行政运行(项)", "2010601"),
        ("公共安全支出(204类)司法(06款)其他司法支出(99项)", "2040699"),
        ("一般公共服务支出(类)政府办公厅(室)及相关机构事务(款)行政运行(项)", "2010301"),
        ("住房保障支出(类)住房保障支出(款)住房公积金(项)", "2210201"),
        ("社会保障和就业(类)支出", "208"),
        ("某某支出(类)某某(款)", ""),
        ("公务接待费", None),
    ],
)
def test_names_of_a_path_determine_the_code(words: str, code: str | None) -> None:
    assert CodePath(2024).read(words) == code


def test_a_path_goes_on_from_the_heading_above() -> None:
    codes = CodePath(2026)
    codes.read("(二)社会保障和就业支出(类)")
    assert codes.read("1.行政事业单位养老支出(款)行政单位离退休(项)支出") == "2080501"


def test_a_name_of_the_fiscal_year_counts_before_an_outdated_one() -> None:
    assert by_path(("卫生健康支出", "行政事业单位医疗", "行政单位医疗"), 2024) == "2101101"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("行政运行(2010301)", "2010301"),
        ("2080501-行政单位离退休", "2080501"),
        ("机关资本性支出(503)", "503"),
        ("社会保障和就业支出", "208"),
        ("会议室(312室)", None),
        ("行政运行", None),
    ],
)
def test_codes_beside_names(words: str, code: str | None) -> None:
    assert code_of(words) == code


@pytest.mark.parametrize(
    ("text", "organ"), [("三、某市某管理中心", True), ("一、某局（本级）", False), ("一、三公经费情况", False)]
)
def test_headings_that_are_names_of_units(text: str, organ: bool) -> None:
    assert is_organ(text) is organ


def test_the_vocabulary_is_written_comparably_and_its_values_exist() -> None:
    with (VOCABULARY / "subject.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["words"] for row in rows if row["words"] != compact(row["words"])] == []
    for axis in ("fund_source", "expenditure_type"):
        assert all(path(axis, row["value"]) for row in rows if row["axis"] == axis)


def test_no_words_mean_two_things_on_one_axis() -> None:
    with (VOCABULARY / "subject.csv").open(encoding="utf-8", newline="") as file:
        keys = [(row["words"], row["axis"], row["within"]) for row in csv.DictReader(file)]
    assert sorted(keys) == sorted(set(keys))
