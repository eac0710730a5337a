"""Forms for putting a finding right, or adding one: an actor, a claim, a date, a word."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import InputRequired

from app import wording
from app.author.actor_form import ActorForm
from app.author.desk_fields import LONG, SHORT, RowForm, TicksField, fits, lines_in, not_before
from lessons.desk.rows import ClaimRow, Desk, EventRow, Kind, Row, State, WordRow
from lessons.sentences import fold

CLAIM = (
    "who", "relation", "whom", "since", "until", "certainty", "said_by", "detail", "quote",
)  # fmt: skip
EVENT = ("date", "until", "what", "place", "paragraph", "words")


class ClaimForm(RowForm):
    """Who does what to whom, and who says so."""

    who = SelectField(_l("Who"))
    relation = SelectField(_l("does what"))
    whom = SelectField(_l("to whom"))
    means = TicksField(_l("By what means"))
    since = StringField(_l("Since"), [fits])
    until = StringField(_l("Until"), [fits])
    certainty = SelectField(_l("How certain"))
    said_by = StringField(_l("Who says so"), [SHORT])
    detail = TextAreaField(_l("A sentence more, for the cards of the two"), [LONG])
    quote = TextAreaField(_l("Words of the article"), [LONG])

    def offer(self, desk: Desk) -> None:
        """Offer the actors that were not rejected, and the three kinds of claim."""
        choices = [("", _l("Choose an actor")), *actors_of(desk)]
        self.who.choices = self.whom.choices = choices
        self.relation.choices = list(wording.RELATIONS.items())
        self.means.choices = list(wording.MEANS.items())
        kinds = wording.CERTAINTIES
        explained = wording.CERTAINTIES_EXPLAINED
        self.certainty.choices = [(key, f"{kinds[key]}: {explained[key]}") for key in kinds]

    def fill(self, row: Row) -> None:
        """Show a row's values."""
        assert isinstance(row, ClaimRow)
        for name in CLAIM:
            self[name].data = getattr(row, name)
        self.means.data = list(row.means)

    def values(self) -> dict[str, Any]:
        """Give the fields of the row."""
        means = tuple(self.means.data or ())
        return {**super().values(), **self.texts(*CLAIM), "means": means}

    def validate_who(self, field: Any) -> None:
        """Ask for an actor."""
        if not field.data:
            raise ValidationError(_("Choose who acts."))

    def validate_whom(self, field: Any) -> None:
        """Ask for another actor."""
        if not field.data or field.data == self.who.data:
            raise ValidationError(_("Choose another actor, to whom it is done."))

    def validate_until(self, field: Any) -> None:
        """Take an end that does not come before its beginning."""
        not_before(self.since.data, field.data)

    def validate_said_by(self, field: Any) -> None:
        """Ask who says what is attributed."""
        if self.certainty.data == "attributed" and not (field.data or "").strip():
            raise ValidationError(_("Say who says so, as the claim is attributed."))


class EventForm(RowForm):
    """A date and what happened then, where, and which words of the lesson tell it."""

    date = StringField(_l("Date"), [InputRequired(_l("Give the date.")), fits])
    until = StringField(_l("Until, if it went on"), [fits])
    place = StringField(_l("Place"), [SHORT])
    what = TextAreaField(_l("What happened, in your own words"), [LONG])
    actors = TicksField(_l("Who took part"))
    paragraph = SelectField(_l("Paragraph of your text that tells it"))
    words = TextAreaField(_l("Words of your text that tell it"), [LONG])

    def offer(self, desk: Desk) -> None:
        """Offer the actors that were not rejected, and the paragraphs that are written."""
        self.actors.choices = actors_of(desk)
        written = [(p.id, shortened(p.text)) for p in desk.paragraphs if p.text.strip()]
        self.paragraph.choices = [("", _l("None, or find it by the words")), *written]

    def fill(self, row: Row) -> None:
        """Show a row's values."""
        assert isinstance(row, EventRow)
        for name in EVENT:
            self[name].data = getattr(row, name)
        self.actors.data = list(row.actors)

    def values(self) -> dict[str, Any]:
        """Give the fields of the row."""
        actors = tuple(self.actors.data or ())
        return {**super().values(), **self.texts(*EVENT), "actors": actors}

    def validate_until(self, field: Any) -> None:
        """Take an end that does not come before its beginning."""
        not_before(self.date.data, field.data)


class WordForm(RowForm):
    """A word and what it means."""

    term = StringField(_l("Word"), [InputRequired(_l("Give the word.")), SHORT])
    forms = TextAreaField(_l("Other forms in your text, one a line"), [LONG])
    meaning = TextAreaField(_l("What it means"), [LONG])

    def fill(self, row: Row) -> None:
        """Show a row's values."""
        assert isinstance(row, WordRow)
        self.term.data, self.meaning.data = row.term, row.meaning
        self.forms.data = "\n".join(row.forms)

    def values(self) -> dict[str, Any]:
        """Give the fields of the row."""
        forms = lines_in(self.forms.data)
        return {**super().values(), **self.texts("term", "meaning"), "forms": forms}


FORMS: dict[Kind, type[RowForm]] = {
    "actors": ActorForm,
    "claims": ClaimForm,
    "events": EventForm,
    "words": WordForm,
}


def actors_of(desk: Desk) -> list[tuple[str, str]]:
    """Give the actors that were not rejected."""
    return [(a.id, a.name) for a in desk.actors if a.state is not State.REJECTED]


def shortened(text: str) -> str:
    """Give the first words of a paragraph."""
    words = fold(text)
    return words if len(words) <= 50 else f"{words[:50].rpartition(' ')[0]} …"
