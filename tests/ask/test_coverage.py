"""Coverage: what was read of each document and what was not, told so that nothing is left out."""

import io
import json

import duckdb
import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from flows import cli
from flows.ask.coverage import details, documents, forms, labels, not_loaded
from flows.ask.coverage_text import write_details, write_labels, write_not_loaded, write_overview
from flows.errors import YusuanError
from tests.ask.conftest import Sample, create_warehouse

REASON = "Two placements are possible."


def table(sample, document_id, number, form_id, status="loaded", page=1, **other):
    table_id = f"{document_id}:t{number:02}"
    sample.add(
        "source_table", table_id=table_id, document_id=document_id, table_number=number, form_id=form_id,
        row_count=2, column_count=1, status=status, page=page, **other,
    )  # fmt: skip
    if status == "set_aside":
        for row in (1, 2):
            sample.add(
                "source_cell", cell_id=f"{table_id}:r{row:02}:c01", document_id=document_id, table_id=table_id,
                row_number=row, column_number=1, printed_text="x", cell_role="set_aside",
            )  # fmt: skip


def finding(sample, table_id, rule_id, explanation):
    sample.add(
        "finding", finding_id=f"{rule_id}:{table_id}", document_id=table_id.split(":")[0], table_id=table_id,
        rule_id=rule_id, severity="error", outcome="failed", explanation=explanation, explanation_zh="有两种归位。",
    )  # fmt: skip


def coverage_of(sample, document_id, form_id, status, facts=0, proved=0, reason=None):
    tables = 0 if status == "listed_but_absent" else 1
    sample.add(
        "form_coverage", document_id=document_id, form_id=form_id, status=status, table_count=tables,
        fact_count=facts, proved_count=proved, reason=reason, listed_as="目录所列",
    )  # fmt: skip


def unknown(sample, table_id, kind, label, occurrences=1, page=1):
    sample.add(
        "unknown_label", table_id=table_id, label_kind=kind, label=label, document_id=table_id.split(":")[0],
        occurrence_count=occurrences, page=page,
    )  # fmt: skip


@pytest.fixture(scope="module")
def read():
    """Two documents: of one every fate of a form, the other read whole but for a heading."""
    sample = Sample()
    names = ("expenditure", "revenue", "three_public", "summary", "procurement")
    for form_id in names:
        sample.add("dim_form", form_id=form_id, form_name=f"表-{form_id}", fact_table="fact_project")
    sample.add(
        "dim_function", function_code="205", function_name="教育支出", function_level="class", class_code="205",
        source="x", confidence="high",
    )  # fmt: skip
    sample.document("d1", "甲市医疗保障局", cells_read=10, page_count=9)
    coverage_of(sample, "d1", "expenditure", "present", facts=3, proved=2)
    coverage_of(sample, "d1", "revenue", "set_aside", reason=REASON)
    coverage_of(sample, "d1", "three_public", "empty")
    coverage_of(sample, "d1", "summary", "partial")
    coverage_of(sample, "d1", "procurement", "listed_but_absent")
    table(sample, "d1", 1, "expenditure", title="支出总表")
    table(sample, "d1", 2, "revenue")
    table(sample, "d1", 3, "revenue", "set_aside", page=4, reason=REASON, title="收入总表")
    table(sample, "d1", 4, "three_public", "empty", page=5)
    table(sample, "d1", 5, "summary", page=6)
    table(sample, "d1", 6, None, "set_aside", page=7, reason="No heading is understood.")
    finding(sample, "d1:t03", "S03", REASON)
    sample.document("d2", "乙市教育局", cells_read=4, fiscal_year=2024)
    coverage_of(sample, "d2", "expenditure", "present", facts=1000, proved=999)
    table(sample, "d2", 1, "expenditure")
    unknown(sample, "d1:t06", "title", "资产情况表", page=7)
    unknown(sample, "d1:t06", "heading", "资产", page=7)
    unknown(sample, "d1:t03", "row", "教育支出", page=4)
    unknown(sample, "d1:t03", "heading", "统筹资金", occurrences=2, page=4)
    unknown(sample, "d2:t01", "heading", "统筹资金", page=None)
    with duckdb.connect() as connection:
        create_warehouse(connection)
        sample.fill(connection)
        yield connection


