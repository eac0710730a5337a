"""Exporting a quiz: its questions as readers get them now, in another program's format."""

from __future__ import annotations

from app.services.images import contents_of
from app.services.library import current_lesson, current_quiz
from app.services.problems import NotFoundError
from app.services.sessions import AnySession
from quizzes.exchange import FORMATS, Export, write_questions


def export_quiz(session: AnySession, slug: str, format_name: str) -> Export:
    """Write a quiz's questions in a format, or raise NotFoundError."""
    if format_name not in FORMATS:
        raise NotFoundError
    quiz = current_quiz(session, slug).quiz
    lesson = current_lesson(session, quiz.lesson).lesson
    shown = contents_of(session, quiz.questions)
    return write_questions(quiz.questions, lesson, FORMATS[format_name], shown)
