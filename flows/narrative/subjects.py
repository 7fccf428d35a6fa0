"""What words of the text speak of: the union of what the known words among them mean."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from flows.narrative.codes import code_of, entry_of
from flows.narrative.figures import VOCABULARY
from flows.recognise import vocabulary

_AXES = ("topic", "side", "fund_source", "expenditure_type", "item")
OF_MONEY = ("revenue", "expenditure", "revenue_and_expenditure", "appropriation", "code", None)
"""Topics of the budget as a whole or a part of it, and none."""
UNKNOWN = "unknown"
"""Topic of a subject that is none of those known, while it is read; staged as null."""
_SPECIAL = ("three_public", "operating_expenses", "procurement", "performance", "staff", "vehicles", "assets")
"""Topics that say more than which side of the budget is spoken of; the first named wins."""
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.,，]|\([一二三四五六七八九十\d]+\)"
    r"|\d{1,2}[、.](?!\d)|\d{1,2}[、.](?=20\d\d年|\d{7})|[①-⑳])+"
)
_DATE = re.compile(
    r"(?:截至|截止)?(?:20\d\d年)(?:度)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?[底末]|期末)?|(?:截至|截止)?上?年[底末]|(?:截至|截止)当前"
)
_ORGAN = re.compile(
    r"^[\u4e00-\u9fff()]{2,30}?(?:局|厅|委员会|委|办公厅|办公室|中心|院|校|学院|大学|站|所|队|馆|处|部|会|社|区|县|市)"
    r"(?:\(本级\)|本级)?(?=20\d\d年|所属)"
)
_ORGAN_NAME = re.compile(
    r"^[\u4e00-\u9fff]{4,30}(?:局|厅|委员会|委|办公室|中心|院|校|学院|大学|站|所|队|馆|法院)(?:\([^()]{2,20}\))?$"
)
_BOUND = re.compile(
    r"(?:单价|单位价值|单台价值|单位价格|单台\(套\)价值|价值)?(?:在|为)?(?:人民币)?\d+万元?(?:\(含(?:\d+万元)?\)|含)?(?:及)?以[上下](?:\(含(?:\d+万元)?\))?"
    r"|\((?:不含|含|详见|见)[^()]{1,12}\)"
)
_ORGAN_BEFORE = re.compile(r"^[^\u4e00-\u9fff]*[\u4e00-\u9fff]{2,16}[局厅委院校站所队馆部会社办室][^\u4e00-\u9fff]*$")
"""Unknown words before all known ones that are the name of an organ: 省检察院|本年收入预算合计."""
_NAME = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """Coordinates of a subject; None where the words do not say. `words` are the printed ones."""

    words: str
    topic: str | None = None
    side: str | None = None
    code: str | None = None
    fund_source: str | None = None
    expenditure_type: str | None = None
    item: str | None = None

    def key(self) -> tuple[str | None, ...]:
        """All that must agree for two subjects to be the same."""
        return (self.topic, self.side, self.code, self.fund_source, self.expenditure_type, self.item)

    def is_named_by(self, other: "Meaning") -> bool:
        """True if words of the other meaning may stand for this one: they may leave out side and fund."""
        return (
            (self.topic, self.code, self.expenditure_type) == (other.topic, other.code, other.expenditure_type)
            and (other.item == self.item or (other.item is None and other.topic in OF_MONEY))
            and other.side in (None, self.side)
            and other.fund_source in (None, self.fund_source)
        )

    @property
    def says_nothing(self) -> bool:
        """True for words that name no subject (预算安排): that of the words before goes on."""
        return not any(self.key())


def understand(
    text: str,
    agency: str,
    within: str | None = None,
    code: str | None = None,
    section: str = "",
    year: int | None = None,
) -> Meaning | None:
    """Meaning of words; None if something in them is not known, or two parts of them contradict each other.

    `agency` is left out of the words, `within` the topic of which they are a part (服务 means a kind of procurement
    there), `code` a classification code that the words name. A 款 by its name alone is one only if the heading of
    the `section` says so, too: projects are called the same.
    """
    core = _core(text, agency)
    named = code_of(core, year)
    if code or named:
        return Meaning(text, "code", _side_of_code(code or named), code or named)
    found: dict[str, set[str]] = defaultdict(set)
    spans = list(_KNOWN.finditer(core))
    topics = {within} | {
        value for match in spans for axis, value, _ in _subjects().get(match[0], ()) if axis == "topic"
    }
    left, topic_of_part = list(core), None
    for match in spans:
        rows = [row for row in _subjects().get(match[0], ()) if not row[2] or row[2] in topics]
        rows = [row for row in rows if row[2]] or rows  # 车辆 among assets is a kind of them.
        if not rows and match[0] not in _frames():
            continue
        for axis, value, of in rows:
            found[axis].add(value)
            topic_of_part = of or topic_of_part
        left[match.start() : match.end()] = " " * (match.end() - match.start())
    unknown = "".join(left)
    if _ORGAN_BEFORE.search(unknown):
        united = _united(text, found, within, topic_of_part)
        return None if united is None or united.says_nothing else united
    if _NAME.search(unknown):
        deeper = entry_of(unknown.strip(), section, year) if within not in _SPECIAL else None
        fund = _fund(found["fund_source"]) or None
        return Meaning(text, "code", "expenditure", deeper, fund) if deeper else None
    united = _united(text, found, within, topic_of_part)
    if united and united.says_nothing and not all(_frames().get(match[0]) for match in spans):
        return None  # 综合管理: words that add nothing to a known subject make one of their own.
    return united


def _core(text: str, agency: str) -> str:
    core = _BOUND.sub("", _NUMBERING.sub("", text.lstrip("、,，")))
    core = core.replace(agency, "") if agency else core
    core = _ORGAN.sub("", core)
    return _DATE.sub("", core)


def _united(words: str, found: dict[str, set[str]], within: str | None, of_part: str | None) -> Meaning | None:
    """All values as one meaning; `of_part` is the topic of which a word names a part."""
    topics, sides = found["topic"], found["side"]
    topic: str | None = next((one for one in _SPECIAL if one in topics), of_part)
    if topic and found["item"] == {"amount"}:
        found["item"] = set()
    fund, kind, item = _fund(found["fund_source"]), _deepest(found["expenditure_type"]), _one(found["item"])
    if "" in (fund, kind, item) and not (topic == "performance" and item == ""):
        return None
    side = next(iter(sides)) if len(sides) == 1 else None
    if topic is None:
        if "revenue_and_expenditure" in topics or len(sides) == 2:
            topic, side = "appropriation" if "appropriation" in topics and not fund else "revenue_and_expenditure", None
        elif "appropriation" in topics and (fund is None or side is None):
            topic = "appropriation"
        else:
            topic = side
    elif topic != "procurement":
        side = None
    if topic in _SPECIAL:
        side, kind = None, None
    return Meaning(words, topic, side, None, fund, kind, item or None)


def is_organ(text: str) -> bool:
    """True for a heading that is the name of an organ and nothing else: 三、某市某中心."""
    return bool(_ORGAN_NAME.match(_NUMBERING.sub("", text)))


def of_side(meaning: Meaning, side: str | None) -> Meaning:
    """The meaning, told which side it is on by what it is a part of."""
    if side is None or meaning.side or meaning.topic not in (None, "appropriation") or not meaning.fund_source:
        return meaning
    return replace(meaning, side=side, topic=side)


def _one(values: set[str]) -> str | None:
    """The one value; None without any, an empty one if there are several."""
    return (next(iter(values)) if len(values) == 1 else "") if values else None


def _fund(values: set[str]) -> str | None:
    """The fund; what is carried over of one is a fund of its own."""
    joined = {f"carryover_{value}" for value in values - {"carryover"}} if "carryover" in values else set()
    return _one(joined & set(vocabulary.children("fund_source", "carryover")) or values)


def _deepest(values: set[str]) -> str | None:
    """The expenditure type of which all others named are wholes; an empty one if they are beside each other."""
    if len(values) < 2:
        return _one(values)
    paths = sorted((vocabulary.path("expenditure_type", value) for value in values), key=len)
    return paths[-1][-1] if all(path == paths[-1][: len(path)] for path in paths) else ""


def _side_of_code(code: str | None) -> str | None:
    return "expenditure" if code else None


@cache
def _subjects() -> dict[str, tuple[tuple[str, str, str], ...]]:
    rows: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    with (VOCABULARY / "subject.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["words"]].append((row["axis"], row["value"], row["within"]))
    return {words: tuple(found) for words, found in rows.items()}


@cache
def _frames() -> dict[str, bool]:
    """Words that add nothing to a subject, and whether they name none when they stand alone (预算安排)."""
    with (VOCABULARY / "frame.csv").open(encoding="utf-8", newline="") as file:
        return {row["words"]: bool(row["alone"]) for row in csv.DictReader(file)}


_KNOWN = re.compile("|".join(sorted(map(re.escape, {*_subjects(), *_frames()}), key=len, reverse=True)))
