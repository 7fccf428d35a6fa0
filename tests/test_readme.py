"""The documentation says what is so: its examples are run, and what it names is there."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import flows
import make

ROOT = Path(make.__file__).resolve().parent
PAGES = [ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "data/raw/README.md")]
YUSUAN = [sys.executable, "-c", "from flows.cli import main; main()"]


def examples() -> list[tuple[str, str]]:
    """(command, printed answer) of each `$ yusuan …` in a block marked console."""
    found = []
    for page in PAGES:
        for block in re.findall(
            r"^```console\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
        ):
            for command, answer in re.findall(
                r"^\$ (.*(?:\\\n.*)*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE
            ):
                found.append((command, answer))
    return found


EXAMPLES = examples()


def pattern(answer: str) -> re.Pattern[str]:
    """What matches an answer in which … stands for anything, on a line or on lines of its own."""
    lines = "\n".join(line.rstrip() for line in answer.strip().splitlines())
    return re.compile(".*?".join(re.escape(part) for part in lines.split("…")), re.DOTALL)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bundled documents and the warehouse that `yusuan ingest` builds from them."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")
    ingest = yusuan(["ingest"], folder)
    assert ingest.returncode == 0, ingest.stdout + ingest.stderr
    return folder


def yusuan(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does in that folder, in a terminal 100 characters wide."""
    environment = os.environ | {"COLUMNS": "100", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(
        [*YUSUAN, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(("command", "answer"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_prints_what_the_page_shows(command: str, answer: str, checkout: Path) -> None:
    name, *arguments = shlex.split(command)
    assert name == "yusuan"
    result = yusuan(arguments, checkout)
    printed = "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())
    assert pattern(answer).fullmatch(printed), f"printed:\n{printed}\n{result.stderr}"


def test_the_readme_shows_a_question_with_its_answer() -> None:
    assert [answer for command, answer in EXAMPLES if command.startswith("yusuan sql") and answer.strip()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    links = [page.parent / link for link in re.findall(r"\]\((?!\w+:|#)([^)#]+)", text)]
    paths = [ROOT / path for path in re.findall(r"`((?:flows|sql|expectations|data|tests)/[^`<… ]*)`", text)]
    made = ROOT / "data" / "warehouse"
    named = [path for path in links + paths if path.parent != made]
    missing = [path for path in named if not any(ROOT.glob(str(path.relative_to(ROOT))))]
    assert named
    assert missing == []


def test_the_views_that_the_readme_lists_are_in_the_marts() -> None:
    listed = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", PAGES[0].read_text("utf-8"), re.MULTILINE)
    marts = "".join(path.read_text("utf-8") for path in (ROOT / "sql" / "marts").glob("*.sql"))
    assert listed
    assert {name for pair in listed for name in pair} <= set(re.findall(r"create view (\w+) as", marts))


@pytest.mark.parametrize("page", PAGES[:2], ids=lambda page: page.name)
def test_a_readme_gives_the_two_commands(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "python3 make.py warehouse" in text
    assert "python3 make.py test" in text


def test_the_release_is_the_same_everywhere() -> None:
    changes = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    citation = re.search(r"^version: (\S+)", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    assert changes is not None
    assert citation is not None
    assert {changes[1], citation[1]} == {flows.__version__}
