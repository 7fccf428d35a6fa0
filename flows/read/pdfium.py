"""What pdfium says of a page: its characters and its rules, as a reader sees them.

pdfium gives both about ten times faster than parsing the page in Python, and the right characters where a browser's
print maps them to radicals. The calls are pdfium's own: wrappers of each character would cost more than the page.
"""

import ctypes
import math
from collections.abc import Iterator
from ctypes import c_float, c_int, c_uint
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from flows.read.calls import (
    address,
    angle_of,
    closes,
    count_in_form,
    count_in_page,
    count_segments,
    draw_mode_of,
    fill_color_of,
    loose_box,
    matrix_of,
    object_in_form,
    object_in_page,
    point_of,
    segment_in_path,
    segment_type,
    stroke_color_of,
    type_of,
    unicode_of,
)

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the upper left corner as seen."""

Rule = tuple[float, float, float, float]
"""A straight line: x0, top, x1, bottom; x0 == x1 or top == bottom."""

_HYPHENS = frozenset([0x02, 0xAD, 0xFFFE])
"""pdfium's marks for a hyphen at the end of a line, which a dash in a cell is taken for."""
_BLANK = frozenset([*range(33), 0xA0, 0x3000, 0xFFFF]) - _HYPHENS
_SHORTEST_RULE = 3.0
_SHORT = 2.9
"""A segment up to this long is no rule, however its ends are rounded."""
_SLANTED = 0.05
"""Share of a rule's length that it may rise and still be straight; a watermark's letters rise more."""
_DEEPEST = 5
_WHITE = 250
"""Least of red, green and blue, of 255, from which on a colour is white."""


class Char(NamedTuple):
    """One printed character with its box."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


_make = Char._make  # what Char(…) comes to, without a call between


class View:
    """Turns pdfium's page coordinates (from the lower left, not rotated) into what a reader sees."""

    def __init__(self, page: Any) -> None:
        self.left, self.bottom, self.right, self.top = page.get_cropbox()
        self.rotation = page.get_rotation()
        self.frame = self.box(self.left, self.bottom, self.right, self.top)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """x0, top, x1, bottom as seen, of two opposite corners."""
        if not self.rotation:
            x0, y0, x1, y1 = x0 - self.left, self.top - y0, x1 - self.left, self.top - y1
        elif self.rotation == 90:
            x0, y0, x1, y1 = y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        elif self.rotation == 180:
            x0, y0, x1, y1 = self.right - x0, y0 - self.bottom, self.right - x1, y1 - self.bottom
        else:
            x0, y0, x1, y1 = self.top - y0, self.right - x0, self.top - y1, self.right - x1
        return (x0 if x0 < x1 else x1), (y0 if y0 < y1 else y1), (x1 if x0 < x1 else x0), (y1 if y0 < y1 else y0)


def chars(textpage: Any, view: View) -> list[Char]:
    """Characters in content order, without blanks and without the slanted letters of a watermark.

    Boxes are loose: as high as the font and as wide as the advance, so that 一 stands on its line like any other.
    """
    here, sides = address(textpage.raw), (c_float * 4)()
    at = ctypes.addressof(sides)
    box, found = view.box, []
    for index in range(textpage.count_chars()):
        code = unicode_of(here, index)
        if code in _BLANK or not loose_box(here, index, at):
            continue
        turn = angle_of(here, index)
        if turn and abs(math.sin(2 * turn)) > _SLANTED:
            continue
        text = "-" if code in _HYPHENS else chr(code)
        left, top, right, bottom = sides
        found.append(_make((text, *box(left, bottom, right, top))))
    return found


def has_slanted(textpage: Any) -> bool:
    """True if some character is a watermark's."""
    here = address(textpage.raw)
    turns = {angle_of(here, index) for index in range(textpage.count_chars())}
    return any(abs(math.sin(2 * turn)) > _SLANTED for turn in turns)


def rules(page: Any, view: View) -> list[Rule]:
    """The straight lines that the page draws: lines, sides of rectangles, thin rectangles."""
    here = address(page.raw)
    return list(_rules_in(here, count_in_page(here), object_in_page, _UNTURNED, view, 0))


_Matrix = tuple[float, float, float, float, float, float]
_UNTURNED: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _rules_in(container: int, count: int, get: Any, outer: _Matrix, view: View, depth: int) -> Iterator[Rule]:
    """Rules of a page or a form in it; `outer` takes the form's coordinates to the page's."""
    for index in range(count):
        item = get(container, index)
        kind = type_of(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH and _is_visible(item):
            for segment in _segments(item, outer):
                rule = _straight(view.box(*segment))
                if rule:
                    yield rule
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _product(_matrix(item), outer)
            yield from _rules_in(item, count_in_form(item), object_in_form, inner, view, depth + 1)


def _is_visible(item: int) -> bool:
    """True if a path is drawn, and not a white or clear ground."""
    modes, color = (c_int * 2)(), (c_uint * 4)()
    at = ctypes.addressof(modes)
    draw_mode_of(item, at, at + ctypes.sizeof(c_int))
    fill, stroke = modes
    if not fill and not stroke:
        return False
    at = ctypes.addressof(color)
    (stroke_color_of if stroke else fill_color_of)(item, at, at + 4, at + 8, at + 12)
    red, green, blue, cover = color
    return cover > 0 and min(red, green, blue) < _WHITE


def _straight(box: Box) -> Rule | None:
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if width > height:
        return (x0, top, x1, top) if width >= _SHORTEST_RULE and height <= _SLANTED * width else None
    return (x0, top, x0, bottom) if height >= _SHORTEST_RULE and width <= _SLANTED * height else None


def _matrix(item: int) -> _Matrix:
    matrix = (c_float * 6)()
    matrix_of(item, ctypes.addressof(matrix))
    a, b, c, d, e, f = matrix
    return a, b, c, d, e, f


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    if outer is _UNTURNED:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _segments(item: int, outer: _Matrix) -> list[tuple[float, float, float, float]]:
    """Straight segments of a path in the page's coordinates; those too short for a rule may be left out."""
    a, b, c, d, e, f = _product(_matrix(item), outer)
    pair = (c_float * 2)()
    at_x, at_y = ctypes.addressof(pair), ctypes.addressof(pair) + ctypes.sizeof(c_float)
    found = []
    start = last = (0.0, 0.0)
    for index in range(count_segments(item)):
        segment = segment_in_path(item, index)
        point_of(segment, at_x, at_y)
        x, y = pair
        point = x, y = a * x + c * y + e, b * x + d * y + f
        kind = segment_type(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            if abs(x - last[0]) > _SHORT or abs(y - last[1]) > _SHORT:
                found.append((*last, x, y))
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        if closes(segment) and point != start:
            found.append((x, y, *start))
        last = point
    return found
