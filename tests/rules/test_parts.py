"""Rules that hold parts of forms against one another: funds, codes, units."""

from functools import partial

import pytest

EXPENSES = {"side": "expenditure", "classification": "function"}
SOURCES = {"side": "revenue", "classification": "revenue"}


def form(document, form_id, whole, rows=(), totals=(), own=None):
    """A form with its total, further totals of its parts, and rows: keys and amount of each."""
    own = (
        own
        or {"unspecified": {}, "basic": {"expenditure_type": "basic"}}[
            "basic" if "_basic_" in form_id else "unspecified"
        ]
    )
    table = document.table(form_id)
    table.total(1, 1, whole, **own)
    for column, (amount, keys) in enumerate(totals, 2):
        table.total(1, column, amount, **keys)
    for row, (amount, keys) in enumerate(rows, 2):
        table.fact(row, 9, amount, **own | keys)
    return table


def overview(document, form_id, whole, sources=(), classes=(), columns=()):
    """A summary form: totals of both sides, sources and classes by line, and totals of fund columns."""
    table = document.table(form_id)
    table.total(9, 2, whole, row_kind="grand_total", **SOURCES)
    table.total(9, 4, whole, row_kind="grand_total", **EXPENSES)
    for row, (fund, amount) in enumerate(sources, 1):
        table.fact(row, 2, amount, fund_source=fund, **SOURCES)
    for row, (code, amount, fund) in enumerate(classes, 1):
        table.fact(row, 5, amount, function_code=code, fund_source=fund, **EXPENSES)
    for column, (fund, amount) in enumerate(columns, 6):
        table.total(9, column, amount, row_kind="grand_total", fund_source=fund, **EXPENSES)
    return table


def codes(scheme, **amounts):
    return [(amount, {f"{scheme}_code": code[1:]}) for code, amount in amounts.items()]


FUNCTION = partial(codes, "function")
ECONOMIC = partial(codes, "department_economic")
BASIC = {"expenditure_type": "basic"}
PROJECT = {"expenditure_type": "project"}


def two(document, one, other):
    for name, whole, rows, *more in (one, other):
        form(document, name, whole, rows, *more)


def sources(document, summary, revenue):
    overview(document, "summary", "9.00", sources=summary)
    form(document, "revenue", "9.00", totals=[(amount, {"fund_source": fund}) for fund, amount in revenue])


def appropriation(document, part, whole, form_id="summary"):
    overview(document, "appropriation_summary", "9.00", sources=part)
    if form_id == "summary":
        overview(document, "summary", "9.00", sources=whole)
    else:
        form(document, form_id, "9.00", totals=[(amount, {"fund_source": fund}) for fund, amount in whole])


def sides(document, part, whole):
    overview(document, "appropriation_summary", part)
    overview(document, "summary", whole)


def appropriation_form(document, whole, form_sum):
    overview(document, "appropriation_summary", whole)
    form(document, "appropriation_expenditure", form_sum)


def class_by_fund(document, line, code, column="3.00"):
    fund = "government_fund"
    overview(document, "appropriation_summary", "9.00", classes=[("212", line, fund)], columns=[(fund, column)])
    form(document, "government_fund_expenditure", "3.00", FUNCTION(_2120801=code), own={"fund_source": fund})


def by_type(document, form_id, whole, basic, project):
    """A form by function with 基本支出 and 项目支出 of one code."""
    totals = [(basic, BASIC), (project, PROJECT)]
    table = form(document, form_id, whole, totals=totals)
    table.fact(2, 2, basic, function_code="2080505", **BASIC)
    table.fact(2, 3, project, function_code="2080505", **PROJECT)
    return table


def basic_by_function(document, listed, stated="6.00"):
    by_type(document, "general_expenditure", "9.00", stated, "3.00")
    form(document, "general_basic_function", "6.00", FUNCTION(_2080505=listed))


