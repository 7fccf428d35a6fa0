"""Rules within one table: rows, columns, balance."""

from functools import partial

import pytest


def sum_of(
    document,
    total,
    terms,
    direction="row",
    axis="expenditure_type",
    relation="equals",
    form="expenditure",
    term_kind="code",
    **keys,
):
    """A total and its terms, side by side or one below the other; `keys` are those of the total."""
    table = document.table(form)
    place = [(1, n) if direction == "row" else (n, 1) for n in range(1, len(terms) + 2)]
    item = {"item": "total", "basis": "current"} if form == "three_public" else {}
    whole = table.total(*place[0], total, **item, **keys)
    parts = [table.total(*at, term, row_kind=term_kind) for at, term in zip(place[1:], terms, strict=True)]
    table.equation(direction, axis, whole, parts, relation)


def column_wrong_in_row_and_column(document):
    """The total row's 人员 does not fit below it, so it does not fit beside it either: one fault."""
    table = document.table("general_expenditure", unit="元")
    whole, people, public = (table.total(1, n, x) for n, x in enumerate(("4844.04", "3754.08", "1090.00"), 1))
    table.equation("row", "expenditure_type", whole, [people, public])
    rows = [table.fact(n, 2, x, expenditure_type="personnel") for n, x in enumerate(("3740.04", "14.00"), 2)]
    table.equation("column", "code", people, rows)


def leaf_wrong_in_row_and_column(document):
    """A leaf that its row and its column speak against: its sums are right, the leaf is at fault."""
    table = document.table("general_expenditure")
    whole, people = table.total(1, 1, "30.00"), table.total(1, 2, "30.00")
    one, two = (table.total(n, 1, x, row_kind="code") for n, x in ((2, "10.00"), (3, "20.00")))
    table.equation("column", "code", whole, [one, two])
    ten, wrong = (table.fact(n, 2, x, expenditure_type="personnel") for n, x in ((2, "10.00"), (3, "25.00")))
    table.equation("column", "code", people, [ten, wrong])
    table.equation("row", "expenditure_type", whole, [people])
    table.equation("row", "expenditure_type", one, [ten])
    table.equation("row", "expenditure_type", two, [wrong])


def part_wrong_in_row_and_column(document):
    """A part larger than its whole is what its column wants smaller: the column speaks, and names the part."""
    table = document.table("expenditure")
    whole, part = table.total(2, 1, "30.00", row_kind="code"), table.fact(2, 2, "70.00")
    table.equation("row", "fund_source", whole, [part], "at_least")
    table.equation("column", "code", table.total(1, 2, "50.00"), [part, table.fact(3, 2, "20.00")])


def line_wrong_in_its_sum_and_elsewhere(document):
    """The line of a 类 breaks the sum of the summary and differs from the rows of the 类: the line is at fault."""
    table = document.table("summary")
    keys = {"side": "expenditure", "classification": "function"}
    whole = table.total(9, 2, "10.00", row_kind="grand_total", **keys)
    line = table.fact(1, 2, "8.00", function_code="208", **keys)
    table.equation("column", "line", whole, [line, table.fact(2, 2, "3.00", function_code="210", **keys)])
    form = document.table("expenditure")
    form.total(1, 1, "10.00")
    form.fact(2, 1, "7.00", function_code="2080505")


def lost_row(document):
    """A row is missing, so every column is short, but the row of totals adds up in itself."""
    table = document.table("expenditure")
    whole, basic, project = (table.total(1, n, x) for n, x in enumerate(("30.00", "20.00", "10.00"), 1))
    table.equation("row", "expenditure_type", whole, [basic, project])
    for column, total, amount in ((1, whole, "12.00"), (2, basic, "8.00"), (3, project, "4.00")):
        table.equation("column", "code", total, [table.total(2, column, amount, row_kind="code")])


def row_set_aside(document):
    """A row that was not loaded is missing from every column: that is ours, not the publisher's."""
    table = document.table("expenditure")
    whole = table.total(1, 1, "30.00")
    table.equation("column", "code", whole, [table.total(2, 1, "10.00", row_kind="code")])
    table.label(3, 1, "20.00", "set_aside")


