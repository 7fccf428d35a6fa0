"""A publisher for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetch.publisher import Publisher, publishing


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    """On this machine, asked without the proxies of the environment."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    with publishing() as started:
        yield started


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Where a warehouse would be."""
    return tmp_path / "yusuan.duckdb"
