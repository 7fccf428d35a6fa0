"""What a host lets programs ask for: its robots.txt (RFC 9309), looked up once in a fetch."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from flows.fetch.refusal import Refused

_LONGEST_DELAY = 60.0
"""Seconds between two requests beyond which a fetch would hardly end; RFC 9309 knows no delay at all."""


@dataclass(frozen=True)
class Robots:
    """The rules of hosts for the agent; `read` gives status and text of an address."""

    agent: str
    read: Callable[[str], tuple[int, str]]
    known: dict[str, Protego | str]

    def check(self, url: str) -> None:
        """Raises Refused if the host does not let its address be asked for, or does not say what it lets."""
        rules = self._rules(url)
        if isinstance(rules, str):
            raise Refused(rules)
        if not rules.can_fetch(url, self.agent):
            raise Refused(f"The robots.txt of {urlsplit(url).netloc} does not let programs ask for this address.")

    def delay(self, url: str) -> float:
        """Seconds that the host wants between two requests; 0 if it does not say."""
        rules = self.known.get(_site(url))
        asked = rules.crawl_delay(self.agent) if isinstance(rules, Protego) else None
        return min(float(asked or 0), _LONGEST_DELAY)

    def _rules(self, url: str) -> Protego | str:
        site = _site(url)
        if site not in self.known:
            self.known[site] = self._looked_up(site)
        return self.known[site]

    def _looked_up(self, site: str) -> Protego | str:
        try:
            status, text = self.read(f"{site}/robots.txt")
        except Refused as refusal:
            return f"Whether programs may ask {site} could not be learned: its robots.txt was not to be had. {refusal}"
        if status >= 500 or status == 429:
            return f"Whether programs may ask {site} could not be learned: its robots.txt was answered with {status}."
        # 4xx: there is none, so that anything may be asked for.
        return Protego.parse(text if status == 200 else "")


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
