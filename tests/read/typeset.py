"""Typesets tables as PDF for tests, in a font that is made here, so that none need be installed.

Tables are given as rows of texts and `Spot`s; None is a place that a merged cell takes. The page's order of printing
is that of the cells, line by line of each, as word processors and browsers have it.
"""

import io
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from flows.read.document import Table

FONT = "Boxes"
A4 = (595.0, 842.0)
A3_LANDSCAPE = (1191.0, 842.0)


def _font() -> io.BytesIO:
    """A font of two boxes: Chinese characters are as wide as high, others half as wide."""
    shapes = {".notdef": 500, "half": 500, "full": 1000}
    glyphs = {}
    for name, wide in shapes.items():
        pen = TTGlyphPen(None)
        pen.moveTo((20, -120))
        for point in ((20, 880), (wide - 20, 880), (wide - 20, -120)):
            pen.lineTo(point)
        pen.closePath()
        glyphs[name] = pen.glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(list(shapes))
    full = chain(range(0x2010, 0x2600), range(0x3000, 0x3020), range(0x4E00, 0x9FB0), range(0xFF00, 0xFFF0))
    font.setupCharacterMap(dict.fromkeys(range(0x20, 0x7F), "half") | dict.fromkeys(full, "full"))
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics({name: (wide, 20) for name, wide in shapes.items()})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": FONT, "styleName": "Regular", "psName": FONT})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    font.setupPost()
    out = io.BytesIO()
    font.save(out)
    out.seek(0)
    return out


pdfmetrics.registerFont(TTFont(FONT, _font()))

Draw = Callable[[Canvas, float, float, float, float], None]
Placed = tuple[int, int, str, int, int]
"""Row, column, text without white space, row span, column span."""


@dataclass(frozen=True)
class Spot:
    """A merged cell."""

    text: str
    rows: int = 1
    columns: int = 1


Rows = Sequence[Sequence[str | Spot | None]]


def pdf(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4, **options: object) -> bytes:
    """Bytes of a PDF, a page for each function that draws on it with the origin in the upper left corner."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, **options)
    for draw in pages:
        canvas.setFont(FONT, 9)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def put(canvas: Canvas, x: float, y: float, text: str, size: float = 9) -> None:
    """Text with its line's top left corner at x, y from the upper left corner of the page."""
    canvas.setFont(FONT, size)
    canvas.drawString(x, canvas._pagesize[1] - y - size * 0.88, text)


