"""Rules between the forms of one document."""

from functools import partial

import pytest


def form_with_total(document, form_id, amount, **keys):
    table = document.table(form_id)
    table.total(1, 1, amount, **keys)
    return table


def summary(document, revenue, expenditure, current=None, form="summary"):
    table = document.table(form)
    table.total(9, 2, revenue, row_kind="grand_total", side="revenue", classification="revenue")
    table.total(9, 4, expenditure, row_kind="grand_total", side="expenditure", classification="function")
    if current:
        table.total(8, 2, current, row_kind="current_total", side="revenue", classification="revenue")
        table.total(8, 4, current, row_kind="current_total", side="expenditure", classification="function")
    return table


def summary_and(form_id, document, revenue, expenditure, other, current=None):
    summary(document, revenue, expenditure, current)
    form_with_total(document, form_id, other)


def two_wholes(document):
    """Two tables of one form that state different totals: neither is the whole of the form."""
    summary(document, "9.00", "9.00")
    form_with_total(document, "revenue", "4.00")
    form_with_total(document, "revenue", "5.00")


def total_already_faulty(document):
    """The total of the form does not fit its own rows; that is one finding, and X01 makes no second one."""
    summary(document, "9.00", "9.00")
    table = document.table("revenue")
    whole = table.total(1, 1, "8.00")
    table.equation("column", "code", whole, [table.fact(2, 1, "9.00")])


def wider_column(document):
    """Of 总计 and 本年收入合计 the larger is the whole; fund columns and type columns never are."""
    summary(document, "9.00", "9.00")
    table = document.table("revenue")
    table.total(1, 1, "9.00")
    table.total(1, 2, "8.00")
    table.total(1, 3, "99.00", fund_source="government_fund")


def fund_columns(document, general, fund, forms):
    table = summary(document, "9.00", "9.00", form="appropriation_summary")
    for column, (fund_source, amount) in enumerate((("general_public_budget", general), ("government_fund", fund)), 5):
        keys = {"side": "expenditure", "classification": "function", "fund_source": fund_source}
        table.total(9, column, amount, row_kind="grand_total", **keys)
    for form_id, amount in forms.items():
        form_with_total(document, form_id, amount)


def fund_lines(document, line, form, carried="0.00"):
    """No fund columns: the revenue side's line stands for the fund, unless money was carried over."""
    table = summary(document, "9.00", "9.00", form="appropriation_summary")
    keys = {"side": "revenue", "classification": "revenue"}
    table.fact(1, 2, line, fund_source="general_public_budget", **keys)
    table.fact(2, 2, carried, fund_source="carryover", **keys)
    form_with_total(document, "general_expenditure", form)


def by_class(document, line, rows, total="9.00", form_id="expenditure", status="present"):
    table = summary(document, "9.00", "9.00")
    table.fact(1, 4, line, side="expenditure", classification="function", function_code="208")
    detail = document.table(form_id, status=status)
    detail.total(1, 1, total)
    for row, (code, amount) in enumerate(rows, 2):
        detail.fact(row, 1, amount, function_code=code)


def basic(document, whole, forms, parts=()):
    table = document.table("general_expenditure")
    table.total(1, 1, "9.00")
    if whole:
        table.total(1, 2, whole, expenditure_type="basic")
    for column, (kind, amount) in enumerate(parts, 3):
        table.total(1, column, amount, expenditure_type=kind)
    for form_id, amount in forms.items():
        form_with_total(document, form_id, amount, expenditure_type="basic")


def pair(document, forms):
    for form_id, amount in forms.items():
        form_with_total(document, form_id, amount)


def projects(document, listed, spent, form_id="expenditure"):
    form_with_total(document, "project_expenditure", listed, expenditure_type="project")
    table = form_with_total(document, form_id, "9.00")
    table.total(1, 2, spent, expenditure_type="project")


def project_types(document, listed, spent, form_id="expenditure"):
    for form, types in (("project_expenditure", listed), (form_id, spent)):
        table = document.table(form)
        for row, (kind, amount) in enumerate(types.items(), 2):
            table.fact(row, row, amount, expenditure_type=kind, function_code="2080505")


def code_amounts(document, whole, parts, total="9.00"):
    """The rows of 支出总表 and of the forms of its funds, each with its total."""
    for form_id, (form_sum, rows) in {"expenditure": (total, whole), **parts}.items():
        table = form_with_total(document, form_id, form_sum)
        for row, (code, amount) in enumerate(rows.items(), 2):
            table.fact(row, 1, amount, function_code=code)


