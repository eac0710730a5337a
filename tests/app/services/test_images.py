"""Images in the database: each once, as long as something names it, and no longer."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app.db import at_time, now
from app.models import RevisionImage, StoredImage
from app.services.drafts import discard_draft
from app.services.images import (
    add_to_draft,
    contents_of,
    image_in_question,
    keep_images,
    sweep_images,
)
from app.services.import_drafts import carry_out, drafts_made, undo_import
from app.services.imports import begin_import
from app.services.library import current_lesson
from app.services.pack_imports import begin_pack, carry_out_pack, pack_in
from app.services.packs import pack_of
from app.services.problems import ConflictError, NotFoundError
from app.services.question_files import question_at
from quizzes.exchange import FORMATS, read_questions
from quizzes.image import MOST_IMAGES
from tests.harness.pictures import image_row, picture
from tests.harness.writing import LESSON, begin, publish

LATER = timedelta(days=40)
TEAL = picture()


def count(session):
    return session.scalar(select(func.count()).select_from(StoredImage))


def keep(session, *colours):
    keep_images(session, [picture(colour) for colour in colours])
    session.commit()


def later(session):
    with at_time(now() + LATER):
        swept = sweep_images(session)
        session.commit()
    return swept


def moodle(content=TEAL.content, alt="A river"):
    data = base64.b64encode(content).decode()
    return (
        '<quiz><question type="shortanswer"><questiontext format="html"><text><![CDATA[Where?'
        f'<img src="@@PLUGINFILE@@/a.png" alt="{alt}">]]></text><file name="a.png" path="/" '
        f'encoding="base64">{data}</file></questiontext><answer fraction="100"><text>Here</text>'
        "</answer></question></quiz>"
    ).encode()


def bring(session, who, content):
    found = read_questions(content, FORMATS["moodle-xml"])
    lesson = current_lesson(session, LESSON)
    return begin_import(session, who.id, lesson, found, format_name="moodle-xml", name="a.xml")


def test_an_image_is_kept_once_and_stays_with_the_revision_that_shows_it(session, cast):
    keep(session, "teal", "teal", "red")
    keep(session, "teal")
    assert count(session) == 2
    done = publish(session, cast.chidi, images=[image_row(), image_row(at="hts")])
    assert later(session) == 1
    question = question_at(session, done.question_id, 1)
    assert contents_of(session, [question]) == {TEAL.sha256: TEAL.content}
    assert image_in_question(session, done.question_id, TEAL.sha256).width == 12
    with pytest.raises(NotFoundError):
        image_in_question(session, done.question_id, picture("red").sha256)


def test_the_database_itself_keeps_what_a_revision_shows(session, cast):
    keep(session, "teal")
    publish(session, cast.chidi, images=[image_row()])
    session.delete(session.get(StoredImage, TEAL.sha256))
    with pytest.raises(IntegrityError):
        session.commit()
    session.rollback()


def test_a_question_cannot_show_what_is_not_here(session, cast):
    with pytest.raises(IntegrityError):
        publish(session, cast.chidi, images=[image_row("gold")])
    session.rollback()


def test_an_earlier_revision_keeps_its_image(session, cast):
    keep(session, "teal", "red")
    done = publish(session, cast.chidi, images=[image_row()])
    assert session.scalar(select(func.count()).select_from(RevisionImage)) == 1
    assert question_at(session, done.question_id, 1).images[0].sha256 == TEAL.sha256


def test_an_image_of_a_draft_stays_and_goes_with_it(session, cast):
    draft = begin(session, cast.chidi)
    assert add_to_draft(session, draft, TEAL, {"alt": "A river"}) == 0
    assert add_to_draft(session, draft, TEAL, {"alt": "Better"}) == 0
    assert draft.data["images"] == [image_row(alt="Better")]
    assert later(session) == 0
    discard_draft(session, draft)
    with at_time(now() + LATER):
        discard_draft(session, begin(session, cast.chidi, stem="Another?"))
    assert later(session) == 1


def test_a_draft_has_room_for_so_many_images(session, cast):
    rows = [image_row(at=f"o{n}") for n in range(MOST_IMAGES)]
    draft = begin(session, cast.chidi, images=rows)
    with pytest.raises(ConflictError):
        add_to_draft(session, draft, TEAL, {})


def test_an_imported_image_outlasts_undoing_and_is_there_again(session, cast):
    batch = bring(session, cast.chidi, moodle())
    assert count(session) == 1
    assert carry_out(session, batch) == 1
    [made] = drafts_made(session, batch)
    assert not made.needs_description
    undo_import(session, batch)
    assert later(session) == 0


def test_the_same_words_with_another_image_are_another_question(session, cast):
    carry_out(session, bring(session, cast.chidi, moodle()))
    again = bring(session, cast.chidi, moodle())
    other = bring(session, cast.chidi, moodle(picture("red").content, alt=""))
    assert (carry_out(session, again), carry_out(session, other)) == (0, 1)
    [made] = drafts_made(session, other)
    assert made.needs_description


def test_a_pack_brings_its_images_along(session, cast):
    keep(session, "teal")
    publish(session, cast.chidi, images=[image_row()])
    packed = pack_of(session, LESSON)
    assert packed.images == {TEAL.sha256: TEAL.content}
    batch = begin_pack(session, cast.dana.id, packed, "a.zip")
    assert pack_in(batch).quizzes == packed.quizzes
    assert {line.outcome for line in carry_out_pack(session, batch)} == {"unchanged"}
