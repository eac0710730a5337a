"""Who may do what: one table. A route that is not in it does not work, and a test says so."""

from __future__ import annotations

from enum import StrEnum

from app.models import Role


class Audience(StrEnum):
    """Who a page is for."""

    ANYONE = "anyone"
    """Everybody, logged in or not."""
    LEARNER = "learner"
    """Whoever has a place to keep answers: guests, students, teachers previewing."""
    MEMBER = "member"
    """Students and teachers: those with an account."""
    STUDENT = "student"
    TEACHER = "teacher"


ADMITTED: dict[Audience, frozenset[Role]] = {
    Audience.LEARNER: frozenset({Role.GUEST, Role.STUDENT, Role.TEACHER}),
    Audience.MEMBER: frozenset({Role.STUDENT, Role.TEACHER}),
    Audience.STUDENT: frozenset({Role.STUDENT}),
    Audience.TEACHER: frozenset({Role.TEACHER}),
}

AUDIENCES: dict[str, Audience] = {
    "static": Audience.ANYONE,
    "learn.health": Audience.ANYONE,
    "learn.lessons": Audience.ANYONE,
}


def admits(audience: Audience, role: Role | None) -> bool:
    """Tell whether somebody of this role (None: nobody known) may use a page for this audience."""
    return audience is Audience.ANYONE or role in ADMITTED[audience]