def line(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """A rule, from the upper left corner of the page."""
    height = canvas._pagesize[1]
    canvas.line(x0, height - y0, x1, height - y1)


def width(text: str, size: float = 9) -> float:
    return float(pdfmetrics.stringWidth(text, FONT, size))


def wrapped(text: str, room: float, size: float) -> list[str]:
    """Lines of a text: Chinese breaks anywhere; so do figures that are too long."""
    lines = [""]
    for letter in text:
        if letter == "\n" or (lines[-1] and width(lines[-1] + letter, size) > room):
            lines.append("" if letter == "\n" else letter)
        else:
            lines[-1] += letter
    return lines


@dataclass
class Style:
    """How a table is set. `rules`: all, none, rows, columns, outline, head (above and below heading, at the end)."""

    rules: str = "all"
    size: float = 9
    pad: float = 3
    leading: float = 11
    vertical: str = "middle"
    head: int = 1
    draw: Draw = line
    center_text: bool = False


def is_figure(text: str) -> bool:
    return bool(re.fullmatch(r"-|-?[\d,]+\.\d+", text))


def spots(rows: Rows) -> list[tuple[int, int, Spot]]:
    """Row, column from 0 and cell, in reading order."""
    return [
        (r, c, cell if isinstance(cell, Spot) else Spot(cell))
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        if cell is not None
    ]


def expected(rows: Rows) -> list[Placed]:
    """What a reader shall give."""
    return [
        (r + 1, c + 1, re.sub(r"\s", "", spot.text), spot.rows, spot.columns)
        for r, c, spot in spots(rows)
        if spot.text.strip()
    ]


def found(table: Table) -> list[Placed]:
    """What a reader gave."""
    return [
        (cell.row, cell.column, re.sub(r"\s", "", cell.text), cell.row_span, cell.column_span) for cell in table.cells
    ]


def put_table(canvas: Canvas, x: float, top: float, rows: Rows, widths: Sequence[float], style: Style) -> float:
    """Set a table; return where it ends."""
    xs = [x + sum(widths[:i]) for i in range(len(widths) + 1)]
    room = [[""] * len(widths) for _ in rows]
    heights = [style.leading + 2 * style.pad for _ in room]
    texts = {}
    for r, c, spot in spots(rows):
        lines = wrapped(spot.text, xs[c + spot.columns] - xs[c] - 2 * style.pad, style.size)
        texts[r, c] = lines
        if spot.rows == 1:
            heights[r] = max(heights[r], len(lines) * style.leading + 2 * style.pad)
    ys = [top + sum(heights[:i]) for i in range(len(heights) + 1)]
    for r, c, spot in spots(rows):
        box = (xs[c], ys[r], xs[c + spot.columns], ys[r + spot.rows])
        _put_cell(canvas, texts[r, c], box, style, heading=r < style.head)
    _put_rules(canvas, rows, xs, ys, style)
    return ys[-1]


def _put_cell(
    canvas: Canvas, lines: Sequence[str], box: tuple[float, float, float, float], style: Style, *, heading: bool
) -> None:
    x0, y0, x1, y1 = box
    free = y1 - y0 - len(lines) * style.leading
    y = y0 + {"top": style.pad, "middle": free / 2, "bottom": free - style.pad}[style.vertical]
    for text in lines:
        own = width(text, style.size)
        if heading or (style.center_text and not is_figure("".join(lines))):
            x = (x0 + x1 - own) / 2
        else:
            x = x1 - style.pad - own if is_figure("".join(lines)) else x0 + style.pad
        if text.strip():
            put(canvas, x, y + (style.leading - style.size) / 2, text, style.size)
        y += style.leading


def _put_rules(canvas: Canvas, rows: Rows, xs: Sequence[float], ys: Sequence[float], style: Style) -> None:
    canvas.setLineWidth(0.5)
    if style.rules in ("all", "columns"):
        for r, c, spot in spots(rows[: style.head] if style.rules == "columns" else rows):
            x0, y0, x1, y1 = xs[c], ys[r], xs[c + spot.columns], ys[r + spot.rows]
            for side in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                style.draw(canvas, *side)
    if style.rules in ("rows", "outline rows"):
        for y in [ys[0], *ys[style.head :]]:
            style.draw(canvas, xs[0], y, xs[-1], y)
    if style.rules in ("outline", "columns"):
        for y in (ys[0], ys[style.head], ys[-1]):
            style.draw(canvas, xs[0], y, xs[-1], y)
    if style.rules in ("outline", "outline rows"):
        for x in (xs[0], xs[-1]):
            style.draw(canvas, x, ys[0], x, ys[-1])
    if style.rules == "columns":
        for x in xs:
            style.draw(canvas, x, ys[style.head], x, ys[-1])
    if style.rules == "head":
        for y in (ys[0], ys[style.head], ys[-1]):
            style.draw(canvas, xs[0], y, xs[-1], y)


NAMES = (
    "一般公共服务支出", "行政运行", "机关事业单位基本养老保险缴费支出", "住房公积金", "社会保障和就业支出", "合计",
    "其他一般公共服务支出", "行政事业单位养老支出", "公务用车运行维护费", "机关服务", "卫生健康支出", "培训支出",
    "事业单位医疗", "城乡社区公共设施支出", "归口管理的行政单位离退休",
)  # fmt: skip


def budget(seed: int) -> tuple[Rows, list[float], Style]:
    """A table as budgets have it, with codes, wrapped names, groups of amounts and blank cells; no rules."""
    dice = random.Random(seed)
    groups = dice.choice([(), (2,), (2, 3), (3, 1, 2)])
    plain = dice.randint(1, 3)
    heading: list[list[str | Spot | None]] = [["科目编码", "科目名称"]]
    titles = ["合计", "基本支出", "项目支出", "上级补助", "经营支出", "其他收入"]
    if groups:
        heading = [[Spot("科目编码", rows=2), Spot("科目名称", rows=2)], [None, None]]
        for name in titles[:plain]:
            heading[0].append(Spot(name, rows=2))
            heading[1].append(None)
        for name, count in zip(titles[3:], groups, strict=False):
            heading[0] += [Spot(name, columns=count) if count > 1 else Spot(name, rows=2), *[None] * (count - 1)]
            heading[1] += ["小计", "人员经费", "公用经费"][:count] if count > 1 else [None]
    else:
        heading[0] += titles[:plain]
    amounts = plain + sum(groups)
    body: list[list[str]] = []
    for number in range(dice.randint(3, 18)):
        code = f"2{dice.randint(1, 29):02}{dice.randint(1, 99):02}"[: dice.choice([3, 5, 5])]
        figures = [
            dice.choice(["", "-", "0.00", f"{dice.randint(1, 99999):,}.{dice.randint(0, 99):02}"])
            if dice.random() < 0.5
            else f"{dice.choice(['', '', '', '-'])}{dice.randint(1, 9999999):,}.{dice.randint(0, 99):02}"
            for _ in range(amounts)
        ]
        figures[0] = figures[0] or "1.00"
        body.append(["", "合计", *figures] if not number else [code, dice.choice(NAMES), *figures])
    size = dice.choice([7.5, 9])
    widths = [45, dice.choice([70, 95, 140]), *[dice.choice([66, 72, 80]) for _ in range(amounts)]]
    style = Style(
        rules="none", size=size, pad=dice.choice([2, 3, 5]), leading=size * dice.choice([1.15, 1.3]),
        vertical=dice.choice(["middle", "middle", "top"]), head=len(heading),
    )  # fmt: skip
    return [*heading, *body], widths, style


def line_by_line(page: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    """The page as programs print it that go from left to right and from top to bottom, whatever the cells."""

    def draw(canvas: Canvas) -> None:
        printed: list[tuple[float, float, str, float]] = []
        real = canvas.drawString
        canvas.drawString = lambda x, y, text: printed.append((-round(y, 1), x, text, canvas._fontsize))
        page(canvas)
        canvas.drawString = real
        for y, x, text, size in sorted(printed):
            canvas.setFont(FONT, size)
            canvas.drawString(x, -y, text)

    return draw


def page_of(
    tables: Iterable[tuple[Rows, Sequence[float], Style]], title: str = "部门支出总表"
) -> Callable[[Canvas], None]:
    """A page with tables below each other, each under its title and unit."""

    def draw(canvas: Canvas) -> None:
        top = 60.0
        for rows, widths, style in tables:
            put(canvas, (canvas._pagesize[0] - width(title, 16)) / 2, top, title, 16)
            put(canvas, 40, top + 24, "部门：某某局")
            put(canvas, 40 + sum(widths) - width("单位：万元"), top + 24, "单位：万元")
            top = put_table(canvas, 40, top + 40, rows, widths, style) + 30

    return draw
