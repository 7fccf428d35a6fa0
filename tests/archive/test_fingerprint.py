import subprocess
import sys
from pathlib import Path

import pytest

from flows.archive.fingerprint import _AFTER_READING, _CHECK, _reading_parts, fingerprint
from flows.review.accepted import FOLDER as ACCEPTED


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name in ("read/text.py", "recognise/vocabulary/fund.csv", "reading.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    return tmp_path


def of(house: Path, *words: str) -> str:
    return fingerprint(house, [house / "read", house / "recognise", house / "reading.py"], *words)


def test_the_same_files_have_the_same_fingerprint(house: Path) -> None:
    assert of(house) == of(house)


@pytest.mark.parametrize("name", ["read/text.py", "recognise/vocabulary/fund.csv", "reading.py"])
def test_a_changed_file_changes_it(house: Path, name: str) -> None:
    before = of(house)
    (house / name).write_text("changed")
    assert of(house) != before


def test_a_new_vocabulary_file_of_any_format_changes_it(house: Path) -> None:
    before = of(house)
    (house / "recognise" / "vocabulary" / "item.toml").write_text("")
    assert of(house) != before


def test_a_renamed_file_changes_it(house: Path) -> None:
    before = of(house)
    (house / "read" / "text.py").rename(house / "read" / "lines.py")
    assert of(house) != before


def test_another_version_of_a_library_changes_it(house: Path) -> None:
    assert of(house, "pdfplumber 1") != of(house, "pdfplumber 2")


@pytest.mark.parametrize("name", ["read/__pycache__/text.pyc", "read/.text.py.swp"])
def test_byte_code_and_hidden_files_do_not_change_it(house: Path, name: str) -> None:
    before = of(house)
    (house / name).parent.mkdir(exist_ok=True)
    (house / name).write_text("")
    assert of(house) == before


def test_an_edited_correction_makes_documents_be_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "expectations" / "corrections" / "bureau.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("[]")
    monkeypatch.setattr("flows.archive.fingerprint._HOUSE", tmp_path)
    assert file in _reading_parts()


def test_an_edited_acceptance_makes_documents_be_checked_anew() -> None:
    assert any(ACCEPTED.is_relative_to(part) for part in _CHECK)


_MODULES = """
import sys
import flows.reading
print(*(module.__file__ for name, module in sys.modules.items() if name.startswith("flows")), sep="\\n")
"""


def test_every_module_that_takes_part_in_reading_counts() -> None:
    result = subprocess.run([sys.executable, "-c", _MODULES], capture_output=True, text=True, check=True)
    parts = _reading_parts()
    modules = [Path(line) for line in result.stdout.splitlines()]
    assert [module for module in modules if not any(module.is_relative_to(part) for part in parts)] == []


def test_what_has_no_part_in_reading_is_there() -> None:
    flows = Path(fingerprint.__code__.co_filename).parent.parent
    assert [name for name in _AFTER_READING if not (flows / name).exists()] == []
