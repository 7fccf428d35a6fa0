"""`yusuan`: a thin face over the flows and the warehouse. What a command needs is imported when it runs."""

# The commands, in the order in which help lists them.
from flows.cli import fetch, change, schedule, ask, dictionary, judge, site, export, doctor  # noqa: F401, I001
from flows.cli.app import app, main

__all__ = ["app", "main"]
