"""Sentences as disclosures print them, and what they claim."""

from decimal import Decimal

import pytest

from flows.narrative.claim import Claim
from flows.narrative.passages import passages
from flows.narrative.reader import Reader
from flows.narrative.subjects import UNKNOWN, is_organ
from flows.read.document import Document, Paragraph


def claims(*lines: str, final: bool = False, year: int = 2024) -> list[Claim]:
    document = Document("text/plain", tuple(Paragraph(text, line=number) for number, text in enumerate(lines, 1)))
    read = list(passages(document))
    units = sum(is_organ(passage.words.text) for passage in read)
    reader = Reader("某市某局", year, final, has_units=units > 1)
    return [claim for passage in read for claim in reader.read(passage)]


def said(claim: Claim) -> tuple[str | None, str, str, str | None]:
    topic = claim.meaning.topic
    return (topic if topic != UNKNOWN else None, claim.metric, claim.printed_text, claim.direction)


def test_a_total_with_its_change_and_rate() -> None:
    found = claims("某市某局2024年度收入支出总计2995.39万元。与2023年度相比，收入支出总计减少56.95万元，下降1.87%。")
    assert [said(claim) for claim in found] == [
        ("revenue_and_expenditure", "amount", "2995.39", None),
        ("revenue_and_expenditure", "change", "56.95", "decrease"),
        ("revenue_and_expenditure", "growth_rate", "1.87", "decrease"),
    ]
    assert (found[1].amount, found[2].value, found[2].base, found[2].base_subject, found[2].of) == (
        Decimal("-569500.00"),
        Decimal("-1.87"),
        "prior",
        "2023年度",
        found[0],
    )


def test_shares_are_of_the_whole_that_lists_them() -> None:
    found = claims("本年收入合计5万元，其中：财政拨款收入4万元，占80%；其他收入1万元，占20%。")
    whole = found[0]
    assert [(c.printed_text, c.of, c.base_claim) for c in found if c.metric == "share"] == [
        ("80", found[1], whole),
        ("20", found[3], whole),
    ]


def test_a_share_names_its_whole() -> None:
    found = claims("本年支出合计5万元。", "一般公共预算财政拨款支出5万元，占本年支出合计的100.00%。")
    assert (found[2].base_subject, found[2].base_claim) == ("本年支出合计", found[0])


def test_a_share_without_a_list_is_of_what_its_section_begins_with() -> None:
    found = claims("三、支出预算情况说明", "2024年支出预算10万元，与上年持平。", "2.包括人员支出4万元，占40%。")
    assert found[-1].base_claim is found[0]


def test_a_whole_of_nothing_is_not_the_whole_of_a_share() -> None:
    found = claims("2024年收入预算5万元，包括上年结转结余0万元。", "其中：", "事业收入0万元，占0%；")
    assert found[-1].base_claim is found[0]


def test_a_path_of_names_budget_final_amount_and_completion() -> None:
    found = claims(
        "5、社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。主要用于：退休人员经费支出。",
        "年初预算为 85.55 万元，支出决算为84.65万元，完成年初预算的98.95%。",
        final=True,
    )
    assert [(c.meaning.code, c.metric, c.basis) for c in found] == [
        ("2080501", "amount", "budget"),
        ("2080501", "amount", "final"),
        ("2080501", "completion_rate", "final"),
    ]
    assert (found[2].of, found[2].base_claim, found[2].base_subject) == (found[1], found[0], "年初预算")


def test_a_budget_of_nothing_completed_by_nothing() -> None:
    found = claims("“三公”经费支出决算为0.16万元，完成预算0万元的0%。", final=True)
    assert [(c.metric, c.basis, c.meaning.item) for c in found] == [
        ("amount", "final", "total"),
        ("amount", "budget", "total"),
        ("completion_rate", "final", "total"),
    ]


