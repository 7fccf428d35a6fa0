"""The store beside a warehouse: every document as it came, and what was made of each.

    <warehouse>.store/
      documents/<document_id>.pdf            the bytes as they came, never altered
      documents/<document_id>.origin.json    their sha256, and the name they came under; written last
      documents/<document_id>.withdrawn.json why and when the document was taken out of what is published
      documents/<document_id>.sources.json   where and when its bytes were fetched, if they were
      staged/<document_id>/                  what reading made of it: one parquet file per frame,
      manifest.json checked/<document_id>/                 what the checks said of that: the same
      runs/                                  what every run did
      lock

The warehouse is a function of its store. A document stands here whole or not at all.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.archive.lock import locked
from flows.archive.obtained import Obtained, read_obtained, write_obtained
from flows.archive.whole import sweep, whole_file
from flows.archive.withdrawn import Withdrawal, read_withdrawals, remove_withdrawal, write_withdrawal
from flows.errors import DocumentRejected, YusuanError

# A reader holds a whole document in memory; the largest disclosures known are a few dozen megabytes.
LARGEST_BYTES = 500_000_000

_ORIGIN = ".origin.json"


@dataclass(frozen=True)
class Origin:
    """Identity of an archived document, and where it came from."""

    document_id: str
    sha256: str
    file_name: str
    archived_as: str


@dataclass(frozen=True)
class Store:
    """A store, by its folder."""

    root: Path

    @classmethod
    def beside(cls, warehouse: Path) -> "Store":
        """Store of the warehouse file: data/yusuan.duckdb has data/yusuan.store."""
        return cls(warehouse.with_name(f"{warehouse.stem}.store"))

    @property
    def documents(self) -> Path:
        """Folder of the bytes as they came."""
        return self.root / "documents"

    @property
    def staged(self) -> Path:
        """Folder of what reading made of them."""
        return self.root / "staged"

    @property
    def checked(self) -> Path:
        """Folder of what the checks said of that."""
        return self.root / "checked"

    @property
    def runs(self) -> Path:
        """Folder of the records of runs; see `flows.archive.journal`."""
        return self.root / "runs"

    @property
    def lock(self) -> Path:
        """File that a run at work holds."""
        return self.root / "lock"

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Hold the store for one run, cleared of what killed runs left. Raises RunAtWork, a YusuanError,
        if it is held."""
        try:
            for folder in (self.documents, self.staged, self.checked):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise YusuanError(
                f"There is no place for the store {self.root} ({error.strerror}). "
                "Name a warehouse in a folder that can be written to."
            ) from error
        with locked(self.lock):
            for folder in (self.documents, self.staged, self.checked):
                sweep(folder)
            yield

    def add(self, file: Path, name: str | None = None) -> Origin:
        """Archive a file, under its own name or another, unless its bytes are here. Raises OSError if it cannot be read
        or put here."""
        origin = origin_of(file, name)
        record = self.documents / f"{origin.document_id}{_ORIGIN}"
        if record.exists():
            return _origin(record)
        with whole_file(self.documents / origin.archived_as) as partial:
            shutil.copyfile(file, partial)
        # The record comes last: a document without one was never archived.
        with whole_file(record) as partial:
            partial.write_text(json.dumps(asdict(origin), ensure_ascii=False, indent=1), encoding="utf-8")
        return origin

    def holds(self, document_id: str) -> bool:
        """Whether a document is archived, withdrawn or not."""
        return (self.documents / f"{document_id}{_ORIGIN}").exists()

    def add_source(self, obtained: Obtained) -> None:
        """Record where the bytes of an archived document came from, unless that address is recorded."""
        write_obtained(self.documents, obtained)

    def sources(self, document_id: str) -> list[Obtained]:
        """Where the bytes of a document were fetched from, the earliest first."""
        return read_obtained(self.documents, document_id)

    def origins(self) -> list[Origin]:
        """Every document archived and not withdrawn, by document_id."""
        withdrawn = read_withdrawals(self.documents)
        return [origin for origin in self.archived() if origin.document_id not in withdrawn]

    def withdrawn(self) -> list[tuple[Origin, Withdrawal]]:
        """Every document withdrawn, by document_id, and why."""
        withdrawn = read_withdrawals(self.documents)
        return [
            (origin, withdrawn[origin.document_id]) for origin in self.archived() if origin.document_id in withdrawn
        ]

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Take a document out of `origins`; its bytes stay. Raises YusuanError if it is not among them."""
        earlier = read_withdrawals(self.documents).get(withdrawal.document_id)
        if earlier:
            raise YusuanError(f"{earlier.document_id} was withdrawn on {earlier.withdrawn_at[:10]}: {earlier.reason}")
        if withdrawal.document_id not in {origin.document_id for origin in self.archived()}:
            raise YusuanError(
                f"There is no document {withdrawal.document_id} in {self.root}. The column document_id of "
                'dim_document and of every view has the ids: `yusuan sql "from document_version"`.'
            )
        write_withdrawal(self.documents, withdrawal)

    def restore(self, document_id: str) -> None:
        """Bring a withdrawn document back. Raises YusuanError if it is not withdrawn."""
        if document_id not in read_withdrawals(self.documents):
            raise YusuanError(
                f"{document_id} is no withdrawn document of {self.root}. "
                '`yusuan sql "from withdrawn_document"` lists those that are.'
            )
        remove_withdrawal(self.documents, document_id)

    def origin(self, document_id: str) -> Origin:
        """One document archived."""
        return _origin(self.documents / f"{document_id}{_ORIGIN}")

    def archived(self) -> list[Origin]:
        """Every document archived, withdrawn or not, by document_id."""
        return [_origin(record) for record in sorted(self.documents.glob(f"*{_ORIGIN}"))]

    def latest_arrival(self) -> datetime | None:
        """When the latest document was archived; none if there is none."""
        times = [record.stat().st_mtime for record in self.documents.glob(f"*{_ORIGIN}")]
        return datetime.fromtimestamp(max(times), UTC) if times else None

    def size(self, origin: Origin) -> int:
        """Number of its bytes; 0 if they are gone."""
        file = self.documents / origin.archived_as
        return file.stat().st_size if file.is_file() else 0

    def data(self, origin: Origin) -> bytes:
        """Bytes of a document. Raises DocumentRejected if they are too many, gone, or not what they were."""
        file = self.documents / origin.archived_as
        if not file.is_file():
            raise DocumentRejected(
                f"Its bytes are no longer in the store ({file}). Delete {self.root} and ingest again."
            )
        data = file_bytes(file)
        if hashlib.sha256(data).hexdigest() != origin.sha256:
            raise DocumentRejected(
                f"Its bytes in the store ({file}) were altered. Delete {self.root} and ingest again."
            )
        return data


def origin_of(file: Path, name: str | None = None) -> Origin:
    """The identity that a file has once it is archived, under its own name or another."""
    name = file.name if name is None else name
    sha256 = content_hash(file)
    suffix = Path(name).suffix.lower()
    suffix = suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ""
    return Origin(sha256[:16], sha256, name, f"{sha256[:16]}{suffix}")


def file_bytes(file: Path) -> bytes:
    """Bytes of a document. Raises DocumentRejected if they are too many."""
    if file.stat().st_size > LARGEST_BYTES:
        raise DocumentRejected(
            f"The file has {file.stat().st_size:,} bytes; up to {LARGEST_BYTES:,} are read. "
            "Give the document alone, without what was packed with it."
        )
    return file.read_bytes()


def content_hash(file: Path) -> str:
    """sha256 of a file's bytes, the identity of a document. Raises OSError if it cannot be read."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _origin(record: Path) -> Origin:
    return Origin(**json.loads(record.read_text(encoding="utf-8")))
