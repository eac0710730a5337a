"""The author's pages: who gets them, who is asked to log in, who is refused, who finds nothing."""

from __future__ import annotations

import pytest

from app.roles import AUDIENCES, Audience
from quizzes.types.sample_lesson import LESSON
from tests.app.author.filling import press
from tests.harness.taking import SLUG

NEW = f"/questions/new/single-choice?lesson={LESSON.slug}"


@pytest.fixture
def draft(chidi):
    """A draft of Chidi's: its address."""
    chidi.open(NEW)
    return press(chidi, "Save draft", stem="Mine alone?").path


@pytest.fixture
def shared(publish):
    """Pages of the bank, which all teachers share."""
    question = publish()
    return [
        "/questions",
        "/questions?claim=river-holds-bridge",
        "/questions/new",
        f"/questions/drafted/{LESSON.slug}",
        NEW,
        question,
        f"{question}?revision=1",
        f"{question}/changes",
        f"{question}/preview",
        f"/questions/quizzes/{SLUG}",
        f"/questions/quizzes/{SLUG}/words",
        f"/questions/quizzes/new/{LESSON.slug}",
    ]


@pytest.fixture
def own(draft):
    """Pages of a draft, which are its author's alone."""
    return [draft, f"{draft}/preview"]


WRITES = [f"/questions/quizzes/{SLUG}/{verb}" for verb in ("move", "take-out", "waive", "words")]


def test_every_teacher_gets_the_pages_of_the_bank(visitors, shared):
    for name in ("chidi", "dana"):
        for page in shared:
            getattr(visitors, name).open(page)


def test_a_draft_is_its_authors_alone(chidi, dana, own):
    for page in own:
        assert chidi.client.get(page).status_code in {200, 422}
        dana.open(page, status=404)
    dana.post(own[0], status=404)
    dana.post(own[1], status=404)
    dana.post(f"{own[0]}/take-up", status=404)
    assert "Mine alone?" not in dana.open("/questions").text


def test_a_stranger_is_asked_to_log_in(visitors, shared, own):
    stranger = visitors.stranger()
    for page in shared + own:
        answer = stranger.client.get(page)
        assert answer.status_code == 302, page
        assert answer.location.startswith("/login"), page


def test_a_guest_is_asked_to_log_in(visitors, shared, own):
    guest = visitors.stranger()
    guest.open(f"/quizzes/{SLUG}")
    guest.submit("Start")
    for page in shared + own:
        assert guest.client.get(page).location.startswith("/login"), page


def test_a_student_is_refused(visitors, shared, own, publish):
    for page in shared + own:
        visitors.amina.open(page, status=403)
    for address in [*WRITES, own[0], f"{own[0]}/take-up", f"{publish()}/edit", NEW]:
        visitors.amina.post(address, status=403)


def test_every_author_page_is_for_teachers():
    own = {name: audience for name, audience in AUDIENCES.items() if name.startswith("author.")}
    assert set(own.values()) == {Audience.TEACHER}
    assert len(own) >= 17
