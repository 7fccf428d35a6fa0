"""The catalogue of rules as a page: `python -m flows.check.catalogue_page` writes docs/rules.md.

What it says of a rule is what sql/rules/rules.csv and the head of the rule's file say.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from flows.check.rules import RULES, catalogue

PAGE = RULES.parent.parent / "docs" / "rules.md"

FAMILIES = {
    "structure": "Reading · 读取",
    "contract": "Contracts of frames · 数据约定",
    "row": "Within a row · 表内横向",
    "column": "Within a column · 表内纵向",
    "balance": "Balance · 收支平衡",
    "cross_form": "Between forms · 表间勾稽",
    "code": "Codes and names · 科目编码与名称",
    "completeness": "Completeness · 公开完整性",
    "text": "Text against tables · 文字与报表",
    "performance": "Performance targets · 绩效目标",
    "version": "Versions of a disclosure · 版本",
}
"""Families in the order of the page, with their headings; one that is new here comes last under its own name."""

_INTRO = """# Rules · 勾稽规则

*Made by `python -m flows.check.catalogue_page` from `sql/rules/rules.csv` and the heads of the files beside it.*

A rule makes comparisons. Of each document it says that they all hold (passed), that some do not (failed: a finding
for each), or that there was nothing to compare (not enough data), which is no pass; `rule_result` counts them.
Tolerance is rounding and nothing more. One fault is one finding: where several sums speak against one figure, the
figure is reported; a total that is in doubt is not compared further.

规则逐项比较。对每份文件，规则给出三种结论之一：全部成立（passed）、有不成立的（failed，每项为一条发现）、没有可比内容
（not_enough_data，不等于通过）；比较次数见 `rule_result`。容差只允许四舍五入。同一原因只报一次。

Severity · 级别: error 错误, a figure is wrong or could not be loaded; warning 警告, a reader should look; info 提示,
worth knowing.
"""

_PARTS = ("Why", "Tolerance", "Source")


def page() -> str:
    """The page as markdown."""
    rules = catalogue().to_dicts()
    counted = sum(rule["file"] is not None for rule in rules)
    names = [*FAMILIES, *dict.fromkeys(rule["family"] for rule in rules if rule["family"] not in FAMILIES)]
    blocks = [_INTRO, f"{len(rules)} rules, {counted} of them in SQL."]
    for family in names:
        members = [rule for rule in rules if rule["family"] == family]
        if members:
            blocks += [f"## {FAMILIES.get(family, family)}", *(_entry(rule) for rule in members)]
    return "\n\n".join(block.strip() for block in blocks) + "\n"


def head(sql: str) -> dict[str, str]:
    """The comment that opens a rule's file: what is compared under "", and Why, Tolerance, Source."""
    parts, part = {"": ""}, ""
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        text = line.removeprefix("--").strip()
        found = re.match(rf"({'|'.join(_PARTS)}): (.*)", text)
        part, text = (found[1], found[2]) if found else (part, text)
        parts[part] = _joined(parts.get(part, ""), text)
    parts[""] = re.sub(r"^[A-Z]\d\d: ", "", parts[""])
    return parts


def _entry(rule: Mapping[str, str | None]) -> str:
    lines = [f"### {rule['rule_id']} {rule['title']}", "", f"{rule['title_zh']} · {rule['severity']}"]
    if rule["file"]:
        said = head((RULES / rule["file"]).read_text(encoding="utf-8"))
        lines += ["", _sentence(said[""]), ""]
        lines += [f"- {part}: {said[part]}" for part in _PARTS]
        lines += [f"- File: [{rule['file']}](../sql/rules/{rule['file']})"]
    else:
        lines[-1] += " · " + {"reading": "found while the document is read", "contract": "a suite of expectations"}.get(
            str(rule["checked_by"]), str(rule["checked_by"])
        )
    return "\n".join(lines)


def _joined(one: str, other: str) -> str:
    """Two lines of a comment as one; Chinese goes on without a blank."""
    wide = one and other and min(ord(one[-1]), ord(other[0])) > 0x2E80
    return f"{one}{'' if wide or not one else ' '}{other}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def write(path: Path = PAGE) -> None:
    """Write the page."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
