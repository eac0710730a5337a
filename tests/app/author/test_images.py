"""Images in the editor: added on a page of their own, described, placed, shown and removed."""

from __future__ import annotations

import io

import pytest

from app.db import db
from app.services.images import keep_images
from quizzes.types.sample_lesson import LESSON
from tests.app.author.filling import names_on, press, sent, typed
from tests.harness.pictures import drawn, image_row, picture

NEW = f"/questions/new/single-choice?lesson={LESSON.slug}"


@pytest.fixture(autouse=True)
def kept(app):
    """Pictures that questions of these tests show."""
    with app.app_context():
        keep_images(db.session, [picture(), picture("red")])
        db.session.commit()


def add(visitor, content=None, name="map.png", status=200, **fields):
    """Choose an image on the page that asks for one, and send it."""
    upload = {} if content is None else {"file": (io.BytesIO(content), name)}
    data = {"csrf_token": visitor.token(), **upload, **fields}
    address = visitor.page.path
    return visitor.arrive(visitor.client.post(address, data=data, follow_redirects=True), status)


@pytest.fixture
def draft(chidi):
    """The page that adds an image to a new draft."""
    chidi.open(NEW)
    page = press(chidi, "Add an image", stem="Where is this?", **{"options-0-text": "Here"})
    assert page.h1 == "Add an image"
    return page.path.removesuffix("/images")


def test_an_image_is_added_with_its_description_and_nothing_typed_is_lost(chidi, draft):
    page = add(chidi, drawn(), alt="A river\nin the <hills> \u05d0", at="here")
    assert page.path == draft
    assert typed(page) == "Where is this?"
    assert typed(page, "images-0-alt") == "A river in the <hills> \u05d0"
    assert typed(page, "images-0-at") == "here"
    [shown] = page.all("img")
    assert (shown.get("width"), shown.get("height")) == ("12", "8")
    answer = chidi.client.get(shown.get("src"))
    assert answer.data == picture().content
    assert answer.mimetype == "image/png"


def test_what_is_changed_in_an_image_is_said(chidi, draft):
    page = add(chidi, drawn(size=(2000, 10)), alt="A line")
    assert "from 2000 × 10 to 1600 × 8 pixels" in page.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "Choose an image file."),
        (b"<svg onload='x'/>", "no PNG, JPEG, GIF or WebP"),
        (drawn()[:45], "damaged"),
    ],
    ids=["nothing", "a drawing with scripts", "cut off"],
)
def test_what_is_no_image_is_refused_and_the_description_stays(chidi, draft, content, said):
    page = add(chidi, content, name="map.png", status=422, alt="What I typed")
    assert any(said in error for error in page.errors)
    assert "What I typed" in page.html
    assert "images-0-alt" not in names_on(chidi.open(draft))


def test_an_image_is_described_moved_and_removed_in_the_editor(chidi, draft):
    add(chidi, drawn())
    page = press(chidi, "Save draft", **{"images-0-alt": "A hill", "images-0-at": "here"})
    assert (typed(page, "images-0-alt"), typed(page, "images-0-at")) == ("A hill", "here")
    page = press(chidi, "Save draft", **{"images-0-decorative": "1"})
    assert typed(page, "images-0-decorative") == "1"
    page = press(chidi, "Save draft", **{"images-0-remove": "1"})
    assert "images-0-alt" not in names_on(page)


def test_a_question_with_an_undescribed_image_is_not_published(chidi, draft):
    add(chidi, drawn())
    page = press(chidi, "Publish", status=422)
    assert any("Describe image 1" in error for error in page.errors)
    assert "Describe image 1, or say that it only decorates." in page.text


def test_a_published_image_is_shown_with_its_words_and_in_the_preview(chidi, publish):
    rows = [image_row(), image_row("red", alt="A hill", at="river")]
    address = publish(images=rows)
    page = chidi.open(address)
    assert "Described as: A river with an old bridge" in page.text
    assert "stands with “The River League”" in page.text
    preview = chidi.open(f"{address}/preview")
    assert [one.get("alt") for one in preview.all("img")] == [
        "A river with an old bridge",
        "A hill",
    ]
    for shown in preview.all("img"):
        assert chidi.client.get(shown.get("src")).status_code == 200


def test_what_changed_in_the_images_is_told_without_their_fingerprints(chidi, publish):
    address = publish(images=[image_row()])
    chidi.open(address)
    chidi.submit("Edit")
    page = press(chidi, "Publish", **{"images-0-alt": "An old bridge over a river"})
    page = chidi.open(f"{page.path}/changes")
    assert "Image “An old bridge over a river” · Description" in page.text
    assert picture().sha256 not in page.html


def test_images_belong_to_their_draft_and_to_their_question(chidi, dana, visitor, draft, publish):
    add(chidi, drawn(), alt="x")
    own = f"{draft}/images/{picture().sha256}"
    public = f"{publish(images=[image_row()])}/images"
    asked = {
        own: (200, 404),
        f"{draft}/images/{picture('red').sha256}": (404, 404),
        f"{public}/{picture().sha256}": (200, 200),
        f"{public}/{picture('red').sha256}": (404, 404),
        f"{public}/nonsense": (404, 404),
    }
    for address, expected in asked.items():
        found = tuple(who.client.get(address).status_code for who in (chidi, dana))
        assert found == expected, address
        assert visitor.client.get(address).status_code == 302
    dana.open("/questions")
    assert dana.client.get(f"{draft}/images").status_code == 404


def test_a_form_cannot_bring_images_that_are_not_here(chidi, draft):
    add(chidi, drawn(), alt="x")
    values = sent(chidi, **{"images-0-sha256": "0" * 64})
    page = chidi.arrive(chidi.client.post(draft, data=values, follow_redirects=True), 200)
    assert "images-0-alt" not in names_on(page)
