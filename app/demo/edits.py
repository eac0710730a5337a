"""The demo's own revisions of questions: a wrong key, and an older wording."""

from __future__ import annotations

import json

from app.demo.sketch import ALT, sketch
from app.services.images import keep_images
from app.services.sessions import AnySession
from quizzes.document import Question, Quiz
from quizzes.types import build_question


def with_question(quiz: Quiz, changed: Question) -> Quiz:
    """Put a changed question into a quiz in the old one's place."""
    questions = tuple(changed if old.id == changed.id else old for old in quiz.questions)
    return quiz.model_copy(update={"questions": questions})


def question_in(quiz: Quiz, key: str) -> Question:
    """Find a question of a quiz."""
    return next(question for question in quiz.questions if question.id == key)


def miskeyed(question: Question, wrong: str) -> Question:
    """Mark another option of a single choice as the key, as a slip in the editor would."""
    data = json.loads(question.to_json())
    for option in data["options"]:
        option.pop("correct", None)
        option.pop("misconception", None)
        if option["key"] == wrong:
            option["correct"] = True
    return build_question(data)


def with_map(session: AnySession, quiz: Quiz, key: str) -> Quiz:
    """Let a question of a quiz show the sketch map; the caller commits."""
    file = sketch()
    keep_images(session, [file])
    facts = {"sha256": file.sha256, "type": file.type, "width": file.width, "height": file.height}
    data = json.loads(question_in(quiz, key).to_json())
    return with_question(quiz, build_question(data | {"images": [facts | {"alt": ALT}]}))


def reworded(question: Question, stem: str) -> Question:
    """Give a question another stem."""
    return build_question(json.loads(question.to_json()) | {"stem": stem})
