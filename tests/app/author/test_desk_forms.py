"""Every field of a lesson's rows can be put right on the desk, and none is lost by opening it."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from app.author.desk_forms import FORMS
from lessons.desk.deciding import correct
from lessons.desk.reopening import reopen
from lessons.desk.rows import KINDS, Desk
from lessons.desk.writing import FRONT, SOURCE
from lessons.document import (
    Actor,
    Claim,
    Designation,
    Event,
    Lesson,
    Paragraph,
    Section,
    Source,
    Term,
)
from lessons.folder import read_lesson
from tests.harness.library import LIBRARY

LISTS = ("actors", "claims", "events", "terms")
SHIPPED = reopen(Desk(), read_lesson(LIBRARY / "syria-2024").value)
LISTED = {"designations-0-by": "Uganda", "designations-0-what": "armed group",
          "designations-0-since": "2024-01"}  # fmt: skip


def fields_of(kind):
    """Name the fields of a kind's form."""
    return {name for name in dir(FORMS[kind]) if hasattr(getattr(FORMS[kind], name), "field_class")}


@pytest.fixture(autouse=True)
def request_of_a_page(app):
    with app.test_request_context():
        yield


def opened(kind, row):
    """Open the form of a row."""
    form = FORMS[kind](formdata=None)
    form.offer(SHIPPED)
    form.fill(row)
    return form


def sent(kind, row, **typed):
    """Send the form of a row as a browser does, with some fields changed."""
    values = MultiDict()
    for field in opened(kind, row):
        lists = field.type == "FieldList"
        for part in [part for listed in field for part in listed.form] if lists else [field]:
            for value in part.data if isinstance(part.data, list) else [part.data]:
                if value is not False:
                    values.add(part.name, str(value or "").replace("\n", "\r\n"))
    for name, value in typed.items():
        values.setlist(name, value if isinstance(value, list) else [value])
    form = FORMS[kind](values, meta={"csrf": False})
    form.offer(SHIPPED)
    return form


def changed(kind, row, **typed):
    """Save a row with some fields changed; give the row that comes of it."""
    form = sent(kind, row, **typed)
    assert form.validate(), form.errors
    return correct(SHIPPED, kind, row.id, form.values()).row(kind, row.id)


KEYS = {"id", "slug"}  # made once: quizzes and addresses name them
WRITTEN_IN_TEXT = {"words", "paragraph"}  # what states a claim is chosen beside the text
BY_ITSELF = {"last_checked", "paragraphs"}  # the day of publishing; the article's own number


@pytest.mark.parametrize(
    ("model", "edited"),
    [
        (Actor, fields_of("actors")),
        (Claim, fields_of("claims") | WRITTEN_IN_TEXT),
        (Event, fields_of("events")),
        (Term, fields_of("words")),
        (Designation, {"by", "label", "since", "until"}),
        (Source, {*SOURCE} | BY_ITSELF),
        (Section, {"title", "role", "paragraphs"}),
        (Paragraph, {"text", "rests_on"}),
        (Lesson, {*FRONT, *LISTS, "source", "sections"} | BY_ITSELF),
    ],
)
def test_every_field_of_a_lesson_is_edited_on_the_desk_or_made_by_it(model, edited):
    assert model.model_fields.keys() - edited <= KEYS


@pytest.mark.parametrize("kind", KINDS)
def test_a_shipped_row_saved_unchanged_is_the_same(kind):
    for row in SHIPPED.rows(kind):
        assert changed(kind, row) == row


@pytest.mark.parametrize(
    ("kind", "typed", "field", "value"),
    [
        ("actors", {"aliases": "One, Ltd\r\n\r\nTwo "}, "aliases", ("One, Ltd", "Two")),
        ("actors", {"names": "tr: Kıbrıs\r\nar : قبرص"}, "names", {"tr": "Kıbrıs", "ar": "قبرص"}),
        ("actors", LISTED, "designations",
         (Designation(by="Uganda", label="armed group", since="2024-01"),)),
        ("actors", dict.fromkeys(LISTED, ""), "designations", ()),
        ("claims", {"detail": " A sentence\r\nmore. "}, "detail", "A sentence more."),
        ("events", {"date": "2015", "until": "2016-03"}, "until", "2016-03"),
        ("events", {"place": "Aleppo"}, "place", "Aleppo"),
        ("events", {"actors": ["iran", "russia"]}, "actors", ("iran", "russia")),
        ("events", {"paragraph": "out-of-idlib"}, "paragraph", "out-of-idlib"),
        ("events", {"words": "fighters left Idlib"}, "paragraph", "out-of-idlib"),
        ("words", {"forms": "one\r\ntwo"}, "forms", ("one", "two")),
    ],
)  # fmt: skip
def test_each_field_is_put_right(kind, typed, field, value):
    row = SHIPPED.rows(kind)[0]
    assert getattr(changed(kind, row, **typed), field) == value


@pytest.mark.parametrize(
    ("kind", "typed", "field", "words"),
    [
        ("actors", {"names": "Kıbrıs"}, "names", "Begin each line with the language"),
        ("actors", {**LISTED, "designations-0-since": ""}, "designations", "since when"),
        ("actors", {**LISTED, "designations-0-until": "2001"}, "designations", "after its"),
        ("events", {"date": "2016", "until": "2015"}, "until", "before the beginning"),
        ("events", {"paragraph": "the-offensive"}, "paragraph", "Not a valid choice"),
        ("events", {"until": "later"}, "until", "Write the date as"),
        ("claims", {"since": "2016", "until": "2015"}, "until", "before the beginning"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(kind, typed, field, words):
    form = sent(kind, SHIPPED.rows(kind)[0], **typed)
    assert not form.validate()
    assert words in form[field].errors[0]
