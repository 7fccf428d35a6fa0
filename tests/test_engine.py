import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.engine import should_use_prefect
from flows.errors import YusuanError

ENGINE = pytest.mark.skipif(importlib.util.find_spec("prefect") is None, reason="Prefect is not installed")
URL = "http://127.0.0.1:4200/api"


def profiles(folder: Path, active: str) -> dict[str, str]:
    """An environment whose file of profiles has one with an API and one without."""
    (folder / "profiles.toml").write_text(
        f'active = "{active}"\n[profiles.office]\nPREFECT_API_URL = "{URL}"\n[profiles.ephemeral]\n'
    )
    return {"PREFECT_HOME": str(folder)}


@ENGINE
@pytest.mark.parametrize(("active", "used"), [("office", True), ("ephemeral", False), ("gone", False)])
def test_the_active_profile_decides(tmp_path: Path, active: str, used: bool) -> None:
    assert should_use_prefect(False, profiles(tmp_path, active)) is used


@ENGINE
def test_a_profile_named_in_the_environment_is_the_active_one(tmp_path: Path) -> None:
    assert should_use_prefect(False, {**profiles(tmp_path, "ephemeral"), "PREFECT_PROFILE": "office"})


@ENGINE
def test_an_api_in_the_environment_is_used(tmp_path: Path) -> None:
    assert should_use_prefect(False, {"PREFECT_HOME": str(tmp_path), "PREFECT_API_URL": URL})


@ENGINE
def test_without_an_api_it_is_used_if_asked_for(tmp_path: Path) -> None:
    nothing = {"PREFECT_HOME": str(tmp_path)}
    assert (should_use_prefect(True, nothing), should_use_prefect(False, nothing)) == (True, False)


@ENGINE
def test_a_file_of_profiles_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    (tmp_path / "profiles.toml").write_text("active = ")
    assert not should_use_prefect(False, {"PREFECT_HOME": str(tmp_path)})


def test_asking_for_what_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(YusuanError, match="Prefect is not installed"):
        should_use_prefect(True, {})


def test_an_api_for_what_is_not_installed_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert not should_use_prefect(False, {"PREFECT_API_URL": URL})


def test_a_run_in_the_process_imports_neither_engine() -> None:
    program = "import sys, flows.ingest, flows.engine; print({'prefect', 'great_expectations'} & set(sys.modules))"
    root = str(Path(__file__).resolve().parent.parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([root, os.environ.get("PYTHONPATH", "")])}
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    assert result.stdout.strip() == "set()"
