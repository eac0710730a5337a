"""What the tests of the author's pages share: a small lesson to ask about, and who writes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from app.db import db, new_id
from app.services.draft_saves import begin_draft
from app.services.library import current_lesson
from app.services.publishing import publish_draft
from app.services.quiz_items import held_quiz
from quizzes.types import TYPES
from quizzes.types.sample_lesson import LESSON
from tests.harness.cast import Visitors
from tests.harness.taking import SLUG
from tests.harness.visitor import Visitor
from tests.harness.writing import as_typed


@pytest.fixture(autouse=True)
def library(quiz_of_every_type: None) -> None:
    """The sample lesson, with a quiz of one question of each type."""


@pytest.fixture
def chidi(visitors: Visitors) -> Visitor:
    """A teacher who writes."""
    return visitors.chidi


@pytest.fixture
def dana(visitors: Visitors) -> Visitor:
    """Another teacher who writes."""
    return visitors.dana


Publish = Callable[..., str]


@pytest.fixture
def publish(app: Flask, visitors: Visitors) -> Publish:
    """Publish the sample of a type with changes, by Chidi; give the question's address."""

    def publish(type_name: str = "single-choice", **changes: object) -> str:
        changes.setdefault("stem", "A new question, is it not?")
        with app.app_context():
            draft = begin_draft(
                db.session,
                visitors.cast.chidi.id,
                new_id(),
                lesson_id=current_lesson(db.session, LESSON.slug).id,
                type_name=type_name,
                data=as_typed(TYPES[type_name].samples().question, **changes),
                quiz_id=held_quiz(db.session, SLUG).id,
            )
            done = publish_draft(db.session, draft, visitors.cast.chidi.id)
            return f"/questions/{done.question_id}"

    return publish