def splits(document, whole, general):
    for form_id, rows in (("expenditure", whole), ("general_expenditure", general)):
        table = document.table(form_id)
        for row, (code, kind, amount) in enumerate(rows, 2):
            table.fact(row, row, amount, function_code=code, expenditure_type=kind)


def three_public(document, item, limit, code, amount, basis="current"):
    table = document.table("three_public")
    if limit:
        table.fact(1, 1, limit, item=item, basis=basis)
    document.table("general_basic_economic").fact(1, 1, amount, department_economic_code=code)


def contributions(document, by_function, economic, totals=("9.00", "9.00"), other_staff=None):
    table = form_with_total(document, "general_basic_function", totals[0], expenditure_type="basic")
    table.fact(2, 1, by_function, function_code="2080505")
    table = form_with_total(document, "general_basic_economic", totals[1], expenditure_type="basic")
    table.fact(2, 1, economic, department_economic_code="30108")
    if other_staff:
        table.fact(3, 1, other_staff, department_economic_code="30199")


def lone_unit(document, listed, others=()):
    """No total row: the row of the only unit is the whole, as long as it is the only one."""
    summary(document, "9.00", "9.00")
    table = document.table("expenditure")
    for row, amount in enumerate((listed, *others), 1):
        table.total(row, 1, amount, row_kind="unit")


def groups_alone(document, people, public):
    """No total row: 人员经费合计 and 公用经费合计 together are the whole."""
    basic(document, whole="5.00", forms={})
    table = document.table("general_basic_economic")
    for column, (kind, amount) in enumerate((("personnel", people), ("public", public)), 1):
        if amount:
            table.total(9, column, amount, row_kind="group_total", expenditure_type=kind)


