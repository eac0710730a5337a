"""Words that a text has in a row from another: what would be copying without leave."""

from __future__ import annotations

import re

MOST = 8
"""Words in a row that two texts on one matter may share. Names and set phrases are shorter."""
WORD = re.compile(r"\w+(?:['’-]\w+)*")


def copied(text: str, source: str, most: int = MOST) -> tuple[str, ...]:
    """Give each run of more than `most` words of a text that stands in the source, as it stands."""
    known = set(_runs([match[0].casefold() for match in WORD.finditer(source)], most + 1))
    places = list(WORD.finditer(text))
    words = [place[0].casefold() for place in places]
    found: list[tuple[int, int]] = []
    for start, run in enumerate(_runs(words, most + 1)):
        if run not in known:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], start + most)
        else:
            found.append((start, start + most))
    return tuple(text[places[first].start() : places[last].end()] for first, last in found)


def _runs(words: list[str], length: int) -> list[tuple[str, ...]]:
    return [tuple(words[n : n + length]) for n in range(len(words) - length + 1)]