def test_a_form_has_its_fate_and_a_table_that_is_none_has_one_too(read):
    fates = {form["form_id"]: form["status"] for form in forms(read, documents(read, ["甲市"]))}
    assert fates == {
        "expenditure": "present",
        "revenue": "set_aside",
        "three_public": "empty",
        "summary": "partial",
        "procurement": "listed_but_absent",
        None: "not_understood",
    }


def test_a_form_that_was_set_aside_names_the_page_of_the_table_that_was(read):
    [form] = [form for form in forms(read, documents(read, ["甲市"])) if form["form_id"] == "revenue"]
    assert (form["page"], form["reason"]) == (4, REASON)


def test_a_document_counts_its_forms_by_fate(read):
    [one] = documents(read, ["甲市"])
    counts = ("present", "empty", "partial", "set_aside", "absent")
    assert [one[f"forms_{name}"] for name in counts] == [1] * 5
    assert (one["tables_not_understood"], one["labels_not_understood"]) == (1, 4)


def test_cells_not_loaded_are_those_of_tables_set_aside(read):
    [one] = documents(read, ["甲市"])
    assert (one["cells_not_loaded"], str(one["not_loaded_percent"])) == (4, "40.0")


def test_a_share_is_rounded_down_so_that_all_means_all(read):
    [one] = documents(read, ["乙市"])
    assert str(one["proved_percent"]) == "99.9"


def test_tables_not_loaded_have_place_rule_and_reason_in_both_languages(read):
    found = not_loaded(read, documents(read))
    assert [(one["table_id"], one["status"], one["page"], one["rule_id"], one["reason_zh"]) for one in found] == [
        ("d1:t03", "set_aside", 4, "S03", "有两种归位。"),
        ("d1:t06", "not_understood", 7, None, None),
    ]


def test_a_table_that_is_no_known_form_goes_by_the_line_over_it_and_its_headings(read):
    [found] = [one for one in not_loaded(read, documents(read)) if one["form_id"] is None]
    assert (found["title"], found["unknown_headings"]) == ("资产情况表", "资产")


def test_labels_come_most_frequent_first_with_counts_and_the_first_place(read):
    first, *others = labels(read, documents(read))
    counts = [first[f"{name}_count"] for name in ("document", "table", "not_loaded", "occurrence")]
    assert (first["label_kind"], first["label"], counts) == ("heading", "统筹资金", [2, 2, 1, 3])
    assert (first["file_name"], first["page"]) == ("d1.txt", 4)
    assert {(one["label_kind"], one["label"]) for one in others} == {
        ("title", "资产情况表"),
        ("heading", "资产"),
        ("row", "教育支出"),
    }


def test_a_row_label_that_a_classification_has_is_told_apart(read):
    assert [one["label"] for one in labels(read, documents(read)) if one["is_entry"]] == ["教育支出"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], ["d2", "d1"]),
        (["教育局"], ["d2"]),
        (["2023", "医疗"], ["d1"]),
        (["部门预算"], ["d2", "d1"]),
        (["D2.TXT"], ["d2"]),
    ],
)
def test_documents_are_picked_by_all_words(read, words, found):
    assert [one["document_id"] for one in documents(read, words)] == found


def test_words_that_no_document_has_are_refused_with_a_sentence(read):
    with pytest.raises(YusuanError, match="No document has 教育局 and 2023"):
        documents(read, ["教育局", "2023"])


def test_labels_of_chosen_documents_are_counted_in_them_only(read):
    [label] = labels(read, documents(read, ["教育局"]))
    assert (label["document_count"], label["table_count"], label["file_name"]) == (1, 1, "d2.txt")


