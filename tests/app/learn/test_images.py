"""Images of what an attempt asks: shown where it is asked and reviewed, to those who may see it."""

from __future__ import annotations

import pytest

from app.db import db
from app.services.images import keep_images
from app.services.shelving import shelve_lesson, shelve_quiz
from quizzes.types import build_question
from quizzes.types.sample_lesson import LESSON
from tests.harness.mending import BRIDGE
from tests.harness.pictures import image_row, picture
from tests.harness.taking import ALL, SLUG, assign, every_type, number_of, start

NAMES = ("amina", "ben", "chidi", "dana", "erik")


def quiz_with_images():
    quiz = every_type()
    questions = []
    for question in quiz.questions:
        data = question.model_dump(mode="json", by_alias=True)
        rows = [image_row()]
        if question.type == "single-choice":
            rows.append(image_row("red", alt="A hill", at="hill"))
        questions.append(build_question({**data, "images": rows}))
    return quiz.model_copy(update={"questions": tuple(questions)})


@pytest.fixture
def attempt(app, visitors):
    """An attempt of Amina's, for Chidi's class, at a quiz whose questions have images."""
    with app.app_context():
        keep_images(db.session, [picture(), picture("red")])
        shelve_lesson(db.session, LESSON)
        shelve_quiz(db.session, quiz_with_images(), position=99)
        assign(db.session, visitors.cast.chidis_class)
        return start(db.session, visitors.cast.amina)


def pictures_on(page):
    return [(image.get("alt"), image.get("src")) for image in page.all("img")]


def test_a_question_of_every_type_shows_its_images(app, visitors, attempt):
    for number in range(1, len(every_type().questions) + 1):
        page = visitors.amina.open(f"/attempts/{attempt}/{number}")
        assert pictures_on(page)[0][0] == "A river with an old bridge"
        assert all(src.startswith(f"/attempts/{attempt}/images/") for _, src in pictures_on(page))


def test_an_option_shows_its_own_image(app, visitors, attempt):
    with app.app_context():
        number = number_of(db.session, "single-choice")
    page = visitors.amina.open(f"/attempts/{attempt}/{number}")
    [label] = [one for one in page.all("label") if one.find(".//img") is not None]
    assert "The Hill Front" in "".join(label.itertext())


def test_images_are_on_the_page_that_checks_and_on_the_result(visitors, attempt):
    count = len(every_type().questions)
    page = visitors.amina.open(f"/attempts/{attempt}/check")
    assert len(pictures_on(page)) == count
    visitors.amina.submit("Hand in")
    page = visitors.amina.open(f"/attempts/{attempt}")
    assert len(pictures_on(page)) == count + 1
    page = visitors.chidi.open(f"/attempts/{attempt}")
    for _, source in pictures_on(page):
        assert visitors.chidi.client.get(source).status_code == 200


def test_an_image_is_its_readers_own(visitors, visitor, attempt):
    address = f"/attempts/{attempt}/images/{picture().sha256}"
    found = {name: getattr(visitors, name).client.get(address) for name in NAMES}
    assert {name: answer.status_code for name, answer in found.items()} == {
        "amina": 200,
        "ben": 404,
        "chidi": 200,
        "dana": 404,
        "erik": 404,
    }
    assert visitor.client.get(address).status_code == 302
    assert visitors.amina.client.get(f"{address[:-1]}x").status_code == 404


def test_an_image_is_kept_by_its_readers_browser_and_is_nothing_but_an_image(visitors, attempt):
    address = f"/attempts/{attempt}/images/{picture().sha256}"
    answer = visitors.amina.client.get(address)
    assert answer.data == picture().content
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'; sandbox" in answer.headers.getlist("Content-Security-Policy")
    again = visitors.amina.client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_teacher_sees_the_images_in_the_report_and_where_a_question_is_mended(
    app, visitors, attempt
):
    visitors.amina.open(f"/attempts/{attempt}/check")
    visitors.amina.submit("Hand in")
    chidi, quiz = visitors.chidi, f"/classes/{visitors.cast.chidis_class}/quizzes/{SLUG}"
    found = pictures_on(chidi.open(quiz))
    found += pictures_on(chidi.open(f"{quiz}/questions/{BRIDGE}/mend?mend-how=key"))
    assert ("A hill" in {alt for alt, _ in found}, len(found)) == (True, ALL + 2)
    for _, source in dict.fromkeys(found):
        assert chidi.client.get(source).status_code == 200
