"""How far a text is indented in its cell: that says which entry it stands under."""

CHARACTER = 10.0
"""Points of a Chinese character as forms print it; a blank takes half of them."""


def indent_of(text: str) -> float:
    """Points that the blanks before a text take."""
    blanks = text[: len(text) - len(text.lstrip())].replace("\n", "")
    return sum(CHARACTER if blank == "\u3000" else CHARACTER / 2 for blank in blanks)