def told(write, records, *others):
    *before, width = others or (None,)
    out = io.StringIO()
    write(records, *before, out, *([width] if width else []))
    return out.getvalue()


def test_the_overview_has_one_line_for_each_document_and_one_for_all(read):
    chosen = documents(read)
    lines = [line.split() for line in told(write_overview, chosen, labels(read, chosen), 100).splitlines()]
    assert ["甲市医疗保障局", "2023", "部门预算", *"111111", "40.0", "%", "3", "66.6", "%"] in lines
    assert ["2", "documents", *"211111", "28.5", "%", "1003", "99.8", "%"] in lines


def test_the_overview_keeps_to_the_terminal_and_folds_long_names(read):
    name = "一个名称非常长的直属事业单位财务结算和综合服务中心"
    lines = told(write_overview, [{**documents(read)[0], "agency_name": name}], [], 100).splitlines()
    assert max(map(cell_len, lines)) <= 100
    assert "".join(line.split()[0] for line in lines[2:5]) == name


def test_the_overview_of_nothing_says_so():
    assert told(write_overview, [], [], 100) == "There are no documents.\n"


def test_the_overview_tells_how_many_labels_it_leaves_to_the_work_list(read):
    chosen = documents(read)
    many = labels(read, chosen) * 5
    assert "and 5 more: yusuan coverage --labels" in told(write_overview, chosen, many, 100)


def test_a_document_is_told_in_full(read):
    text = told(write_details, details(read, documents(read, ["甲市"])), 100)
    for part in (
        "甲市医疗保障局, 2023, 部门预算",
        "10 read, 4 of them in tables not loaded",
        "3, 66.6 % of them proved",
        f"set aside: 表-revenue (page 4; 2 cells)\n    {REASON}",
        "not understood: 资产情况表 (page 7; 2 cells)\n    No heading is understood.\n    headings not understood",
        "listed but absent",
        "统筹资金",
    ):
        assert part in text


def test_tables_with_one_reason_are_told_together(read):
    one = not_loaded(read, documents(read))[0]
    text = told(write_not_loaded, [one, {**one, "page": 6}])
    assert text == (
        f"甲市医疗保障局, 2023, d1.txt\n  set aside: 表-revenue (pages 4, 6; 4 cells)\n    {REASON}\n"
        "    headings not understood: 统筹资金\n\n2 tables.\n"
    )


def test_nothing_left_out_is_told_too():
    assert told(write_not_loaded, []) == "All tables were loaded.\n"
    assert told(write_labels, [], 100) == "All labels were understood.\n"


@pytest.fixture
def command(warehouse):
    def run(*arguments):
        return CliRunner().invoke(cli.app, ["coverage", "-w", str(warehouse), *arguments])

    return run


@pytest.mark.parametrize(
    ("arguments", "key"),
    [([], "forms_present"), (["医疗"], "forms"), (["--labels"], None), (["--set-aside"], None)],
)
def test_json_is_all_that_is_printed(command, arguments, key):
    rows = json.loads(command(*arguments, "--json").stdout)
    assert [key in row for row in rows] == ([True] if key else [])


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ([], "proved"),
        (["医疗"], "支出总表"),
        (["--labels"], "All labels were understood."),
        (["--set-aside"], "All tables were loaded."),
    ],
)
def test_each_way_of_asking_is_answered(command, arguments, part):
    result = command(*arguments)
    assert result.exit_code == 0 and part in result.stdout


def test_a_limit_is_kept_and_told(command):
    result = command("--limit", "0", "--json")
    assert (json.loads(result.stdout), result.stderr) == ([], "The first 0; there are more.\n")


@pytest.mark.parametrize("arguments", [["--labels", "--set-aside"], ["没有的文件"]])
def test_what_cannot_be_answered_ends_with_2_and_a_sentence(command, arguments):
    result = command(*arguments)
    assert (result.exit_code, result.stdout) == (2, "") and result.stderr.endswith(".\n")
