"""Rules on performance targets: P01 to P19."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.rules.conftest import Build, Document, Table


class Target:
    """One target of a document: cells of its own row by row, amounts in 万元."""

    def __init__(
        self, document: Document, name: str | None = "甲项目", form_id: str = "project_performance", **goal: Any
    ) -> None:
        self.table: Table = document.table(form_id)
        self.document, self.form_id = document, form_id
        self.goal_id = f"{self.table.table_id}:g01"
        self.place = {"form_id": form_id, "table_id": self.table.table_id, "goal_id": self.goal_id}
        self.row = 1
        total = goal.pop("total", None)
        amount = self.amount(total, "total", "资金总额", period=goal.get("amount_period", "year")) if total else None
        self.document.add(
            "fact_performance_goal",
            **self.place,
            cell_id=self._words(name or "某局", "fact"),
            project_name=name,
            amount_yuan=Decimal(total) * 10000 if total else None,
            amount_cell_id=amount,
            indicator_count=0,
            **({"amount_period": "year"} | goal if total else goal),
        )

    def _words(self, text: str, role: str = "label") -> str:
        self.row += 1
        return self.table._source(role, self.row, 1, text)

    def amount(self, printed: str, part: str, words: str, period: str = "year", **keys: Any) -> str:
        self.row += 1
        amount = Decimal(printed)
        exact = {
            "amount_yuan": amount * 10000,
            "precision_yuan": Decimal(1).scaleb(int(amount.as_tuple().exponent)) * 10000,
        }
        cell_id = self.table._source("memo", self.row, 2, printed, **exact)
        self.document.add(
            "performance_amount",
            **self.place,
            cell_id=cell_id,
            line_name=words,
            part=part,
            period=period,
            amount_yuan=exact["amount_yuan"],
            printed_text=printed,
            printed_unit="万元",
            **keys,
        )
        return cell_id

    def indicator(self, name: str = "人数", value_text: str | None = "3", **keys: Any) -> "Target":
        self.document.add(
            "fact_performance_indicator",
            **self.place,
            cell_id=self._words(name, "fact"),
            indicator=name,
            value_text=value_text,
            **keys,
        )
        return self


def project(name: str, printed: str, **keys: Any) -> Build:
    return lambda document: (
        document.table("project_expenditure").fact(1, 1, printed, project_name=name, **keys) and None
    )


def target(**goal: Any) -> Build:
    return lambda document: Target(document, **goal) and None


def both(*builds: Build) -> Build:
    def build(document: Document) -> None:
        for one in builds:
            one(document)

    return build


def funds(total: str, *parts: tuple[str, str, str]) -> Build:
    """A target with a total and its parts: kind, words and amount; fund sources by their words."""
    sources = {"财政拨款": "budget_appropriation", "其他资金": "other_funds"}

    def build(document: Document) -> None:
        own = Target(document, total=total)
        for part, words, printed in parts:
            own.amount(printed, part, words, fund_source=sources.get(words, "all"))

    return build


def indicators(*rows: dict[str, Any], **goal: Any) -> Build:
    def build(document: Document) -> None:
        own = Target(document, **goal)
        for row in rows:
            own.indicator(**row)

    return build


def weights(*values: int | None, **goal: Any) -> Build:
    return indicators(*({"name": f"指标{n}", "weight": w and Decimal(w)} for n, w in enumerate(values)), **goal)


def head(name: str | None) -> Build:
    """A target whose form has a line for the name of the project."""

    def build(document: Document) -> None:
        table = Target(document).table
        table._source("label", 9, 1, "项目名称：")
        if name:
            table._source("label", 9, 3, name)

    return build


def listed(*names: str | None) -> Build:
    """Several targets in one table; those without a name print no amount either."""

    def build(document: Document) -> None:
        first = Target(document, names[0])
        for number, name in enumerate(names[1:], start=2):
            goal = {"goal_id": f"{first.table.table_id}:g{number:02}", "project_name": name, "indicator_count": 0}
            document.add("fact_performance_goal", **first.place | goal, cell_id=first._words(name or "指标", "fact"))

    return build


def overall(printed: str, form: str) -> Build:
    def build(document: Document) -> None:
        Target(document, None, "overall_performance", total=printed)
        document.table("expenditure").total(1, 1, form)

    return build


def explained(*names: str, same: bool = True) -> Build:
    """Indicators with one long explanation, or each with its own."""
    words = "已完成的项目数量占应完成的项目总数的比重，反映完成情况"
    return indicators(*({"name": name, "definition": words if same else name + words} for name in names))


P11_ONE = "1 of 1 counts and rates without one"
P12_ONE = "1 of 1 values in words repeat the name"
PERCENT = {"value_text": "≤100%", "value": Decimal(100), "unit": "%", "comparator": "≤"}
COST = {"name": "宣传经费", "level_1": "成本指标", "unit": "元", "direction": "higher_is_better"}
PEOPLE = {"name": "医疗救助人数", "level_1": "产出指标", "value_text": "≤400人", "unit": "人", "comparator": "≤"}

CASES = [
    ("P01", "p01_passes", both(project("甲项目", "5.00"), target(total="5.00")), 1, []),
    ("P01", "p01_fails", both(project("甲项目", "5.00"), target(total="6.00")), 1, ["10000.00"]),
    ("P01", "p01_width_of_brackets", both(project("甲（一期）", "5.00"), target(name="甲(一期)", total="5.00")), 1, []),
    ("P01", "p01_all_years", both(project("甲项目", "5.00"), target(total="9.00", amount_period="whole")), 1, []),
    (
        "P01",
        "p01_fewer",
        both(project("甲项目", "5.00"), target(total="4.00", amount_period="whole")),
        1,
        ["-10000.00"],
    ),
    ("P01", "p01_cut_off", both(project("甲项目", "5.0051"), target(total="5.00")), 1, []),
    ("P01", "p01_other_project", both(project("乙项目", "5.00"), target(total="6.00")), 0, []),
    ("P02", "p02_passes", funds("5.00", ("fund", "财政拨款", "4.00"), ("fund", "其他资金", "1.00")), 1, []),
    ("P02", "p02_fails", funds("5.00", ("fund", "财政拨款", "4.00"), ("fund", "其他资金", "0.50")), 1, ["5000.00"]),
    ("P02", "p02_tasks_are_no_funds", funds("5.00", ("task", "某任务", "2.00")), 0, []),
    ("P03", "p03_passes", weights(60, 40), 1, []),
    ("P03", "p03_ninety", weights(50, 40), 1, []),
    ("P03", "p03_as_the_heading_says", weights(50, 40, weight_total=Decimal(90)), 1, []),
    ("P03", "p03_fails", weights(60, 45), 1, ["105.0000"]),
    ("P03", "p03_fails_the_heading", weights(60, 40, weight_total=Decimal(90)), 1, ["100.0000"]),
    ("P03", "p03_some_without", weights(60, None), 0, []),
    ("P04", "p04_passes", indicators({}, {"value_text": None, "comparator": "qualitative"}), 1, []),
    ("P04", "p04_fails", indicators({}, {"value_text": None}), 1, ["1 of 2 indicators without a value"]),
    ("P04", "p04_no_indicator", target(), 0, []),
    ("P05", "p05_passes", indicators({"comparator": "≥", "value_text": "≥3人"}), 1, []),
    ("P05", "p05_fails", indicators({"comparator": "≥", "value_text": "优"}), 1, ["≥ 优"]),
    (
        "P05",
        "p05_satisfaction",
        indicators({"name": "满意度", "comparator": "≤", "value_text": "90", "value": Decimal(90)}),
        1,
        ["≤ 90"],
    ),
    ("P05", "p05_no_sign", indicators({"value_text": "优"}), 0, []),
    (
        "P06",
        "p06_passes",
        both(project("甲项目", "5.00"), project("乙项目", "6.00"), target(), target(name="乙项目")),
        2,
        [],
    ),
    (
        "P06",
        "p06_fails",
        both(project("甲项目", "5.00"), project("乙项目", "6.00"), target()),
        2,
        ["no target for 乙项目"],
    ),
    (
        "P06",
        "p06_chosen_ones",
        both(*(project(f"项目{n}", f"{n}.00") for n in range(1, 6)), target(name="项目1")),
        0,
        [],
    ),
    ("P07", "p07_passes", indicators({"name": "人数"}, {"name": "次数"}), 1, []),
    ("P07", "p07_another_value", indicators({"value_text": "3"}, {"value_text": "4"}), 1, []),
    ("P07", "p07_fails", indicators({}, {}), 1, ["1 indicators printed more than once"]),
    ("P07", "p07_alone", indicators({}), 0, []),
    ("P08", "p08_passes", both(target(project_code="1"), target(project_code="1")), 1, []),
    ("P08", "p08_fails", both(target(project_code="1"), target(name="乙项目", project_code="1")), 1, ["1 乙项目"]),
    ("P08", "p08_once", target(project_code="1"), 0, []),
    ("P09", "p09_passes", overall("5.00", "5.00"), 1, []),
    ("P09", "p09_fails", overall("5.00", "7.00"), 1, ["-20000.00"]),
    ("P09", "p09_cut_off", overall("5.00", "5.0051"), 1, []),
    ("P09", "p09_alone", target(name=None, form_id="overall_performance", total="5.00"), 0, []),
    ("P10", "p10_passes", both(project("甲项目", "5.00"), target(total="5.00")), 1, []),
    (
        "P10",
        "p10_fails",
        both(project("居民基本医疗保险补助", "5.00"), target(name="居民医疗保险补助", total="5.00")),
        1,
        ["居民医疗保险补助"],
    ),
    ("P10", "p10_chance", both(project("道路养护", "5.00"), target(name="法律顾问", total="5.00")), 0, []),
    ("P11", "p11_passes", indicators({"name": "鉴定次数", "value_text": "≥3次", "value": Decimal(3)}), 1, []),
    ("P11", "p11_number_in_words", indicators({"name": "覆盖率", "value_text": "全覆盖"}), 1, []),
    ("P11", "p11_fails", indicators({"name": "鉴定次数", "value_text": "合格"}), 1, [P11_ONE]),
    ("P11", "p11_days", indicators(PERCENT | {"name": "下达及时率（%）", "unit": "个工作日"}), 1, [P11_ONE]),
    ("P11", "p11_frequency", indicators(PERCENT | {"name": "巡检频率", "unit": "次"}), 0, []),
    ("P11", "p11_sentence", indicators({"name": "提供咨询，提升知晓率", "value_text": "有所提升"}), 0, []),
    ("P12", "p12_passes", indicators({"name": "预算编制完整性", "value_text": "完整"}), 1, []),
    ("P12", "p12_fails", indicators({"name": "扩大医保覆盖面。", "value_text": "扩大医保 覆盖面"}), 1, [P12_ONE]),
    ("P12", "p12_last_word", indicators({"name": "居民满意度", "value_text": "满意度"}), 1, [P12_ONE]),
    ("P12", "p12_number", indicators({"name": "3次", "value_text": "3次"}), 0, []),
    ("P13", "p13_passes", indicators(PERCENT | {"name": "采购执行率", "comparator": "≥"}), 1, []),
    ("P13", "p13_fails", indicators(PERCENT | {"name": "采购执行率"}), 1, ["采购执行率 ≤ 100%"]),
    ("P13", "p13_control", indicators(PERCENT | {"name": "三公经费控制率"}), 0, []),
    ("P13", "p13_negated", indicators(PERCENT | {"name": "不合格率"}), 0, []),
    ("P14", "p14_passes", indicators(COST | {"direction": "lower_is_better"}), 1, []),
    ("P14", "p14_fails", indicators(COST), 1, ["1 of 1 costs are 正向指标"]),
    ("P14", "p14_standard", indicators(COST | {"name": "补助标准"}), 0, []),
    ("P15", "p15_passes", indicators(PEOPLE | {"comparator": "≥"}), 1, []),
    ("P15", "p15_fails", indicators(PEOPLE), 1, ["1 of 1 numbers of people are a ceiling"]),
    ("P15", "p15_staff", indicators(PEOPLE | {"name": "聘用人员人数"}), 0, []),
    ("P16", "p16_passes", indicators({"level_1": "效益指标", "level_2": "社会效益指标"}), 1, []),
    (
        "P16",
        "p16_second_as_first",
        indicators({"level_1": "社会效益指标", "level_2": "社会效益指标"}),
        1,
        ["社会效益指标 / 社会效益指标"],
    ),
    ("P16", "p16_other_first", indicators({"level_1": "效益指标", "level_2": "数量"}), 1, ["效益指标 / 数量"]),
    ("P16", "p16_own_second", indicators({"level_1": "效益指标", "level_2": "履职效益"}), 1, []),
    ("P16", "p16_own_first", indicators({"level_1": "投入管理指标", "level_2": "绩效管理"}), 0, []),
    ("P17", "p17_passes", explained("编制完成率", "监控完成率", same=False), 1, []),
    ("P17", "p17_fails", explained("编制完成率", "监控完成率"), 1, ["1 explanations stand at several indicators"]),
    ("P17", "p17_one_name", explained("编制完成率", "编制 完成率"), 0, []),
    ("P18", "p18_passes", head("甲项目"), 1, []),
    ("P18", "p18_fails", head(None), 1, ["项目名称: blank"]),
    ("P18", "p18_no_head", target(), 0, []),
    ("P19", "p19_passes", listed("甲项目", "乙项目"), 1, []),
    (
        "P19",
        "p19_fails",
        listed("甲项目", "乙项目", None),
        1,
        ["1 of 3 targets without project, code and amount"],
    ),
    ("P19", "p19_one_named", listed("甲项目", None), 0, []),
]


@pytest.mark.parametrize(("rule_id", "name", "build", "compared", "failing"), CASES, ids=[case[1] for case in CASES])
def test_rule(
    verdict: Callable[[str, str], tuple[int, list[str]]],
    rule_id: str,
    name: str,
    build: Build,
    compared: int,
    failing: list[str],
) -> None:
    assert verdict(rule_id, name) == (compared, failing)


def test_every_finding_has_its_sentences_and_its_place(sentences: list[dict[str, Any]]) -> None:
    assert sentences == []
