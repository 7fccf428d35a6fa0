"""The catalogue, the files and the runner belong together."""

from collections import defaultdict
from importlib import import_module
from pathlib import Path

import duckdb
import pytest

from flows.check import rules
from flows.check.rules import CLAIM, CONTRACT, OTHERS, OUTCOME, RULES, catalogue, check_rules
from flows.errors import YusuanError
from flows.schema import create_schema, frame, schemas

SQL_RULES = catalogue().filter(catalogue()["checked_by"] == "sql")
FILED = catalogue().filter(catalogue()["checked_by"].is_in(["sql", "warehouse"]))
FAMILIES = {
    "structure",
    "contract",
    "row",
    "column",
    "balance",
    "cross_form",
    "code",
    "completeness",
    "text",
    "version",
    "performance",
}
DOCUMENT = {
    "document_id": "d",
    "file_name": "a.txt",
    "sha256": "d",
    "media_type": "text/plain",
    "agency_id": "a",
    "agency_name": "某局",
    "fiscal_year": 2023,
    "document_kind": "department_budget",
    **{name: 0 for name in schemas()["dim_document"] if name.startswith("cells_")},
}


@pytest.fixture(scope="module")
def empty() -> dict[str, object]:
    with duckdb.connect() as connection:
        create_schema(connection)
        return {rule["rule_id"]: found for rule, found in rules.compare(connection)}


@pytest.fixture(scope="module")
def bare() -> dict[str, object]:
    """What a document without any table comes to."""
    return check_rules({"dim_document": frame("dim_document", [DOCUMENT])})


def test_every_file_is_in_the_catalogue_and_every_entry_has_its_file():
    files = {path.name for path in RULES.glob("*.sql") if not path.name.startswith("_")}
    assert set(FILED["file"]) == files


def test_rules_that_are_not_sql_have_no_file():
    others = catalogue().filter(~catalogue()["checked_by"].is_in(["sql", "warehouse"]))
    assert others["file"].null_count() == len(others)


def test_a_rule_id_has_one_entry():
    assert catalogue()["rule_id"].is_unique().all()


def test_files_are_named_after_their_rule():
    assert all(file.startswith(rule.lower() + "_") for rule, file in FILED["rule_id", "file"].iter_rows())


def test_files_open_with_the_rule_in_words():
    texts = {rule: (RULES / file).read_text(encoding="utf-8") for rule, file in FILED["rule_id", "file"].iter_rows()}
    wanted = ("-- Why: ", "-- Tolerance: ", "-- Source: ")
    assert [
        r for r, text in texts.items() if not text.startswith(f"-- {r}: ") or any(w not in text for w in wanted)
    ] == []


def test_catalogue_fills_the_table_rule():
    assert catalogue().drop("file").columns == list(schemas()["rule"])


def test_catalogue_uses_known_words_only():
    assert set(catalogue()["family"]) == FAMILIES
    assert set(catalogue()["severity"]) == {"error", "warning", "info"}
    assert set(catalogue()["checked_by"]) == {"sql", "reading", "contract", "warehouse"}


@pytest.mark.parametrize("rule_id", SQL_RULES["rule_id"])
def test_columns_are_those_of_the_contract(rule_id, empty):
    assert tuple(empty[rule_id].columns) == (*CONTRACT, OTHERS, CLAIM, OUTCOME)


@pytest.mark.parametrize("rule_id", SQL_RULES["rule_id"])
def test_nothing_to_compare_is_not_a_pass(rule_id, empty, bare):
    outcome = {row["rule_id"]: row["outcome"] for row in bare["rule_result"].iter_rows(named=True)}
    # Any document is data enough for what it must have and must say; without any document there is none either.
    assert empty[rule_id].is_empty()
    assert outcome[rule_id] == {"L09": "failed", "L10": "passed"}.get(rule_id, "not_enough_data")


def test_findings_are_rows_of_the_table_finding(bare):
    assert dict(bare["finding"].schema) == schemas()["finding"]


def test_results_are_rows_of_the_table_rule_result(bare):
    assert dict(bare["rule_result"].schema) == schemas()["rule_result"]


def test_finding_carries_the_catalogue_s_severity_and_a_number(bare):
    found = bare["finding"].select("finding_id", "rule_id", "severity", "outcome").rows()
    assert found == [("L09:d:1", "L09", "warning", "failed")]


def test_frames_that_are_no_tables_are_ignored():
    frames = {"dim_document": frame("dim_document", [DOCUMENT]), "no_such_table": frame("finding")}
    assert len(check_rules(frames)["rule_result"]) == len(SQL_RULES)


def test_order_of_documents_changes_nothing():
    rows = [DOCUMENT, DOCUMENT | {"document_id": "e", "sha256": "e"}]
    one, other = (check_rules({"dim_document": frame("dim_document", x)}) for x in (rows, rows[::-1]))
    assert all(one[name].equals(other[name]) for name in ("finding", "rule_result"))


@pytest.mark.parametrize(
    ("sql", "said"), [("select nothing", "cannot be run"), ("select 1 as one", "must return the columns")]
)
def test_a_broken_rule_is_named(sql, said, tmp_path, monkeypatch):
    (tmp_path / "r01_broken.sql").write_text(sql)
    (tmp_path / "rules.csv").write_text(
        "rule_id,family,severity,title,title_zh,checked_by,file\nR01,row,error,t,t,sql,r01_broken.sql\n"
    )
    monkeypatch.setattr(rules, "RULES", tmp_path)
    with duckdb.connect() as connection, pytest.raises(YusuanError, match=f"r01_broken.sql {said}"):
        list(rules.compare(connection))


def _tested() -> dict[str, set[str]]:
    """What the cases of the tests beside this one show of each rule: that it passes, that it fails."""
    shown: dict[str, set[str]] = defaultdict(set)
    for file in Path(__file__).parent.glob("test_*.py"):
        for case in getattr(import_module(f"tests.rules.{file.stem}"), "CASES", []):
            if case[3]:
                shown[case[0]].add("fails" if case[4] else "passes")
    return shown


def test_every_sql_rule_is_shown_to_pass_and_to_fail():
    shown = _tested()
    assert [rule for rule in SQL_RULES["rule_id"] if shown[rule] != {"passes", "fails"}] == []
