"""Join codes: short enough to copy from a board, without characters that look alike."""

from __future__ import annotations

import secrets

from sqlalchemy import select

from app.models import SchoolClass
from app.services.sessions import AnySession

# No 0 and O, 1 and I and L, 2 and Z, 5 and S, 6 and G, 8 and B, U and V: one of each pair at most.
ALPHABET = "ACDEFHJKMNPQRTVWXY345679"
LENGTH = 8


def make_code() -> str:
    """Make a random code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def free_code(session: AnySession) -> str:
    """Make a code that no class has."""
    while True:
        code = make_code()
        if session.scalar(select(SchoolClass.id).where(SchoolClass.join_code == code)) is None:
            return code
