from collections.abc import Iterator
from typing import Any

import pytest

from flows.alert.webhook import FORMAT_VARIABLE, VARIABLE, Webhook, webhook
from flows.errors import YusuanError
from tests.alert.robot import Robot, robot


@pytest.fixture
def there() -> Iterator[Robot]:
    with robot() as one:
        yield one


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", "wecom"),
        ("https://oapi.dingtalk.com/robot/send?access_token=1", "dingtalk"),
        ("https://open.feishu.cn/open-apis/bot/v2/hook/1", "feishu"),
        ("https://alerts.example.org/in", "generic"),
    ],
)
def test_the_address_tells_the_format(url: str, name: str) -> None:
    hook = webhook({VARIABLE: url})
    assert hook is not None
    assert hook.format == name


def test_a_format_that_is_named_counts() -> None:
    hook = webhook({VARIABLE: "https://proxy.example.org/in", FORMAT_VARIABLE: "feishu"})
    assert hook is not None
    assert hook.format == "feishu"


def test_no_address_is_no_webhook() -> None:
    assert webhook({}) is None


@pytest.mark.parametrize(
    "environment", [{VARIABLE: "secret"}, {VARIABLE: "https://a.org/secret", FORMAT_VARIABLE: "x"}]
)
def test_what_is_not_understood_is_told_without_the_address(environment: dict[str, str]) -> None:
    with pytest.raises(YusuanError) as caught:
        webhook(environment)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("wecom", {"msgtype": "text", "text": {"content": "预算"}}),
        ("dingtalk", {"msgtype": "text", "text": {"content": "预算"}}),
        ("feishu", {"msg_type": "text", "content": {"text": "预算"}}),
        ("slack", {"text": "预算"}),
        ("generic", {"source": "yusuan", "text": "预算", "data": {"alerts": []}}),
    ],
)
def test_each_format_has_its_body(there: Robot, name: str, body: dict[str, Any]) -> None:
    Webhook(there.url, name).post("预算", {"alerts": []})
    assert there.got == [body]


def test_a_refusal_by_status_is_told_without_the_address(there: Robot) -> None:
    there.status = 403
    with pytest.raises(YusuanError, match="it answered 403") as caught:
        Webhook(there.url, "generic").post("", {})
    assert "secret" not in str(caught.value)


def test_a_refusal_in_the_answer_is_seen(there: Robot) -> None:
    there.answer = b'{"errcode": 93000, "errmsg": "invalid webhook url"}'
    with pytest.raises(YusuanError, match="93000"):
        Webhook(there.url, "wecom").post("", {})


def test_nobody_there_is_told_without_the_address() -> None:
    with pytest.raises(YusuanError, match="not taken by the webhook") as caught:
        Webhook("http://127.0.0.1:9/secret", "generic").post("", {})
    assert "secret" not in str(caught.value)


def test_its_printed_form_does_not_show_the_address() -> None:
    assert "secret" not in f"{Webhook('https://a.org/secret', 'generic')!r}"
