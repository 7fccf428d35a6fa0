from pathlib import Path

import pytest

from flows.archive.whole import whole_file, whole_folder


def test_a_file_is_replaced_by_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    with whole_file(tmp_path / "a") as partial:
        partial.write_text("new")
    assert (tmp_path / "a").read_text() == "new"


def test_who_reads_a_file_that_is_replaced_reads_the_old_one_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    with (tmp_path / "a").open() as reader:
        with whole_file(tmp_path / "a") as partial:
            partial.write_text("new")
        assert reader.read() == "old"


def test_a_file_that_was_not_finished_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    with pytest.raises(ZeroDivisionError), whole_file(tmp_path / "a") as partial:
        partial.write_text("half")
        raise ZeroDivisionError
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "old"}


def test_a_folder_is_replaced_with_all_that_was_in_it(tmp_path: Path) -> None:
    for name in ("first", "second"):
        with whole_folder(tmp_path / "a") as partial:
            (partial / name).write_text(name)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["a", "a/second"]


def test_a_folder_that_was_not_finished_leaves_the_old_one(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "a") as partial:
        (partial / "first").write_text("first")
    with pytest.raises(ZeroDivisionError), whole_folder(tmp_path / "a") as partial:
        (partial / "second").write_text("second")
        raise ZeroDivisionError
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["a", "a/first"]
