"""The assets for Superset name what the warehouse has, and their metrics give no wrong total."""

import importlib.util
import io
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pytest
import yaml
from packaging.requirements import Requirement

from flows.schema import SQL, create_schema

FOLDER = Path(__file__).resolve().parents[2] / "bi" / "superset"


def module(name: str) -> ModuleType:
    """A script of bi/superset, which is no package."""
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec and spec.loader
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def read(kind: str) -> dict[str, dict[str, Any]]:
    """Assets of a kind by the stem of their file."""
    files = sorted((FOLDER / "assets" / kind).rglob("*.yaml"))
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in files}


DATASETS, CHARTS = read("datasets"), read("charts")
DASHBOARD = read("dashboards")["yusuan"]
BY_UUID = {dataset["uuid"]: dataset for dataset in DATASETS.values()}
MONEY = ("支出_功能分类", "支出_经济分类", "三公经费", "项目")


def names(dataset: dict[str, Any]) -> set[str]:
    """Columns of a dataset, stored and calculated."""
    return {column["column_name"] for column in dataset["columns"]}


def metrics(dataset: dict[str, Any]) -> dict[str, str]:
    """Expression of each metric of a dataset."""
    return {metric["metric_name"]: metric["expression"] for metric in dataset["metrics"]}


def used(chart: dict[str, Any]) -> tuple[set[str], set[str]]:
    """(columns, metrics) that a chart names."""
    given = chart["params"]
    lists = ("groupby", "columns", "groupbyRows", "groupbyColumns", "all_columns")
    columns = {column for key in lists for column in given.get(key, [])}
    columns |= {given["x_axis"]} if "x_axis" in given else set()
    columns |= {condition["subject"] for condition in given["adhoc_filters"]}
    columns |= {re.findall(r'"(.+?)"', order)[0] for order in given.get("order_by_cols", [])}
    wanted = [*given.get("metrics", []), given.get("metric"), given.get("timeseries_limit_metric")]
    return columns, {metric for metric in wanted if isinstance(metric, str)}


