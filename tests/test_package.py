"""The wheel: everything that the code reads goes with it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Fails if the package comes from anywhere but the wheel.
YUSUAN = "import sys, flows.cli as cli; assert cli.__file__.startswith(sys.argv.pop(1)), cli.__file__; cli.main()"


@pytest.mark.slow
def test_the_wheel_by_itself_builds_a_warehouse_and_answers(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=ROOT, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)

    def yusuan(*arguments: str | Path) -> str:
        environment = os.environ | {"PYTHONPATH": str(site), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}
        command = [sys.executable, "-c", YUSUAN, site, *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8"
        )
        return done.stdout

    yusuan("ingest", ROOT / "data" / "raw")
    count = yusuan("sql", "select count(*) as documents from dim_document", "--format", "csv")
    documents = len(list((ROOT / "data" / "raw").glob("*.txt")))
    assert count.split() == ["documents", str(documents)]
    assert yusuan("sql", "--question", "1", "--format", "csv").startswith("agency_name,fiscal_year")
    reports = [Path(line) for line in yusuan("report", "--all").splitlines()]
    assert len(reports) == 2 * documents and all((tmp_path / report).stat().st_size for report in reports)
