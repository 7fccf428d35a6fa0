"""A small budget whose forms agree with each other to the 分, printed as text: tables as tab-separated lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Leaf = tuple[int, int, int]
"""Personnel, public and project expenditure of an entry, in 分."""

FUNCTIONS = {
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出",
    "201": "一般公共服务支出",
    "20106": "财政事务",
    "2010601": "行政运行",
    "2010602": "一般行政管理事务",
    "20113": "商贸事务",
    "2011301": "行政运行",
}
"""Names of the entries that the forms by function print, in their order: each above its parts."""

ITEMS = tuple(code for code in FUNCTIONS if len(code) == 7)
ECONOMIC = {"30101": "基本工资", "30102": "津贴补贴", "30201": "办公费", "30211": "差旅费"}
"""The first two share the personnel expenditure, the others the public."""


@dataclass(frozen=True)
class Budget:
    """What all that is printed is a sum of: a leaf for each of ITEMS, and what two of the economic codes have."""

    leaves: Mapping[str, Leaf]
    wages: int
    office: int

    def of(self, prefix: str, *types: int) -> int:
        """Sum of the types of all items below a code, in 分."""
        return sum(leaf[t] for code, leaf in self.leaves.items() if code.startswith(prefix) for t in types)


def yuan(cents: int) -> str:
    """An amount as forms print it; nothing where it is zero."""
    return f"{Decimal(cents).scaleb(-2):,.2f}" if cents else ""


def _by_function(budget: Budget) -> list[list[str]]:
    rows = [["", "合计", *_types(budget, "")]]
    return rows + [[code, name, *_types(budget, code)] for code, name in FUNCTIONS.items()]


def _types(budget: Budget, prefix: str) -> list[str]:
    kinds = ((0, 1, 2), (0, 1), (0,), (1,), (2,))
    return [yuan(budget.of(prefix, *kind)) for kind in kinds]


def _economic(budget: Budget) -> list[list[str]]:
    personnel, public = budget.of("", 0), budget.of("", 1)
    parts = (budget.wages, personnel - budget.wages, budget.office, public - budget.office)
    leaf = dict(zip(ECONOMIC, parts, strict=True))
    rows = [["", "合计", yuan(personnel + public), yuan(personnel), yuan(public)]]
    for code, name, own in (("301", "工资福利支出", (personnel, 0)), ("302", "商品和服务支出", (0, public))):
        rows.append([code, name, yuan(sum(own)), *map(yuan, own)])
        for part, part_name in ECONOMIC.items():
            if part.startswith(code):
                split = (leaf[part], 0) if code == "301" else (0, leaf[part])
                rows.append([part, part_name, yuan(leaf[part]), *map(yuan, split)])
    return rows


def text(budget: Budget) -> str:
    """The document: 收支总表, 一般公共预算支出表 and 一般公共预算基本支出表 in 元."""
    whole = yuan(budget.of("", 0, 1, 2))
    classes = [code for code in FUNCTIONS if len(code) == 3]
    lines = [["一般公共预算拨款收入", whole], ["事业收入", ""]]
    summary = [
        [*line, f"{FUNCTIONS[code]}", yuan(budget.of(code, 0, 1, 2))] for line, code in zip(lines, classes, strict=True)
    ]
    tables = (
        (
            "收支总表",
            [
                ["收入", "", "支出", ""],
                ["项目", "预算数", "项目", "预算数"],
                *summary,
                ["收入总计", whole, "支出总计", whole],
            ],
        ),
        (
            "一般公共预算支出表",
            [
                ["科目编码", "科目名称", "合计", "基本支出", "", "", "项目支出"],
                ["", "", "", "小计", "人员经费", "公用经费", ""],
                *_by_function(budget),
            ],
        ),
        (
            "一般公共预算基本支出表",
            [
                ["部门预算支出经济分类科目", "", "本年一般公共预算基本支出", "", ""],
                ["科目编码", "科目名称", "合计", "人员经费", "公用经费"],
                *_economic(budget),
            ],
        ),
    )
    parts = ["清河市水务局2024年部门预算"]
    for number, (title, rows) in enumerate(tables, 1):
        parts += [f"表{number}", title, "单位：元", *("\t".join(row) for row in rows), ""]
    return "\n".join(parts)