def facts_and_total(document, total, facts, status="present", broken=False):
    table = document.table("expenditure", status=status)
    whole = table.total(1, 1, total)
    cells = [table.fact(row, 2, amount, expenditure_type="project") for row, amount in enumerate(facts, 2)]
    if broken:
        table.equation("column", "code", whole, cells)


def balance(document, revenue, expenditures, form="summary", unit="万元"):
    table = document.table(form, unit)
    table.total(9, 2, revenue, row_kind="grand_total", side="revenue", classification="revenue")
    for column, amount in enumerate(expenditures):
        block = ("function", "department_economic", "government_economic")[column]
        table.total(9, 4 + 2 * column, amount, row_kind="grand_total", side="expenditure", classification=block)


def balance_with_unfit_lines(document):
    table = document.table("summary")
    whole = table.total(9, 2, "12.00", row_kind="grand_total", side="revenue", classification="revenue")
    table.total(9, 4, "10.00", row_kind="grand_total", side="expenditure", classification="function")
    line = table.fact(1, 2, "10.00", side="revenue", classification="revenue")
    table.equation("column", "line", whole, [line])


def sums(rule_id, **how):
    """The same four promises for each kind of sum."""
    return [
        (rule_id, f"{rule_id} exact", partial(sum_of, total="30.00", terms=["10.00", "20.00"], **how), 1, []),
        # Three figures of two decimals in 万元: 150 元 are rounding …
        (
            rule_id,
            f"{rule_id} rounding",
            partial(sum_of, total="30.01", terms=["10.00", "20.00"], **how),
            1,
            [],
        ),
        # … 200 元 are not.
        (
            rule_id,
            f"{rule_id} beyond",
            partial(sum_of, total="30.02", terms=["10.00", "20.00"], **how),
            1,
            ["200.00"],
        ),
        (
            rule_id,
            f"{rule_id} less",
            partial(sum_of, total="29.98", terms=["10.00", "20.00"], **how),
            1,
            ["-200.00"],
        ),
        (rule_id, f"{rule_id} other axis", partial(sum_of, total="9", terms=["1"], axis="none"), 0, []),
    ]


