"""Mending in words: what is done to a question, and what became of whose score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.services.mendings_in_force import InForce
from app.teach.wording import in_words
from lessons.document import Lesson
from quizzes.document import Answer, JsonValue, Question
from quizzes.mending import Kind, Mending
from quizzes.types import may_rekey, rekey, type_of

KINDS = {
    Kind.KEY: _l("Change the key"),
    Kind.ACCEPT: _l("Accept another answer"),
    Kind.DROP: _l("Drop the question"),
    Kind.FULL: _l("Full marks for all"),
}
KINDS_EXPLAINED = {
    Kind.KEY: _l("The key is wrong. Another answer is right, and the old key no more."),
    Kind.ACCEPT: _l("The key is right, and so is something else that students answered."),
    Kind.DROP: _l("It cannot be marked fairly. It counts for nobody, neither way."),
    Kind.FULL: _l("It cannot be marked fairly. Everybody who was asked it has its point."),
}
KINDS_DONE = {
    Kind.KEY: _l("Key changed"),
    Kind.ACCEPT: _l("More is accepted"),
    Kind.DROP: _l("Dropped"),
    Kind.FULL: _l("Full marks for all"),
}


def answer_words(question: Question, lesson: Lesson, value: JsonValue) -> str:
    """Write an answer as its page does."""
    parts = type_of(question).grade(question, Answer(value), lesson).parts
    texts = [in_words(part.text, question.type) for part in parts if part.chosen]
    return "; ".join(texts) or str(value)


def key_words(question: Question, lesson: Lesson) -> str:
    """Write a question's key."""
    return answer_words(question, lesson, type_of(question).key(question, lesson).value)


def mending_words(mending: Mending, question: Question, lesson: Lesson) -> str:
    """Say what a mending does to a question."""
    if mending.kind is Kind.DROP:
        return str(_("The question does not count."))
    if mending.kind is Kind.FULL:
        return str(_("Everybody who was asked it has its point."))
    new = _quoted([_new_key(question, lesson, value) for value in mending.answers])
    if mending.kind is Kind.ACCEPT:
        return str(_("%(new)s is accepted too.", new=new))
    old = _quoted([key_words(question, lesson)])
    return str(_("%(new)s is the key instead of %(old)s.", new=new, old=old))


def logged_words(version: InForce) -> str:
    """Say what a stored mending does."""
    return mending_words(version.mending, version.question, version.lesson)


def _new_key(question: Question, lesson: Lesson, value: JsonValue) -> str:
    return answer_words(rekey(question, Answer(value), lesson), lesson, value)


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)


def for_templates() -> dict[str, Any]:
    """Give the templates of mending their words."""
    return {
        "may_rekey": may_rekey,
        "mending_kinds": KINDS,
        "mending_kinds_explained": KINDS_EXPLAINED,
        "mending_kinds_done": KINDS_DONE,
        "mending_words": mending_words,
        "logged_words": logged_words,
        "key_words": key_words,
        "answer_words": answer_words,
    }
