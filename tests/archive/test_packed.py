import io
import zipfile
from pathlib import Path

import pytest

from flows.archive import packed
from flows.archive.files import DOCUMENT_SUFFIXES
from flows.archive.store import Store
from flows.errors import YusuanError
from flows.steps import Unreadable, archive_files


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def names(path: Path) -> list[str]:
    with packed.unpacked(path, DOCUMENT_SUFFIXES) as documents:
        return [name for name, _ in documents]


def test_documents_of_an_archive_are_archived_one_by_one(tmp_path: Path) -> None:
    file = archive(tmp_path / "a.zip", **{"部门/甲.pdf": b"1", "乙.docx": b"2", "说明.md": b"3", ".隐.pdf": b"4"})
    store = Store(tmp_path / "store")
    with store.opened():
        origins = archive_files(store, [file], lambda: None)
    assert sorted(origin.file_name for origin in origins) == ["a.zip/乙.docx", "a.zip/甲.pdf"]


def test_the_same_document_in_an_archive_and_by_itself_is_one(tmp_path: Path) -> None:
    alone = tmp_path / "甲.txt"
    alone.write_bytes(b"1")
    store = Store(tmp_path / "store")
    with store.opened():
        first, second = archive_files(store, [archive(tmp_path / "a.zip", **{"b.txt": b"1"}), alone], lambda: None)
    assert first == second


@pytest.mark.parametrize("part", ["[Content_Types].xml", "mimetype", "OFD.xml"])
def test_a_document_that_is_a_zip_is_no_archive(part: str, tmp_path: Path) -> None:
    assert names(archive(tmp_path / "a.docx", **{part: b"", "b.pdf": b"1"})) == []


def test_a_file_that_is_no_zip_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 broken")
    assert names(tmp_path / "a.pdf") == names(tmp_path / "b.zip") == []


def test_names_of_chinese_windows_are_understood(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("xxxx.pdf", b"1")
    (tmp_path / "a.zip").write_bytes(buffer.getvalue().replace(b"xxxx", "预算".encode("gb18030")))
    assert names(tmp_path / "a.zip") == ["预算.pdf"]


def test_a_name_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    file = archive(tmp_path / "a.zip", **{"/tmp/evil.pdf": b"1"})
    with packed.unpacked(file, DOCUMENT_SUFFIXES) as documents:
        ((name, path),) = documents
        assert (name, path.name) == ("evil.pdf", "0.pdf")


@pytest.mark.parametrize(("limit", "most"), [("MOST_FILES", 1), ("MOST_BYTES", 3)])
def test_an_archive_of_too_much_is_turned_away(
    limit: str, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, limit, most)
    with pytest.raises(YusuanError, match="Unpack it, and give the folder"):
        names(archive(tmp_path / "a.zip", **{"a.pdf": b"11", "b.pdf": b"22"}))


def test_an_archive_that_cannot_be_unpacked_costs_itself_alone(tmp_path: Path) -> None:
    good, bad = tmp_path / "b.txt", archive(tmp_path / "a.zip", **{"a.pdf": b"1" * 100})
    good.write_bytes(b"1")
    data = bytearray(bad.read_bytes())
    data[38] ^= 0xFF
    bad.write_bytes(data)
    store = Store(tmp_path / "store")
    with store.opened():
        first, second = archive_files(store, [bad, good], lambda: None)
    assert isinstance(first, Unreadable)
    assert "cannot be unpacked" in first.reason
    assert not isinstance(second, Unreadable)
