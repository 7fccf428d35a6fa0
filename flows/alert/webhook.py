"""An alert posted to a webhook, in the format of who is behind it. The address is a secret, and told to nobody."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from flows.errors import YusuanError

VARIABLE = "YUSUAN_ALERT_WEBHOOK"
FORMAT_VARIABLE = "YUSUAN_ALERT_FORMAT"
"""Environment variables with the address, and the name of its format where the host does not tell it."""

_SECONDS = 15


@dataclass(frozen=True)
class Webhook:
    """An address, whose printed form does not show it, and the name of a format."""

    url: str
    format: str

    def __repr__(self) -> str:
        return f"Webhook({self.format})"

    def post(self, text: str, data: Mapping[str, Any]) -> None:
        """Send the message. Raises YusuanError, without the address, if it is not taken."""
        chosen = _formats()[self.format]
        body = json.dumps(_filled(chosen["body"], text, data), ensure_ascii=False).encode()
        request = urllib.request.Request(self.url, body, {"Content-Type": "application/json; charset=utf-8"})
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as response:
                answer = response.read(10_000)
        except urllib.error.HTTPError as error:
            raise _not_sent(f"it answered {error.code}") from None
        except urllib.error.URLError as error:
            raise _not_sent(str(error.reason)) from None
        except (OSError, ValueError) as error:
            raise _not_sent(type(error).__name__) from None
        if refusal := _refusal(answer, chosen.get("refused")):
            raise _not_sent(f"it answered {refusal}")


def webhook(environment: Mapping[str, str]) -> Webhook | None:
    """The webhook that the environment names; none if it names none.

    Raises YusuanError if the address is none of http or https, or there is no format of the name.
    """
    url, name = environment.get(VARIABLE, "").strip(), environment.get(FORMAT_VARIABLE, "").strip()
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise YusuanError(f"The address of the webhook is not understood: it must begin with https://. See {VARIABLE}.")
    if name and name not in _formats():
        raise YusuanError(f"There is no format {name} of webhooks. These are known: {', '.join(_formats())}.")
    return Webhook(url, name or _format_of(parts.hostname))


def format_names() -> list[str]:
    """The formats that are known."""
    return list(_formats())


def _format_of(host: str) -> str:
    fitting = [name for name, chosen in _formats().items() if host in chosen.get("hosts", [host])]
    return fitting[0]


@cache
def _formats() -> dict[str, dict[str, Any]]:
    text = Path(__file__).with_name("formats.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def _filled(template: Any, text: str, data: Mapping[str, Any]) -> Any:
    """The template with its placeholders replaced, at any depth."""
    if isinstance(template, dict):
        return {name: _filled(value, text, data) for name, value in template.items()}
    return {"{text}": text, "{data}": data}.get(template, template)


def _refusal(answer: bytes, field: str | None) -> str | None:
    """What a robot answered that did not take the message, though with status 200."""
    if field is None:
        return None
    try:
        told = json.loads(answer)
    except ValueError:
        return None
    return json.dumps(told, ensure_ascii=False)[:200] if isinstance(told, dict) and told.get(field, 0) != 0 else None


def _not_sent(why: str) -> YusuanError:
    return YusuanError(f"The alert was not taken by the webhook: {why}. It is sent again after the next run.")
