"""`yusuan`: a thin face over the flows and the warehouse. What a command needs is imported when it runs."""

from flows.cli import fetch, change, schedule, ask, judge, doctor  # noqa: F401, I001 - the commands, in the order in which help lists them
from flows.cli.app import app, main

__all__ = ["app", "main"]
