"""The data dictionary as a page: `python -m flows.ask.dictionary_page` writes docs/dictionary.md.

What it says is what the comments of sql/schema and sql/marts say, taken from a warehouse made afresh.
"""

import re
from pathlib import Path

import duckdb

from flows.ask.catalogue import columns, relations
from flows.ask.query import ask
from flows.schema import SQL, create_schema, create_views

PAGE = SQL.parent / "docs" / "dictionary.md"

GROUPS = {
    "Views to ask · 查询视图": ("marts/3[0-4]*", "marts/35_findings*", "marts/3[678]*"),
    "The same in Chinese · 中文视图": ("marts/4*",),
    "Behind the views · 视图的依据": ("marts/*",),
    "Facts · 事实": ("schema/facts*",),
    "Performance targets · 绩效目标": ("schema/performance*",),
    "What the text states · 文字说明": ("schema/text*",),
    "Dimensions · 维度": ("schema/dimensions*",),
    "Evidence, findings, runs · 证据、问题、运行": ("schema/evidence*", "schema/views*"),
    "Completeness · 公开完整性": ("schema/*",),
}
"""Headings in the order of the page, each with the files whose tables and views stand under it: the first that fits."""

_KEYS = """
    select table_name, constraint_column_names from duckdb_constraints() where constraint_type = 'PRIMARY KEY'
"""

_INTRO = """# Data dictionary · 数据字典

*Made by `python -m flows.ask.dictionary_page` from the comments in `sql/schema` and `sql/marts`.*

Every view and table of the warehouse with its columns. Start with the first group: its views have names joined and are
safe to sum within an agency, fiscal year and kind of document. The second group has the same rows under Chinese names.
Amounts are in 元, `DECIMAL(18,2)`, exact. `yusuan dictionary NAME` says the same at the terminal, `\\d NAME` at the
prompt of `yusuan sql`, and `comment` in `duckdb_columns()` in any tool.

仓库中全部视图、表及其字段。先看第一组：名称已关联，同一部门、年度、文件类型内可直接求和；第二组是同样的数据，名称为中文。
金额单位为元，`DECIMAL(18,2)`，精确。"""


def page() -> str:
    """The page as markdown."""
    with duckdb.connect() as connection:
        connection.execute("begin")  # hundreds of comments, written once
        create_schema(connection)
        create_views(connection)
        connection.execute("commit")
        meanings = {str(name): (str(kind), str(meaning)) for name, kind, meaning in relations(connection).rows}
        keys = dict(ask(connection, _KEYS).rows)
        groups = {heading: [name for name in names if name in meanings] for heading, names in grouped().items()}
        blocks = [_INTRO, *(_contents(heading, names) for heading, names in groups.items())]
        for heading, names in groups.items():
            blocks.append(f"## {heading}")
            for name in names:
                kind, meaning = meanings[name]
                by = ", ".join(f"`{column}`" for column in keys.get(name, ()))
                kind = f"{kind.capitalize()}, key {by}." if by else f"{kind.capitalize()}."
                rows = [(str(column), str(type_), str(said)) for column, type_, said in columns(connection, name).rows]
                blocks.append(_section(name, kind, meaning, rows, set(meanings)))
    return "\n\n".join(blocks) + "\n"


def grouped() -> dict[str, list[str]]:
    """Names of tables and views under their headings, in the order in which their files create them."""
    headings: dict[Path, str] = {}
    for heading, patterns in GROUPS.items():
        for pattern in patterns:
            for file in sorted(SQL.glob(f"{pattern}.sql")):
                headings.setdefault(file, heading)
    groups: dict[str, list[str]] = {heading: [] for heading in GROUPS}
    for file, heading in headings.items():
        groups[heading] += re.findall(r"^create (?:table|view) (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    return groups


def _contents(heading: str, names: list[str]) -> str:
    return f"**{heading}**: " + ", ".join(f"[{name}](#{name})" for name in names)


def _section(name: str, kind: str, meaning: str, rows: list[tuple[str, str, str]], known: set[str]) -> str:
    lines = [f"### {name}", "", f"{kind} {_linked(meaning, known - {name})}", ""]
    lines += ["| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{column}` | {type_} | {_linked(said, known - {name})} |" for column, type_, said in rows]
    return "\n".join(lines)


def _linked(text: str, known: set[str]) -> str:
    """A comment for a cell of markdown, in which the names of tables lead to them.

    Names without an underscore (revenue, rule) are words too: they are links only where they are said to be a key.
    """
    return re.sub(
        r"(keys? of )?\b([a-z]+(?:_[a-z]+)*)\b",
        lambda found: (
            f"{found[1] or ''}[{found[2]}](#{found[2]})"
            if found[2] in known and (found[1] or "_" in found[2])
            else found[0]
        ),
        text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*"),
        flags=re.IGNORECASE,
    )


def write(path: Path = PAGE) -> None:
    """Write the page."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
