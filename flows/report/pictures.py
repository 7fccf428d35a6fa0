"""Pictures of the spots on a PDF's pages, with the cells of a finding marked."""

import base64
import io
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from flows.ask.coverage import Record
from flows.report.evidence import Evidence
from flows.report.quotes import AT_FAULT

COLORS = {AT_FAULT: (200, 16, 46), "other": (0, 92, 184)}
"""Red, green and blue of the frame around a cell, by its mark."""

MOST_BYTES = 8_000_000
"""What all pictures of a report may take; the first findings have theirs before the last."""

_WIDE = 1240
"""Pixels over the width of a page, unless the page is so wide that _LEGIBLE pixels per point are more."""
_LEGIBLE = 1.6
_ROOM = 26.0
"""Points above and below the marked rows that are shown with them."""
_TALLEST = 330.0
"""Points that are shown of a page at once; headings further away are put above what is shown."""
_MARGIN = 8.0


@dataclass
class Pictures:
    """Draws from the pages of one PDF, each rendered once, until all pictures together are MOST_BYTES."""

    data: bytes
    left_out: int = 0
    _pdf: Any = None
    _bytes: int = 0
    _pages: dict[int, tuple[Image.Image, float]] = field(default_factory=dict)

    def of(self, marks: dict[str, str], evidence: Evidence) -> list[Record]:
        """A picture for each table and page with marked cells (`marks`: cell_id to mark), the cell at fault first.

        Each has `page`, `table`, `width` and `height` in pixels and `source`, a data URI.
        """
        spots: dict[tuple[str, int], list[Record]] = defaultdict(list)
        for cell_id in marks:
            cell = evidence.cells[cell_id]
            if cell["page"] is not None and cell["x0"] is not None:
                spots[cell["table_id"], cell["page"]].append(cell)
        return [
            picture
            for (table_id, page), cells in spots.items()
            if (picture := self._picture(table_id, page, cells, marks, evidence))
        ]

    def _picture(
        self, table_id: str, page: int, cells: list[Record], marks: dict[str, str], evidence: Evidence
    ) -> Record | None:
        if self._bytes > MOST_BYTES:
            self.left_out += 1
            return None
        image, scale = self._rendered(page)
        marked = image.copy()
        draw = ImageDraw.Draw(marked)
        for cell in cells:
            box = [cell[edge] * scale for edge in ("x0", "top", "x1", "bottom")]
            wide = 5 if marks[cell["cell_id"]] == AT_FAULT else 3
            around = (box[0] - wide, box[1] - wide, box[2] + wide, box[3] + wide)
            draw.rectangle(around, outline=COLORS[marks[cell["cell_id"]]], width=wide)
        printed = [
            cell
            for row in evidence.rows_of[table_id].values()
            for cell in row
            if cell["page"] == page and cell["x0"] is not None
        ]
        cut = _cut(marked, scale, printed, _shown(cells, marks))
        source = _data_uri(cut)
        self._bytes += len(source)
        table = evidence.tables[table_id]
        return {"page": page, "table": table, "width": cut.width, "height": cut.height, "source": source}

    def _rendered(self, page: int) -> tuple[Image.Image, float]:
        """A page and its pixels per point; the last few are kept."""
        if page not in self._pages:
            self._pdf = self._pdf or pypdfium2.PdfDocument(self.data)
            sheet = self._pdf[page - 1]
            if len(self._pages) == 4:
                self._pages.pop(next(iter(self._pages)))
            scale = pixels_per_point(sheet.get_width())
            self._pages[page] = (sheet.render(scale=scale).to_pil().convert("RGB"), scale)
            sheet.close()
        return self._pages[page]

    def close(self) -> None:
        """Let go of the document."""
        if self._pdf:
            self._pdf.close()


def _shown(cells: list[Record], marks: dict[str, str]) -> tuple[float, float]:
    """Top and bottom of what is shown: all marked cells if they stand close, else those at fault, or the first."""
    every = min(cell["top"] for cell in cells), max(cell["bottom"] for cell in cells)
    if every[1] - every[0] <= _TALLEST:
        return every
    chief = [cell for cell in cells if marks[cell["cell_id"]] == AT_FAULT] or cells[:1]
    top, bottom = min(cell["top"] for cell in chief), max(cell["bottom"] for cell in chief)
    return top, min(bottom, top + _TALLEST)


def heading(printed: list[Record]) -> tuple[float, float] | None:
    """Top and bottom of what a table prints on a page above its first amount there; None if that is nothing."""
    figures = [cell["top"] for cell in printed if cell["amount_yuan"] is not None]
    over = [cell for cell in printed if cell["bottom"] <= min(figures, default=0) + 1]
    if not over:
        return None
    return min(cell["top"] for cell in over) - _MARGIN / 2, max(cell["bottom"] for cell in over) + 1


def pixels_per_point(width: float) -> float:
    """How large a page of this width (points) is drawn, so that its figures can be read."""
    return min(3.0, max(_LEGIBLE, _WIDE / width))


def _cut(page: Image.Image, scale: float, printed: list[Record], shown: tuple[float, float]) -> Image.Image:
    """The rows shown, over the width of their table, under the headings of their columns."""
    left = max(0, (min(cell["x0"] for cell in printed) - _MARGIN) * scale)
    right = min(page.width, (max(cell["x1"] for cell in printed) + _MARGIN) * scale)
    top, bottom = max(0.0, shown[0] - _ROOM), shown[1] + _ROOM
    over = heading(printed)
    if not over:
        return _part(page, scale, left, right, top, bottom)
    head_top, head_bottom = over
    if top - head_bottom < 2 * _ROOM and bottom - head_top < _TALLEST + 4 * _ROOM:
        return _part(page, scale, left, right, min(head_top, top), bottom)
    head, body = (_part(page, scale, left, right, *part) for part in ((head_top, head_bottom), (top, bottom)))
    gap = 14
    joined = Image.new("RGB", (body.width, head.height + gap + body.height), "white")
    joined.paste(head, (0, 0))
    joined.paste(body, (0, head.height + gap))
    draw = ImageDraw.Draw(joined)
    for x in range(0, joined.width, 16):  # a torn edge: rows between are not shown
        middle = head.height + gap // 2
        draw.line((x, middle - 3, x + 8, middle + 3), fill=(150, 150, 150), width=2)
        draw.line((x + 8, middle + 3, x + 16, middle - 3), fill=(150, 150, 150), width=2)
    return joined


def _part(page: Image.Image, scale: float, left: float, right: float, top: float, bottom: float) -> Image.Image:
    box = (int(left), int(max(0, top * scale)), int(right), int(min(page.height, bottom * scale)))
    return page.crop(box)


def _data_uri(image: Image.Image) -> str:
    """The picture as WebP: text on white, so that few colours do."""
    out = io.BytesIO()
    image.quantize(48, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).convert("RGB").save(
        out, "WEBP", lossless=True, method=4
    )
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode("ascii")
