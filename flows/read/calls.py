"""pdfium's functions that are called for every character and every line, in the form in which that costs least.

The calls take far less time than pypdfium2's declarations of them spend on typed pointers and on letting other
threads in: here a pointer is a number (0 or None is none), and the interpreter is not let go.
"""

import ctypes
from collections.abc import Callable
from ctypes import c_float, c_int, c_uint, c_ulong, c_void_p
from typing import Any

import pypdfium2.raw as pdfium


def address(handle: Any) -> int:
    """The number of a pointer of pypdfium2, such as `page.raw`."""
    return ctypes.cast(handle, c_void_p).value or 0


def _quick(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


unicode_of = _quick(pdfium.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
loose_box = _quick(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
angle_of = _quick(pdfium.FPDFText_GetCharAngle, c_float, c_void_p, c_int)

count_in_page = _quick(pdfium.FPDFPage_CountObjects, c_int, c_void_p)
object_in_page = _quick(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
count_in_form = _quick(pdfium.FPDFFormObj_CountObjects, c_int, c_void_p)
object_in_form = _quick(pdfium.FPDFFormObj_GetObject, c_void_p, c_void_p, c_ulong)
type_of = _quick(pdfium.FPDFPageObj_GetType, c_int, c_void_p)
matrix_of = _quick(pdfium.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p)

draw_mode_of = _quick(pdfium.FPDFPath_GetDrawMode, c_int, c_void_p, c_void_p, c_void_p)
fill_color_of = _quick(pdfium.FPDFPageObj_GetFillColor, c_int, *[c_void_p] * 5)
stroke_color_of = _quick(pdfium.FPDFPageObj_GetStrokeColor, c_int, *[c_void_p] * 5)

count_segments = _quick(pdfium.FPDFPath_CountSegments, c_int, c_void_p)
segment_in_path = _quick(pdfium.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
point_of = _quick(pdfium.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p)
segment_type = _quick(pdfium.FPDFPathSegment_GetType, c_int, c_void_p)
closes = _quick(pdfium.FPDFPathSegment_GetClose, c_int, c_void_p)
