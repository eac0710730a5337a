"""Divide a sentence into words and marks that remember where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

COMPOUND = (
    "backed|supported|funded|financed|armed|sponsored|trained|led|aligned|allied|friendly"
    "|brokered|held|controlled|occupied|ruled|run"
)
TOKEN = re.compile(
    rf"""['’]s\b                                 # the sign of possession
      | n['’]t\b
      | [-–—](?=(?:{COMPOUND})\b)               # Turkish-backed
      | (?<=[a-zé.])[-–](?=[A-Z][a-z]+)         # Israel-Hamas
      | (?:[A-Z]\.){{2,}}                        # U.S.
      | \d+(?:[.,]\d+)*
      | (?:al|el|ash|as|an)[-–][A-Z][\w]*       # al-Assad
      | \w+(?:-(?!(?:{COMPOUND})\b|[A-Z])\w+)*(?:['’](?!s\b)\w+)*
      | \S""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word or a mark, and where it stands in its sentence.

    `lower` is the word in small letters, `plain` the word with one kind of apostrophe, and
    `capital` tells whether it begins with a capital letter: all three are asked for very often.
    """

    text: str
    start: int
    end: int
    lower: str
    plain: str
    capital: bool


def tokenise(sentence: str) -> tuple[Token, ...]:
    """Divide a sentence; joined at their places the tokens give it again."""
    found: list[Token] = []
    for match in TOKEN.finditer(sentence):
        word = _unprimed(match[0])
        if word != match[0]:
            found.append(_token(word, match.start()))
            found.append(_token(match[0][len(word) :], match.start() + len(word)))
        else:
            found.append(_token(word, match.start()))
    return tuple(found)


def _token(text: str, start: int) -> Token:
    plain = text.replace("’", "'")
    return Token(text, start, start + len(text), text.lower(), plain, text[:1].isupper())


def _unprimed(word: str) -> str:
    """Take the 's off a word; the pattern keeps it on where the word runs into it."""
    return word[:-2] if word.endswith(("'s", "’s")) and len(word) > 2 else word
