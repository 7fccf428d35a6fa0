"""The site of the bundled documents, built once."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.site.build import build_site

HOSTILE = """</script><img src=x onerror="alert(1)">'"&{{ 7 * 7 }}"""


@pytest.fixture(scope="session")
def warehouse(checkout: Path) -> Path:
    return checkout / "data" / "warehouse" / "yusuan.duckdb"


@pytest.fixture(scope="session")
def site(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site") / "site"
    build_site(warehouse, target, pictures=False, workers=1)
    return target


@pytest.fixture(scope="session")
def hostile(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of documents that print markup where names and projects stand."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copyfile(warehouse, folder / "y.duckdb")
    with duckdb.connect(str(folder / "y.duckdb")) as connection:
        for table, column in (
            ("dim_agency", "agency_name"),
            ("dim_document", "agency_name"),
            ("dim_document", "file_name"),
            ("fact_project", "project_name"),
            ("fact_expenditure_by_function", "unit_name"),
            ("source_cell", "printed_text"),
            ("source_table", "title"),
        ):
            connection.execute(f"update {table} set {column} = ? || {column}", [HOSTILE])
    build_site(folder / "y.duckdb", folder / "site", pictures=False, workers=1)
    return folder / "site"


def data(file: Path) -> Any:
    """What a data script says."""
    script = file.read_text(encoding="utf-8")
    found = re.fullmatch(r'yusuan\.data\["[^"]+"\]=(.*);\n', script)
    assert found, f"{file.name} is no data script"
    return json.loads(found[1])
