"""The words of an alert: one message for all that is news, short enough for the robot of a chat."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from flows.alert.news import Kind, Trouble

# Robots cut messages off at some two thousand bytes; Chinese takes three a character.
_MOST_LINES = 4
_LONGEST = 200
_LONGEST_MESSAGE = 1800

_HEADS: Mapping[Kind, str] = {
    Kind.FAILED: "运行失败 The run failed",
    Kind.KILLED: "运行被中断 A run was cut off",
    Kind.NOT_FETCHED: "未能抓取 Not fetched",
    Kind.REJECTED: "文件未入库 Documents turned away",
    Kind.SET_ASIDE: "报表搁置 Tables set aside",
    Kind.NOTHING_NEW: "久无新文件 Nothing new",
}


def message(troubles: Sequence[Trouble], warehouse: str) -> str:
    """The text of an alert: what is news, by kind, the first few of each; at most 1,800 bytes in UTF-8."""
    lines = [f"预算入库 yusuan: {warehouse}"]
    for kind, group in groupby(troubles, key=lambda trouble: trouble.kind):
        of_kind = list(group)
        count = f" ({len(of_kind)})" if len(of_kind) > 1 else ""
        lines.append(f"【{_HEADS[kind]}{count}】")
        lines += [_shortened(": ".join(filter(None, (one.subject, one.reason)))) for one in of_kind[:_MOST_LINES]]
        if len(of_kind) > _MOST_LINES:
            lines.append(f"… 另有 {len(of_kind) - _MOST_LINES} 项 more; `yusuan runs` and `yusuan coverage` tell")
    return _cut("\n".join(lines))


def as_data(troubles: Sequence[Trouble], warehouse: str) -> dict[str, Any]:
    """The same for programs: every trouble, with what it is about and why."""
    items = [{"kind": one.kind.value, "subject": one.subject, "reason": one.reason} for one in troubles]
    return {"warehouse": warehouse, "alerts": items}


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _cut(text: str) -> str:
    data = text.encode()
    return text if len(data) <= _LONGEST_MESSAGE else f"{data[: _LONGEST_MESSAGE - 3].decode(errors='ignore')}…"
