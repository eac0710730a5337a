"""Divide a sentence into words and marks that remember where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Token:
    """A word or a mark, and where it stands in its sentence."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """Give the word in small letters."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[:1].isupper()


def tokenise(sentence: str) -> tuple[Token, ...]:
    """Divide a sentence; joined at their places the tokens give it again."""
    found: list[Token] = []
    for match in TOKEN.finditer(sentence):
        word = _unprimed(match[0])
        if word != match[0]:
            found.append(Token(word, match.start(), match.start() + len(word)))
            found.append(Token(match[0][len(word) :], match.start() + len(word), match.end()))
        else:
            found.append(Token(match[0], match.start(), match.end()))
    return tuple(found)


def _unprimed(word: str) -> str:
    """Take the 's off a word; the pattern keeps it on where the word runs into it."""
    for sign in ("'s", "’s"):
        if word.endswith(sign) and len(word) > 2:
            return word[:-2]
    return word
