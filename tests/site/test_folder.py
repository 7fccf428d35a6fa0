"""The folder of the site: what is not ours stays."""

from pathlib import Path

import pytest

from flows.errors import YusuanError
from flows.site.folder import replaced


def build(target: Path, *names: str) -> None:
    with replaced(target) as folder:
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(name)


def files(target: Path) -> set[str]:
    return {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(YusuanError, match="no site of yusuan"):
        build(tmp_path, "index.html")
    assert files(tmp_path) == {"mine.txt"}


def test_pages_of_the_last_time_go_and_files_of_others_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "index.html", "agency/old.html")
    (site / "CNAME").write_text("example.org")
    build(site, "index.html", "agency/new.html")
    assert files(site) == {".yusuan-site.json", "index.html", "agency/new.html", "CNAME"}


def test_a_build_that_fails_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "index.html")
    with pytest.raises(RuntimeError), replaced(site) as folder:
        (folder / "index.html").write_text("half")
        raise RuntimeError
    assert (site / "index.html").read_text() == "index.html"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_marker_cannot_name_files_outside(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "index.html")
    (tmp_path / "mine.txt").write_text("mine")
    (site / ".yusuan-site.json").write_text('{"files": ["../mine.txt"]}')
    build(site, "index.html")
    assert (tmp_path / "mine.txt").exists()
