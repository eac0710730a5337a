"""The part of the question editor that all types share. A draft may be unready: all goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    FieldList,
    Form,
    FormField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from app.wording import LEVELS, LEVELS_EXPLAINED
from lessons.document import Lesson
from lessons.words import standing_in
from quizzes.types.submission import storable

AS_SENT = {"autocomplete": "off"}
"""After a reload, a hidden field is what the server sent, not what the browser remembers."""


class EvidenceForm(Form):
    """Words of one paragraph."""

    words = TextAreaField(_l("Exact words"))
    paragraph = StringField(_l("Paragraph"))


class QuestionForm(FlaskForm):  # type: ignore[misc]
    """What every question has, whatever its type."""

    stem = TextAreaField(_l("Question"))
    level = SelectField(_l("Level: what it asks of the learner"), validate_choice=False)
    claims = SelectMultipleField(
        _l("Claims that the key rests on"),
        validate_choice=False,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    evidence = FieldList(FormField(EvidenceForm))
    explanation = TextAreaField(_l("Explanation, shown after the quiz"))
    quiz = SelectField(_l("Quiz that asks it"), validate_choice=False)
    version = HiddenField(default="0", render_kw=AS_SENT)
    seen = HiddenField(default="0", render_kw=AS_SENT)
    key = HiddenField(render_kw=AS_SENT)

    def offer(self, lesson: Lesson, quizzes: Mapping[str, str], asked_in: Sequence[str]) -> None:
        """Fill the choices from the lesson and its quizzes, and leave room for one more quote."""
        levels = [(name, f"{words}: {LEVELS_EXPLAINED[name]}") for name, words in LEVELS.items()]
        self.level.choices = [("", _l("Choose a level")), *levels]
        chosen = self.claims.data or ()  # first, so that their order stays as it is
        self.claims.choices = [(id_, id_) for id_ in dict.fromkeys((*chosen, *lesson.claims_by_id))]
        others = [(slug, title) for slug, title in quizzes.items() if slug not in asked_in]
        self.quiz.choices = [("", _l("No other") if asked_in else _l("None yet")), *others]
        if asked_in:
            asking = ", ".join(quizzes.get(slug, slug) for slug in asked_in)
            self.quiz.label.text = _l("Another quiz that is to ask it")
            self.quiz.description = _l("Asked in: %(quizzes)s. There, its new revision follows.",
                                       quizzes=asking)  # fmt: skip
        while len(self.evidence) < 1 or self.evidence[-1].words.data:
            self.evidence.append_entry()

    def plain_data(self, lesson: Lesson) -> dict[str, Any]:
        """Give what was typed as in a quiz's file, leaving out what is empty."""
        rows = [_quote(row.words.data, row.paragraph.data, lesson) for row in self.evidence]
        typed = {
            "stem": storable(self.stem.data or ""),
            "level": self.level.data,
            "claims": self.claims.data,
            "evidence": [row for row in rows if any(row.values())],
            "explanation": storable(self.explanation.data or ""),
        }
        return {name: value for name, value in typed.items() if value}


def _quote(words: str | None, paragraph: str | None, lesson: Lesson) -> dict[str, str]:
    """Take words with their paragraph; if none was chosen, with the only one that has them."""
    words, paragraph = storable(words or ""), paragraph or ""
    places = standing_in(words, lesson) if words and not paragraph else []
    return {"paragraph": places[0] if len(places) == 1 else paragraph, "words": words}


def form_data(data: Mapping[str, Any], quiz: str | None) -> dict[str, Any]:
    """Give a draft's data in the shape that fills the form."""
    shared = {name: data.get(name) for name in ("stem", "level", "explanation")}
    return shared | {
        "claims": list(data.get("claims", ())),
        "evidence": [dict(row) for row in data.get("evidence", ())],
        "quiz": quiz or "",
    }


class QuizForm(FlaskForm):  # type: ignore[misc]
    """A quiz's words."""

    title = StringField(
        _l("Title"), [Length(3, 80, _l("Give the quiz a title of 3 to 80 letters."))]
    )
    summary = TextAreaField(
        _l("What it covers"),
        [Length(10, 300, _l("Say in 10 to 300 letters what the quiz covers."))],
    )
    key = HiddenField()


def uuid_of(text: str | None) -> UUID | None:
    """Read an id; None if it is none."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def number_of(text: str | None) -> int:
    """Read a small number; 0 if it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
