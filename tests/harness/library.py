"""The lessons and quizzes that we ship, put into a test's database."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.commands.content import BANK, LIBRARY
from app.services.content import load_content


def stock(session: Session) -> None:
    """Load lessons/library and quizzes/bank, as `make run` does."""
    load_content(session, LIBRARY, BANK)
