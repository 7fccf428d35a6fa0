"""A fetch that is killed leaves nothing half, and the next one makes it good."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from flows.archive.store import Store
from flows.fetch import fetch
from flows.fetch.kept import Kept
from tests.fetch.publisher import Publisher, Reply

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = "import sys; from pathlib import Path; from flows.fetch import fetch; fetch(*map(Path, sys.argv[1:]))"
BYTES = b"%PDF-1.7 " + b"0123456789" * 100_000


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
def test_killed_while_bytes_come_in_nothing_half_is_archived(
    publisher: Publisher, tmp_path: Path, warehouse: Path
) -> None:
    killed = threading.Event()
    publisher.pages = {"/a.pdf": Reply(BYTES, length=2 * len(BYTES), then=lambda: killed.wait(60))}
    sources = publisher.sources(tmp_path, {"file": "/a.pdf"})
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(sources), str(warehouse)], cwd=ROOT)
    folder = Kept(Store.beside(warehouse)).folder
    while not any(file.stat().st_size for file in folder.glob("*.download")):
        assert child.poll() is None
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    killed.set()
    assert Store.beside(warehouse).archived() == []

    publisher.pages = {"/a.pdf": Reply(BYTES)}
    assert fetch(sources, warehouse).files_new == 1
    (origin,) = Store.beside(warehouse).archived()
    assert Store.beside(warehouse).data(origin) == BYTES
    assert list(folder.glob("*.download")) == []
