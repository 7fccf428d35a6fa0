"""What all tests share."""

import os
from pathlib import Path

import pytest

# No test speaks to the network: neither engine reports its use, here or in the processes that tests start.
os.environ.update(DO_NOT_TRACK="1", GX_ANALYTICS_ENABLED="false", PREFECT_SERVER_ANALYTICS_ENABLED="false")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder `shared` beside the checkout, with more documents; what needs it is skipped without it."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the folder shared/ does not lie beside the checkout")
    return folder
