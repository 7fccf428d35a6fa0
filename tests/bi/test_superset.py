"""Superset itself, in its own environment: charts show what the warehouse says, also when that is replaced."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from tests.conftest import run_in

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "bi" / "superset"
ASSETS = FOLDER / "assets"
PASSWORD = "for this test only"
NO_NETWORK = re.compile("NewConnectionError|ConnectTimeout|ReadTimeout|connection broken|failure in name resolution")
START = 180  # seconds; setting up takes longer where its own limit is

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("superset")]


def charts() -> dict[str, dict[str, Any]]:
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted((ASSETS / "charts").glob("*.yaml"))}


CHARTS = charts()
DASHBOARD = yaml.safe_load((ASSETS / "dashboards" / "yusuan.yaml").read_text("utf-8"))
FILTERS = DASHBOARD["metadata"]["native_filter_configuration"]

# What each chart must show of the bundled documents with the filters as they are when the dashboard opens, asked of the
# English views, independently of datasets and metrics: dimensions, then amounts in 元 or counts.
KIND = "document_kind = 'department_budget'"
NOW = f"{KIND} and fiscal_year = 2023 and countable"
FUNCTION = f"from expenditure_by_function where {NOW} and scope = 'all_funds'"
YEARS = f"from expenditure_by_function where {KIND} and countable"
ECONOMIC = f"from expenditure_by_economic where {NOW} and scope = 'all_funds'"
AGENCY = f"from agency_years where {NOW} and expenditure_scope = 'all_funds'"
OTHER = "expenditure_yuan - coalesce(basic_expenditure_yuan, 0) - coalesce(project_expenditure_yuan, 0)"
ITEMS = "overseas_travel_yuan, vehicle_purchase_yuan, vehicle_operation_yuan, reception_yuan"
EXPECTED = {
    "total_expenditure": f"select sum(amount_yuan) {FUNCTION}",
    "agencies": f"select count(distinct agency_name) {FUNCTION}",
    "project_share": f"select sum(project_expenditure_yuan) / sum(expenditure_yuan) {AGENCY}",
    "three_public_total": f"select sum(amount_yuan) from three_public where {NOW}",
    "proved_share": "select sum(proved_count) / sum(fact_count)"
    f" from document_coverage where {KIND} and fiscal_year = 2023",
    "function_tree": f"select class_name, subclass_name, item_name, sum(amount_yuan) {FUNCTION} group by all",
    "function_class": f"select class_name, sum(amount_yuan) {FUNCTION} group by all",
    "agency_basic_project": f"select agency_name, basic_expenditure_yuan, project_expenditure_yuan, {OTHER} {AGENCY}",
    "agency_by_class": f"select agency_name, class_name, sum(amount_yuan) {FUNCTION} group by all",
    "years_by_class": f"select fiscal_year, class_name, sum(amount_yuan) {YEARS} and scope = 'all_funds' group by all",
    "class_by_year": f"select class_name, fiscal_year, sum(amount_yuan) {YEARS} and scope = 'all_funds' group by all",
    "years_documents": "select fiscal_year, label_zh, count(distinct document_id) from expenditure_by_function"
    " join code_label on document_kind = code and domain = 'document_kind' group by all",
    "agency_by_year": f"select agency_name, scope_name, fiscal_year, sum(amount_yuan) {YEARS} group by all",
    "economic_tree": "select department_economic_class_name, department_economic_name, sum(amount_yuan)"
    f" {ECONOMIC} and department_economic_class_name is not null group by all",
    "economic_class": "select department_economic_class_name, sum(amount_yuan)"
    f" {ECONOMIC} and department_economic_class_name is not null group by all",
    "government_economic_class": "select government_economic_class_name, sum(amount_yuan)"
    f" {ECONOMIC} and government_economic_class_name is not null group by all",
    "agency_economic": "select agency_name, department_economic_class_name, sum(amount_yuan)"
    f" {ECONOMIC} and department_economic_class_name is not null group by all",
    "three_public_items": f"select item_zh, sum(amount_yuan) from three_public where {NOW} group by all",
    "three_public_agencies": f"select agency_name, {ITEMS} from agency_years where {NOW}",
    "three_public_table": f"select agency_name, item_zh, sum(amount_yuan) from three_public where {NOW} group by all",
    "project_count": f"select count(distinct project_name) from projects where {NOW}",
    "project_total": f"select sum(amount_yuan) from projects where {NOW}",
    "project_agencies": f"select count(distinct agency_name) from projects where {NOW}",
    "project_treemap": f"select agency_name, project_name, sum(amount_yuan) from projects where {NOW} group by all",
    "largest_projects": "select agency_name, unit_name, project_name, sum(amount_yuan)"
    f" from projects where {NOW} group by all",
    "documents": "select count(*) from dim_document",
    "figures": "select sum(fact_count) from document_coverage",
    "quality_proved": "select sum(proved_count) / sum(fact_count) from document_coverage",
    "errors": "select count(*) from findings"
    " where explained_by is null and severity = 'error' and outcome = 'failed'",
    "findings_by_family": "select family_zh, label_zh, count(*) filter (where explained_by is null)"
    " from findings join code_label on severity = code and domain = 'severity' group by all",
    "forms_by_status": "select coalesce(form_name, '未知报表'), label_zh, count(*) from coverage"
    " join code_label on status = code and domain = 'form_status' group by all",
    "missing_forms": "select count(*) from coverage where status in ('listed_but_absent', 'set_aside', 'partial')",
    "document_quality": "select count(*) from dim_document",
    "finding_list": "select count(*) from findings where explained_by is null and outcome = 'failed'",
}  # fmt: skip


class Superset:
    """Superset's REST interface, as its administrator."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.token = ""
        login = {"username": "admin", "password": PASSWORD, "provider": "db"}
        self.token = self.ask("security/login", login)["access_token"]
        self.datasets = {one["uuid"]: one["id"] for one in self.everything("dataset")}

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """The answer to a question; an error of Superset is raised with what it says."""
        request = urllib.request.Request(
            f"{self.base}/api/v1/{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"},
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {error.code} {error.read().decode()[:500]}") from error

    def everything(self, kind: str) -> list[dict[str, Any]]:
        return self.ask(f"{kind}/?q=(columns:!(id,uuid),page_size:100)")["result"]

    def rows(self, dataset: str, **query: Any) -> list[dict[str, Any]]:
        """What a query of a dataset, by its uuid, gives."""
        source = {"id": self.datasets[dataset], "type": "table"}
        body = {"datasource": source, "queries": [query], "result_format": "json", "result_type": "full"}
        return self.ask("chart/data", body)["result"][0]["data"]

    def first(self, one: dict[str, Any], chosen: dict[str, Any]) -> Any:
        """The value that a filter of the dashboard starts with: its default, or the first of its list."""
        if default := one["defaultDataMask"]["filterState"].get("value"):
            return default[0]
        target, metric = one["targets"][0], one.get("sortMetric")
        column = target["column"]["name"]
        parents = [chosen[parent] for parent in one["cascadeParentIds"]]
        ascending = one["controlValues"]["sortAscending"]
        listed = self.rows(
            target["datasetUuid"], columns=[column], metrics=[metric] if metric else [], filters=parents,
            orderby=[[metric or column, ascending]], row_limit=1,
        )  # fmt: skip
        return listed[0][column]

    @cached_property
    def chosen(self) -> dict[str, dict[str, Any]]:
        """By the filter's id, what it lets through as the dashboard opens; filters that start empty are left out."""
        chosen: dict[str, dict[str, Any]] = {}
        for one in FILTERS:
            if one["controlValues"]["enableEmptyFilter"]:
                column = one["targets"][0]["column"]["name"]
                chosen[one["id"]] = {"col": column, "op": "IN", "val": [self.first(one, chosen)]}
        return chosen

    def show(self, name: str) -> list[dict[str, Any]]:
        """Rows of a chart as the dashboard opens, without any choice by the user."""
        (item,) = (item for item in items("CHART") if item["meta"]["uuid"] == CHARTS[name]["uuid"])
        scopes = {one["id"]: one["scope"] for one in FILTERS}
        known = {column["column_name"] for column in dataset_of(name)["columns"]}
        filters = [
            condition
            for key, condition in self.chosen.items()
            if condition["col"] in known
            and item["meta"]["chartId"] not in scopes[key]["excluded"]
            and set(item["parents"]) & set(scopes[key]["rootPath"])
        ]
        return self.rows(CHARTS[name]["dataset_uuid"], **query_of(CHARTS[name]["params"], filters))


