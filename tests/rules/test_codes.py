"""Rules about codes and the names printed beside them."""

from functools import partial

import pytest

NAMED = {
    "function": ("expenditure", "function_code", "function_name"),
    "department_economic": ("general_basic_economic", "department_economic_code", "department_economic_name"),
    "government_economic": ("general_basic_economic", "government_economic_code", "government_economic_name"),
}


def printed(document, scheme, code, *names):
    """A code in as many rows as it has names; the name of a function code may be missing."""
    form_id, code_column, name_column = NAMED[scheme]
    table = document.table(form_id)
    for row, name in enumerate(names, 1):
        table.fact(row, 1, "1.00", **{code_column: code, name_column: name})


def parent_row(document, code, name):
    document.table("expenditure").total(1, 1, "1.00", row_kind="code", function_code=code, line_name=name)


def without_a_year(document):
    document.fiscal_year = None
    printed(document, "function", "2080588", "某项")


def economic_pair(document, department, government):
    keys = {"department_economic_code": department, "government_economic_code": government}
    document.table("general_basic_economic").fact(1, 1, "1.00", **keys)


def renamed(document, code, name):
    printed(document, "function", code, name)


def in_the_year(year, build):
    def built(document):
        document.fiscal_year = document.book.rows["dim_document"][-1]["fiscal_year"] = year
        build(document)

    return built


def divided(document, code, name):
    """A total of a part of a 款, which the classification has no code for."""
    table = document.table("general_basic_economic")
    table.label(1, 1, code, "label")
    table.total(1, 3, "1.00", row_kind="code", department_economic_code=code[:5], line_name=name)


def repaired(document):
    table = document.table("general_basic_function")
    table.label(1, 1, "21002", "label")
    table.fact(1, 3, "39.24", function_code="22102", function_name="住房改革支出")
    document.add(
        "correction",
        correction_id=f"{document.document_id}:1",
        form_id="general_basic_function",
        table_id=table.table_id,
        cell_id=f"{table.table_id}:r01:c01",
        correction_kind="code",
        printed_place="表4",
        meant_place="表4",
        printed_value="21002 住房改革支出",
        meant_value="22102 住房改革支出",
        proof="表4 39.24 = 表3 39.24",
    )


def summary_label(document, *labels):
    """Lines of 收支总表 without amounts."""
    table = document.table("summary")
    for row, label in enumerate(labels, 1):
        table.label(row, 3, label, "label")


def with_classes(*labels):
    """Lines of 收支总表 where the classification has a 类 between 210 and 212."""

    def build(document):
        document.book.entry("function", "211", "节能环保支出")
        document.book.entry("function", "212", "城乡社区支出")
        summary_label(document, *labels)

    return build


def paired(document, *pairs):
    """Codes of one unit, each with the government code that it is paired with."""
    table = document.table("general_basic_economic")
    for row, (department, government) in enumerate(pairs, 1):
        keys = {"department_economic_code": department, "government_economic_code": government}
        table.fact(row, 1, "1.00", **keys)


def with_labels(*labels):
    return lambda document: summary_label(document, *labels)


AGENCY = [(f"3020{n}", "50201") for n in range(1, 7)]
INSTITUTION = [(code, "50502") for code, _ in AGENCY]


def nested(document, *codes):
    """Rows of codes, one below the other; all but the last are totals."""
    table = document.table("expenditure")
    for row, code in enumerate(codes[:-1], 1):
        table.total(row, 1, "1.00", row_kind="code", function_code=code)
    table.fact(len(codes), 1, "1.00", function_code=codes[-1])


def case(rule_id, name, scheme, code, printed_names, made, failing):
    return (rule_id, name, lambda document: printed(document, scheme, code, *printed_names), made, failing)


