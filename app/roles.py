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
    "author.questions": Audience.TEACHER,
    "author.choose_type": Audience.TEACHER,
    "author.question": Audience.TEACHER,
    "author.edit_question": Audience.TEACHER,
    "author.quiz": Audience.TEACHER,
    "author.move_question": Audience.TEACHER,
    "author.take_out": Audience.TEACHER,
    "author.new_quiz": Audience.TEACHER,
    "author.new_question": Audience.TEACHER,
    "author.draft": Audience.TEACHER,
    "author.save_draft": Audience.TEACHER,
    "author.preview": Audience.TEACHER,
    "author.discard": Audience.TEACHER,
}


def admits(audience: Audience, role: Role | None) -> bool:
    """Tell whether somebody of this role (None: nobody known) may use a page for this audience."""
    return audience is Audience.ANYONE or role in ADMITTED[audience]