def items(kind: str) -> list[dict[str, Any]]:
    return [item for item in DASHBOARD["position"].values() if isinstance(item, dict) and item["type"] == kind]


def dataset_of(name: str) -> dict[str, Any]:
    every = (yaml.safe_load(file.read_text("utf-8")) for file in (ASSETS / "datasets").rglob("*.yaml"))
    return next(one for one in every if one["uuid"] == CHARTS[name]["dataset_uuid"])


def query_of(params: dict[str, Any], filters: list[dict[str, Any]]) -> dict[str, Any]:
    """The query that a chart's page makes of its parameters."""
    dimensions = [params["x_axis"]] if "x_axis" in params else []
    for key in ("groupby", "columns", "groupbyRows", "groupbyColumns"):
        dimensions += params.get(key, [])
    own = [{"col": one["subject"], "op": one["operator"], "val": one["comparator"]} for one in params["adhoc_filters"]]
    query = {"filters": own + filters, "row_limit": params.get("row_limit", 10000)}
    if params.get("query_mode") == "raw":
        orders = [json.loads(order) for order in params["order_by_cols"]]
        return {**query, "columns": params["all_columns"], "orderby": orders}
    metrics = params.get("metrics") or [params["metric"]]
    top = params.get("timeseries_limit_metric") or metrics[0]
    return {**query, "columns": dimensions, "metrics": metrics, "orderby": [[top, False]]}


