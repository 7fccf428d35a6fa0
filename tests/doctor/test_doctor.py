"""Each fault of a set-up is made, and found."""

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.archive.lock import locked
from flows.archive.store import Store
from flows.cli import app
from flows.doctor.diagnosis import Diagnosis, State
from flows.doctor.installation import check_installation, check_packages
from flows.doctor.warehouse import check_warehouse
from flows.ingest import ingest

RAW = Path(__file__).resolve().parents[2] / "data" / "raw"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of one document, with the folder that it came from."""
    place = tmp_path_factory.mktemp("sound")
    (place / "raw").mkdir()
    shutil.copy(next(RAW.glob("001*.txt")), place / "raw")
    ingest([place / "raw"], place / "y.duckdb")
    return place


@pytest.fixture
def sound(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoilt."""
    return Path(shutil.copytree(built, tmp_path / "copy"))


def states(found: Iterable[Diagnosis]) -> dict[str, State]:
    return {one.thing: one.state for one in found}


def of(place: Path, thing: str, *, deep: bool = False) -> Diagnosis:
    (one,) = (one for one in check_warehouse(place / "y.duckdb", place / "raw", bytes_too=deep) if one.thing == thing)
    return one


def test_a_sound_warehouse_has_nothing_to_do(sound: Path) -> None:
    found = states(check_warehouse(sound / "y.duckdb", sound / "raw", bytes_too=True))
    assert {*found.values()} == {State.GOOD}


def test_looking_changes_nothing(sound: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in sound.rglob("*") if file.is_file() and file.name != "lock"}
    list(check_warehouse(sound / "y.duckdb", sound / "raw", bytes_too=True))
    assert {
        file: file.stat().st_mtime_ns for file in sound.rglob("*") if file.name != "lock" and file.is_file()
    } == before


def test_no_warehouse_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    one = of(tmp_path, "warehouse")
    assert (one.state, "yusuan ingest" in one.advice) == (State.ADVICE, True)


def test_another_file_in_its_place_is_a_fault(sound: Path) -> None:
    (sound / "y.duckdb").write_text("no database")
    assert of(sound, "warehouse").state == State.FAULT


def test_a_run_at_work_is_told(sound: Path) -> None:
    with locked(Store.beside(sound / "y.duckdb").root / "lock"):
        assert of(sound, "lock").state == State.ADVICE


def test_bytes_that_are_gone_are_a_fault(sound: Path) -> None:
    next((sound / "y.store" / "documents").glob("*.txt")).unlink()
    assert of(sound, "archive").state == State.FAULT


@pytest.mark.parametrize(("deep", "state"), [(True, State.FAULT), (False, State.GOOD)])
def test_altered_bytes_are_found_by_reading_them(sound: Path, deep: bool, state: State) -> None:
    file = next((sound / "y.store" / "documents").glob("*.txt"))
    file.write_bytes(b"x" + file.read_bytes()[1:])
    assert of(sound, "archive", deep=deep).state == state


def test_a_document_that_waits_is_named(sound: Path) -> None:
    (sound / "raw" / "waiting.txt").write_text("2024年部门预算")
    assert "waiting.txt" in of(sound, "documents").found


def test_a_folder_without_documents_is_told(sound: Path) -> None:
    shutil.rmtree(sound / "raw")
    assert of(sound, "documents").state == State.ADVICE


def test_documents_read_by_other_code_are_told(sound: Path) -> None:
    manifest = next((sound / "y.store" / "staged").glob("*/manifest.json"))
    manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), "fingerprint": "other"}))
    assert "documents to read 1," in of(sound, "up to date").found


def test_a_warehouse_that_is_not_its_archives_is_told(sound: Path) -> None:
    shutil.rmtree(sound / "y.store" / "staged")
    shutil.rmtree(sound / "y.store" / "documents")
    for name in ("documents", "staged"):
        (sound / "y.store" / name).mkdir()
    assert of(sound, "up to date").state == State.ADVICE


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_a_fault(sound: Path) -> None:
    sound.chmod(0o500)
    assert of(sound, "room").state == State.FAULT


@pytest.mark.parametrize(
    ("wanted", "told"),
    [("no-such-package>=1", "no-such-package is missing"), ("duckdb<1", "duckdb is "), ("duckdb>=1", "all 1 ")],
)
def test_packages_are_held_against_what_is_asked_for(wanted: str, told: str) -> None:
    assert told in check_packages([wanted]).found


def test_packages_of_extras_are_not_asked_for() -> None:
    assert check_packages(["no-such-package>=1 ; extra == 'dev'"]).state == State.GOOD


def test_this_installation_has_no_fault() -> None:
    assert State.FAULT not in states(check_installation()).values()


def test_the_command_ends_with_one_for_a_fault(sound: Path) -> None:
    (sound / "y.duckdb").write_text("no database")
    result = CliRunner().invoke(app, ["doctor", "--warehouse", str(sound / "y.duckdb")])
    assert (result.exit_code, "is not a DuckDB file" in result.stdout) == (1, True)


def test_its_json_has_a_line_for_each_thing(sound: Path) -> None:
    result = CliRunner().invoke(app, ["doctor", "--json", "--warehouse", str(sound / "y.duckdb")])
    assert {"python", "warehouse", "lock"} <= {one["thing"] for one in json.loads(result.stdout)}
