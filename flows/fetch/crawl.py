"""One fetch: address after address is asked for, archived if it is a document, looked through if it is a page."""

import hashlib
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from flows.archive.obtained import Obtained
from flows.errors import DocumentRejected, YusuanError
from flows.fetch.archiving import put
from flows.fetch.choice import Taken, choose, is_document
from flows.fetch.client import Answer, Client
from flows.fetch.kept import Kept, State
from flows.fetch.names import file_name
from flows.fetch.page import Page, is_page, read_page
from flows.fetch.refusal import Refused
from flows.fetch.sources import Source
from flows.fetch.summary import Failure, FetchSummary

Progress = Callable[[str, int, int], None]
"""Told how far the fetch is: its name, how many addresses are done, of how many known by now."""


@dataclass(frozen=True)
class _Wanted:
    """An address to ask for, and the link that led to it, which is null for one of the list of sources."""

    url: str
    source: Source
    level: int
    page_url: str | None = None
    link_text: str | None = None

    @property
    def leads_on(self) -> bool:
        """Whether links of it are followed, if it is a page."""
        return self.source.kind == "page" and self.level < self.source.depth


class Crawl:
    """One fetch: what is still wanted, and what became of the rest."""

    def __init__(self, kept: Kept, client: Client, recheck_days: float, progress: Progress, patience: float) -> None:
        self._kept, self._client, self._recheck_days = kept, client, recheck_days
        self._progress, self._patience = progress, patience
        self._queue: deque[_Wanted] = deque()
        self._seen: set[str] = set()
        self._pages = self._new = self._unchanged = self._passed_over = 0
        self._failures: list[Failure] = []
        self._without: list[Failure] = []
        self._hosts: set[str] = set()

    def run(self, sources: tuple[Source, ...]) -> FetchSummary:
        """Ask for all of the sources, and for what they lead to."""
        started = time.perf_counter()
        for source in sources:
            self._want(_Wanted(source.url, source, 0))
        done = 0
        while self._queue:
            wanted = self._queue.popleft()
            try:
                self._have(wanted)
            except Refused as refusal:
                self._failed(wanted, str(refusal))
            except (YusuanError, OSError):  # of the installation, of the disk: nothing can be fetched
                raise
            except Exception as error:  # one address must not cost the others
                self._failed(wanted, f"It could not be processed ({type(error).__name__}: {error}). {_FAULT}")
            done += 1
            self._progress("fetch", done, done + len(self._queue))
        return FetchSummary(
            pages=self._pages,
            files_new=self._new,
            files_unchanged=self._unchanged,
            passed_over=self._passed_over,
            failures=tuple(self._failures),
            without_documents=tuple(self._without),
            other_hosts=tuple(sorted(self._hosts)),
            seconds=round(time.perf_counter() - started, 3),
        )

    def _failed(self, wanted: _Wanted, sentence: str) -> None:
        linked = f" It is linked on {wanted.page_url}." if wanted.page_url else ""
        self._failures.append(Failure(wanted.url, f"{sentence}{linked}"))

    def _want(self, wanted: _Wanted) -> None:
        if wanted.url not in self._seen:
            self._seen.add(wanted.url)
            self._queue.append(wanted)

    def _have(self, wanted: _Wanted) -> None:
        """Ask for an address: archive it if it is a document, look through it if it is a page."""
        before = self._kept.state(wanted.url)
        if before and before.is_fresh(self._recheck_days):
            self._unchanged += 1
            return
        download = self._kept.download(wanted.url)
        answer = self._client.get(wanted.url, wanted.source, before.conditions if before else {}, download)
        if answer.changed:
            state = _state(wanted.url, download, answer)
        elif before:
            state = replace(before, asked_at=_now())
        else:
            raise Refused("The server says that nothing changed, of what was never had before.")
        file = download if answer.changed else self._kept.page_file(wanted.url)
        page = _page(file, state) if state.is_page else None
        if before and before.document_id == state.sha256[:16]:
            state = replace(state, document_id=before.document_id)
            self._unchanged += 1
        elif page is None or page.reason is None:
            state = self._archive(wanted, state, file, answer)
        self._kept.keep(state)
        if page:
            self._look_through(wanted, page)

    def _archive(self, wanted: _Wanted, state: State, file: Path, answer: Answer) -> State:
        """Put a document into the store, with its source, unless that is known already."""
        document_id = state.sha256[:16]
        obtained = Obtained(
            document_id,
            wanted.url,
            wanted.page_url,
            wanted.link_text,
            state.asked_at,
            _time(answer.last_modified),
            answer.etag,
        )
        if put(self._kept.store, file, file_name(state.final_url, answer.disposition), obtained, self._patience):
            self._new += 1
        else:
            self._unchanged += 1
        return replace(state, document_id=document_id)

    def _look_through(self, wanted: _Wanted, page: Page) -> None:
        """Want what the page leads to; tell if it is neither a document nor leads to one."""
        self._pages += 1
        taken: tuple[Taken, ...] = ()
        if wanted.leads_on:
            choice = choose(page.document.links, page.url, wanted.source, leads_on=wanted.level > 0)
            taken = choice.taken
            self._passed_over += choice.passed_over
            self._hosts |= choice.hosts
            for link in taken:
                self._want(_Wanted(link.url, wanted.source, wanted.level + 1, wanted.url, link.text or None))
        if taken or page.reason is None:
            return
        if is_document(wanted.url) or wanted.source.kind == "file":
            raise Refused(f"A web page came instead of a document. {page.reason}")
        if wanted.level == 0:
            raise Refused(f"No link of the page was taken, of {len(page.document.links)}. {_TAKE}")
        self._without.append(Failure(wanted.url, page.reason))


_FAULT = "This is a fault of yusuan; please report it with the address."
_TAKE = (
    "Programs may make its list in the browser: give the address that they load it from. Or its links say other words: "
    "name them as include."
)


def _state(url: str, download: Path, answer: Answer) -> State:
    """Of bytes that came; whether they are a document is not known yet."""
    with download.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0)
        page = is_page(stream.read(8192))
    return State(url, sha256, page, None, answer.etag, answer.last_modified, answer.final_url, _now())


def _page(file: Path, state: State) -> Page:
    try:
        return read_page(file.read_bytes(), state.final_url)
    except DocumentRejected as rejection:
        raise Refused(str(rejection)) from rejection


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _time(header: str | None) -> str | None:
    """A time of a header as ISO 8601; None if there is none, or none that can be understood."""
    try:
        return parsedate_to_datetime(header).astimezone(UTC).isoformat() if header else None
    except ValueError:
        return None