def economic_parts(document, listed, project="3.00"):
    table = form(document, "general_expenditure_economic", "9.00", totals=[("6.00", BASIC), (project, PROJECT)])
    table.fact(2, 2, "6.00", department_economic_code="30201", **BASIC)
    table.fact(2, 3, project, department_economic_code="30201", **PROJECT)
    form(document, "general_basic_economic", "6.00", ECONOMIC(_30201=listed))


def projects_of_general(document, stated, listed):
    by_type(document, "general_expenditure", "9.00", "6.00", stated)
    form(document, "general_project_economic", listed, own=PROJECT)


def personnel(document, by_function, economic, whole="6.00"):
    for form_id, people, basic in (
        ("general_expenditure", by_function, "6.00"),
        ("general_basic_economic", economic, whole),
    ):
        table = document.table(form_id)
        table.total(1, 1, basic, **BASIC)
        table.total(1, 2, people, expenditure_type="personnel")
        table.total(1, 3, "9.00" if form_id == "general_expenditure" else basic, expenditure_type="unspecified")


def revenue_by_code(document, spent, received, kind="department_budget"):
    document.book.rows["dim_document"][-1]["document_kind"] = kind
    two(
        document,
        ("expenditure", "9.00", FUNCTION(_2080505=spent)),
        ("revenue", "9.00", FUNCTION(_2080505=received)),
    )


def units(document, spent, received):
    for form_id, amounts in (("expenditure", spent), ("revenue", received)):
        table = form(document, form_id, "9.00")
        for row, (name, amount) in enumerate(amounts.items(), 2):
            table.total(row, 1, amount, row_kind="unit", unit_name=name)


def general_within(document, part, whole, total="12.00"):
    two(
        document,
        ("general_expenditure", "9.00", FUNCTION(_2080505=part)),
        ("expenditure", total, FUNCTION(_2080505=whole)),
    )


def basic_within(document, part, whole):
    two(
        document,
        ("general_basic_economic", "6.00", ECONOMIC(_30201=part)),
        ("general_expenditure_economic", "9.00", ECONOMIC(_30201=whole)),
    )


def operating(document, listed, total="2.00"):
    public = {"expenditure_type": "public"}
    form(document, "general_basic_economic", "6.00", ECONOMIC(_30201="2.00"), [("2.00", public)])
    form(document, "operating_expenses", total, ECONOMIC(_30201=listed))


def projects_by_fund(document, listed, spent):
    funds = [(listed, PROJECT | {"fund_source": "general_public_budget"})]
    form(document, "project_expenditure", "5.00", totals=funds, own=PROJECT)
    by_type(document, "general_expenditure", "9.00", "6.00", spent)


def meetings(document, limit, spent, item="conference", code="30215"):
    if limit:
        document.table("three_public").fact(1, 1, limit, item=item, basis="current")
    form(document, "general_basic_economic", "6.00", [(spent, {"department_economic_code": code})])


def classes(document, part, whole):
    overview(document, "appropriation_summary", "9.00", classes=[("208", part, "all")])
    if whole:
        overview(document, "summary", "9.00", classes=[("208", whole, "all")])


def medical(document, by_function, economic):
    form(document, "general_basic_function", "6.00", FUNCTION(_2101101=by_function, _2101103="1.00"))
    form(document, "general_basic_economic", "6.00", economic)


def types(document, basic, project, stated="9.00"):
    table = overview(document, "summary", stated)
    for row, (amount, keys) in enumerate(((basic, BASIC), (project, PROJECT)), 1):
        table.fact(row, 8, amount, **EXPENSES | keys)
    by_type(document, "expenditure", "9.00", "6.00", "3.00")


def slip(document, revenue, expenditure, units=("万元", "万元")):
    for form_id, amount, unit in (("revenue", revenue, units[0]), ("expenditure", expenditure, units[1])):
        document.table(form_id, unit).total(1, 1, amount)


