"""How long a host is left in peace between two requests."""

from pathlib import Path

import pytest

from flows.fetch import fetch
from tests.fetch.publisher import Publisher, Reply


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.mark.parametrize(
    ("robots", "pauses"),
    [
        pytest.param(b"", [3, 3], id="as the list of sources says"),
        pytest.param(b"User-agent: *\nCrawl-delay: 9\n", [9, 9], id="as the host says, if that is longer"),
        pytest.param(b"User-agent: *\nCrawl-delay: 1\n", [3, 3], id="not as it says, if that is shorter"),
        pytest.param(b"User-agent: *\nCrawl-delay: 86400\n", [60, 60], id="but not for ever"),
    ],
)
def test_there_is_a_pause_between_requests_to_a_host(
    publisher: Publisher,
    tmp_path: Path,
    warehouse: Path,
    monkeypatch: pytest.MonkeyPatch,
    robots: bytes,
    pauses: list[int],
) -> None:
    clock = Clock()
    monkeypatch.setattr("flows.fetch.client.time", clock)
    publisher.pages = {"/robots.txt": Reply(robots), "/a.pdf": Reply(b"%PDF- a"), "/b.pdf": Reply(b"%PDF- b")}
    sources = publisher.sources(tmp_path, {"file": "/a.pdf"}, {"file": "/b.pdf"}, delay_seconds=3)
    assert fetch(sources, warehouse).files_new == 2
    assert clock.slept == pauses
