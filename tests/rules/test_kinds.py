"""Rules on what a figure may be: its column, its sign, its ceiling; funds and classifications that balance."""

from functools import partial

import pytest

EXPENSES = {"side": "expenditure", "classification": "function"}
SOURCES = {"side": "revenue", "classification": "revenue"}


def typed(document, code, kind, amount="3.00"):
    table = document.table("general_basic_economic")
    table.fact(2, 1, amount, department_economic_code=code, expenditure_type=kind)


def amounts(document, *printed, kind="department_budget", fund="all"):
    document.book.rows["dim_document"][-1]["document_kind"] = kind
    table = document.table("expenditure")
    for row, amount in enumerate(printed, 1):
        table.fact(row, 1, amount, fund_source=fund)


def ceilings(document, **items):
    """Budget and final amount of each item."""
    table = document.table("three_public")
    for row, (item, (budget, final)) in enumerate(items.items(), 1):
        for column, (basis, amount) in enumerate((("budget", budget), ("final", final)), 1):
            if amount:
                table.fact(row, column, amount, item=item, basis=basis)


def goods(document, doubtful=False, **codes):
    table = document.table("general_basic_economic")
    cells = [
        table.fact(row, 1, amount, department_economic_code=code[1:])
        for row, (code, amount) in enumerate(codes.items(), 2)
    ]
    if doubtful:
        table.equation("column", "code", table.total(1, 1, "9.00", row_kind="code"), cells)


def funds(document, revenue, spent, carried=None, divided=True):
    table = document.table("appropriation_summary")
    table.fact(1, 2, revenue, fund_source="government_fund", **SOURCES)
    if carried:
        table.total(2, 2, carried, fund_source="carryover", row_kind="line", **SOURCES)
    if carried and divided:
        table.fact(3, 2, carried, fund_source="carryover_government_fund", **SOURCES)
    table.total(9, 5, spent, row_kind="grand_total", fund_source="government_fund", **EXPENSES)


def classified(document, department, government, unknown=None):
    table = document.table("summary")
    for column, (scheme, lines) in enumerate(
        (("department_economic", department), ("government_economic", government)), 1
    ):
        for row, (code, amount) in enumerate(lines.items(), 1):
            keys = {"side": "expenditure", "classification": scheme, f"{scheme}_code": code[1:]}
            table.fact(row, 2 * column, amount, **keys)
    if unknown:
        table.fact(9, 2, unknown, side="expenditure", classification="department_economic")


def rows_without_a_column(document):
    """Every row leaves the last column out of its total; of one, either column would do."""
    table = document.table("expenditure")
    for row, (whole, first, last) in enumerate((("9.00", "9.00", "4.00"), ("3.00", "3.00", "3.00")), 1):
        total = table.total(row, 1, whole, row_kind="code")
        table.equation("row", "expenditure_type", total, [table.fact(row, 2, first), table.fact(row, 3, last)])


def column_broken_by_its_rows(document):
    """A column is short by what the row of one of its terms is: the row says so."""
    table = document.table("expenditure")
    whole = table.total(1, 1, "9.00")
    terms = [table.total(2, 1, "0.00", row_kind="unit"), table.total(3, 1, "5.00", row_kind="unit")]
    table.equation("column", "unit", whole, terms)
    table.equation("row", "expenditure_type", terms[0], [table.fact(2, 2, "1.00"), table.fact(2, 3, "3.00")])


def one_line_in_three_classifications(document):
    table = document.table("summary")
    for column, scheme in enumerate(("function", "department_economic"), 1):
        keys = {"side": "expenditure", "classification": scheme}
        total = table.total(9, column, "9.00", row_kind="grand_total", **keys)
        table.equation("column", "line", total, [table.total(8, column, "8.00", row_kind="current_total", **keys)])


def cut(document, status="set_aside", form="revenue"):
    """A table that goes on in the next one."""
    table = document.table("revenue")
    total = table.total(1, 1, "9.00", row_kind="total")
    table.equation("row", "fund_source", total, [table.fact(1, 2, "5.00", fund_source="government_fund")])
    document.table(form)
    document.book.rows["source_table"][-1]["status"] = status


def total_above_parts(document, whole=None, part="2.00", label_column=1, total_row=None):
    """A row 合计 and a unit below it; the total itself beside the label, in another row or nowhere."""
    table = document.table("three_public")
    table.label(2, label_column, "合 计", "label")
    if whole:
        table.total(2, 2, whole, item="total", basis="current")
    if total_row:
        table.total(total_row, 2, part, item="total", basis="current")
    table.total(3, 2, part, row_kind="unit", item="total", basis="current")


