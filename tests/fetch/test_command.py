"""`yusuan fetch`: what it prints, and its exit codes."""

import json
from pathlib import Path

from tests.conftest import run_in
from tests.fetch.publisher import Publisher, Reply, page


def test_it_tells_what_was_fetched_and_what_was_not(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages = {"/": page(("a.pdf", "预算"), ("b.pdf", "决算")), "/a.pdf": Reply(b"%PDF- a")}
    (tmp_path / "data").mkdir()
    publisher.sources(tmp_path / "data", {"page": "/"})
    run = run_in(tmp_path, "fetch")
    assert run.returncode == 1, run.stderr
    assert "new documents 新文档" in run.stdout
    assert f"{publisher.url}/b.pdf" in run.stdout


def test_as_json_it_is_one_object(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages = {"/a.pdf": Reply(b"%PDF- a")}
    run = run_in(tmp_path, "fetch", "--json", "--sources", str(publisher.sources(tmp_path, {"file": "/a.pdf"})))
    told = json.loads(run.stdout)
    assert (run.returncode, told["files_new"], told["failures"], told["exit_code"]) == (0, 1, [], 0)


def test_without_a_list_it_says_how_one_is_written(tmp_path: Path) -> None:
    run = run_in(tmp_path, "fetch")
    assert (run.returncode, run.stdout) == (2, "")
    assert "data/sources.example.yaml" in run.stderr
    assert list(tmp_path.iterdir()) == []
