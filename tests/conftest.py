"""What all tests share."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# No test speaks to the network: neither engine reports its use, here or in the processes that tests start.
os.environ.update(DO_NOT_TRACK="1", GX_ANALYTICS_ENABLED="false", PREFECT_SERVER_ANALYTICS_ENABLED="false")

Yusuan = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder `shared` beside the checkout, with more documents; what needs it is skipped without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder shared/ does not lie beside the checkout")
    return folder


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bundled documents and the warehouse that `yusuan ingest` builds of them."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")
    ingest = run_in(folder, "ingest")
    assert ingest.returncode == 0, ingest.stdout + ingest.stderr
    return folder


@pytest.fixture(scope="session")
def yusuan(checkout: Path) -> Yusuan:
    """The command, called with its arguments in that folder."""
    return lambda *arguments: run_in(checkout, *arguments)


def run_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `yusuan` as a user does in a folder, with its output as text."""
    environment = os.environ | {"COLUMNS": "100", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    command = [sys.executable, "-c", "from flows.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
