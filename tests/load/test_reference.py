"""The classifications and the other fixed dimensions in sql/reference."""

import csv
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest

from flows.load.reference import COLUMNS, REFERENCE, load_reference
from flows.schema import create_schema

CLASSIFICATIONS = ("function", "department_economic", "government_economic")
CODE_SHAPES = {
    "function": r"2\d{2}(\d{2}(\d{2})?)?",
    "department_economic": r"3\d{2}(\d{2})?",
    "government_economic": r"5\d{2}(\d{2})?",
}


def read(name: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def years(row: dict[str, str]) -> tuple[int, int]:
    return int(row["valid_from"] or 0), int(row["valid_to"] or 9999)


def plain(name: str) -> str:
    return re.sub(r"[\s、,]", "", unicodedata.normalize("NFKC", name))


def by_code(name: str) -> dict[str, list[dict[str, str]]]:
    entries = defaultdict(list)
    for row in read(name):
        entries[row["code"]].append(row)
    return entries


@pytest.fixture(scope="module")
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        create_schema(connection)
        load_reference(connection)
        yield connection


@pytest.mark.parametrize("name", COLUMNS)
def test_a_file_has_the_columns_that_the_loader_names(name: str) -> None:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == list(COLUMNS[name])


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_of_a_file_reaches_its_dimension(name: str, warehouse: duckdb.DuckDBPyConnection) -> None:
    key = COLUMNS[name][:3] if name == "name_variant" else COLUMNS[name][:2]
    loaded = [f"{name}_code", f"{name}_name"] if name in CLASSIFICATIONS else list(key)
    rows = warehouse.sql(f"select distinct {', '.join(loaded)} from dim_{name}").fetchall()
    assert rows
    assert set(rows) == {tuple(row[column] for column in key) for row in read(name)}


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_codes_have_the_shape_of_their_classification(name: str) -> None:
    assert [row["code"] for row in read(name) if not re.fullmatch(CODE_SHAPES[name], row["code"])] == []


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_entries_are_sorted_by_code_and_year(name: str) -> None:
    order = [(row["code"], years(row)) for row in read(name)]
    assert order == sorted(order)


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_names_are_clean(name: str) -> None:
    dirty = [row for row in read(name) if not re.fullmatch(r"[\u4e00-\u9fff（）“”、]{2,}", row["name"])]
    assert dirty == []


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_an_entry_says_where_it_comes_from_and_how_sure_it_is(name: str) -> None:
    known = re.compile(r"(observed .+; )?政府收支分类科目( \d{4})?")
    unsaid = [
        row
        for row in read(name)
        if not known.fullmatch(row["source"]) or row["confidence"] not in {"high", "medium", "low"}
    ]
    assert unsaid == []


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_spans_of_years_of_one_code_do_not_overlap(name: str) -> None:
    overlapping = [
        code
        for code, rows in by_code(name).items()
        for earlier, later in pairwise(sorted(rows, key=years))
        if years(earlier)[1] >= years(later)[0]
    ]
    assert overlapping == []


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_a_parent_exists_in_every_year_of_its_child(name: str) -> None:
    entries = by_code(name)
    orphans = []
    for row in read(name):
        first, last = years(row)
        for parent in sorted(entries[row["code"][:-2]], key=years) if len(row["code"]) > 3 else ():
            if years(parent)[0] <= first <= years(parent)[1]:
                first = years(parent)[1] + 1
        if len(row["code"]) > 3 and first <= last:
            orphans.append(row["code"])
    assert orphans == []


@pytest.mark.parametrize(
    ("name", "code", "year", "entry"),
    [
        ("function", "207", 2018, "文化体育与传媒支出"),
        ("function", "207", 2019, "文化旅游体育与传媒支出"),
        ("function", "210", 2018, "医疗卫生与计划生育支出"),
        ("function", "210", 2019, "卫生健康支出"),
        ("function", "215", 2019, "资源勘探信息等支出"),
        ("function", "215", 2020, "资源勘探工业信息等支出"),
        ("function", "20805", 2019, "行政事业单位离退休"),
        ("function", "20805", 2020, "行政事业单位养老支出"),
        ("function", "2050803", 2023, "培训支出"),
        ("function", "2080505", 2021, "机关事业单位基本养老保险缴费支出"),
        ("function", "2080599", 2022, "其他行政事业单位养老支出"),
        ("function", "2080699", 2022, "其他企业改革发展补助"),
        ("function", "2101299", 2023, "财政对其他基本医疗保险基金的补助"),
        ("function", "2101399", 2022, "其他医疗救助支出"),
        ("function", "2101506", 2024, "医疗保障经办事务"),
        ("function", "2101550", 2021, "事业运行"),
        ("function", "22102", 2023, "住房改革支出"),
        ("function", "2296013", 2022, "用于城乡医疗救助的彩票公益金支出"),
        ("department_economic", "30112", 2023, "其他社会保障缴费"),
        ("department_economic", "30239", 2024, "其他交通费用"),
        ("department_economic", "30307", 2017, "医疗费"),
        ("department_economic", "30307", 2018, "医疗费补助"),
        ("department_economic", "31302", 2023, "对社会保险基金补助"),
        ("government_economic", "50905", 2024, "离退休费"),
        ("government_economic", "51002", 2023, "对社会保险基金补助"),
    ],
)
def test_a_code_has_the_name_of_its_fiscal_year(name: str, code: str, year: int, entry: str) -> None:
    assert [row["name"] for row in by_code(name)[code] if years(row)[0] <= year <= years(row)[1]] == [entry]


def test_a_code_that_the_classification_never_had_is_not_there() -> None:
    assert "30236" not in by_code("department_economic")


def test_a_pair_joins_codes_that_exist() -> None:
    department, government = by_code("department_economic"), by_code("government_economic")
    strays = [
        pair
        for pair in read("economic_pair")
        if pair["department_economic_code"] not in department or pair["government_economic_code"] not in government
    ]
    assert strays == []


@pytest.mark.parametrize(
    ("department", "government"),
    [("30108", "50102"), ("30108", "50501"), ("30201", "50201"), ("30201", "50502"), ("30302", "50905")],
)
def test_an_agency_and_an_institution_pair_a_code_differently(department: str, government: str) -> None:
    pairs = {(pair["department_economic_code"], pair["government_economic_code"]) for pair in read("economic_pair")}
    assert (department, government) in pairs


def test_a_variant_belongs_to_a_code_that_exists() -> None:
    codes = {name: by_code(name) for name in CLASSIFICATIONS}
    assert [row for row in read("name_variant") if row["code"] not in codes[row["classification"]]] == []


def test_a_variant_says_what_kind_of_variant_it_is() -> None:
    assert {row["note"] for row in read("name_variant")} == {"short form", "other spelling", "outdated name"}


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_a_name_or_variant_of_a_class_names_one_class_only(name: str) -> None:
    names = [(row["code"], row["name"]) for row in read(name)]
    names += [(row["code"], row["variant"]) for row in read("name_variant") if row["classification"] == name]
    codes = defaultdict(set)
    for code, words in names:
        if len(code) == 3:
            codes[plain(words).removesuffix("支出")].add(code)
    assert {words: found for words, found in codes.items() if len(found) > 1} == {}


def test_an_entry_is_loaded_with_the_parents_of_its_years(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.sql(
        "select subclass_name, class_name, valid_from, valid_to from dim_function"
        " where function_code = '2080505' order by valid_from nulls first"
    ).fetchall()
    assert rows == [
        ("行政事业单位离退休", "社会保障和就业支出", None, 2019),
        ("行政事业单位养老支出", "社会保障和就业支出", 2020, None),
    ]


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_a_code_is_loaded_once_for_a_fiscal_year(name: str, warehouse: duckdb.DuckDBPyConnection) -> None:
    twice = warehouse.sql(
        f"select {name}_code, year from dim_{name}, range(2010, 2031) as fiscal(year)"
        " where year between coalesce(valid_from, 0) and coalesce(valid_to, 9999)"
        " group by all having count(*) > 1"
    ).fetchall()
    assert twice == []


@pytest.mark.parametrize(
    ("code", "full_name"),
    [
        ("110101", "北京市东城区"),
        ("310000", "上海市"),
        ("419001", "河南省济源市"),
        ("510781", "四川省绵阳市江油市"),
    ],
)
def test_a_region_has_the_names_above_it_before_its_own(
    code: str, full_name: str, warehouse: duckdb.DuckDBPyConnection
) -> None:
    rows = warehouse.sql(f"select full_name from dim_region where region_code = '{code}'").fetchall()
    assert rows == [(full_name,)]


@pytest.mark.parametrize(
    ("name", "column", "parent"),
    [
        ("region", "region_code", "parent_code"),
        ("fund_source", "fund_source", "parent"),
        ("expenditure_type", "expenditure_type", "parent"),
    ],
)
def test_a_parent_is_in_the_same_file(name: str, column: str, parent: str) -> None:
    rows = read(name)
    assert {row[parent] for row in rows} - {""} <= {row[column] for row in rows}


def test_a_form_goes_to_a_fact_table_of_the_schema(warehouse: duckdb.DuckDBPyConnection) -> None:
    tables = {table for (table,) in warehouse.sql("select table_name from duckdb_tables()").fetchall()}
    assert {row["fact_table"] for row in read("form")} <= tables


def vocabulary(shared: Path, heading: str) -> str:
    """A section of the vocabulary without its heading."""
    text = (shared / "vocabulary.md").read_text(encoding="utf-8")
    return re.split(r"^## ", text.split(f"\n## {heading}", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def test_forms_are_those_of_the_vocabulary(shared: Path) -> None:
    listed = re.findall(r"^\| (\w+) \|", vocabulary(shared, "form_id"), flags=re.MULTILINE)
    assert [row["form_id"] for row in read("form")] == listed[1:]


def test_fund_sources_hold_those_of_the_vocabulary(shared: Path) -> None:
    listed = re.findall(r"`(\w+)`", vocabulary(shared, "fund_source"))
    assert {row["fund_source"] for row in read("fund_source")} >= set(listed)


def test_expenditure_types_are_those_of_the_vocabulary(shared: Path) -> None:
    listed = re.findall(r"`(\w+)`", vocabulary(shared, "expenditure_type").split("\nA fact stands")[0])
    assert {row["expenditure_type"] for row in read("expenditure_type")} == set(listed)


@pytest.mark.parametrize(
    ("name", "observed"),
    [
        ("function", "observed_func.csv"),
        ("department_economic", "observed_econ_dept.csv"),
        ("government_economic", "observed_econ_gov.csv"),
    ],
)
def test_names_printed_in_documents_are_known_for_their_years(name: str, observed: str, shared: Path) -> None:
    entries = by_code(name)
    variants = {(row["code"], plain(row["variant"])) for row in read("name_variant") if row["classification"] == name}
    dated = dict(json.loads((shared / "codes/observed_func_name_variants.json").read_text(encoding="utf-8")))
    with (shared / "codes" / observed).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["confidence"] == "high"]
    printed = [
        (row["code"], plain(row["name"]), int(year))
        for row in rows
        for year in dict(dated.get(row["code"], ())).get(row["name"], row["years"].split())
    ]
    unknown = [
        (code, words, year)
        for code, words, year in printed
        if (code, words) not in variants
        and not any(plain(e["name"]) == words and years(e)[0] <= year <= years(e)[1] for e in entries[code])
    ]
    share = 1 - len(unknown) / len(printed)
    assert share >= 0.95, f"{share:.1%} of {len(printed)} are known; unknown: {unknown}"
