"""Printed words made comparable: look-alikes, white space, quotes, numbering."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Radicals and variants that NFKC leaves as they are; seen in PDFs printed by browsers.
_LOOK_ALIKES = str.maketrans("⺠⻔⻋⻅⻓⻚⻛⻢⻬⼾戶", "民门车见长页风马齐户户")
_QUOTES = str.maketrans("", "", "\"'“”‘’「」《》")
_SPACE = re.compile(r"\s+")

_NUMBERINGS = (
    ("一、", re.compile(r"^[一二三四五六七八九十]+[、.,]")),
    ("(一)", re.compile(r"^\([一二三四五六七八九十]+\)")),
    ("1、", re.compile(r"^\d{1,2}[、.](?!\d)")),
    ("(1)", re.compile(r"^\(\d{1,2}\)")),
)
_PART = re.compile(r"^其中[:、]?")
_BARE_PART = ("其中", "其中:")
_ADDED = re.compile(r"^[加减][:、]")


@lru_cache(maxsize=65536)
def compact(text: str) -> str:
    """The text without white space and quotes, full-width forms and look-alike characters folded."""
    folded = unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKES).translate(_QUOTES)
    # What stood apart may compose once the space between is gone.
    return unicodedata.normalize("NFKC", _SPACE.sub("", folded))


def printed(text: str) -> str:
    """The text as printed, without white space: wrapping and letter-spacing put it there."""
    return _SPACE.sub("", text)


def is_total(words: str) -> bool:
    """True for the words of a row of totals: 合计, 总计, and what ends in them (部门合计)."""
    words = words.rstrip(":：")
    return words.endswith(("合计", "总计", "共计")) or words == "小计"


@dataclass(frozen=True, slots=True)
class Label:
    """A row label taken apart: its numbering style (None if unnumbered), 其中 in front of it, its words."""

    words: str
    numbering: str | None
    part: bool


@lru_cache(maxsize=65536)
def label(text: str) -> Label:
    """Take `其中:(1)公务用车运行维护费` apart into words, numbering and part."""
    rest, numbering, part = compact(text).rstrip(":"), None, False
    if rest in _BARE_PART:
        return Label("", None, True)
    while found := _prefix(rest):
        end, style = found
        rest, numbering, part = rest[end:], numbering or style or None, part or style == ""
    return Label(rest, numbering, part)


def _prefix(words: str) -> tuple[int, str | None] | None:
    """Length of what stands before the words, and its numbering style; "" for 其中, None for 加:."""
    prefixes = [("", _PART), (None, _ADDED), *_NUMBERINGS]
    for style, pattern in prefixes:
        if (match := pattern.match(words)) and match.end() < len(words):
            return match.end(), style
    return None
