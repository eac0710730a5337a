"""What the pages of mending are made of: the class, the quiz, and the question as it was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from flask import g, url_for
from werkzeug.datastructures import MultiDict

from app.db import db
from app.models import Assignment, SchoolClass, StoredQuiz
from app.services.assignments import own_assignment
from app.services.classes import own_class
from app.services.mending_desk import Place, Version, places_of, version_at
from app.services.mending_log import Logged, log_at
from app.services.mendings_in_force import rule_at
from app.services.report_scopes import teacher_scope
from quizzes.document import Answer, JsonValue
from quizzes.mending import Rule
from quizzes.types import type_of


@dataclass(frozen=True)
class Desk:
    """A question of a quiz that an own class was set, in one of its versions."""

    class_: SchoolClass
    assignment: Assignment
    quiz: StoredQuiz
    key: str
    version: Version
    versions: Sequence[Version]
    places: Sequence[Place]
    looked_at: Sequence[UUID]
    """The assignments whose attempts are counted before anything is planned."""

    @property
    def address(self) -> str:
        """Give the address where mending this version begins."""
        return self.page("teach.mend")

    def page(self, endpoint: str, **more: Any) -> str:
        """Give the address of one of its pages."""
        number = self.version.numbers[-1] if len(self.versions) > 1 else None
        place = {"class_id": self.class_.id, "slug": self.quiz.slug, "key": self.key}
        where = "all" if len(self.looked_at) > 1 else None
        values: dict[str, Any] = {**place, "mend-version": number, "mend-where": where, **more}
        return url_for(endpoint, **values)

    @cached_property
    def rule(self) -> Rule:
        """Give how the question is marked now in this class."""
        return rule_at(db.session, self.assignment.id, self.version.question, self.version.lesson)

    @property
    def key_now(self) -> JsonValue:
        """Give the answer that is the key now."""
        return type_of(self.rule.keys[0]).key(self.rule.keys[0], self.version.lesson).value

    def right_now(self, value: JsonValue) -> bool:
        """Tell whether an answer earns everything now."""
        return bool(self.rule.best(Answer(value), self.version.lesson)[1].right)

    def tag(self, value: JsonValue) -> str:
        """Tell what an answer is now: the "key", "accepted", the "old" key, or nothing of these."""
        question, lesson = self.version.question, self.version.lesson
        key, was = self.rule.keys[0], type_of(question).grade(question, Answer(value), lesson)
        if type_of(key).grade(key, Answer(value), lesson).right:
            return "key"
        return "accepted" if self.right_now(value) else "old" if was.right else ""

    @property
    def log(self) -> list[Logged]:
        """List the mendings of the question, the newest first."""
        found = log_at(db.session, self.assignment.id)
        return [one for one in found if one.version.mending.question == self.key]

    def classes_of(self, logged: Logged) -> list[str]:
        """Name the classes that a mending is for."""
        return [place.class_name for place in self.places if place.id in logged.place_ids]


def read_version(raw: MultiDict[str, str]) -> int | None:
    """Read the revision that names a version."""
    text = raw.get("mend-version", "")
    return int(text) if text.isdecimal() and len(text) < 9 else None


def desk_for(class_id: UUID, slug: str, key: str, raw: MultiDict[str, str]) -> Desk:
    """Lay a question of an own class out, or of all, or raise NotFoundError."""
    me = g.identity.person_id
    row = own_class(db.session, me, class_id)
    assignment, quiz = own_assignment(db.session, me, class_id, slug)
    everywhere = raw.get("mend-where") == "all"
    ids = teacher_scope(db.session, me, slug).assignments if everywhere else [assignment.id]
    version, versions = version_at(db.session, ids, key, read_version(raw))
    places = places_of(db.session, me, version.question_id)
    return Desk(row, assignment, quiz, key, version, versions, places, ids)
