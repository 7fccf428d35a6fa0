from datetime import UTC, datetime, timedelta

import pytest

from flows.alert.news import Kind, Trouble, news, nothing_new
from flows.alert.troubles import of_failure

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
REJECTED = Trouble(Kind.REJECTED, "a.pdf", "It has no text.")
SET_ASIDE = Trouble(Kind.SET_ASIDE, "b.pdf 收支总表", "No heading.")


def test_what_people_know_is_no_news() -> None:
    assert news([REJECTED, SET_ASIDE], frozenset({REJECTED.key})) == [SET_ASIDE]


def test_the_gravest_is_told_first_and_each_once() -> None:
    assert news([SET_ASIDE, REJECTED, REJECTED], frozenset()) == [REJECTED, SET_ASIDE]


def test_another_reason_is_news() -> None:
    other = Trouble(Kind.REJECTED, "a.pdf", "It is no disclosure.")
    assert news([other], frozenset({REJECTED.key})) == [other]


@pytest.mark.parametrize(("later", "is_news"), [(timedelta(minutes=5), False), (timedelta(days=1), True)])
def test_the_same_failure_is_news_once_a_day(later: timedelta, is_news: bool) -> None:
    first, again = of_failure("Wrong.", NOW), of_failure("Wrong.", NOW + later)
    assert bool(news([again], frozenset({first.key}))) is is_news


@pytest.mark.parametrize(("days", "number"), [(0, 0), (29, 0), (30, 1), (45, 1)])
def test_nothing_new_is_told_after_so_many_days(days: int, number: int) -> None:
    assert len(nothing_new(NOW - timedelta(days), 30, NOW)) == number


@pytest.mark.parametrize(("days", "is_news"), [(31, False), (59, False), (60, True)])
def test_it_is_told_again_after_as_many_more(days: int, is_news: bool) -> None:
    latest = NOW - timedelta(days)
    told = frozenset(one.key for one in nothing_new(latest, 30, latest + timedelta(30)))
    assert bool(news(nothing_new(latest, 30, NOW), told)) is is_news


@pytest.mark.parametrize(("latest", "after_days"), [(None, 30), (NOW - timedelta(400), None)])
def test_nothing_is_told_where_nobody_waits(latest: datetime | None, after_days: int | None) -> None:
    assert not nothing_new(latest, after_days, NOW)
