"""How long and how often what may pass is tried again."""

from types import TracebackType
from typing import Any

from urllib3.exceptions import MaxRetryError
from urllib3.util.retry import Retry

from flows.fetch.sources import Manners

_MAY_PASS = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT = 120.0
"""Seconds that a server may ask to wait within a fetch; one that asks for longer is left alone until the next."""


class Patience(Retry):
    """Retries with growing pauses, or when the server says, unless it wants to be left alone for long."""

    @classmethod
    def of(cls, manners: Manners) -> "Patience":
        """As often as the manners say; where they have no delay, without pauses of our own."""
        return cls(
            total=manners.retries,
            status_forcelist=_MAY_PASS,
            backoff_factor=manners.delay_seconds / 2,
            backoff_max=_LONGEST_WAIT,
            raise_on_status=False,
        )

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: Any = None,
        error: Exception | None = None,
        _pool: Any = None,
        _stacktrace: TracebackType | None = None,
    ) -> "Patience":
        """The retries that are left. Raises MaxRetryError if there are none, or if the wait is too long."""
        if response is not None and (self.get_retry_after(response) or 0) > _LONGEST_WAIT:
            raise MaxRetryError(_pool, url or "")
        return super().increment(method, url, response, error, _pool, _stacktrace)
