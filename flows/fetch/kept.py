"""What is kept of each address between two fetches, in the store: what the server said, and pages as they came.

<warehouse>.store/fetched/
  <key>.json      address, ETag, Last-Modified, what its bytes are, when it was last asked
  <key>.page      bytes of a web page, to find its links again where the server says that nothing changed
  <key>.download  bytes that are on their way; swept away by the next fetch if this one is killed
  lock
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.archive.lock import locked
from flows.archive.store import Store
from flows.archive.whole import sweep, sync, whole_file
from flows.errors import YusuanError


@dataclass(frozen=True)
class State:
    """Of an address. `document_id` is the document that its bytes are, null if they are a page that only leads on."""

    url: str
    sha256: str
    is_page: bool
    document_id: str | None
    etag: str | None
    last_modified: str | None
    final_url: str
    asked_at: str

    @property
    def conditions(self) -> dict[str, str]:
        """Headers that ask for the bytes only if they changed."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}

    def is_fresh(self, days: float) -> bool:
        """Whether the address is a document's, and was asked for less than so many days ago."""
        age = datetime.now(UTC) - datetime.fromisoformat(self.asked_at)
        return self.document_id is not None and not self.is_page and age < timedelta(days=days)


@dataclass(frozen=True)
class Kept:
    """The folder of a store."""

    store: Store

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.store.root / "fetched"

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Hold the folder for one fetch, cleared of what killed ones left. Raises YusuanError if it is held."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise YusuanError(
                f"There is no place for what is fetched, {self.folder} ({error.strerror}). "
                "Name a warehouse in a folder that can be written to."
            ) from error
        with locked(self.folder / "lock"):
            sweep(self.folder)
            for download in self.folder.glob("*.download"):
                download.unlink()
            yield

    def download(self, url: str) -> Path:
        """Where the bytes of an address lie while they come."""
        return self._file(url, "download")

    def state(self, url: str) -> State | None:
        """What is known of an address; none if its bytes are not here any more, so that they have to be had again."""
        file = self._file(url, "json")
        if not file.exists():
            return None
        state = State(**json.loads(file.read_text(encoding="utf-8")))
        here = not state.is_page or self._file(url, "page").exists()
        return state if here and (state.document_id is None or self.store.holds(state.document_id)) else None

    def page_file(self, url: str) -> Path:
        """Where the bytes of a page lie as they last came."""
        return self._file(url, "page")

    def keep(self, state: State) -> None:
        """Keep what is known of an address; of a page also the bytes, if any came."""
        download = self.download(state.url)
        if state.is_page and download.exists():
            sync(download)
            download.replace(self._file(state.url, "page"))
        with whole_file(self._file(state.url, "json")) as partial:
            partial.write_text(json.dumps(asdict(state), ensure_ascii=False, indent=1), encoding="utf-8")
        download.unlink(missing_ok=True)

    def _file(self, url: str, suffix: str) -> Path:
        return self.folder / f"{hashlib.sha256(url.encode()).hexdigest()[:24]}.{suffix}"
