"""Which passwords are refused: short ones, and those that are guessed first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

SHORTEST, LONGEST = 8, 200
FEWEST_DIFFERENT = 4
COMMON = Path(__file__).with_name("common_passwords.txt")
WALKS = (
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiopü",
    "yxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujm",
    "q1w2e3r4t5z6u7i8o9p0",
    "q1w2e3r4t5y6u7i8o9p0",
    "1q2w3e4r5t6y7u8i9o0p",
    "!@#$%^&*()",
    "abcdefghijklmnopqrstuvwxyz",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ضصثقفغعهخحجد",
)
SWAPS = str.maketrans("01345789@$!|€", "oieastbgasile")


def problem_with(password: str, names: Iterable[str] = ()) -> str | None:
    """Give the code of what is wrong with a new password for somebody of these names, or None."""
    if len(password) < SHORTEST:
        return "password-short"
    if len(password) > LONGEST:
        return "password-long"
    plain = fold(password)
    if any(is_made_of(plain, word) for name in names for word in words_of(name)):
        return "password-is-name"
    if is_monotonous(plain) or is_number(plain) or is_walk(plain) or is_common(plain):
        return "password-common"
    return None


def fold(text: str) -> str:
    """Give a text's characters without case, marks and white space."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in spread if not (char.isspace() or unicodedata.combining(char)))


def words_of(name: str) -> list[str]:
    """Give a name's words, and the name as one word."""
    return [fold(name), *(fold(word) for word in re.split(r"[\W_]+", name) if len(word) > 2)]


def is_made_of(plain: str, word: str) -> bool:
    """Tell whether a password is a word and little more: amina2012, amina!amina."""
    if len(word) < 3:
        return False
    return any(word in way and len(way.replace(word, "")) < 5 for way in ways_to_read(plain))


def ways_to_read(plain: str) -> tuple[str, ...]:
    """Give a password as it is, and with the usual swaps undone: p@ssw0rd, passw0rd1."""
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain)
    return plain, plain.translate(SWAPS), core, core.translate(SWAPS)


def is_monotonous(plain: str) -> bool:
    """Tell whether a password has few different characters, or is a short piece over and over."""
    repeats = re.fullmatch(r"(.{1,5}?)\1+.{0,2}", plain)
    return len(set(plain)) < FEWEST_DIFFERENT or bool(repeats)


def is_number(plain: str) -> bool:
    """Tell whether a password is a date, or a number as short as one for a telephone."""
    return re.fullmatch(r"[\d./-]{8,13}", plain) is not None


def is_walk(plain: str) -> bool:
    """Tell whether a password is walked along a keyboard or the alphabet, but for two keys."""
    return len(plain) - walked(plain) <= 2


def walked(plain: str) -> int:
    """Count the characters that lie in runs of four or more neighbouring keys."""
    total, start = 0, 0
    while start < len(plain):
        length = longest_run(plain, start)
        total += length if length >= 4 else 0
        start += length if length >= 4 else 1
    return total


def longest_run(plain: str, start: int) -> int:
    """Count how many characters from `start` on follow some walk, either way."""
    length = 1
    while start + length < len(plain) and on_a_walk(plain[start : start + length + 1]):
        length += 1
    return length


def on_a_walk(piece: str) -> bool:
    """Tell whether a piece lies on a walk, forwards or backwards."""
    return any(piece in walk or piece in walk[::-1] for walk in WALKS)


def is_common(plain: str) -> bool:
    """Tell whether a password is a common one, or a common word with a number about it."""
    return any(way in common_passwords() for way in ways_to_read(plain))


@cache
def common_passwords() -> frozenset[str]:
    """Read the common passwords, folded."""
    lines = COMMON.read_text("utf-8").splitlines()
    return frozenset(fold(word) for line in lines if line[:1] != "#" for word in line.split())
