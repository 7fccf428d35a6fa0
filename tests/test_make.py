"""Set-up: make.py and the pinned requirements."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import make

ROOT = Path(make.__file__).resolve().parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty .venv instead of the project's own."""
    monkeypatch.setattr(make, "VENV", tmp_path)


def complete(requirements: Path) -> None:
    """Stamp the environment as make.py does at the end of a set-up."""
    make.stamp(requirements).write_text("\n".join(make.current(requirements)), "utf-8")


def pins(path: Path) -> dict[str, set[str]]:
    """Pinned versions by package; several where they depend on the Python or the system."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([\w.+!]+)", path.read_text("utf-8"), re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.usefixtures("environment")
def test_a_set_up_that_was_interrupted_is_not_taken_for_done() -> None:
    assert not make.is_ready(make.PRODUCT)


@pytest.mark.usefixtures("environment")
def test_a_complete_set_up_is_not_done_again() -> None:
    complete(make.PRODUCT)
    assert make.is_ready(make.PRODUCT)


@pytest.mark.usefixtures("environment")
def test_the_development_set_serves_the_product() -> None:
    complete(make.DEVELOPMENT)
    assert make.is_ready(make.PRODUCT)


@pytest.mark.usefixtures("environment")
def test_the_product_set_does_not_serve_development() -> None:
    complete(make.PRODUCT)
    assert not make.is_ready(make.DEVELOPMENT)


@pytest.mark.usefixtures("environment")
def test_another_python_needs_a_new_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    complete(make.PRODUCT)
    monkeypatch.setattr(make.sys, "version", "3.99.0 (another one)")
    assert not make.is_ready(make.PRODUCT)


@pytest.mark.usefixtures("environment")
def test_a_changed_requirement_needs_a_new_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    complete(make.PRODUCT)
    changed = tmp_path / "requirements.txt"
    changed.write_bytes(make.PRODUCT.read_bytes() + b"more==1.0\n")
    monkeypatch.setattr(make, "PRODUCT", changed)
    assert not make.is_ready(make.PRODUCT)


def test_the_development_set_includes_the_product_set_as_it_is() -> None:
    assert pins(make.PRODUCT).items() <= pins(make.DEVELOPMENT).items()


def test_every_dependency_is_pinned_within_its_bounds() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    for path, declared in (
        (make.PRODUCT, [*PROJECT["project"]["dependencies"], *extras["prefect"]]),
        (make.DEVELOPMENT, extras["dev"]),
    ):
        pinned = pins(path)
        for requirement in map(Requirement, declared):
            versions = pinned[canonicalize_name(requirement.name)]
            assert all(requirement.specifier.contains(version) for version in versions), requirement


@pytest.mark.parametrize("path", [make.PRODUCT, make.DEVELOPMENT], ids=lambda path: path.name)
def test_requirements_name_packages_by_hash_and_no_place_to_get_them_from(path: Path) -> None:
    text = path.read_text("utf-8")
    requirements = re.split(r"(?<!\\)\n", text)
    assert [r for r in requirements if re.match(r"[\w.-]+==", r) and "--hash=sha256:" not in r] == []
    assert re.findall(r"^--\S+|://", text, re.MULTILINE) == []
