"""The warehouses of tests/ask: that of the bundled documents, and one that is filled by hand."""

from tests.ask.conftest import empty, loaded, published, sample

__all__ = ["empty", "loaded", "published", "sample"]