REVENUE = partial(summary_and, "revenue")
EXPENDITURE = partial(summary_and, "expenditure")
GENERAL = ("9.00", {"2080505": "9.00"})
SPECIFIC, OTHER = {"specific_target": "9.00"}, {"other_operating": "9.00"}
CASES = [
    ("X01", "X01 equal", partial(REVENUE, revenue="9.00", expenditure="9.00", other="9.00"), 1, []),
    ("X01", "X01 rounding", partial(REVENUE, revenue="9.00", expenditure="9.00", other="9.01"), 1, []),
    ("X01", "X01 beyond", partial(REVENUE, revenue="9.00", expenditure="9.00", other="9.02"), 1, ["200.00"]),
    (
        "X01",
        "X01 current",
        partial(REVENUE, revenue="9.00", expenditure="9.00", other="7.00", current="7.00"),
        1,
        [],
    ),
    ("X01", "X01 unbalanced", partial(REVENUE, revenue="9.00", expenditure="8.00", other="7.00"), 0, []),
    ("X01", "X01 two wholes", two_wholes, 0, []),
    ("X01", "X01 total already faulty", total_already_faulty, 0, []),
    ("X01", "X01 widest column", wider_column, 1, []),
    ("X02", "X02 equal", partial(EXPENDITURE, revenue="9.00", expenditure="9.00", other="9.00"), 1, []),
    ("X02", "X02 rounding", partial(EXPENDITURE, revenue="9.00", expenditure="9.00", other="8.99"), 1, []),
    (
        "X02",
        "X02 beyond",
        partial(EXPENDITURE, revenue="9.00", expenditure="9.00", other="8.98"),
        1,
        ["-200.00"],
    ),
    (
        "X02",
        "X02 current",
        partial(EXPENDITURE, revenue="9.00", expenditure="9.00", other="7.00", current="7.00"),
        1,
        [],
    ),
    (
        "X03",
        "X03 equal",
        partial(fund_columns, general="9.00", fund="1.00", forms={"general_expenditure": "9.01"}),
        1,
        [],
    ),
    (
        "X03",
        "X03 fund differs",
        partial(fund_columns, general="9.00", fund="1.00", forms={"government_fund_expenditure": "1.02"}),
        1,
        ["200.00"],
    ),
    ("X03", "X03 line", partial(fund_lines, line="9.00", form="9.00"), 1, []),
    ("X03", "X03 line differs", partial(fund_lines, line="9.00", form="8.00"), 1, ["-10000.00"]),
    ("X03", "X03 line with carry-over", partial(fund_lines, line="9.00", form="8.00", carried="1.00"), 0, []),
    (
        "X04",
        "X04 equal",
        partial(by_class, line="5.00", rows=[("2080505", "2.00"), ("20899", "3.01")]),
        1,
        [],
    ),
    (
        "X04",
        "X04 differs",
        partial(by_class, line="5.00", rows=[("2080505", "2.00"), ("20899", "3.02")]),
        1,
        ["-200.00"],
    ),
    ("X04", "X04 not printed", partial(by_class, line="5.00", rows=[("2210201", "2.00")]), 0, []),
    ("X04", "X04 other money", partial(by_class, line="5.00", rows=[("208", "4.00")], total="8.00"), 0, []),
    (
        "X04",
        "X04 partial form",
        partial(by_class, line="5.00", rows=[("208", "4.00")], status="partial"),
        0,
        [],
    ),
    (
        "X04",
        "X04 by the general form",
        partial(by_class, line="5.00", rows=[("208", "4.00")], form_id="general_expenditure"),
        1,
        ["10000.00"],
    ),
    ("X05", "X05 equal", partial(basic, whole="5.00", forms={"general_basic_function": "5.01"}), 1, []),
    (
        "X05",
        "X05 differs",
        partial(basic, whole="5.00", forms={"general_basic_function": "5.02"}),
        1,
        ["200.00"],
    ),
    (
        "X05",
        "X05 one comparison for two forms",
        partial(basic, whole="5.00", forms={"general_basic_function": "5.00", "general_basic_economic": "4.00"}),
        1,
        [],
    ),
    (
        "X05",
        "X05 from parts",
        partial(
            basic,
            whole=None,
            parts=[("personnel", "4.00"), ("public", "1.00"), ("project", "4.00")],
            forms={"general_basic_economic": "6.00"},
        ),
        1,
        ["10000.00"],
    ),
    (
        "X05",
        "X05 parts do not make up the row",
        partial(basic, whole=None, parts=[("personnel", "4.00")], forms={"general_basic_economic": "6.00"}),
        0,
        [],
    ),
    ("X06", "X06 equal", partial(pair, forms={"expenditure": "9.00", "economic_summary": "9.01"}), 1, []),
    (
        "X06",
        "X06 differs",
        partial(pair, forms={"expenditure": "9.00", "economic_summary": "9.02"}),
        1,
        ["200.00"],
    ),
    (
        "X06",
        "X06 other scope",
        partial(pair, forms={"expenditure": "9.00", "general_basic_economic": "5.00"}),
        0,
        [],
    ),
    ("X07", "X07 equal", partial(projects, listed="4.00", spent="4.01"), 1, []),
    ("X07", "X07 differs", partial(projects, listed="4.00", spent="4.02"), 1, ["-200.00"]),
    (
        "X07",
        "X07 other funds",
        partial(projects, listed="5.00", spent="4.00", form_id="general_expenditure"),
        1,
        [],
    ),
    (
        "X07",
        "X07 less",
        partial(projects, listed="3.00", spent="4.00", form_id="general_expenditure"),
        1,
        ["-10000.00"],
    ),
    ("X08", "X08 same", partial(project_types, listed=SPECIFIC, spent=SPECIFIC), 1, []),
    (
        "X08",
        "X08 rounding",
        partial(project_types, listed=SPECIFIC, spent={"specific_target": "9.01"}),
        1,
        [],
    ),
    ("X08", "X08 moved", partial(project_types, listed=SPECIFIC, spent=OTHER), 1, ["90000.00"]),
    ("X08", "X08 not broken down", partial(project_types, listed=SPECIFIC, spent={"project": "9.00"}), 0, []),
    (
        "X08",
        "X08 other money",
        partial(project_types, listed=SPECIFIC, spent={"other_operating": "8.00"}),
        0,
        [],
    ),
    (
        "X09",
        "X09 same",
        partial(code_amounts, whole={"2080505": "9.00"}, parts={"general_expenditure": GENERAL}),
        1,
        [],
    ),
    (
        "X09",
        "X09 with a fund",
        partial(
            code_amounts,
            total="12.00",
            whole={"2080505": "9.00", "2296013": "3.00"},
            parts={
                "general_expenditure": GENERAL,
                "government_fund_expenditure": ("3.00", {"2296013": "3.01"}),
            },
        ),
        2,
        [],
    ),
    (
        "X09",
        "X09 differs",
        partial(
            code_amounts,
            whole={"2080505": "8.98", "2101550": "0.02"},
            parts={"general_expenditure": GENERAL},
        ),
        1,
        ["-200.00"],
    ),
    (
        "X09",
        "X09 other funds between",
        partial(code_amounts, total="12.00", whole={"2080505": "12.00"}, parts={"general_expenditure": GENERAL}),
        0,
        [],
    ),
    (
        "X10",
        "X10 same",
        partial(splits, whole=[("2080505", "personnel", "9.00")], general=[("2080505", "personnel", "9.01")]),
        1,
        [],
    ),
    (
        "X10",
        "X10 at the depth of both",
        partial(splits, whole=[("2080505", "personnel", "9.00")], general=[("2080505", "basic", "9.00")]),
        1,
        [],
    ),
    (
        "X10",
        "X10 two codes moved alike are one finding",
        partial(
            splits,
            whole=[("2080505", "personnel", "9.00"), ("2101550", "personnel", "1.00")],
            general=[("2080505", "project", "9.00"), ("2101550", "project", "1.00")],
        ),
        1,
        ["basic 100,000.00 元"],
    ),
    (
        "X10",
        "X10 other total",
        partial(splits, whole=[("2080505", "personnel", "9.00")], general=[("2080505", "project", "8.00")]),
        0,
        [],
    ),
    (
        "X10",
        "X10 not broken down",
        partial(splits, whole=[("2080505", "unspecified", "9.00")], general=[("2080505", "project", "9.00")]),
        0,
        [],
    ),
    (
        "X11",
        "X11 within",
        partial(three_public, item="reception", limit="1.00", code="30217", amount="0.30"),
        1,
        [],
    ),
    (
        "X11",
        "X11 rounding",
        partial(three_public, item="reception", limit="1.00", code="30217", amount="1.01"),
        1,
        [],
    ),
    (
        "X11",
        "X11 above",
        partial(three_public, item="vehicle_operation", limit="1.00", code="30231", amount="1.02"),
        1,
        ["200.00"],
    ),
    (
        "X11",
        "X11 blank",
        partial(three_public, item="reception", limit=None, code="30217", amount="1.00"),
        0,
        [],
    ),
    (
        "X11",
        "X11 last year's",
        partial(three_public, item="reception", limit="0.10", code="30217", amount="1.00", basis="prior"),
        0,
        [],
    ),
    ("X12", "X12 equal", partial(contributions, by_function="4.01", economic="4.00"), 1, []),
    ("X12", "X12 more by function", partial(contributions, by_function="4.02", economic="4.00"), 1, ["200.00"]),
    ("X12", "X12 staff", partial(contributions, by_function="4.50", economic="4.00", other_staff="0.50"), 1, []),
    (
        "X12",
        "X12 not staff",
        partial(contributions, by_function="4.60", economic="4.00", other_staff="0.50"),
        1,
        ["6000.00"],
    ),
    ("X02", "X02 lone unit", partial(lone_unit, listed="9.00"), 1, []),
    ("X02", "X02 lone unit differs", partial(lone_unit, listed="8.00"), 1, ["-10000.00"]),
    ("X02", "X02 two units", partial(lone_unit, listed="8.00", others=["1.00"]), 0, []),
    ("X05", "X05 group totals", partial(groups_alone, people="4.00", public="1.00"), 1, []),
    ("X05", "X05 group totals differ", partial(groups_alone, people="4.00", public="2.00"), 1, ["10000.00"]),
    ("X05", "X05 one group total", partial(groups_alone, people="4.00", public=None), 0, []),
    ("X12", "X12 more by economic code", partial(contributions, by_function="4.00", economic="5.00"), 1, []),
    (
        "X12",
        "X12 other money",
        partial(contributions, by_function="4.00", economic="5.00", totals=("9", "7")),
        0,
        [],
    ),
]


@pytest.mark.parametrize(("rule_id", "name", "_build", "made", "failing"), CASES)
def test_rule(rule_id, name, _build, made, failing, verdict):
    assert verdict(rule_id, name) == (made, failing)


def test_every_finding_says_where_what_and_why(sentences):
    assert sentences == []


def test_finding_names_both_places(comparisons):
    found = comparisons["X06"].filter(comparisons["X06"]["document_id"] == "X06 differs")
    wanted = (
        "economic_summary (table 2 of the document, line 1), row 行1, column 列1",
        "expenditure (table 1 of the document, line 1)",
    )
    assert all(place in found["explanation"][0] for place in wanted)