CASES = [
    ("R08", "R08 in its column", partial(typed, code="30101", kind="personnel"), 1, []),
    ("R08", "R08 wages as operating funds", partial(typed, code="30101", kind="public"), 1, ["30101 public"]),
    ("R08", "R08 goods as personnel", partial(typed, code="30201", kind="personnel"), 1, ["30201 personnel"]),
    ("R08", "R08 transport allowance", partial(typed, code="30239", kind="personnel"), 0, []),
    ("R08", "R08 medical aid", partial(typed, code="30307", kind="public"), 0, []),
    ("R08", "R08 zero", partial(typed, code="30101", kind="public", amount="0.00"), 0, []),
    ("R09", "R09 positive", lambda document: amounts(document, "3.00", "0.00"), 1, []),
    ("R09", "R09 negative", lambda document: amounts(document, "3.00", "-1.00"), 1, ["-10000.00"]),
    ("R09", "R09 final account", lambda d: amounts(d, "-1.00", kind="department_final_account"), 0, []),
    ("R09", "R09 carried over", lambda document: amounts(document, "-1.00", fund="carryover"), 0, []),
    ("R10", "R10 within", partial(ceilings, reception=("1.00", "1.01")), 1, []),
    ("R10", "R10 more", partial(ceilings, reception=("1.00", "1.02")), 1, ["200.00"]),
    ("R10", "R10 the total too", partial(ceilings, reception=("1.00", "1.02"), total=("1.00", "1.02")), 1, ["200.00"]),
    ("R10", "R10 the total alone", partial(ceilings, total=("1.00", "1.02")), 1, ["200.00"]),
    ("R10", "R10 blank", partial(ceilings, reception=("1.00", None)), 0, []),
    ("C10", "C10 filled in", partial(total_above_parts, whole="2.00"), 1, []),
    ("C10", "C10 blank", total_above_parts, 1, ["空白"]),
    ("C10", "C10 parts of zero", partial(total_above_parts, part="0.00"), 0, []),
    ("C10", "C10 heads a column", partial(total_above_parts, label_column=2), 0, []),
    ("C10", "C10 total elsewhere", partial(total_above_parts, total_row=4), 0, []),
    ("C09", "C09 several", partial(goods, _30201="1.00", _30299="9.00"), 1, []),
    ("C09", "C09 all", partial(goods, _30201="0.00", _30299="9.00"), 1, ["90,000.00 元"]),
    ("C09", "C09 not printed", partial(goods, _30201="9.00"), 0, []),
    ("C09", "C09 in doubt", partial(goods, doubtful=True, _30201="1.00", _30299="9.00"), 0, []),
    ("B03", "B03 balanced", partial(funds, revenue="3.00", spent="3.01"), 1, []),
    ("B03", "B03 with what was carried over", partial(funds, revenue="3.00", spent="4.00", carried="1.00"), 1, []),
    ("B03", "B03 not balanced", partial(funds, revenue="3.00", spent="4.02", carried="1.00"), 1, ["-200.00"]),
    (
        "B03",
        "B03 carried over undivided",
        partial(funds, revenue="3.00", spent="4.02", carried="1.00", divided=False),
        0,
        [],
    ),
    (
        "B04",
        "B04 agree",
        partial(classified, department={"_301": "2.00", "_302": "1.00"}, government={"_501": "1.50", "_505": "1.51"}),
        1,
        [],
    ),
    (
        "B04",
        "B04 differ",
        partial(classified, department={"_303": "2.00", "_310": "1.00"}, government={"_509": "1.00", "_506": "1.00"}),
        2,
        ["10000.00"],
    ),
    (
        "B04",
        "B04 a line of no class",
        partial(classified, department={"_303": "2.00"}, government={"_509": "1.00"}, unknown="1.00"),
        0,
        [],
    ),
    ("R01", "rows without a column are one finding", rows_without_a_column, 1, ["-40000.00"]),
    ("R01", "the row of a term says it", column_broken_by_its_rows, 1, ["-40000.00"]),
    ("C01", "the column does not say it again", column_broken_by_its_rows, 0, []),
    ("B02", "one line in several classifications is one finding", one_line_in_three_classifications, 1, ["10000.00"]),
    ("R02", "table goes on in one set aside", cut, 0, []),
    ("R02", "table is followed by another form", partial(cut, form="expenditure"), 1, ["40000.00"]),
]


@pytest.mark.parametrize(("rule_id", "name", "_build", "made", "failing"), CASES)
def test_rule(rule_id, name, _build, made, failing, verdict):
    assert verdict(rule_id, name) == (made, failing)


def test_every_finding_says_where_what_and_why(sentences):
    assert sentences == []


def test_rows_that_leave_out_the_same_column_are_counted(comparisons):
    name = "rows without a column are one finding"
    found = comparisons["R01"].filter(comparisons["R01"]["document_id"] == name)
    assert "leave out the same column: 1." in found["explanation"][0]
