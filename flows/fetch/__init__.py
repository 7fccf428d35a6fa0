"""Documents from the pages and files that a list of sources names, into the store beside a warehouse."""

from flows.fetch.run import fetch
from flows.fetch.summary import Failure, FetchSummary

__all__ = ["Failure", "FetchSummary", "fetch"]
