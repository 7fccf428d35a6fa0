"""Names of what is fetched: of files, as people would call them, and of addresses, as they can be compared."""

from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote_to_bytes, urldefrag, urljoin, urlsplit

from requests.exceptions import InvalidURL
from requests.utils import requote_uri

_LONGEST = 200


def address(base: str, link: str) -> str | None:
    """Whole address of a link, without the place in the page; None if it is none that can be fetched.

    It is written as servers are asked for it, its Chinese characters in percent signs: one address has one spelling.
    """
    try:
        whole = urldefrag(urljoin(base, link.strip().replace("\\", "/"))).url
        parts = urlsplit(whole)
        return requote_uri(whole) if parts.scheme in ("http", "https") and parts.hostname else None
    except (ValueError, InvalidURL):
        return None


def named_inside(url: str) -> list[str]:
    """What the parameters of an address say: there a program finds the file that it shows."""
    return [value for _, value in parse_qsl(urlsplit(url).query)]


def host(url: str) -> str:
    """Host of an address, in small letters."""
    return urlsplit(url).hostname or ""


def decoded(url: str) -> str:
    """An address with its percent signs read, as UTF-8 or else as the Chinese encodings."""
    return _text(unquote_to_bytes(url))


def suffix(name: str) -> str:
    """Suffix of a file name or address, in small letters and without the dot; empty if there is none."""
    path = urlsplit(name).path if "//" in name else name
    return "" if path.endswith("/") else PurePosixPath(path).suffix.lower().removeprefix(".")


def file_name(url: str, disposition: str | None = None) -> str:
    """What the server calls the file (its Content-Disposition), else how its address ends, else its host."""
    name = _disposed(disposition) if disposition else ""
    return _plain(name) or _plain(decoded(urlsplit(url).path.rstrip("/"))) or host(url)


def _disposed(disposition: str) -> str:
    message = Message()
    # Headers come as Latin-1, whatever bytes they have.
    message["Content-Disposition"] = _text(disposition.encode("latin-1", "replace"))
    name = message.get_filename() or ""
    return decoded(name) if "%" in name else name


def _plain(name: str) -> str:
    """The last part of a path, printable and of a bearable length, with its suffix."""
    last = "".join(letter for letter in PurePosixPath(name.replace("\\", "/")).name if letter.isprintable()).strip()
    return last if len(last) <= _LONGEST else last[: _LONGEST - len(end := PurePosixPath(last).suffix[:9])] + end


def _text(data: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