PART = partial(sum_of, relation="at_least")
COLUMN = {"direction": "column", "axis": "code", "function_code": "208"}
# 总计 over the total of the year.
OVER = {
    "direction": "column",
    "axis": "line",
    "row_kind": "grand_total",
    "term_kind": "current_total",
    "form": "summary",
}
CASES = [
    *sums("R01", axis="expenditure_type"),
    *sums("R02", axis="fund_source"),
    *sums("R03", axis="item", form="three_public"),
    *sums("C01", direction="column", axis="unit"),
    *sums("C02", direction="column", axis="code", row_kind="code", function_code="208"),
    *sums("C07", direction="column", axis="code", row_kind="code", department_economic_code="301"),
    *sums("C08", direction="column", axis="code"),
    *sums("R05", axis="expenditure_type", expenditure_type="basic"),
    *sums("R06", axis="expenditure_type", expenditure_type="personnel"),
    *sums("R07", axis="fund_source", fund_source="general_public_budget"),
    *sums("B02", **OVER),
    ("C03", "C03 of the year alone", partial(sum_of, total="9", terms=["1"], **OVER), 0, []),
    ("C08", "C08 a class is no total", partial(sum_of, total="9", terms=["9"], row_kind="code", **COLUMN), 0, []),
    *sums("C03", direction="column", axis="line"),
    ("C03", "C03 types", partial(sum_of, total="3", terms=["1"], direction="column"), 1, ["20000.00"]),
    (
        "C03",
        "C03 funds",
        partial(sum_of, total="3", terms=["1"], direction="column", axis="fund_source"),
        1,
        ["20000.00"],
    ),
    *sums("C04", direction="column", axis="project", form="project_expenditure"),
    *sums("C05", direction="column", axis="item", form="three_public"),
    (
        "C08",
        "no part printed",
        partial(sum_of, total="3", terms=[], direction="column", axis="code"),
        1,
        ["30000.00"],
    ),
    ("R04", "part smaller", partial(PART, total="30.00", terms=["10.00"]), 1, []),
    ("R04", "part of the same size", partial(PART, total="30.00", terms=["30.00"]), 1, []),
    ("R04", "part larger by rounding", partial(PART, total="30.00", terms=["30.01"]), 1, []),
    ("R04", "part larger", partial(PART, total="30.00", terms=["30.02"]), 1, ["-200.00"]),
    ("R04", "sum is no part", partial(sum_of, total="30.00", terms=["30.00"]), 0, []),
    ("R01", "a part is no sum", partial(PART, total="30.00", terms=["10.00"]), 0, []),
    ("C08", "cell wrong twice is found once", column_wrong_in_row_and_column, 1, ["0.04"]),
    ("R01", "cell wrong twice is not found again", column_wrong_in_row_and_column, 0, []),
    ("R01", "leaf wrong twice is found in its row", leaf_wrong_in_row_and_column, 3, ["50000.00"]),
    ("C08", "leaf wrong twice is not found again", leaf_wrong_in_row_and_column, 1, []),
    ("C08", "part wrong twice is found in its column", part_wrong_in_row_and_column, 1, ["400000.00"]),
    ("R04", "part wrong twice is not found again", part_wrong_in_row_and_column, 0, []),
    ("C03", "line wrong twice is found in its sum", line_wrong_in_its_sum_and_elsewhere, 1, ["10000.00"]),
    ("X04", "line wrong twice is not found again", line_wrong_in_its_sum_and_elsewhere, 0, []),
    ("C08", "lost row is one finding", lost_row, 1, ["180000.00"]),
    ("C08", "row set aside", row_set_aside, 0, []),
    (
        "C06",
        "facts make up the total",
        partial(facts_and_total, total="30.01", facts=["10.00", "20.00"]),
        1,
        [],
    ),
    (
        "C06",
        "a fact too much",
        partial(facts_and_total, total="10.00", facts=["10.00", "20.00"]),
        1,
        ["-200000.00"],
    ),
    ("C06", "form in part", partial(facts_and_total, total="9.00", facts=["1.00"], status="partial"), 0, []),
    (
        "C06",
        "a sum says so already",
        partial(facts_and_total, total="9.00", facts=["1.00"], broken=True),
        0,
        [],
    ),
    ("B01", "balanced", partial(balance, revenue="609.69", expenditures=["609.69"]), 1, []),
    ("B01", "balanced by rounding", partial(balance, revenue="609.70", expenditures=["609.69"]), 1, []),
    ("B01", "unbalanced", partial(balance, revenue="609.71", expenditures=["609.69"]), 1, ["200.00"]),
    (
        "B01",
        "unbalanced by a fen",
        partial(balance, revenue="9.02", expenditures=["9.00"], unit="元"),
        1,
        ["0.02"],
    ),
    (
        "B01",
        "three totals",
        partial(balance, revenue="9.00", expenditures=["9.00", "9.00", "8.00"]),
        3,
        ["10000.00"],
    ),
    (
        "B01",
        "appropriation",
        partial(balance, revenue="9.0", expenditures=["8.0"], form="appropriation_summary"),
        1,
        ["10000.00"],
    ),
    ("B01", "one side only", partial(balance, revenue="9.00", expenditures=[]), 0, []),
    ("B01", "its lines speak first", balance_with_unfit_lines, 0, []),
    ("C03", "its lines speak", balance_with_unfit_lines, 1, ["20000.00"]),
]


@pytest.mark.parametrize(("rule_id", "name", "_build", "made", "failing"), CASES)
def test_rule(rule_id, name, _build, made, failing, verdict):
    assert verdict(rule_id, name) == (made, failing)


def test_every_finding_says_where_what_and_why(sentences):
    assert sentences == []


@pytest.mark.parametrize(
    ("rule_id", "name", "cell"),
    [
        ("R01", "leaf wrong twice is found in its row", "t01:r03:c02"),
        ("C08", "part wrong twice is found in its column", "t01:r02:c02"),
        ("C03", "line wrong twice is found in its sum", "t01:r01:c02"),
    ],
)
def test_finding_names_the_cell_at_fault(rule_id, name, cell, comparisons):
    found = comparisons[rule_id].filter(comparisons[rule_id]["document_id"] == name)
    assert found.filter(~found["holds"])["cell_id"].to_list() == [f"{name}:{cell}"]


def test_finding_states_both_figures(comparisons):
    found = comparisons["B01"].filter(comparisons["B01"]["document_id"] == "unbalanced")
    assert all("6,097,100.00 元" in text and "6,096,900.00 元" in text for text in found["explanation"])
