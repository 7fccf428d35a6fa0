"""The documentation says what is so: its examples are run, and what it names is there."""

import hashlib
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import flows
import make

Yusuan = Callable[..., CompletedProcess[str]]
ROOT = Path(make.__file__).resolve().parent
RAW = ROOT / "data" / "raw"
PAGES = [ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/sql.md")]


def examples() -> list[tuple[str, str]]:
    """(command, printed answer) of each `$ yusuan …` in a block marked console."""
    found = []
    for page in PAGES:
        for block in re.findall(r"^```console\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL):
            for command, answer in re.findall(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
                found.append((re.sub(r"\\\n\s*", "", command), answer))
    return found


EXAMPLES = examples()


def pattern(answer: str) -> re.Pattern[str]:
    """What matches an answer in which … stands for anything, on a line or on lines of its own."""
    lines = "\n".join(line.rstrip() for line in answer.strip().splitlines())
    return re.compile(".*?".join(re.escape(part) for part in lines.split("…")), re.DOTALL)


@pytest.mark.parametrize(("command", "answer"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_prints_what_the_page_shows(command: str, answer: str, yusuan: Yusuan) -> None:
    name, *arguments = shlex.split(command)
    assert name == "yusuan"
    result = yusuan(*arguments)
    printed = "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())
    assert pattern(answer).fullmatch(printed), f"printed:\n{printed}\n{result.stderr}"


def test_the_readme_shows_a_question_with_its_answer() -> None:
    assert [answer for command, answer in EXAMPLES if command.startswith("yusuan sql") and answer.strip()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
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


def test_the_bundled_documents_are_listed_and_unaltered() -> None:
    listed = re.findall(r"^\| `(\S+)` \| `(\w{16})` \|", (RAW / "README.md").read_text("utf-8"), re.MULTILINE)
    there = [path for path in RAW.iterdir() if path.name != "README.md"]
    assert set(listed) == {(path.name, hashlib.sha256(path.read_bytes()).hexdigest()[:16]) for path in there}


def test_the_release_is_the_same_everywhere() -> None:
    changes = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    citation = re.search(r"^version: (\S+)", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    assert changes is not None
    assert citation is not None
    assert {changes[1], citation[1]} == {flows.__version__}
