"""How wide words are, without a font at hand: never too little, so that nothing spills over."""

from __future__ import annotations

from collections.abc import Iterable

TEXT, SMALL = 13.0, 12.5
"""Font sizes on the map, in units. The narrow map is shown at about one unit a pixel."""
LINE = 15.0
"""From one line of text to the next."""

# Widths in ems of DejaVu Sans and Verdana, the widest faces that systems use for their interface.
_NARROW = frozenset("iIjl.,:;'’|!()[] ·ft-r/")
_WIDE = frozenset("mwMW@%—…")
_BOLDER = 1.1


def _ems(letter: str) -> float:
    if letter in _NARROW:
        return 0.40
    if letter in _WIDE:
        return 0.98
    return 0.74 if letter.isupper() else 0.62


def width(text: str, size: float = TEXT, *, bold: bool = False) -> float:
    """Say how many units a line of text takes at the most."""
    return sum(map(_ems, text)) * size * (_BOLDER if bold else 1)


def wrap(text: str, room: float, size: float = TEXT, *, bold: bool = False) -> tuple[str, ...]:
    """Break text into lines no wider than `room`, as far as its words allow."""
    return tuple(_lines(text.split(), room, size, bold))


def _lines(words: Iterable[str], room: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
