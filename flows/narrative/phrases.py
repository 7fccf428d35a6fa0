"""How the words before a figure say what it measures: comparison, direction, share, completion, time."""

import csv
import re
from dataclasses import dataclass
from functools import cache

from flows.narrative.figures import VOCABULARY

_BASE = r"20\d\d年|上年|去年|上一年|上一度|同期|年初|预算|全年|本年预算|当年预算|调整预算|财政拨款年初预算"
_COMPARED = re.compile(rf"(?:(?<!增)比|与|较|和|同|对比)(?=(?:{_BASE}))")
_SAME = r"基本持平|保持不变|持平|相同|一致|无增减变化|无增减|无变化|无变动|没有变化|未发生变化|未变化|不变"
_UNCHANGED = re.compile(rf"(?P<word>{_SAME})$")
_SHARE = re.compile(
    r"(?:占比(?:约)?(?:为|是|达|达到|不低于)?|占(?P<base>[^占]*?)(?:的)?(?:比重|比例|比率|比)?(?:约)?(?:为|是|达|达到)?|所占(?:比例|比重)(?:约)?(?:为|是)?)$"
)
_COMPLETION = re.compile(
    r"(?:完成(?:了)?(?P<base>[^完]{0,12}?预算[^完]{0,6}?)?(?:的)?|(?:完成|执行)率(?:约)?(?:为|是|达)?)$"
)
_TO_BE_COMPLETED = re.compile(r"完成(?:了)?[^完]{0,12}?预算(?:数)?(?:为)?$")
_YEAR = re.compile(r"(20\d\d)年(?!度?(?:\d{1,2}月|底|末|年底|年末|期末))")
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年)(?:度)?(?!底|末|结转|结余|终|实户)")


_REASON = re.compile(r"原因|由于|主要是(?!指标)|主要系|主要为|因为|^因(?!公)|^其中主要|^[一二三四五]是")
_USE = re.compile(r"主要用于|用于|主要保障|主要包括$|主要支出|开支内容|主要反映")
_LIST = re.compile(r"其中|(?:以下方面|如下|包括|分别为|具体为|具体是|构成|中)$")
_REMARK = re.compile(r"^(?:全部|均|全|都)(?:为|是|系)")
_ADJUSTED = re.compile(r"口径|扣除|剔除")
_FUND_BUDGET = re.compile(r"(?:一般公共|政府性基金|国有资本经营)预算|预算单位")
COMPARES_ALONE = ("持平", "增减", "变化")
"""Words that say so without naming last year: 无增减."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words before a figure taken apart.

    `subject` is what is left when comparison and direction are taken away. `base` is what it is compared with, None
    without a comparison. `changed` says that the words are those of a change, `direction` which way, if they say.
    """

    subject: str
    base: str | None = None
    changed: bool = False
    direction: str | None = None
    unchanged: str | None = None


def take_apart(words: str) -> Phrase:
    """与2023年度相比，收入支出总计减少 → its subject, base and direction."""
    unchanged = _UNCHANGED.search(words)
    rest = words[: unchanged.start()] if unchanged else words
    changed = None if unchanged else _DIRECTION.search(rest)
    rest = rest[: changed.start()] if changed else rest
    compared = next(iter(_COMPARED.finditer(rest)), None)
    base = None
    if compared:
        before, behind = rest[: compared.start()], rest[compared.end() :]
        parts = re.split(r"相比较?|比较|对比|相较", behind, maxsplit=1)
        base = parts[0].strip("、")
        rest = before.removesuffix("同") + (parts[1] if len(parts) > 1 else "")
    return Phrase(
        subject=rest,
        base=base,
        changed=bool(changed),
        direction="unchanged" if unchanged else _directions()[changed["word"]] or None if changed else None,
        unchanged=unchanged["word"] if unchanged else None,
    )


def share_of(words: str) -> str | None:
    """The whole that words such as 占本年支出合计的 name; empty if they name none, None if they state no share."""
    found = _SHARE.search(words)
    return (found["base"] or "") if found else None


def before_share(words: str) -> str:
    """What stands before 占."""
    found = _SHARE.search(words)
    return words[: found.start()] if found else words


def completes(words: str) -> str | None:
    """The budget that words such as 完成年初预算的 name; empty for 完成率, None if they are no such words."""
    found = _COMPLETION.search(words)
    return (found["base"] or "") if found else None


def is_to_be_completed(words: str) -> bool:
    """True for 完成预算, where the figure behind is that budget."""
    return bool(_TO_BE_COMPLETED.search(words))


def year_of(words: str) -> int | None:
    """The year that the words speak of, the last one named; None if they name none, as a date (2024年12月31日) does."""
    years = _YEAR.findall(words)
    return int(years[-1]) if years else None


def says_last_year(words: str) -> bool:
    """True for words that speak of 上年, but for its balance (上年结转) and its end (截至上年底)."""
    return bool(_LAST_YEAR.search(words))


def says_budget(words: str) -> bool:
    """True in a final account for the words of an amount that is the budget's: 年初预算为; a fund's name is none."""
    bare = _FUND_BUDGET.sub("", words)
    return "预算" in bare and "决算" not in bare


def opens_aside(words: str) -> str:
    """ "reason" for words that say why, "use" for those that say what for; empty for others."""
    if words.endswith(("以下方面", "如下")):
        return ""
    return "reason" if _REASON.search(words) else "use" if _USE.search(words) else ""


def lists_parts(words: str) -> bool:
    """True for words behind which the parts of an amount follow: 其中, 主要用于以下方面."""
    return bool(_LIST.search(words))


def is_adjusted(words: str) -> bool:
    """True for 按同口径相比: what follows is measured otherwise than the amount before."""
    return bool(_ADJUSTED.search(words))


def is_remark(words: str) -> bool:
    """True for 全部为专项业务经费: said of the amount before, whose subject goes on."""
    return bool(_REMARK.match(words))


@dataclass(frozen=True, slots=True)
class Against:
    """决算数小于预算数: where these words begin and end, the budget as printed, and the direction."""

    start: int
    end: int
    budget: str
    direction: str


def against_budget(words: str) -> Against | None:
    """What words say of the final account beside the budget; None if they say nothing or leave it open: 大于(小于)."""
    found = _AGAINST_BUDGET.search(words)
    if not found:
        return None
    direction = _ways_of("against_budget")[found["word"]]
    return Against(found.start(), found.end(), found["budget"], direction)


@cache
def _directions() -> dict[str, str]:
    return _ways_of("direction")


@cache
def _ways_of(name: str) -> dict[str, str]:
    """Words and the direction that they say, from a file of the vocabulary."""
    with (VOCABULARY / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["words"]: row["direction"] for row in csv.DictReader(file)}


_AGAINST_BUDGET = re.compile(
    rf"(?:支出)?的?决算(?:支出)?数?(?P<word>{'|'.join(map(re.escape, _ways_of('against_budget')))})"
    r"(?P<budget>(?:财政拨款)?(?:年初|全年|本年|当年|调整)?预算数?)"
)
_WAYS = "|".join(sorted(map(re.escape, _directions()), key=len, reverse=True))
_DIRECTION = re.compile(
    rf"(?:各|分别|同比|相应|共|共计|总体|合计)?(?P<word>{_WAYS})"
    r"(?:率|比例|幅度|额|数|金额)?(?:了|约|共|到)?(?:为|是|达)?$"
)