def test_last_years_amount_stands_beside_this_years() -> None:
    found = claims(
        "1、公共安全支出（204类）司法（06款）行政运行（01项）14万元。2023年当年预算执行数为16万元，"
        "2024年预算安排14万元，比2023年预算执行数减少12.50%。"
    )
    assert [c.basis for c in found[:3]] == ["current", "prior", "current"]
    assert (found[3].of, found[3].base_claim) == (found[2], found[1])


def test_the_prior_amount_in_a_comparison_is_its_base() -> None:
    found = claims("2024年度收入预算30万元，比2023年年初预算数20万元增加10万元，增长50%。")
    assert [(c.metric, c.basis) for c in found] == [
        ("amount", "current"),
        ("amount", "prior"),
        ("change", "current"),
        ("growth_rate", "current"),
    ]
    assert (found[2].of, found[2].base_claim, found[3].base_claim) == (found[0], found[1], found[1])


def test_a_year_that_is_neither_this_nor_the_last() -> None:
    assert claims("2019年一般公共预算支出5万元。")[0].basis == "other"


def test_dates_are_no_years_of_account() -> None:
    assert claims("截至2023年12月31日，本单位共有车辆3辆。")[0].basis == "current"


@pytest.mark.parametrize(
    ("sentence", "direction", "amount"),
    [
        ("公务接待费2万元，与上年持平。", "unchanged", Decimal(0)),
        ("公务接待费2万元，较上年无增减。", "unchanged", Decimal(0)),
        ("公务接待费2万元，与上年基本持平。", "unchanged", None),
        ("公务接待费2万元，比上年增加减少1万元。", None, Decimal(10_000)),
        ("公务接待费2万元，比上年压减1万元。", "decrease", Decimal(-10_000)),
        ("公务接待费2万元，较上年增加1，主要原因是人多。", "increase", None),
    ],
)
def test_directions(sentence: str, direction: str | None, amount: Decimal | None) -> None:
    sentence = sentence.replace("加1，", "加1.0，")
    change = claims(sentence)[1]
    assert (change.metric, change.direction, change.amount) == ("change", direction, amount)


def test_what_figures_say_is_not_said_again_by_words() -> None:
    found = claims("商品和服务支出（302）109.02万元，较上年增加0.01万元，与上年基本持平。")
    assert [c.metric for c in found] == ["amount", "change"]


def test_a_rate_in_brackets_has_the_direction_of_its_change() -> None:
    found = claims("“三公”经费预算支出0.3万元，较上年减少0.7万元（70%）。")
    assert (found[2].metric, found[2].value) == ("growth_rate", Decimal(-70))


def test_brackets_end_what_is_said_in_them() -> None:
    found = claims("公务用车购置及运行维护费2.5万元（公务用车购置费0万元；公务用车运行维护费2.5万元）比上年减少1万元。")
    assert (found[3].meaning.item, found[3].of) == ("vehicle_total", found[0])


def test_a_change_behind_a_list_is_of_its_whole() -> None:
    found = claims("本单位当年预算收入5万元，其中事业收入0万元、其他收入0万元，较上年增加3万元。")
    assert found[3].of is found[0]


def test_what_the_money_is_for_is_not_what_it_is() -> None:
    found = claims("公用经费24万元，主要用于办公费、会议费等支出，比上年减少3万元。")
    assert [c.meaning.expenditure_type for c in found] == ["public", "public"]


def test_reasons_claim_nothing_known() -> None:
    found = claims("公务接待费2万元，比上年减少1万元，主要原因是取消了两个论坛，节约12万元。")
    assert [said(c)[0] for c in found] == ["three_public", "three_public", None]


def test_a_change_adjusted_otherwise_is_not_of_the_amount() -> None:
    found = claims("一般公共预算支出5万元，比上年减少2万元，扣除基建后比上年增加1万元，增长20%。")
    assert [(said(c)[0], c.of) for c in found[2:]] == [(None, None), (None, None)]


def test_fund_and_side_come_from_the_whole() -> None:
    found = claims("一般公共预算基本支出9万元，其中：人员经费8万元；公用经费1万元。")
    assert {c.meaning.fund_source for c in found} == {"general_public_budget"}


