"""The Fiscal Data Package is one: valid for Frictionless, in the words of its taxonomy, and safe to add up."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from flows.ask.warehouse import opened
from flows.export.tables import Selection
from flows.export.write import Format, export
from flows.report.words import Language

# Of https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json; a type is of the kind that its name begins with.
TAXONOMY = (
    "value", "value-currency:code", "date:fiscal-year", "budget-line-id", "direction", "phase:id",
    "functional-classification:generic:code", "functional-classification:generic:label",
    "functional-classification:generic:level", "economic-classification:generic:code",
    "economic-classification:generic:label", "economic-classification:generic:level",
    "administrative-classification:generic:code", "administrative-classification:generic:label",
    "activity:generic:project:code", "activity:generic:project:label",
    "expenditure-type:code", "expenditure-type:label",
    "fin-source:generic:code", "fin-source:generic:label", "geo:source:code", "geo:source:title",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    export(published, folder, {Format.DATAPACKAGE}, Language.ZH, Selection())
    return folder / "datapackage"


@pytest.fixture(scope="module")
def descriptor(folder: Path) -> dict:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def test_frictionless_finds_nothing_wrong(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert (report.flatten(["rowNumber", "fieldName", "note"]), report.stats["tasks"]) == ([], 11)


def test_frictionless_would_see_a_broken_key(folder, tmp_path):
    for file in folder.rglob("*.*"):
        copy = tmp_path / file.relative_to(folder)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(file.read_bytes())
    (tmp_path / "data" / "documents.csv").write_text((tmp_path / "data" / "documents.csv").read_text().split("\n")[0])
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_column_types_are_of_the_taxonomy(descriptor):
    schemas = [resource["schema"] for resource in descriptor["resources"]]
    types = {
        field.get("columnType", "") for schema in schemas for field in schema["fields"] + schema.get("extraFields", [])
    }
    assert len(types) > 20 and not [kind for kind in types if kind and not kind.startswith(TAXONOMY)]


def test_every_field_has_a_title_and_a_description(descriptor):
    fields = [field for resource in descriptor["resources"] for field in resource["schema"]["fields"]]
    assert fields and not [field["name"] for field in fields if not (field.get("title") and field.get("description"))]


def test_each_fact_has_a_value_its_currency_and_its_direction(descriptor):
    facts = [one["schema"] for one in descriptor["resources"] if "extraFields" in one["schema"]]
    kinds = [
        {field.get("columnType") for field in schema["fields"] + schema["extraFields"]}
        >= {"value", "value-currency:code", "direction", "phase:id", "date:fiscal-year", "budget-line-id"}
        for schema in facts
    ]
    assert kinds == [True] * 5


@pytest.mark.parametrize(
    "view", ["expenditure_by_function", "expenditure_by_economic", "revenue", "projects", "three_public"]
)
def test_values_add_up_to_what_is_countable(folder, published, view):
    rows = pd.read_csv(folder / "data" / f"{view}.csv", dtype=str)
    with opened(published) as connection:
        asked = connection.sql(f"select count(*), sum(amount_yuan) from {view} where countable").fetchall()[0]
    assert (len(rows), sum(map(Decimal, rows["amount_yuan"]))) == asked


def test_a_unit_is_not_added_to_its_department(tmp_path, sample, loaded):
    from flows.export.package import write_package

    for document_id, kind in (("d1", "department_budget"), ("d2", "unit_budget")):
        sample.document(document_id, "甲局", document_kind=kind)
        sample.form(document_id, "expenditure")
        sample.by_function(f"{document_id}:1", "expenditure", "1.00")
    then = datetime(2026, 1, 1, tzinfo=UTC)
    counts = ("documents_given", "documents_read", "documents_unchanged", "documents_rejected", "facts", "findings")
    run = {"run_id": "r1", "started_at": then, "finished_at": then, "version": "0", "outcome": "published"}
    sample.add("load_run", **run, **dict.fromkeys(counts, 0))
    (tmp_path / "data").mkdir()
    write_package(loaded(), Selection(), lambda path: tmp_path / path)
    assert list(pd.read_csv(tmp_path / "data" / "expenditure_by_function.csv")["document_id"]) == ["d1"]
