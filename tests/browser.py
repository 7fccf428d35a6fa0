"""A browser for the tests that look at pages: chromium, as the system has it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """Path of chromium: YUSUAN_CHROMIUM, or from PATH. Skips the test if there is none; under CI that is a failure."""
    found = os.environ.get("YUSUAN_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return found
    why = "there is no chromium: install it, or name it in YUSUAN_CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


@contextmanager
def browser() -> Iterator[Any]:
    """A playwright browser without a window and without network of its own."""
    executable = chromium()
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright comes with the extra dev")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-background-networking"]
        )
        try:
            yield started
        finally:
            started.close()