def test_parts_of_an_unknown_whole_are_not_known() -> None:
    found = claims("2024年污水处理费预算总额9万元，其中：一般公共预算8万元。")
    assert [said(c)[0] for c in found] == [None, None]


def test_what_stands_under_a_unit_is_not_the_agencys() -> None:
    found = claims("一、某市某管理中心", "公用经费8万元。", "二、某市某监测中心", "公用经费1万元。")
    assert [said(c)[0] for c in found] == [None, None]


def test_a_part_of_a_code_keeps_it() -> None:
    part = claims("机关商品和服务支出（502）34万元,其中：公用经费5万元。")[1].meaning
    assert (part.code, part.expenditure_type) == ("502", "public")


def test_staff() -> None:
    found = claims(
        "截止上年底，本单位人员编制29人，其中行政编制0人、事业编制29人；实有人员27人，其中行政0人、事业27人。"
    )
    assert [(c.meaning.item, c.value) for c in found] == [
        ("establishment", 29),
        ("establishment_administrative", 0),
        ("establishment_institutional", 29),
        ("actual", 27),
        ("actual_administrative", 0),
        ("actual_institutional", 27),
    ]


def test_vehicles_and_equipment_held_and_to_be_bought() -> None:
    found = claims(
        "共有车辆2辆，其中：机要通信用车0辆、其他用车2辆；单价100万元（含）以上设备（不含车辆）46台（套）。"
        "2024年预算安排购置车辆1辆，其中：其他用车1辆。"
    )
    assert [(c.meaning.topic, c.meaning.item) for c in found] == [
        ("vehicles", "total"),
        ("vehicles", "confidential"),
        ("vehicles", "other"),
        ("assets", "equipment"),
        ("vehicles", "purchase"),
        ("vehicles", "purchase_other"),
    ]


def test_procurement_by_kind() -> None:
    found = claims("2024年度政府采购支出预算总额9万元，其中：拟采购货物支出5万元、拟采购服务支出4万元。")
    assert [(c.meaning.topic, c.meaning.item) for c in found] == [
        ("procurement", None),
        ("procurement", "goods"),
        ("procurement", "services"),
    ]


def test_money_under_performance_is_not_the_budget() -> None:
    found = claims("七、预算绩效目标情况说明", "本部门共7个项目纳入绩效目标管理，涉及财政性资金339.5万元。")
    assert [said(c)[:2] for c in found] == [("performance", "count"), ("performance", "amount")]


def test_groups_and_people_of_a_journey() -> None:
    found = claims("全年安排因公出国（境）团组2个、累计5人次。")
    assert [(c.meaning.item, c.printed_unit) for c in found] == [("overseas_travel", "个"), ("overseas_travel", "人次")]


def test_explanations_of_terms_claim_nothing() -> None:
    assert (
        claims("六、名词解释", "一、住房公积金：缴存比例最低不低于5％。", "七、其他", "公务接待费2万元。")[0].line == 4
    )


def test_every_figure_is_claimed_once() -> None:
    found = claims("购置服务器3台、软件5套，共80万元，满意度95%，覆盖12个街道。")
    assert [c.printed_text for c in found] == ["3", "5", "80", "95", "12"]


def test_the_place_is_the_line_where_the_figure_stands() -> None:
    found = claims("其中一般公共预算拨款支出5万元、政", "府性基金拨款支出0万元。")
    assert [(c.line, c.sentence) for c in found] == [
        (1, "其中一般公共预算拨款支出5万元、政府性基金拨款支出0万元。"),
        (2, "其中一般公共预算拨款支出5万元、政府性基金拨款支出0万元。"),
    ]


def test_the_section_is_the_heading_above() -> None:
    assert claims("（一）机关运行经费情况", "机关运行经费支出2万元。")[0].section == "（一）机关运行经费情况"


def test_a_text_without_an_end_is_not_kept_whole_behind_each_figure() -> None:
    found = claims("支出5万元、" * 2000)
    assert (len(found), max(len(claim.sentence) for claim in found)) == (2000, 2000)
