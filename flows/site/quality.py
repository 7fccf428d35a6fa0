"""How much of what was read is proved, by region, by kind and year, and which documents to look at first."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from flows.site.agencies import documents
from flows.site.compared import Disclosure
from flows.site.figures import Label
from flows.site.site import Record, Site
from flows.site.words import both

_MOST = 100
"""Documents that are named; each has a page of its own."""


@dataclass(frozen=True)
class Quality:
    """What was read of several documents: counts, and the share of the figures that is proved, in percent."""

    label: Label
    documents: int
    facts: int
    proved: int
    unread: int
    errors: int

    @property
    def share(self) -> str:
        """Percent to a tenth, rounded down: 100.0 says that all are proved."""
        return _share(self.proved, self.facts)


def quality_pages(site: Site) -> None:
    """Write quality.html."""
    known = documents(site)
    worst = sorted(
        (
            one
            for one in known
            if one["proved_count"] < one["fact_count"] or one["unread_count"] or not one["fact_count"]
        ),
        key=lambda one: (one["proved_count"] - one["fact_count"], -one["unread_count"], one["document_id"]),
    )
    site.page(
        "quality.html",
        "quality.html.j2",
        nav="quality",
        whole=_quality(both("total"), known),
        by_region=_by(known, lambda one: (one["province_name"],) * 2 if one["province_name"] else both("no_region")),
        by_title=_by(known, lambda one: Disclosure(one, {}).title),
        worst=[
            (one, Disclosure(one, {}).title, _share(one["proved_count"], one["fact_count"])) for one in worst[:_MOST]
        ],
        worst_count=len(worst),
    )


def _by(known: Sequence[Record], label: Callable[[Record], Label]) -> list[Quality]:
    parts: dict[Label, list[Record]] = defaultdict(list)
    for one in known:
        parts[label(one)].append(one)
    found = [_quality(name, several) for name, several in parts.items()]
    return sorted(found, key=lambda one: (-one.documents, one.label))


def _quality(label: Label, several: Sequence[Record]) -> Quality:
    return Quality(
        label=label,
        documents=len(several),
        facts=sum(one["fact_count"] for one in several),
        proved=sum(one["proved_count"] for one in several),
        unread=sum(one["unread_count"] for one in several),
        errors=sum(one["error_count"] for one in several),
    )


def _share(proved: int, facts: int) -> str:
    return f"{Decimal(proved * 1000 // facts) / 10:.1f}" if facts else "—"