PENSION, FUND = "机关事业单位基本养老保险缴费支出", "department_economic"
CASES = [
    case("K01", "known", "function", "2080505", [PENSION], 1, []),
    case("K01", "known without a name", "function", "2080505", [None], 1, []),
    case("K01", "unknown", "function", "2080588", ["某项"], 1, ["2080588 某项"]),
    case("K01", "of another year", "function", "2100717", ["计划生育服务"], 1, ["2100717 计划生育服务"]),
    case("K01", "twice is one comparison", "function", "2080588", ["某项", "某项"], 1, ["2080588 某项"]),
    ("K01", "unknown parent", lambda document: parent_row(document, "20888", "某款"), 1, ["20888 某款"]),
    ("K01", "of no year", without_a_year, 0, []),
    case("K02", "department known", FUND, "30108", ["机关事业单位基本养老保险缴费"], 1, []),
    case("K02", "department unknown", FUND, "30236", ["其他交通费用"], 1, ["30236 其他交通费用"]),
    case("K03", "government known", "government_economic", "50102", ["社会保障缴费"], 1, []),
    case("K03", "government unknown", "government_economic", "50188", ["某项"], 1, ["50188 某项"]),
    case("K03", "code of another classification", "government_economic", "30201", ["办公费"], 1, ["30201 办公费"]),
    case("K04", "name agrees", "function", "2080505", [PENSION], 1, []),
    case("K04", "name without 支出, with white space", "function", "2080505", [PENSION[:-2] + " \n"], 1, []),
    case("K04", "name cut", "function", "2080505", ["机关事业"], 1, []),
    case("K04", "name cut to nothing", "function", "2080505", ["机关"], 1, ["2080505 机关"]),
    case("K04", "name of another code", "function", "21002", ["住房改革支出"], 1, ["21002 住房改革支出"]),
    case("K04", "known variant", "function", "2101550", ["事业单位运行"], 1, []),
    case("K04", "no name", "function", "2080505", [None], 0, []),
    case("K04", "name of an unknown code", "function", "2080588", ["某项"], 0, []),
    case(
        "K04",
        "several names are another rule",
        "function",
        "2101550",
        ["事业运营", "社会保险经办机构"],
        0,
        [],
    ),
    (
        "K04",
        "parent's name",
        lambda document: parent_row(document, "208", "卫生健康支出"),
        1,
        ["208 卫生健康支出"],
    ),
    ("K04", "put right by the reading", repaired, 2, ["21002 住房改革支出"]),
    case("K04", "name of another year", "function", "210", ["医疗卫生与计划生育支出"], 1, []),
    ("K05", "part of a 款", partial(divided, code="3023903", name="三类交通费"), 0, []),
    case("K05", "department name agrees", FUND, "30239", ["其他交通费用"], 1, []),
    case("K05", "department name differs", FUND, "30239", ["办公费"], 1, ["30239 办公费"]),
    case("K06", "government name agrees", "government_economic", "50201", ["办公经费"], 1, []),
    case("K06", "government name differs", "government_economic", "50201", ["办公费"], 1, ["50201 办公费"]),
    ("K07", "pair of an agency", partial(economic_pair, department="30108", government="50102"), 1, []),
    ("K07", "pair of an institution", partial(economic_pair, department="30108", government="50501"), 1, []),
    ("K07", "no pair", partial(economic_pair, department="30108", government="50201"), 1, ["30108 → 50201"]),
    ("K07", "nothing known of it", partial(economic_pair, department="30201", government="50201"), 0, []),
    ("K07", "pair not to 款", partial(economic_pair, department="30108", government="502"), 0, []),
    case("K08", "one name", "function", "2101550", ["事业运行", "事业运行"], 1, []),
    case("K08", "one name and its beginning", "function", "2080505", [PENSION, "机关事业单位基本养老"], 1, []),
    case("K08", "one name and its variant", "function", "2101550", ["事业运行", "事业单位运行"], 1, []),
    case(
        "K08",
        "two names",
        "function",
        "2101550",
        ["事业运行", "事业运营"],
        1,
        ["2101550 事业运行 / 事业运营"],
    ),
    case(
        "K08",
        "the name of another code beside its own",
        "function",
        "2101599",
        ["其他医疗保障管理事务支出", "事业运营"],
        1,
        ["2101599 其他医疗保障管理事务支出 / 事业运营"],
    ),
    case(
        "K08",
        "three names are one finding",
        "function",
        "2101550",
        ["事业运行", "事业运营", "社会保险经办机构"],
        1,
        ["2101550 事业运行 / 事业运营 / 社会保险经办机构"],
    ),
    case(
        "K08",
        "an outdated name beside the right one is another rule",
        "function",
        "210",
        ["医疗卫生与计划生育支出", "卫生健康支出"],
        1,
        [],
    ),
    case(
        "K08",
        "two names of an unknown code",
        "function",
        "2080588",
        ["甲类", "乙类"],
        1,
        ["2080588 甲类 / 乙类"],
    ),
    case("K09", "name of the year", "function", "210", ["卫生健康支出"], 1, []),
    case("K09", "short name of the year", "function", "210", ["卫生健康"], 1, []),
    case("K09", "earlier name", "function", "210", ["医疗卫生与计划生育支出"], 1, ["210 医疗卫生与计划生育支出"]),
    case("K09", "name of long ago", "function", "210", ["医疗卫生支出"], 1, ["210 医疗卫生支出"]),
    case("K09", "wrong name", "function", "210", ["住房改革支出"], 0, []),
    case("K09", "never renamed", "function", "22102", ["住房改革支出"], 0, []),
    case("K09", "renamed in an uncertain year", "function", "22103", ["旧名称之一"], 0, []),
    (
        "K09",
        "name of its year",
        in_the_year(2018, partial(renamed, code="210", name="医疗卫生与计划生育支出")),
        1,
        [],
    ),
    (
        "K09",
        "later name",
        in_the_year(2018, partial(renamed, code="210", name="卫生健康支出")),
        1,
        ["210 卫生健康支出"],
    ),
    ("K09", "outdated in a summary", with_labels("九、医疗卫生与计划生育支出"), 1, ["九、医疗卫生与计划生育支出"]),
    ("K09", "of the year in a summary", with_labels("九、卫生健康支出"), 1, []),
    ("K09", "never renamed in a summary", with_labels("八、社会保障和就业支出"), 0, []),
    (
        "K09",
        "in a summary of its year",
        in_the_year(2018, with_labels("(九)医疗卫生与计划生育支出")),
        1,
        [],
    ),
    ("K11", "of an agency", lambda d: paired(d, *AGENCY), 6, []),
    ("K11", "of an institution", lambda d: paired(d, *INSTITUTION), 6, []),
    (
        "K11",
        "one of another",
        lambda d: paired(d, *AGENCY[1:], ("30211", "50201"), INSTITUTION[0]),
        7,
        ["30201 → 50502"],
    ),
    (
        "K11",
        "one of another in an institution",
        lambda d: paired(d, *INSTITUTION, ("31002", "50306")),
        7,
        ["31002 → 50306"],
    ),
    ("K11", "of both", lambda d: paired(d, *AGENCY, *INSTITUTION), 0, []),
    ("K11", "two of another", lambda d: paired(d, *AGENCY[2:], ("30211", "50201"), *INSTITUTION[:2]), 0, []),
    ("K11", "what institutions alone pay", lambda d: paired(d, *AGENCY, ("30107", "50501")), 6, []),
    ("K11", "too few", lambda d: paired(d, *AGENCY[:4], ("30211", "50502")), 0, []),
    ("K12", "names of entries", with_classes("十、卫生健康支出", "十一、节能环保支出", "十二、城乡社区支出"), 1, []),
    ("K12", "cut off", with_classes("十、卫生健康支出", "十一、节", "十二、城乡社区支出"), 1, []),
    (
        "K12",
        "name of no entry",
        with_classes("十、卫生健康支出", "十一、自筹资金支出", "十二、城乡社区支出"),
        1,
        ["十一、自筹资金支出"],
    ),
    (
        "K12",
        "place not certain",
        with_classes("十、卫生健康支出", "十一、上缴上级支出", "十二、经营支出", "十三、城乡社区支出"),
        0,
        [],
    ),
    ("K10", "below its own", lambda d: nested(d, "208", "20805", "2080505", "221", "22102"), 3, []),
    ("K10", "no parent printed", lambda d: nested(d, "2080505", "22102"), 0, []),
    (
        "K10",
        "below another 类",
        lambda d: nested(d, "208", "20805", "2080505", "2080506", "2080508", "21002"),
        5,
        ["21002 below 208"],
    ),
    (
        "K10",
        "below another 款",
        lambda d: nested(d, "208", "20805", "2080505", "2080506", "2080508", "2081001"),
        5,
        ["2081001 below 20805"],
    ),
    ("K10", "parents elsewhere", lambda d: nested(d, "208", "221", "20805", "2080505", "22102"), 0, []),
]


