"""Bytes of an answer, whole or not at all."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import requests

from flows.fetch.refusal import Refused

_LONGEST = 1800.0
"""Seconds that a document may take; a server that drips bytes must not hold up the others."""
_CHUNK = 65_536


class BrokenOff(Exception):
    """Bytes that did not come to their end."""

    def __init__(self, error: requests.RequestException) -> None:
        super().__init__(str(error))
        self.error = error


def download(response: requests.Response, target: Path, largest_megabytes: float) -> None:
    """Bytes of an answer into `target`, where nothing is left if they do not come whole.

    Raises Refused if they are too many, too slow or none, and BrokenOff if the connection is lost.
    """
    largest = int(largest_megabytes * 1_000_000)
    too_large = Refused(f"The file has more than {largest_megabytes:g} megabytes, which largest_megabytes allows.")
    said = response.headers.get("Content-Length", "")
    if said.isdigit() and int(said) > largest:
        raise too_large
    size, late = 0, time.monotonic() + _LONGEST
    with _whole_or_nothing(target) as stream:
        for chunk in _chunks(response):
            size += stream.write(chunk)
            if size > largest:
                raise too_large
            if time.monotonic() > late:
                raise Refused("The server sends it too slowly. The next fetch asks again.", may_pass=True)
        if not size:
            raise Refused("The server sends no bytes. Look at the address in a browser.")


def _chunks(response: requests.Response) -> Iterator[bytes]:
    try:
        yield from response.iter_content(_CHUNK)
    except requests.RequestException as error:
        raise BrokenOff(error) from error


@contextmanager
def _whole_or_nothing(target: Path) -> Iterator[BinaryIO]:
    """A file to write, which is taken away if the block does not end well."""
    try:
        with target.open("wb") as stream:
            yield stream
    except BaseException:
        target.unlink(missing_ok=True)
        raise
