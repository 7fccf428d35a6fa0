"""A disclosure says the same as a web page and as text."""

from collections import Counter
from html import escape

import pytest

from flows.read.document import Cell, Paragraph, Table
from flows.read.text import read_text
from flows.reading import read_document
from flows.recognise.amount import looks_like_money
from flows.schema import Frames
from tests.conftest import ROOT

TEXT = (ROOT / "data" / "raw" / "002_3d7633b1e71d8b3f.txt").read_bytes()
"""A text in which no cell of an amount has lost its place; some of its targets have."""


def page(text: bytes, charset: str) -> bytes:
    """The text as a web page: the headings span the blank cells behind them, as publishers mark them up."""
    blocks = [f"<p>{escape(b.text)}</p>" if isinstance(b, Paragraph) else marked(b) for b in read_text(text).blocks]
    head = f'<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>信息公开</title></head>'
    body = f"<body><nav>首页</nav><table><tr><td>{''.join(blocks)}</td><td><script>1</script></td></tr></table></body>"
    return f"{head}{body}</html>".encode(charset)


def marked(table: Table) -> str:
    rows, heading = [], True
    for row in table.rows():
        heading = heading and not any(looks_like_money(cell.text) for cell in row)
        rows.append(f"<tr>{''.join(tags(row, table.column_count, heading))}</tr>")
    return f"<table>{''.join(rows)}</table>"


def tags(row: list[Cell], width: int, heading: bool) -> list[str]:
    cells, column = [], 1
    for cell, end in zip(row, [cell.column for cell in row[1:]] + [width + 1], strict=True):
        cells += ["<td>&nbsp;</td>"] * (cell.column - column)
        column = end if heading else cell.column + 1
        cells.append(f'<td colspan="{column - cell.column}">{escape(cell.text)}</td>')
    return cells + ["<td></td>"] * (width + 1 - column)


def facts(frames: Frames) -> Counter[tuple[str, ...]]:
    own = ("cell_id", "document_id", "table_id", "claim_id", "of_claim_id", "base_claim_id", "line")
    return Counter(
        (table, *(f"{name}={value}" for name, value in sorted(row.items()) if name not in own))
        for table, frame in frames.items()
        if table.startswith("fact_") and not table.startswith("fact_performance_")
        for row in frame.to_dicts()
    )


@pytest.fixture(scope="module")
def expected() -> Counter[tuple[str, ...]]:
    found = facts(read_document(TEXT, "document.txt"))
    assert len(found) > 300
    return found


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_web_page_gives_the_facts_of_the_text(charset: str, expected: Counter[tuple[str, ...]]) -> None:
    assert facts(read_document(page(TEXT, charset), "page.html")) == expected
