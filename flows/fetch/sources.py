"""The list of sources that people write: pages and files to fetch, and with which manners. YAML or TOML."""

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import yaml

from flows.errors import YusuanError

_DEEPEST = 2
_EXAMPLE = "data/sources.example.yaml in the project, and docs/fetch.md, show how one is written."


@dataclass(frozen=True)
class Manners:
    """How servers are asked. Delays and timeouts in seconds; a file may have so many megabytes (10**6 bytes).

    `contact` is told to the servers: an address of whoever runs this. `retries` is how often what may pass is tried
    again. A document that was asked for less than `recheck_days` ago is not asked for again; pages always are.
    """

    contact: str = ""
    delay_seconds: float = 2.0
    timeout_seconds: float = 30.0
    largest_megabytes: float = 100.0
    retries: int = 4
    recheck_days: float = 0.0


@dataclass(frozen=True)
class Source:
    """A page whose links lead to documents, or a file.

    `depth` is 1 if documents are taken that the page itself links to, 2 if also those that the pages lead to which
    it links to. A link is taken if an `include` pattern (a regular expression) is found in its words or address, or,
    without any, if it says what flows/fetch/links.yaml lists; never if an `exclude` pattern is found there. `hosts`
    are patterns of hosts, with * for any characters, that may be asked besides that of the address.
    """

    url: str
    kind: Literal["page", "file"]
    depth: int = _DEEPEST
    include: tuple[re.Pattern[str], ...] = ()
    exclude: tuple[re.Pattern[str], ...] = ()
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sources:
    """All of a file of sources, in its order."""

    manners: Manners
    sources: tuple[Source, ...] = field(default=())


def read_sources(file: Path) -> Sources:
    """Sources of a file. Raises YusuanError, with the place in it, if it is missing or not understood."""
    content = _parsed(file)
    if not isinstance(content, dict) or not isinstance(listed := content.pop("sources", None), list) or not listed:
        raise YusuanError(f"{file} has no list named sources with at least one page or file. {_EXAMPLE}")
    manners = Manners(**{key: _manner(file, key, value) for key, value in content.items()})
    return Sources(manners, tuple(_source(f"{file}, source {n}", entry) for n, entry in enumerate(listed, 1)))


def _parsed(file: Path) -> Any:
    try:
        text = file.read_text(encoding="utf-8")
        return tomllib.loads(text) if file.suffix.lower() == ".toml" else yaml.safe_load(text)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise YusuanError(f"The list of sources {file} cannot be read ({why}). {_EXAMPLE}") from error
    except (yaml.YAMLError, tomllib.TOMLDecodeError) as error:
        raise YusuanError(f"{file} is not written as its suffix says: {' '.join(str(error).split())}") from error


def _manner(file: Path, key: str, value: Any) -> Any:
    known = {one.name: one.type for one in fields(Manners)}
    if key not in known:
        raise YusuanError(f"{file} says {key}; it can say {', '.join(known)} and sources.")
    if key == "contact":
        if not isinstance(value, str) or not value.isascii() or not value.isprintable():
            raise YusuanError(f"{file}: contact must be a mail or web address in ASCII; it is {value!r}.")
        return value
    least = 0.001 if key in ("timeout_seconds", "largest_megabytes") else 0
    kinds = int if key == "retries" else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds) or value < least:
        what = "a whole number of 0 or more" if key == "retries" else f"a number of {least:g} or more"
        raise YusuanError(f"{file}: {key} must be {what}; it is {value!r}.")
    return value


def _source(place: str, entry: Any) -> Source:
    if not isinstance(entry, dict) or len({"page", "file"} & entry.keys()) != 1:
        raise YusuanError(f"{place} must say either page or file, with an address; it is {entry!r}.")
    kind: Literal["page", "file"] = "page" if "page" in entry else "file"
    if unknown := entry.keys() - {kind, "depth", "include", "exclude", "hosts"}:
        known = f"{kind}, depth, include, exclude and hosts"
        raise YusuanError(f"{place} says {', '.join(map(str, sorted(unknown, key=str)))}; it can say {known}.")
    url = entry[kind]
    if not isinstance(url, str) or urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise YusuanError(f"{place}: an address begins with http:// or https:// and a host; it is {url!r}.")
    depth = entry.get("depth", _DEEPEST)
    if depth not in range(1, _DEEPEST + 1) or isinstance(depth, bool):
        raise YusuanError(f"{place}: depth must be 1 or {_DEEPEST}; it is {depth!r}.")
    include, exclude = (_patterns(f"{place}, {key}", entry.get(key)) for key in ("include", "exclude"))
    return Source(url, kind, depth, include, exclude, _words(f"{place}, hosts", entry.get("hosts")))


def _patterns(place: str, value: Any) -> tuple[re.Pattern[str], ...]:
    try:
        return tuple(re.compile(word, re.IGNORECASE) for word in _words(place, value))
    except re.error as error:
        raise YusuanError(f"{place}: {error.pattern!r} is no regular expression ({error.msg}).") from error


def _words(place: str, value: Any) -> tuple[str, ...]:
    """A word or a list of words; nothing is none."""
    listed = [] if value is None else value if isinstance(value, list) else [value]
    if not all(isinstance(word, str) and word for word in listed):
        raise YusuanError(f"{place}: a word or a list of words is expected; it is {value!r}.")
    return tuple(listed)
