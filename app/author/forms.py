"""The part of the question editor that all types share. A draft may be unready: all goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

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
from wtforms.validators import Length, Regexp
from wtforms.widgets import CheckboxInput, ListWidget

from app.wording import LEVELS
from lessons.document import Lesson
from quizzes.types.base import Finding

SPARE_ROWS = 1


class EvidenceForm(Form):
    """Words of one paragraph."""

    paragraph = SelectField(_l("Paragraph"), validate_choice=False)
    words = TextAreaField(_l("Exact words"))


class QuestionForm(FlaskForm):  # type: ignore[misc]
    """What every question has, whatever its type."""

    stem = TextAreaField(_l("Question"))
    level = SelectField(_l("What it asks of the learner"), validate_choice=False)
    claims = SelectMultipleField(
        _l("Claims that the key rests on"),
        validate_choice=False,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    evidence = FieldList(FormField(EvidenceForm))
    explanation = TextAreaField(_l("Explanation, shown after the quiz"))
    quiz = SelectField(_l("Quiz that asks it"), validate_choice=False)
    version = HiddenField(default="0")

    def offer(self, lesson: Lesson, quizzes: Iterable[tuple[str, str]]) -> None:
        """Fill the choices from the lesson and its quizzes."""
        self.level.choices = [("", _l("Choose a level")), *LEVELS.items()]
        self.claims.choices = [(claim.id, claim.words) for claim in lesson.claims]
        self.quiz.choices = [("", _l("None yet")), *quizzes]
        paragraphs = [("", _l("Choose a paragraph")), *((key, key) for key in lesson.paragraphs)]
        while len(self.evidence) < 1 or self.evidence[-1].words.data:
            self.evidence.append_entry()
        for row in self.evidence:
            row.form.paragraph.choices = paragraphs

    def plain_data(self) -> dict[str, Any]:
        """Give what was typed as in a quiz's file, leaving out what is empty."""
        rows = [
            {"paragraph": row.paragraph.data or "", "words": row.words.data or ""}
            for row in self.evidence
        ]
        typed = {
            "stem": (self.stem.data or "").strip(),
            "level": self.level.data,
            "claims": self.claims.data,
            "evidence": [row for row in rows if any(row.values())],
            "explanation": (self.explanation.data or "").strip(),
        }
        return {name: value for name, value in typed.items() if value}

    def show(self, findings: Iterable[Finding]) -> dict[str, str]:
        """Put each finding beside its field; give those of the type's own part by path."""
        others: dict[str, str] = {}
        for finding in findings:
            name = finding.where.split(".")[0]
            if name in self._fields and name != "evidence":
                self[name].errors = [*self[name].errors, finding.what]
            else:
                others.setdefault(finding.where, finding.what)
        return others


def form_data(data: Mapping[str, Any], quiz: str | None, version: int) -> dict[str, Any]:
    """Give a draft's data in the shape that fills the form."""
    shared = {name: data.get(name) for name in ("stem", "level", "explanation")}
    return shared | {
        "claims": list(data.get("claims", ())),
        "evidence": [dict(row) for row in data.get("evidence", ())],
        "quiz": quiz or "",
        "version": str(version),
    }


class QuizForm(FlaskForm):  # type: ignore[misc]
    """A new quiz on a lesson."""

    title = StringField(
        _l("Title"), [Length(3, 80, _l("Give the quiz a title of 3 to 80 letters."))]
    )
    summary = TextAreaField(
        _l("What it covers"),
        [Length(10, 300, _l("Say in a sentence or two what the quiz covers."))],
    )
    slug = StringField(
        _l("Address"),
        [
            Regexp(
                r"^[a-z0-9]+(-[a-z0-9]+)*$",
                message=_l("Use small letters, digits and single hyphens, such as who-is-who."),
            )
        ],
    )
