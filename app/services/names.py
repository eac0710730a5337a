"""Names: the one that is shown, and the one to sign in with."""

from __future__ import annotations

import re
import unicodedata
from itertools import count, islice

from sqlalchemy import select

from app.models import Person
from app.services.sessions import AnySession

LONGEST_DISPLAY_NAME = 60
LONGEST_SIGN_IN_NAME = 40
NAMELESS = "student"
INVISIBLE = frozenset({"Cf", "Cs", "Co", "Cn"})
CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")
JOINERS = "\u200c\u200d"  # letters of Persian and of Indian scripts need them
# Letters of the Latin script that are not a plain letter with a mark.
SPELT_OUT = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i"}
)


def clean_display_name(text: str) -> str:
    """Give a name to show: no stray white space, nothing that cannot be seen or turns the line."""
    composed = unicodedata.normalize("NFC", text)
    seen = (c for c in composed if c in JOINERS or unicodedata.category(c) not in INVISIBLE)
    return " ".join("".join(seen).translate(CONTROLS).split())


def fold_sign_in_name(text: str) -> str:
    """Give the one way to write a sign-in name: small, Latin letters without marks, no spaces."""
    folded = folded_once(text)
    return folded if folded == text else fold_sign_in_name(folded)


def folded_once(text: str) -> str:
    """Fold a text; what comes out may fold further: marks find a letter when a space goes."""
    small = unicodedata.normalize("NFKC", text).casefold().translate(SPELT_OUT)
    composed = unicodedata.normalize("NFC", small)
    return "".join(unmarked(char) for char in composed if not char.isspace())


def unmarked(char: str) -> str:
    """Take the marks off a Latin letter; leave the letters of other scripts as they are."""
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char


def is_sign_in_name(folded: str) -> bool:
    """Tell whether a folded name can be one: letters and digits of any script, and . - _ inside."""
    if not 2 <= len(folded) <= LONGEST_SIGN_IN_NAME:
        return False
    return is_letter(folded[0]) and all(is_letter(char) or char in ".-_" for char in folded)


def is_letter(char: str) -> bool:
    """Tell whether a character is a letter, a digit, or a mark that belongs to one."""
    return char.isalnum() or unicodedata.category(char) in {"Mn", "Mc"}


def suggest_base(display_name: str) -> str:
    """Make a sign-in name from a name: Amina Khalid becomes amina.k."""
    words = [lettered(word) for word in re.split(r"[\s\-_.,/]+", display_name)]
    words = [word for word in words if word and not unicodedata.combining(word[0])]
    if not words:
        return NAMELESS
    initial = f".{words[-1][0]}" if len(words) > 1 else ""
    return fold_sign_in_name(words[0][:24] + initial)


def lettered(word: str) -> str:
    """Keep a word's letters and digits, folded."""
    return "".join(char for char in fold_sign_in_name(word) if is_letter(char))


def suggest_sign_in_name(session: AnySession, display_name: str) -> str:
    """Suggest a sign-in name that nobody has: amina.k, else amina.k2, amina.k3, …"""
    base = suggest_base(display_name)
    numbered = (f"{base}{number}" for number in count(2))
    candidates = [base] if len(base) > 1 else []
    while True:
        candidates += islice(numbered, 50)
        taken = set(
            session.scalars(select(Person.sign_in_name).where(Person.sign_in_name.in_(candidates)))
        )
        free = next((name for name in candidates if name not in taken), None)
        if free is not None:
            return free
        candidates = []
