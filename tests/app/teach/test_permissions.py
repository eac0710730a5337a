"""The teacher's pages: who gets them, who is asked to log in, who finds nothing, who is refused."""

from __future__ import annotations

import pytest

from app.roles import AUDIENCES, Audience

OWN = ["", "/settings", "/archive", "/code", "/assign", "/gradebook", "/gradebook.csv"]
OF_QUIZ = ["/quizzes/actors", "/quizzes/actors/terms", "/quizzes/actors/withdraw"]
FILES = ["/quizzes/actors/questions.csv", "/quizzes/actors/report.xlsx"]
POSTS = ["/restore", "/code/renew", "/joining/open", "/joining/close", "/archive", "/settings"]
POSTS_OF_QUIZ = ["/quizzes/actors/terms", "/quizzes/actors/withdraw"]
OF_STUDENT = ["", "/remove"]
POSTS_OF_STUDENT = ["", "/password", "/remove"]


@pytest.fixture(autouse=True)
def work(room):
    room.assign()
    room.sit("amina", right=3)


@pytest.fixture
def pages(room):
    own = [room.base + rest for rest in [*OWN, *OF_QUIZ, *FILES]]
    every_class = ["/classes/all" + rest for rest in [OF_QUIZ[0], *FILES]]
    return own + every_class + [room.student("amina") + rest for rest in OF_STUDENT]


@pytest.fixture
def writes(room):
    own = [room.base + rest for rest in [*POSTS, *POSTS_OF_QUIZ]]
    return own + [room.student("amina") + rest for rest in POSTS_OF_STUDENT]


def test_its_teacher_gets_every_page(visitors, pages):
    for page in pages:
        assert visitors.chidi.client.get(page).status_code == 200, page


def test_another_teacher_finds_nothing(visitors, pages, writes):
    for page in pages:
        assert visitors.dana.client.get(page).status_code == 404, page
    for address in writes:
        visitors.dana.post(address, status=404)


def test_another_teacher_does_not_reach_a_student_through_her_own_class(visitors):
    cast = visitors.cast
    theirs = f"/classes/{cast.danas_class}/students/{cast.amina.id}"
    visitors.dana.open(theirs, status=404)
    for rest in POSTS_OF_STUDENT:
        visitors.dana.post(theirs + rest, status=404)


def test_a_stranger_is_asked_to_log_in(visitors, pages):
    for page in pages:
        answer = visitors.stranger().client.get(page)
        assert answer.status_code == 302, page
        assert answer.location.startswith("/login"), page


def test_a_student_is_refused(visitors, pages, writes):
    for page in pages:
        assert visitors.amina.client.get(page).status_code == 403, page
    for address in writes:
        visitors.amina.post(address, status=403)


def test_every_address_of_the_area_is_for_teachers():
    theirs = {name: audience for name, audience in AUDIENCES.items() if name.startswith("teach.")}
    assert len(theirs) > 20
    assert set(theirs.values()) == {Audience.TEACHER}


def test_what_is_not_there_is_not_found(visitors, room):
    nobody = "00000000-0000-7000-8000-000000000000"
    for address in (
        f"/classes/{nobody}",
        f"{room.base}/quizzes/proxy-dynamics",
        f"{room.base}/quizzes/no-such-quiz",
        f"{room.base}/students/{nobody}",
        f"{room.base}/students/{visitors.cast.erik.id}",
    ):
        visitors.chidi.open(address, status=404)


def test_a_teacher_opens_an_attempt_of_the_class_and_no_other(visitors, room):
    attempt = f"/attempts/{room.sit('ben', right=2)}"
    assert visitors.chidi.open(attempt)
    visitors.dana.open(attempt, status=404)
    visitors.amina.open(attempt, status=404)
