"""Images in the database: each once, as long as something names it, and no longer."""

from __future__ import annotations

import base64
import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app.db import at_time, now
from app.models import RevisionImage, StoredImage
from app.services.content import load_content, save_content
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
from app.services.library import current_lesson, current_quiz
from app.services.pack_imports import begin_pack, carry_out_pack, pack_in, undo_pack
from app.services.packs import pack_of
from app.services.problems import ConflictError, NotFoundError
from app.services.question_files import question_at
from app.services.shelving import shelve_lesson, shelve_quiz
from quizzes.exchange import FORMATS, read_questions
from quizzes.exchange.lesson_pack import Pack
from quizzes.image import MOST_IMAGES
from quizzes.types import build_question
from quizzes.types.sample_lesson import LESSON as SMALL
from tests.harness.pictures import image_row, picture
from tests.harness.taking import every_type
from tests.harness.writing import LESSON, begin, publish

LATER = timedelta(days=40)
TEAL = picture()


ON_ONE = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
"""Where the statements are the same on both."""


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


@ON_ONE
def test_a_question_cannot_show_what_is_not_here(session, cast):
    with pytest.raises(IntegrityError):
        publish(session, cast.chidi, images=[image_row("gold")])
    session.rollback()


@ON_ONE
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


@ON_ONE
def test_a_draft_has_room_for_so_many_images(session, cast):
    rows = [image_row(at=f"o{n}") for n in range(MOST_IMAGES)]
    draft = begin(session, cast.chidi, images=rows)
    with pytest.raises(ConflictError):
        add_to_draft(session, draft, TEAL, {})


@ON_ONE
def test_an_imported_image_outlasts_undoing_and_is_there_again(session, cast):
    batch = bring(session, cast.chidi, moodle())
    assert count(session) == 1
    assert carry_out(session, batch) == 1
    [made] = drafts_made(session, batch)
    assert not made.needs_description
    undo_import(session, batch)
    assert later(session) == 0


@ON_ONE
def test_the_same_words_with_another_image_are_another_question(session, cast):
    carry_out(session, bring(session, cast.chidi, moodle()))
    again = bring(session, cast.chidi, moodle())
    other = bring(session, cast.chidi, moodle(picture("red").content, alt=""))
    assert (carry_out(session, again), carry_out(session, other)) == (0, 1)
    [made] = drafts_made(session, other)
    assert made.needs_description


@ON_ONE
def test_images_go_out_to_files_and_come_in_from_them(session, empty_session, tmp_path):
    keep(empty_session, "teal")
    quiz = every_type()
    [first] = [question for question in quiz.questions if question.type == "single-choice"]
    shown = build_question(json.loads(first.to_json()) | {"images": [image_row()]})
    shelve_lesson(empty_session, SMALL)
    shelve_quiz(empty_session, quiz.model_copy(update={"questions": (shown,)}))
    written = save_content(empty_session, tmp_path / "library", tmp_path / "bank")
    assert [path.suffix for path in written].count(".png") == 1
    load_content(session, tmp_path / "library", tmp_path / "bank")
    questions = current_quiz(session, quiz.slug).quiz.questions
    assert contents_of(session, questions) == {TEAL.sha256: TEAL.content}


@ON_ONE
def test_a_pack_brings_its_images_along(session, cast):
    keep(session, "teal")
    publish(session, cast.chidi, images=[image_row()])
    packed = pack_of(session, LESSON)
    assert packed.images == {TEAL.sha256: TEAL.content}
    batch = begin_pack(session, cast.dana.id, packed, "a.zip")
    assert pack_in(batch).quizzes == packed.quizzes
    assert {line.outcome for line in carry_out_pack(session, batch)} == {"unchanged"}


@ON_ONE
def test_a_pack_that_is_taken_back_leaves_its_images_for_a_month(session, cast):
    keep(session, "teal")
    publish(session, cast.chidi, images=[image_row()])
    packed = pack_of(session, LESSON)
    quiz = next(quiz for quiz in packed.quizzes if any(q.images for q in quiz.questions))
    moved = quiz.model_copy(update={"slug": "another-quiz", "lesson": "another"})
    lesson = packed.lesson.model_copy(update={"slug": "another"})
    batch = begin_pack(session, cast.dana.id, Pack(lesson, (moved,), packed.images), "a.zip")
    carry_out_pack(session, batch)
    assert session.scalar(select(func.count()).select_from(RevisionImage)) == 2
    assert undo_pack(session, batch).kept == 0
    assert session.scalar(select(func.count()).select_from(RevisionImage)) == 1
