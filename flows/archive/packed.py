"""Archives (zip) of documents: what is in them, within limits that no hostile file gets round."""

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from flows.errors import YusuanError

MOST_FILES, MOST_BYTES = 1_000, 2_000_000_000
"""Documents of an archive, and their bytes unpacked."""
_OF_DOCUMENTS = ("[Content_Types].xml", "mimetype", "OFD.xml")
"""Parts by which a zip is told to be a document itself."""
_UTF_8 = 0x800


@contextmanager
def unpacked(file: Path, suffixes: frozenset[str]) -> Iterator[list[tuple[str, Path]]]:
    """Documents in an archive, by their suffixes, each with its name; nothing for a file that is none.

    They are files until the block ends. Raises YusuanError if the archive holds too much, or cannot be unpacked.
    """
    with tempfile.TemporaryDirectory() as folder:
        yield list(_files(file, Path(folder), suffixes))


def _files(file: Path, folder: Path, suffixes: frozenset[str]) -> Iterator[tuple[str, Path]]:
    if not _is_archive(file):
        return
    with zipfile.ZipFile(file) as archive:
        members = [member for member in archive.infolist() if _is_document(member, suffixes)]
        size = sum(member.file_size for member in members)
        if len(members) > MOST_FILES or size > MOST_BYTES:
            raise YusuanError(
                f"The archive has {len(members):,} documents of {size:,} bytes; up to {MOST_FILES:,} and "
                f"{MOST_BYTES:,} are unpacked. Unpack it, and give the folder."
            )
        for number, member in enumerate(members):
            name = PurePosixPath(_name(member))
            target = folder / f"{number}{name.suffix.lower()}"  # Never the name, which may lead out of the folder.
            try:
                with archive.open(member) as packed, target.open("wb") as whole:
                    # zipfile reads no more than a member says it has.
                    while part := packed.read(1 << 20):
                        whole.write(part)
            except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
                raise YusuanError(
                    f"The archive cannot be unpacked ({name.name}: {error}). Unpack it, with its password if it has "
                    "one, and give the folder."
                ) from error
            yield name.name, target


def _is_archive(file: Path) -> bool:
    """True for a zip that is no document itself."""
    with file.open("rb") as stream:
        if stream.read(4) != b"PK\x03\x04":
            return False
    try:
        with zipfile.ZipFile(file) as archive:
            return not any(name in _OF_DOCUMENTS for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _is_document(member: zipfile.ZipInfo, suffixes: frozenset[str]) -> bool:
    path = PurePosixPath(_name(member))
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not member.is_dir() and not hidden and path.suffix.lower() in suffixes - {".zip"}


def _name(member: zipfile.ZipInfo) -> str:
    """Name of a member; programs of Chinese Windows write GBK where the format knows only code page 437."""
    if member.flag_bits & _UTF_8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
