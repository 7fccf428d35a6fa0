"""Why an address cannot be had, in sentences."""

from email.utils import parsedate_to_datetime

from requests import exceptions
from urllib3 import exceptions as urllib3

from flows.errors import YusuanError


class Refused(YusuanError):
    """An address that cannot be had; its text says why.

    `may_pass` is whether it may be had later; `leave_alone` whether the server asks not to be asked until then.
    """

    def __init__(self, sentence: str, *, may_pass: bool = False, leave_alone: bool = False) -> None:
        super().__init__(sentence)
        self.may_pass = may_pass
        self.leave_alone = leave_alone


def of_status(status: int, retry_after: str | None) -> Refused:
    """The answer of a server that is no content."""
    if status in (404, 410):
        return Refused(f"There is nothing at this address ({status}). If it has moved, correct the list of sources.")
    if status in (401, 403):
        return Refused(f"The server does not let it be had ({status}). Fetch it with a browser, and ingest the file.")
    if status == 429 or status >= 500:
        until = f" and asks to be left alone ({_later(retry_after)})" if retry_after else ""
        sentence = f"The server answers {status}{until}, also after some tries. The next fetch asks again."
        return Refused(sentence, may_pass=True, leave_alone=bool(retry_after))
    return Refused(f"The server answers {status}, and not with a document. Look at the address in a browser.")


def of_error(error: exceptions.RequestException) -> Refused:
    """A request that had no answer, or half of one."""
    if isinstance(error, exceptions.SSLError):
        return Refused(f"The certificate of the server does not hold ({_cause(error)}).")
    if _is_late(_innermost(error)):
        return Refused("The server does not answer in time. The next fetch asks again.", may_pass=True)
    if isinstance(error, exceptions.ChunkedEncodingError | exceptions.ConnectionError | exceptions.RetryError):
        sentence = f"The server cannot be reached, or breaks off ({_cause(error)}). The next fetch asks again."
        return Refused(sentence, may_pass=True)
    return Refused(f"The address cannot be asked for ({_cause(error)}).")


def _later(retry_after: str) -> str:
    if retry_after.strip().isdigit():
        return f"for {int(retry_after)} seconds"
    try:
        return f"until {parsedate_to_datetime(retry_after):%Y-%m-%d %H:%M %Z}"
    except ValueError:
        return f"Retry-After: {retry_after}"


def _is_late(error: BaseException) -> bool:
    """Whether time ran out; urllib3 counts connections that are refused among these."""
    late = isinstance(error, TimeoutError | urllib3.TimeoutError | exceptions.Timeout)
    return late and not isinstance(error, urllib3.NewConnectionError)


def _innermost(error: BaseException) -> BaseException:
    """What the libraries have wrapped, several times."""
    reason = getattr(error, "reason", None)
    inner = next((one for one in (reason, *error.args) if isinstance(one, BaseException)), None)
    return _innermost(inner) if inner else error


def _cause(error: BaseException) -> str:
    """The innermost cause in its own words."""
    inner = _innermost(error)
    words = str(inner).rpartition(": ")[2] or type(inner).__name__
    return words.strip().rstrip(".")
