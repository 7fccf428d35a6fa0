import pytest

from flows.errors import DocumentRejected
from flows.read.text import read_text
from flows.recognise.disclosure import NO_AGENCY, Disclosure, recognise
from tests.grids import document, grid

TABLE = "\n收入\t\n项目\t金额\n合计\t1.00\n"


def recognised(text: str) -> Disclosure:
    return recognise(read_text((text + TABLE).encode()))


@pytest.mark.parametrize(
    "line",
    [
        "部门：甲市乙局",
        "单位名称: 甲市乙局",
        "部门（单位）名称：甲市 乙局",
        "部门(单位)名称:\n\n甲市乙局",
        "编制单位：甲市乙局\n单位：万元",
    ],
)
def test_the_agency_is_printed_behind_its_label(line: str) -> None:
    assert recognised(f"2023年部门收支总表\n{line}").agency_name == "甲市乙局"


def test_a_unit_of_money_is_no_agency() -> None:
    assert recognised("2023年部门预算\n部门：甲市乙局\n单位：万元").agency_name == "甲市乙局"


def test_without_a_label_the_cover_names_the_agency() -> None:
    assert recognised("甲市乙局 2024 年单位预算公开说明").agency_name == "甲市乙局"


def test_the_year_is_that_of_the_titles_and_not_of_the_text() -> None:
    text = "2021年起实施。2021年的工作。\n部门：甲局\n2023年部门收入总表\n2023年部门支出总表"
    assert recognised(text).fiscal_year == 2023


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("2023年部门预算", "department_budget"),
        ("2024年单位综合预算公开报表", "unit_budget"),
        ("2022年度部门决算", "department_final_account"),
        ("2022年度单位决算", "unit_final_account"),
    ],
)
def test_the_first_headline_tells_the_kind(headline: str, kind: str) -> None:
    assert recognised(f"{headline}\n部门：甲局").document_kind == kind


def test_a_disclosure_without_tables_is_one() -> None:
    text = "2023年部门预算\n部门：甲局\n财政拨款100万元，其中基本支出60万元，项目支出40万元。"
    assert recognise(read_text(text.encode())).agency_name == "甲局"


def test_what_says_of_no_budget_is_turned_away() -> None:
    with pytest.raises(DocumentRejected, match="no disclosure"):
        recognised("关于某事的通知")


HEADING, ROW = "科目编码|科目名称|合计", "208|社保|1.00"


def test_the_year_may_stand_in_a_title_within_the_rules() -> None:
    table = grid("2026年部门支出总表\n单位：万元|<|<", HEADING, ROW)
    assert recognise(document(table)).fiscal_year == 2026


@pytest.mark.parametrize("printed", ["(2026年度)", "2026(年度)"])
def test_the_year_may_stand_alone_with_brackets(printed: str) -> None:
    assert recognise(document("部门支出总表", printed, grid(HEADING, ROW))).fiscal_year == 2026


def test_a_cell_that_is_nothing_but_a_year_tells_more_than_cells_that_mention_others() -> None:
    mentions = ["2031年完工|<|1.00", "2031年验收|<|1.00", "2031年移交|<|1.00"]
    table = grid(HEADING, "(2026年度)|<|1.00", *mentions)
    assert recognise(document("部门支出总表", table)).fiscal_year == 2026


@pytest.mark.parametrize(
    ("years", "year"), [((2026, 2026, 2026), 2026), ((2026, 2026), None), ((2026, 2026, 2026, 2025, 2025), None)]
)
def test_a_year_that_cells_mention_counts_if_most_of_several_do(years: tuple[int, ...], year: int | None) -> None:
    table = grid(HEADING, *(f"208|{year}年项目|1.00" for year in years))
    assert recognise(document("部门支出总表", table)).fiscal_year == year


def test_forms_that_print_neither_year_nor_agency_are_a_disclosure_all_the_same() -> None:
    found = recognise(document("部门支出总表", grid(HEADING, ROW)))
    assert (found.agency_name, found.fiscal_year) == (NO_AGENCY, None)


def test_a_cover_over_several_lines_tells_year_and_kind() -> None:
    found = recognise(document("甲市乙局", "2026年度", "单位", "决算", "收入支出总表", grid(HEADING, ROW)))
    assert (found.fiscal_year, found.document_kind) == (2026, "unit_final_account")
