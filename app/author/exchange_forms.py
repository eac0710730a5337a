"""The form that brings a file with questions."""

from __future__ import annotations

from uuid import UUID

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField

from app.author.exchange_words import format_by_name
from app.services import bank
from app.services.library import current_lesson
from app.services.sessions import AnySession
from quizzes.exchange import FORMATS
from quizzes.exchange.recognising import recognise


class ImportForm(FlaskForm):  # type: ignore[misc]
    """A file, its format, and the lesson or quiz that its questions are for."""

    file = FileField(_l("File"), [FileRequired(_l("Choose the file with the questions."))])
    format = SelectField(_l("Format"))
    place = SelectField(_l("For"))

    lesson_slug: str = ""
    quiz_id: UUID | None = None

    def offer(self, session: AnySession) -> None:
        """Offer the formats, and every lesson with its quizzes; note what was chosen."""
        by_name = ("", _l("Tell by the file"))
        self.format.choices = [by_name, *((name, f.TITLE) for name, f in FORMATS.items())]
        choices: list[tuple[str, str]] = []
        for lesson in bank.lessons_to_ask_about(session):
            choices.append((lesson.slug, lesson.title))
            stored = current_lesson(session, lesson.slug)
            for quiz in bank.quizzes_of_lesson(session, stored.id):
                value = f"{lesson.slug}/{quiz.slug}"
                choices.append((value, f"{lesson.title}: {quiz.title}"))
                if self.place.data == value:
                    self.quiz_id = quiz.id
        self.place.choices = choices
        self.lesson_slug = (self.place.data or "").partition("/")[0]

    def upload(self) -> tuple[bytes, str]:
        """Give the file's bytes and its name."""
        name = self.file.data.filename or ""
        with self.file.data.stream as stream:
            return stream.read(), name

    def format_of(self, content: bytes, name: str) -> str:
        """Name the format: as chosen, as the file shows, or as its name tells."""
        return self.format.data or recognise(content) or format_by_name(name)

    def refuse(self, reason: str) -> None:
        """Say why nothing can be taken from the file."""
        self.file.errors = [reason]


class PackForm(FlaskForm):  # type: ignore[misc]
    """A lesson pack."""

    file = FileField(_l("Lesson pack"), [FileRequired(_l("Choose the zip with the lesson."))])

    def upload(self) -> tuple[bytes, str]:
        """Give the file's bytes and its name."""
        with self.file.data.stream as stream:
            return stream.read(), self.file.data.filename or ""

    def refuse(self, *reasons: str) -> None:
        """Say why nothing can be taken from the pack."""
        self.file.errors = list(reasons)
