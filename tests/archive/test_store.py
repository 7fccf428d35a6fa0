from pathlib import Path

import pytest

from flows.archive import store as store_module
from flows.archive.store import Store
from flows.errors import DocumentRejected, YusuanError


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.beside(tmp_path / "warehouse" / "yusuan.duckdb")
    with store.opened():
        pass
    return store


def given(tmp_path: Path, name: str, data: bytes = b"\xef\xbb\xbf\r\n budget") -> Path:
    file = tmp_path / name
    file.write_bytes(data)
    return file


def test_the_store_lies_beside_its_warehouse(tmp_path: Path) -> None:
    assert Store.beside(tmp_path / "yusuan.duckdb").root == tmp_path / "yusuan.store"


def test_bytes_are_kept_as_they_came(store: Store, tmp_path: Path) -> None:
    origin = store.add(given(tmp_path, "a.txt"))
    assert store.data(origin) == b"\xef\xbb\xbf\r\n budget"


def test_the_same_bytes_under_two_names_are_one_document_of_the_first_name(store: Store, tmp_path: Path) -> None:
    store.add(given(tmp_path, "a.txt"))
    store.add(given(tmp_path, "b.txt"))
    assert [origin.file_name for origin in store.origins()] == ["a.txt"]


@pytest.mark.parametrize(("name", "suffix"), [("a.PDF", ".pdf"), ("a", ""), ("a.预算 公开", "")])
def test_a_document_is_named_by_its_identity_and_a_plain_suffix(
    store: Store, tmp_path: Path, name: str, suffix: str
) -> None:
    origin = store.add(given(tmp_path, name))
    assert origin.archived_as == f"{origin.sha256[:16]}{suffix}"


def test_bytes_that_were_altered_in_the_store_are_rejected(store: Store, tmp_path: Path) -> None:
    origin = store.add(given(tmp_path, "a.txt"))
    (store.documents / origin.archived_as).write_bytes(b"other")
    with pytest.raises(DocumentRejected, match="were altered"):
        store.data(origin)


def test_bytes_that_are_gone_from_the_store_are_rejected(store: Store, tmp_path: Path) -> None:
    origin = store.add(given(tmp_path, "a.txt"))
    (store.documents / origin.archived_as).unlink()
    with pytest.raises(DocumentRejected, match="no longer in the store"):
        store.data(origin)


def test_a_document_too_large_for_memory_is_rejected_with_its_size(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "LARGEST_BYTES", 1000)
    origin = store.add(given(tmp_path, "a.txt", b"x" * 1001))
    with pytest.raises(DocumentRejected, match="1,001 bytes"):
        store.data(origin)


def test_what_a_killed_run_left_half_written_is_cleared(store: Store) -> None:
    (store.documents / "0123.txt.partial-77").write_text("half")
    (store.staged / "0123.partial-77").mkdir()
    (store.checked / "0123.old.partial-77").mkdir()
    with store.opened():
        left = [path for folder in (store.documents, store.staged, store.checked) for path in folder.iterdir()]
    assert left == []


def test_a_store_that_is_held_is_refused_with_a_sentence(store: Store) -> None:
    with (
        store.opened(),
        pytest.raises(YusuanError, match="Another run is at work on this warehouse"),
        store.opened(),
    ):
        pass


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(YusuanError, match="There is no place for the store"),
        Store.beside(tmp_path / "file" / "yusuan.duckdb").opened(),
    ):
        pass


def test_a_store_is_free_again_when_its_run_has_ended(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.opened():
        raise ZeroDivisionError
    with store.opened():
        assert store.origins() == []
