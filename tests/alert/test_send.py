from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.alert.news import Kind, Trouble
from flows.alert.send import send
from flows.alert.webhook import Webhook
from flows.archive.store import Store
from tests.alert.robot import Robot, robot

ONE = Trouble(Kind.REJECTED, "a.pdf", "It has no text.")
OTHER = Trouble(Kind.REJECTED, "b.pdf", "It has no text.")


@pytest.fixture
def there() -> Iterator[Robot]:
    with robot() as one:
        yield one


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    with Store.beside(tmp_path / "yusuan.duckdb").opened():
        return tmp_path / "yusuan.duckdb"


def test_news_goes_to_the_log_and_the_webhook_once(warehouse: Path, there: Robot) -> None:
    log: list[str] = []
    for _ in range(2):
        send(warehouse, [ONE], log.append, Webhook(there.url, "generic"), all_of_them=True)
    assert len(log) == len(there.got) == 1
    assert "a.pdf" in log[0]


def test_what_the_webhook_did_not_take_is_sent_again(warehouse: Path, there: Robot) -> None:
    there.status = 500
    send(warehouse, [ONE], lambda line: None, Webhook(there.url, "generic"), all_of_them=True)
    there.status = 200
    send(warehouse, [ONE], lambda line: None, Webhook(there.url, "generic"), all_of_them=True)
    assert len(there.got) == 2


def test_a_webhook_that_fails_is_told_in_the_log(warehouse: Path, there: Robot) -> None:
    log: list[str] = []
    there.status = 500
    send(warehouse, [ONE], log.append, Webhook(there.url, "generic"), all_of_them=True)
    assert "it answered 500" in log[-1]


def test_what_has_gone_and_comes_back_is_news(warehouse: Path) -> None:
    log: list[str] = []
    for troubles in ([ONE], [OTHER], [ONE]):
        send(warehouse, troubles, log.append, None, all_of_them=True)
    assert len(log) == 3


def test_a_failure_does_not_make_the_rest_news_again(warehouse: Path) -> None:
    log: list[str] = []
    send(warehouse, [ONE], log.append, None, all_of_them=True)
    send(warehouse, [Trouble(Kind.FAILED, "", "Wrong.")], log.append, None, all_of_them=False)
    send(warehouse, [ONE], log.append, None, all_of_them=True)
    assert len(log) == 2