def figures(rows: list[dict[str, Any]], params: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Rows with amounts in 元 to the 分; of a list that is not summed, how long it is."""
    if params.get("query_mode") == "raw":
        return [(len(rows),)]
    factor = {"亿元": 10**8, "万元": 10**4}
    return sorted(
        (tuple(figure(value, factor.get(name.rpartition("_")[2], 1)) for name, value in row.items()) for row in rows),
        key=str,
    )


def figure(value: Any, factor: int = 1) -> Any:
    """A number to two digits (a share to six), anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return value
    exact = Decimal(str(value)) * factor
    return round(exact, 6 if abs(exact) <= 1 and exact != int(exact) else 2)


@pytest.fixture(scope="module")
def folder(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse of the bundled documents, of which nobody else takes anything out."""
    copied = tmp_path_factory.mktemp("superset") / "checkout"
    shutil.copytree(checkout, copied)
    return copied


@pytest.fixture(scope="module")
def superset(folder: Path) -> Iterator[Superset]:
    """Superset over that warehouse, installed if it is not there, started as a user starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "YUSUAN_SUPERSET_HOME": str(folder / "home"), "YUSUAN_SUPERSET_PASSWORD": PASSWORD}
    start = [sys.executable, str(FOLDER / "start.py"), "--warehouse", str(folder / "data/warehouse/yusuan.duckdb")]
    ready = subprocess.run([*start, "--prepare"], env=environment, capture_output=True, encoding="utf-8", check=False)
    if ready.returncode and NO_NETWORK.search(ready.stdout + ready.stderr):
        pytest.skip("Superset is not installed in .venv-superset, and there is no network to install it from")
    if ready.returncode and "Superset 6.1 needs Python" in ready.stderr:
        pytest.skip("there is no Python that Superset runs on")
    assert ready.returncode == 0, ready.stdout + ready.stderr
    log = folder / "superset.log"
    with log.open("w") as stream:
        server = subprocess.Popen([*start, "--port", str(port)], env=environment, stdout=stream, stderr=stream)
    try:
        until = time.monotonic() + START
        while "Ctrl+C stops it" not in log.read_text("utf-8"):
            assert server.poll() is None and time.monotonic() < until, log.read_text("utf-8")
            time.sleep(0.2)
        yield Superset(port)
    finally:
        server.terminate()
        server.wait()


def duckdb_rows(folder: Path, question: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(folder / "data/warehouse/yusuan.duckdb"), read_only=True) as connection:
        return connection.sql(question).fetchall()


def asked(folder: Path, question: str) -> list[tuple[Any, ...]]:
    """Answer of the warehouse, in the shape of `figures`."""
    return sorted((tuple(map(figure, row)) for row in duckdb_rows(folder, question)), key=str)


def test_every_chart_has_its_expected_figures() -> None:
    assert EXPECTED.keys() == CHARTS.keys()


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_shows_what_the_warehouse_says(superset: Superset, folder: Path, name: str) -> None:
    expected = asked(folder, EXPECTED[name])
    assert expected
    assert figures(superset.show(name), CHARTS[name]["params"]) == expected


def test_superset_cannot_write_to_the_warehouse_or_read_other_files(superset: Superset, folder: Path) -> None:
    (database,) = superset.everything("database")
    for statement in ("create table t as select 1", f"select * from read_text('{folder / 'superset.log'}')"):
        with pytest.raises(AssertionError, match="sqllab"):
            superset.ask("sqllab/execute/", {"database_id": database["id"], "sql": statement, "runAsync": False})


def test_charts_follow_the_warehouse_while_it_is_replaced(superset: Superset, folder: Path) -> None:
    ((before,),) = asked(folder, EXPECTED["figures"])
    ((document_id,),) = duckdb_rows(folder, "select document_id from dim_document order by document_id limit 1")
    seen = []
    with ThreadPoolExecutor(1) as pool:
        withdrawn = pool.submit(run_in, folder, "withdraw", document_id, "--reason", "to see it go")
        while not withdrawn.done():
            seen += figures(superset.show("figures"), {})
    assert withdrawn.result().returncode == 0, withdrawn.result().stderr
    ((after,),) = asked(folder, EXPECTED["figures"])
    assert after < before
    assert {value for (value,) in seen} <= {before, after}
    assert figures(superset.show("figures"), {}) == [(after,)]