SAME = ("9.00", FUNCTION(_2080505="9.00"))
GENERAL, FUND = ("general_public_budget", "9.00"), ("government_fund", "3.00")
CARRIED = ("carryover_general_public_budget", "1.00")
CASES = [
    (
        "X13",
        "X13 equal",
        partial(sources, summary=[GENERAL, ("carryover", "1.00")], revenue=[GENERAL, ("carryover", "1.01")]),
        2,
        [],
    ),
    (
        "X13",
        "X13 differs",
        partial(sources, summary=[GENERAL, FUND], revenue=[GENERAL, ("government_fund", "3.02")]),
        2,
        ["200.00"],
    ),
    ("X13", "X13 not printed", partial(sources, summary=[GENERAL], revenue=[FUND]), 0, []),
    ("X14", "X14 equal", partial(appropriation, part=[GENERAL], whole=[GENERAL]), 1, []),
    (
        "X14",
        "X14 with what was carried over",
        partial(appropriation, part=[GENERAL, CARRIED], whole=[(GENERAL[0], "10.00")]),
        1,
        [],
    ),
    (
        "X14",
        "X14 differs",
        partial(appropriation, part=[GENERAL, CARRIED], whole=[(GENERAL[0], "10.03")]),
        1,
        ["-10300.00"],
    ),
    ("X14", "X14 other income", partial(appropriation, part=[GENERAL], whole=[("other_income", "9.00")]), 0, []),
    ("X15", "X15 equal", partial(appropriation, part=[GENERAL], whole=[GENERAL], form_id="revenue"), 1, []),
    (
        "X15",
        "X15 differs",
        partial(appropriation, part=[GENERAL], whole=[(GENERAL[0], "9.02")], form_id="revenue"),
        1,
        ["-200.00"],
    ),
    ("X15", "X15 compared by the summary", partial(appropriation, part=[GENERAL], whole=[GENERAL]), 0, []),
    ("X16", "X16 within", partial(sides, part="8.00", whole="9.00"), 1, []),
    ("X16", "X16 rounding", partial(sides, part="9.01", whole="9.00"), 1, []),
    ("X16", "X16 larger", partial(sides, part="9.02", whole="9.00"), 1, ["200.00"]),
    ("X16", "X16 one form only", partial(overview, form_id="appropriation_summary", whole="9.00"), 0, []),
    ("X17", "X17 equal", partial(appropriation_form, whole="9.00", form_sum="9.01"), 1, []),
    ("X17", "X17 differs", partial(appropriation_form, whole="9.00", form_sum="9.02"), 1, ["200.00"]),
    ("X17", "X17 one form only", partial(form, form_id="appropriation_expenditure", whole="9.00"), 0, []),
    ("X18", "X18 equal", partial(class_by_fund, line="3.00", code="3.01"), 1, []),
    ("X18", "X18 differs", partial(class_by_fund, line="2.00", code="3.00"), 1, ["-10000.00"]),
    ("X18", "X18 other money", partial(class_by_fund, line="2.00", code="3.00", column="2.00"), 0, []),
    ("X19", "X19 equal", partial(basic_by_function, listed="6.01"), 1, []),
    ("X19", "X19 differs", partial(basic_by_function, listed="6.02"), 1, ["200.00"]),
    ("X19", "X19 other money", partial(basic_by_function, listed="6.02", stated="5.00"), 0, []),
    ("X20", "X20 equal", partial(economic_parts, listed="6.01"), 1, []),
    ("X20", "X20 differs", partial(economic_parts, listed="6.02"), 1, ["200.00"]),
    ("X20", "X20 one form only", partial(form, form_id="general_basic_economic", whole="6.00"), 0, []),
    (
        "X21",
        "X21 equal",
        partial(units, spent={"甲": "5.00", "乙": "4.00"}, received={"甲": "5.01", "乙": "4.00"}),
        2,
        [],
    ),
    (
        "X21",
        "X21 differs",
        partial(units, spent={"甲": "5.00", "乙": "4.00"}, received={"甲": "4.00", "乙": "5.00"}),
        2,
        ["10000.00", "-10000.00"],
    ),
    (
        "X21",
        "X21 other units",
        partial(units, spent={"甲": "5.00", "乙": "4.00"}, received={"丙": "5.00", "丁": "4.00"}),
        0,
        [],
    ),
    ("X22", "X22 equal", partial(projects_of_general, stated="3.00", listed="3.01"), 1, []),
    ("X22", "X22 differs", partial(projects_of_general, stated="3.00", listed="3.02"), 1, ["200.00"]),
    ("X22", "X22 one form only", partial(form, form_id="general_project_economic", whole="3.00", own=PROJECT), 0, []),
    ("X23", "X23 equal", partial(personnel, by_function="4.00", economic="4.01"), 1, []),
    ("X23", "X23 differs", partial(personnel, by_function="4.00", economic="4.02"), 1, ["200.00"]),
    ("X23", "X23 other money", partial(personnel, by_function="4.00", economic="4.02", whole="5.00"), 0, []),
    (
        "X24",
        "X24 equal",
        partial(two, one=("appropriation_expenditure", *SAME), other=("general_expenditure", *SAME)),
        1,
        [],
    ),
    (
        "X24",
        "X24 differs",
        partial(
            two,
            one=("appropriation_expenditure", "9.00", FUNCTION(_2080505="8.00")),
            other=("general_expenditure", *SAME),
        ),
        1,
        ["-10000.00"],
    ),
    (
        "X24",
        "X24 with other funds",
        partial(
            two,
            one=("appropriation_expenditure", "12.00", FUNCTION(_2080505="12.00")),
            other=("general_expenditure", *SAME),
        ),
        0,
        [],
    ),
    (
        "X25",
        "X25 equal",
        partial(
            two,
            one=("appropriation_basic_economic", "6.00", ECONOMIC(_30201="6.00")),
            other=("general_basic_economic", "6.00", ECONOMIC(_30201="6.01")),
        ),
        1,
        [],
    ),
    (
        "X25",
        "X25 differs",
        partial(
            two,
            one=("appropriation_basic_economic", "6.00", ECONOMIC(_30201="6.00")),
            other=("general_basic_economic", "6.00", ECONOMIC(_30201="6.02")),
        ),
        1,
        ["-200.00"],
    ),
    (
        "X25",
        "X25 other codes",
        partial(
            two,
            one=("appropriation_basic_economic", "6.00", ECONOMIC(_30201="6.00")),
            other=("general_basic_economic", "6.00", ECONOMIC(_30202="6.00")),
        ),
        0,
        [],
    ),
    ("X26", "X26 equal", partial(revenue_by_code, spent="9.00", received="9.01"), 1, []),
    ("X26", "X26 differs", partial(revenue_by_code, spent="9.00", received="8.00"), 1, ["-10000.00"]),
    (
        "X26",
        "X26 final account",
        partial(revenue_by_code, spent="9.00", received="8.00", kind="department_final_account"),
        0,
        [],
    ),
    ("X27", "X27 within", partial(general_within, part="9.01", whole="9.00"), 1, []),
    ("X27", "X27 larger", partial(general_within, part="9.02", whole="9.00"), 1, ["200.00"]),
    ("X27", "X27 the same money", partial(general_within, part="9.02", whole="9.00", total="9.00"), 0, []),
    ("X28", "X28 within", partial(basic_within, part="6.01", whole="6.00"), 1, []),
    ("X28", "X28 larger", partial(basic_within, part="6.02", whole="6.00"), 1, ["200.00"]),
    ("X28", "X28 one form only", partial(form, form_id="general_basic_economic", whole="6.00"), 0, []),
    ("X29", "X29 equal", partial(operating, listed="2.01"), 1, []),
    ("X29", "X29 differs", partial(operating, listed="1.00"), 1, ["-10000.00"]),
    ("X29", "X29 with projects", partial(operating, listed="2.50", total="2.50"), 0, []),
    ("X30", "X30 equal", partial(projects_by_fund, listed="3.01", spent="3.00"), 1, []),
    ("X30", "X30 differs", partial(projects_by_fund, listed="3.02", spent="3.00"), 1, ["200.00"]),
    (
        "X30",
        "X30 one form only",
        partial(by_type, form_id="general_expenditure", whole="9.00", basic="6.00", project="3.00"),
        0,
        [],
    ),
    ("X31", "X31 within", partial(meetings, limit="1.00", spent="1.01"), 1, []),
    ("X31", "X31 larger", partial(meetings, limit="1.00", spent="1.02", item="training", code="30216"), 1, ["200.00"]),
    ("X31", "X31 blank", partial(meetings, limit=None, spent="1.02"), 0, []),
    ("X32", "X32 within", partial(classes, part="2.00", whole="3.00"), 1, []),
    ("X32", "X32 larger", partial(classes, part="3.02", whole="3.00"), 1, ["200.00"]),
    ("X32", "X32 not printed", partial(classes, part="3.02", whole=None), 0, []),
    ("X33", "X33 within", partial(two, one=("procurement", "9.00", []), other=("expenditure", "9.00", [])), 1, []),
    (
        "X33",
        "X33 larger",
        partial(two, one=("procurement", "9.02", []), other=("expenditure", "9.00", [])),
        1,
        ["200.00"],
    ),
    ("X33", "X33 one form only", partial(form, form_id="procurement", whole="9.02"), 0, []),
    ("X34", "X34 within", partial(medical, by_function="2.00", economic=ECONOMIC(_30110="2.00", _30111="1.00")), 1, []),
    ("X34", "X34 larger", partial(medical, by_function="3.00", economic=ECONOMIC(_30110="3.00")), 1, ["10000.00"]),
    ("X34", "X34 not printed", partial(medical, by_function="3.00", economic=ECONOMIC(_30201="3.00")), 0, []),
    ("X35", "X35 one unit", partial(slip, revenue="91234.50", expenditure="91234.50"), 2, []),
    (
        "X35",
        "X35 元 under 万元",
        partial(slip, revenue="912345000.00", expenditure="91234.50"),
        2,
        ["9122537655000.00"],
    ),
    (
        "X35",
        "X35 both are right",
        partial(slip, revenue="912345000.00", expenditure="91234.50", units=("元", "万元")),
        2,
        [],
    ),
    ("X35", "X35 too few digits to tell", partial(slip, revenue="90000", expenditure="9"), 0, []),
    ("X36", "X36 equal", partial(types, basic="6.01", project="3.00"), 1, []),
    ("X36", "X36 differs", partial(types, basic="5.00", project="4.00"), 1, ["-10000.00"]),
    ("X36", "X36 other money", partial(types, basic="5.00", project="4.00", stated="8.00"), 0, []),
    ("X01", "X35 says it alone", partial(slip, revenue="912345000.00", expenditure="91234.50"), 0, []),
]


@pytest.mark.parametrize(("rule_id", "name", "_build", "made", "failing"), CASES)
def test_rule(rule_id, name, _build, made, failing, verdict):
    assert verdict(rule_id, name) == (made, failing)


def test_every_finding_says_where_what_and_why(sentences):
    assert sentences == []


def test_a_sum_is_not_said_to_stand_in_one_cell(comparisons):
    found = comparisons["X34"].filter(comparisons["X34"]["document_id"] == "X34 larger")
    assert "the figures from general_basic_function" in found["explanation"][0]


def test_pairs_that_agree_name_the_other_cell(comparisons):
    found = comparisons["X17"].filter(comparisons["X17"]["document_id"] == "X17 equal")
    assert found["other_cell_ids"].to_list() == [["X17 equal:t01:r09:c04"]]


def test_a_part_that_is_not_too_large_proves_nothing(comparisons):
    found = comparisons["X16"].filter(comparisons["X16"]["document_id"] == "X16 within")
    assert found["other_cell_ids"].to_list() == [None]
