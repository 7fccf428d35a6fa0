"""Asking servers politely: with an honest name, one request at a time, no host more often than it bears."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter

from flows import __version__
from flows.fetch.choice import may_ask
from flows.fetch.download import BrokenOff, download
from flows.fetch.names import host
from flows.fetch.patience import Patience
from flows.fetch.refusal import Refused, of_error, of_status
from flows.fetch.robots import Robots
from flows.fetch.sources import Manners, Source

AGENT = "yusuan"
_MOST_REDIRECTS = 10
_LONGEST_ROBOTS = 512_000
_MOST_FAILURES = 3
"""Failures in a row, each after its retries, after which a host is not asked again in this fetch."""


@dataclass(frozen=True)
class Answer:
    """What a server said. `changed` is false if it said that what was had before still holds (304)."""

    changed: bool
    final_url: str
    etag: str | None
    last_modified: str | None
    disposition: str | None


class Client:
    """Asks for addresses, and for the robots.txt of their hosts first; to be closed after use."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._session = requests.Session()
        contact = f" ({manners.contact})" if manners.contact else ""
        self._session.headers["User-Agent"] = f"{AGENT}/{__version__}{contact}"
        adapter = HTTPAdapter(max_retries=Patience.of(manners))
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)
        self._robots = Robots(AGENT, self._read_robots, {})
        self._asked: dict[str, float] = {}
        self._failures: dict[str, int] = {}

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *error: object) -> None:
        self._session.close()

    def get(self, url: str, source: Source, conditions: dict[str, str], target: Path) -> Answer:
        """Bytes of an address of a source into `target`, unless they are unchanged. Raises Refused.

        Nothing is left at `target` if they do not come whole.
        """
        name = host(url)
        if self._failures.get(name, 0) >= _MOST_FAILURES:
            raise Refused(f"{name} has failed or asked for a pause before, and is left alone until the next fetch.")
        try:
            answer = self._tried(url, source, conditions, target)
        except Refused as refusal:
            more = _MOST_FAILURES if refusal.leave_alone else 1
            self._failures[name] = self._failures.get(name, 0) + more if refusal.may_pass else 0
            raise
        self._failures[name] = 0
        return answer

    def _tried(self, url: str, source: Source, conditions: dict[str, str], target: Path) -> Answer:
        """The same; bytes that break off are asked for again, which the retries of urllib3 do not cover."""
        left = self._manners.retries
        while True:
            try:
                with self._followed(url, source, conditions) as response:
                    return self._received(response, target)
            except BrokenOff as broken:
                if not left:
                    raise of_error(broken.error) from broken
                left -= 1
            except requests.RequestException as error:
                raise of_error(error) from error

    @contextmanager
    def _followed(self, url: str, source: Source, conditions: dict[str, str]) -> Iterator[requests.Response]:
        """The answer of the address, or of that to which the server leads, if that may be asked too."""
        request = self._session.prepare_request(requests.Request("GET", url, headers=conditions))
        for _ in range(_MOST_REDIRECTS):
            asked = request.url or url
            if not may_ask(asked, source):
                raise Refused(
                    f"The server leads on to another host ({asked}). If that is meant, add {host(asked)} to hosts of "
                    "the source."
                )
            self._robots.check(asked)
            with self._sent(request) as response:
                if response.next is None:
                    yield response
                    return
                request = response.next
        raise Refused(f"The server leads on and on, more than {_MOST_REDIRECTS} times.")

    @contextmanager
    def _sent(self, request: requests.PreparedRequest) -> Iterator[requests.Response]:
        """The answer to one request, when it is the host's turn again."""
        url = request.url or ""
        name = host(url)
        delay = max(self._manners.delay_seconds, self._robots.delay(url))
        wait = self._asked.get(name, float("-inf")) + delay - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        settings = self._session.merge_environment_settings(url, {}, True, None, None)
        try:
            with self._session.send(
                request, allow_redirects=False, timeout=self._manners.timeout_seconds, **settings
            ) as response:
                yield response
        finally:
            self._asked[name] = time.monotonic()

    def _received(self, response: requests.Response, target: Path) -> Answer:
        headers = response.headers
        if response.status_code not in (200, 304):
            raise of_status(response.status_code, headers.get("Retry-After"))
        if response.status_code == 200:
            download(response, target, self._manners.largest_megabytes)
        return Answer(
            response.status_code == 200,
            str(response.url),
            headers.get("ETag"),
            headers.get("Last-Modified"),
            headers.get("Content-Disposition"),
        )

    def _read_robots(self, url: str) -> tuple[int, str]:
        """Status and text of a robots.txt; the server may lead on to another one."""
        try:
            request = self._session.prepare_request(requests.Request("GET", url))
            for _ in range(_MOST_REDIRECTS):
                with self._sent(request) as response:
                    if response.next is None:
                        text = next(response.iter_content(_LONGEST_ROBOTS), b"") if response.ok else b""
                        return response.status_code, text.decode("utf-8", "replace")
                    request = response.next
        except requests.RequestException as error:
            raise of_error(error) from error
        return 404, ""