@pytest.fixture(scope="module")
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse as it is built, without rows."""
    with duckdb.connect() as connection:
        connection.execute("begin")
        create_schema(connection)
        for mart in sorted((SQL / "marts").glob("*.sql")):
            connection.execute(mart.read_text("utf-8"))
        connection.execute("commit")
        yield connection


@pytest.mark.parametrize("view", DATASETS)
def test_a_dataset_has_the_columns_of_its_view_and_what_their_comments_say(warehouse, view):
    columns = module("columns")
    fresh = columns.updated(DATASETS[view], *columns.of_warehouse(warehouse, DATASETS[view]["table_name"]))
    assert fresh == DATASETS[view], "bring it up to date: .venv/bin/python bi/superset/columns.py"


@pytest.mark.parametrize("view", DATASETS)
def test_every_metric_and_calculated_column_of_a_dataset_works(warehouse, view):
    dataset = DATASETS[view]
    calculated = [column["expression"] for column in dataset["columns"] if column.get("expression")]
    for expressions in (metrics(dataset).values(), calculated):
        warehouse.execute(f"select {', '.join(expressions) or 1} from {dataset['table_name']}").fetchall()


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_names_columns_and_metrics_of_its_dataset(chart):
    dataset = BY_UUID[CHARTS[chart]["dataset_uuid"]]
    columns, wanted = used(CHARTS[chart])
    assert columns <= names(dataset)
    assert wanted <= metrics(dataset).keys()


def test_the_dashboard_shows_every_chart_once():
    shown = [
        item["meta"]["uuid"]
        for item in DASHBOARD["position"].values()
        if isinstance(item, dict) and item["type"] == "CHART"
    ]
    assert sorted(shown) == sorted(chart["uuid"] for chart in CHARTS.values())


def test_filters_are_of_columns_and_metrics_that_are_there():
    for one in DASHBOARD["metadata"]["native_filter_configuration"]:
        dataset = BY_UUID[one["targets"][0]["datasetUuid"]]
        assert one["targets"][0]["column"]["name"] in names(dataset)
        assert one.get("sortMetric") is None or one["sortMetric"] in metrics(dataset)


@pytest.mark.parametrize("key", ["kind", "year", "scope", "scope_years", "scope_economic", "counted"])
def test_what_must_not_be_added_is_chosen_one_at_a_time(key):
    (one,) = (f for f in DASHBOARD["metadata"]["native_filter_configuration"] if f["id"] == f"NATIVE_FILTER-{key}")
    assert one["controlValues"]["multiSelect"] is False
    assert one["controlValues"]["enableEmptyFilter"] is True
    # Superset waits with the charts for a first value only where this says so.
    assert one.get("requiredFirst", False) is one["controlValues"]["defaultToFirstItem"]


ROWS = {
    "alike": ("(2024, '预算', '全部资金', true, 1)", "(2024, '预算', '全部资金', true, 2)", 3),
    "years": ("(2024, '预算', '全部资金', true, 1)", "(2025, '预算', '全部资金', true, 2)", None),
    "budget and final account": ("(2024, '预算', '全部资金', true, 1)", "(2024, '决算', '全部资金', true, 2)", None),
    "department and unit": ("(2024, '预算', '全部资金', true, 1)", "(2024, '预算', '全部资金', false, 2)", None),
}
SCOPES = ("(2024, '预算', '全部资金', true, 1)", "(2024, '预算', '一般公共预算', true, 2)", None)


def total(view: str, first: str, second: str) -> int | None:
    """What the metric in 元 gives for two rows."""
    rows = f"(values {first}, {second}) as rows (预算年度, 预算或决算, 口径, 可跨部门加总, 金额_元)"
    return duckdb.sql(f"select {metrics(DATASETS[view])['金额_元']} from {rows}").fetchall()[0][0]


@pytest.mark.parametrize("view", MONEY)
@pytest.mark.parametrize("mixed", ROWS)
def test_money_that_must_not_be_added_gives_no_total(view, mixed):
    first, second, expected = ROWS[mixed]
    assert total(view, first, second) == expected


@pytest.mark.parametrize("view", ["支出_功能分类", "支出_经济分类"])
def test_scopes_give_no_total_together(view):
    first, second, expected = SCOPES
    assert total(view, first, second) == expected


def test_every_asset_has_a_uuid_of_its_own():
    everything = [*DATASETS.values(), *CHARTS.values(), DASHBOARD, *read("databases").values()]
    assert len({asset["uuid"] for asset in everything}) == len(everything)


def test_the_zip_connects_to_the_warehouse_for_reading_only(tmp_path):
    assets = module("assets")
    content = assets.bundle(assets.uri_of(tmp_path / "a b.duckdb"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        database = yaml.safe_load(archive.read("yusuan/databases/yusuan.yaml"))
    assert database["sqlalchemy_uri"].startswith(f"duckdb:///{(tmp_path / 'a%20b.duckdb').as_posix()}?")
    assert "access_mode=read_only" in database["sqlalchemy_uri"]


def test_the_same_assets_make_the_same_zip():
    assets = module("assets")
    assert assets.bundle("duckdb:///x") == assets.bundle("duckdb:///x")


def test_requirements_are_pinned_by_hash_within_what_is_asked_for():
    text = (FOLDER / "requirements.txt").read_text("utf-8")
    requirements = re.split(r"(?<!\\)\n", text)
    pinned = dict(re.findall(r"^([\w.-]+)==([\w.+!]+)", text, re.MULTILINE))
    asked = [line.split("#")[0] for line in (FOLDER / "requirements.in").read_text("utf-8").splitlines()]
    assert [r for r in requirements if re.match(r"[\w.-]+==", r) and "--hash=sha256:" not in r] == []
    assert re.findall(r"^--\S+|://", text, re.MULTILINE) == []
    assert all(one.specifier.contains(pinned[one.name]) for one in map(Requirement, filter(str.strip, asked)))
