"""Passwords: hashed slowly with argon2id, compared in the same time whether or not they exist."""

from __future__ import annotations

import os
import secrets
import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, type=Type.ID)
# Verified when there is no such account, so that the answer takes the same time. Of no password.
DUMMY = (
    "$argon2id$v=19$m=19456,t=2,p=1$y7tNDQoPVNBrUpXs1n4vMQ"
    "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
)
SYLLABLES = [a + b for a in "bdfghkmnprstvz" for b in "aeiou"]

# A class that logs in at once must neither fill the memory nor keep readers waiting.
_turns = BoundedSemaphore(max(2, os.cpu_count() or 2))


def hash_password(password: str) -> str:
    """Hash a password for storing."""
    with _turns:
        return HASHER.hash(same_everywhere(password))


def verify_password(stored: str | None, password: str) -> bool:
    """Tell whether a password is the stored one; no account (None) takes as long to say no."""
    try:
        with _turns:
            right = HASHER.verify(stored or DUMMY, same_everywhere(password))
    except (VerificationError, InvalidHashError):
        return False
    return right and stored is not None


def renewed_hash(stored: str, password: str) -> str | None:
    """Hash a password that was right once more, if what is stored has older parameters."""
    return hash_password(password) if HASHER.check_needs_rehash(stored) else None


def same_everywhere(password: str) -> str:
    """Give the same characters for the same keys, whatever the keyboard composes them from."""
    return unicodedata.normalize("NFKC", password)


def make_password() -> str:
    """Make a password to read out once: four parts that can be spoken, 49 bits."""
    return "-".join(secrets.choice(SYLLABLES) + secrets.choice(SYLLABLES) for _ in range(4))
