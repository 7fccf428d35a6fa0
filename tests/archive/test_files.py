from pathlib import Path

import pytest

from flows.archive.files import find_files
from flows.errors import YusuanError


def touch(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(file.name)


def test_a_folder_gives_its_documents_at_any_depth(tmp_path: Path) -> None:
    touch(tmp_path / "b.txt", tmp_path / "2026" / "city" / "A.PDF")
    assert [file.name for file in find_files([tmp_path]).files] == ["A.PDF", "b.txt"]


@pytest.mark.parametrize("place", [".hidden.txt", ".git/a.txt", "yusuan.store/documents/a.txt"])
def test_hidden_files_and_stores_are_not_looked_into(tmp_path: Path, place: str) -> None:
    touch(tmp_path / "b.txt", tmp_path / place)
    given = find_files([tmp_path])
    assert ([file.name for file in given.files], given.passed_over) == (["b.txt"], 0)


def test_files_of_a_folder_that_are_no_documents_are_counted(tmp_path: Path) -> None:
    touch(tmp_path / "b.txt", tmp_path / "README.md", tmp_path / "list.csv")
    assert find_files([tmp_path]).passed_over == 2


def test_a_file_that_is_named_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    touch(tmp_path / "budget.csv")
    given = find_files([tmp_path / "budget.csv"])
    assert [file.name for file in given.files] == ["budget.csv"]


def test_a_file_that_is_named_twice_is_taken_once(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt")
    assert len(find_files([tmp_path, tmp_path / "a.txt"]).files) == 1


def test_a_path_that_does_not_exist_is_told(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt")
    with pytest.raises(YusuanError, match=r"nowhere does not exist"):
        find_files([tmp_path, tmp_path / "nowhere"])


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    touch(tmp_path / "README.md")
    with pytest.raises(YusuanError, match=r"There is no document in .*\.pdf .*\.txt"):
        find_files([tmp_path])