@pytest.mark.parametrize(("rule_id", "name", "_build", "made", "failing"), CASES)
def test_rule(rule_id, name, _build, made, failing, verdict):
    assert verdict(rule_id, name) == (made, failing)


def test_every_finding_says_where_what_and_why(sentences):
    assert sentences == []


@pytest.mark.parametrize(
    ("rule_id", "name", "bearer"),
    [
        ("K04", "name of another code", "belongs to 22102 住房改革支出"),
        ("K02", "department unknown", "belongs to 30239 其他交通费用"),
        ("K01", "of another year", "in other years it is 计划生育服务"),
        ("K08", "the name of another code beside its own", "事业运营: 2101551 事业运营"),
        ("K03", "code of another classification", "it is one of the department economic classification"),
        ("K09", "outdated in a summary", "since 2019 210 is 卫生健康支出"),
        ("K09", "earlier name", "since 2019 210 is 卫生健康支出"),
        ("K09", "name of long ago", "since 2019 210 is 卫生健康支出"),
        ("K09", "later name", "a name that 210 has since 2019 only; in 2018 it is 医疗卫生与计划生育支出"),
    ],
)
def test_finding_says_where_the_name_belongs(rule_id, name, bearer, comparisons):
    found = comparisons[rule_id].filter(comparisons[rule_id]["document_id"] == name)
    assert bearer in found["explanation"][0]


def test_what_the_reading_put_right_is_repaired(comparisons):
    found = comparisons["K04"].filter(~comparisons["K04"]["holds"])
    assert dict(found.select("document_id", "outcome").iter_rows()).pop("put right by the reading") == "repaired"


def test_what_was_not_put_right_has_failed(comparisons):
    found = comparisons["K04"].filter(~comparisons["K04"]["holds"])
    assert dict(found.select("document_id", "outcome").iter_rows())["name of another code"] == "failed"
