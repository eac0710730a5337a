"""A mended question on a student's pages: why the score changed, and nothing before release."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.db import at_time, db, now
from app.models import Release
from app.services.scoring import override_points
from quizzes.mending import Kind
from tests.harness.mending import BRIDGE, NOTE, N, mend, take, undo
from tests.harness.queries import counted_get
from tests.harness.taking import assign

HOUR = timedelta(hours=1)


class Room:
    """Chidi's class with the quiz of every type, of which Amina took the first for the hill's."""

    def __init__(self, app, visitors, **terms) -> None:
        self.app, self.cast = app, visitors.cast
        with app.app_context():
            self.place = assign(db.session, visitors.cast.chidis_class, **terms)
            self.attempt = take(db.session, visitors.cast.amina, "hill")
        self.result = f"/attempts/{self.attempt}"

    def mend(self, kind, *answers, **how):
        with self.app.app_context():
            return mend(db.session, self.cast, self.place, kind, *answers, **how)

    def undo(self, mending):
        with self.app.app_context():
            undo(db.session, self.cast, self.place, mending)


@pytest.fixture
def room(quiz_of_every_type, app, visitors):
    return Room(app, visitors)


@pytest.fixture
def held(quiz_of_every_type, app, visitors):
    closes_at = now() + HOUR
    return Room(app, visitors, closes_at=closes_at, release=Release.CLOSING)


def section(page):
    """Give the part of a result that is about the first question."""
    return page.html.split('id="question-1"')[1].split("</section>")[0]


def test_who_gained_reads_why_beside_the_question_and_in_the_list_of_work(visitors, room):
    assert "score changed" not in visitors.amina.open("/work").text
    room.mend(Kind.KEY, "hill")
    page = visitors.amina.open(room.result)
    assert page.h1 == f"{N} of {N} points"
    for words in ("The key of this question was changed on", "0 before, 1 now", NOTE):
        assert words in section(page)
    assert "Your answer: right" in section(page)
    assert "It holds the pass." not in section(page), "it said why the hill was wrong"
    work = visitors.amina.open("/work")
    assert "score changed" in work.text
    assert room.result in work.links.values()


def test_a_dropped_question_says_that_it_does_not_count(visitors, room):
    room.mend(Kind.DROP)
    page = visitors.amina.open(room.result)
    assert page.h1 == f"{N - 1} of {N - 1} points"
    assert "Does not count" in section(page)
    assert "does not count" in page.text.split("Question 1")[0]


def test_who_hands_in_later_reads_how_it_was_marked(app, visitors, room):
    room.mend(Kind.ACCEPT, "hill")
    with app.app_context():
        bens = take(db.session, visitors.cast.ben, "hill")
    page = visitors.ben.open(f"/attempts/{bens}")
    assert "More answers are accepted here than the first key." in section(page)
    assert "score changed" not in visitors.ben.open("/work").text


@pytest.mark.parametrize("mended", [True, False])
def test_a_wrong_answer_that_got_its_points_is_marked_so_everywhere(app, visitors, room, mended):
    assert 'class="wrong" href="#question-1"' in visitors.amina.open(room.result).html
    if mended:
        room.mend(Kind.FULL)
    else:
        with app.app_context():
            chidi = room.cast.chidi.id
            override_points(db.session, chidi, room.attempt, BRIDGE, 1, "Said it aloud.")
    page = visitors.amina.open(room.result)
    words = "full points for everybody" if mended else "points set by hand"
    assert 'class="right" href="#question-1"' in page.html
    assert f"1 ✓{words}" in page.text
    assert words.capitalize() in section(page)
    assert "Not right" not in section(page)


def test_undoing_is_told_too(visitors, room):
    room.undo(room.mend(Kind.FULL))
    assert "was taken back on" in section(visitors.amina.open(room.result))


def test_who_would_have_lost_keeps_the_marks_and_the_key_as_asked(app, visitors, room):
    with app.app_context():
        bens = take(db.session, visitors.cast.ben, "river")
    room.mend(Kind.KEY, "hill", never_lower=True)
    part = section(visitors.ben.open(f"/attempts/{bens}"))
    assert "Your answer: right" in part
    assert "notice" not in part


def test_before_the_release_a_mending_tells_nothing(visitors, held):
    held.mend(Kind.KEY, "hill")
    amina = visitors.amina
    for address in (held.result, "/work", "/quizzes/every-type"):
        page = amina.open(address)
        assert not any(words in page.text for words in ("changed", NOTE, "The Hill Front"))
    with at_time(now() + 2 * HOUR):
        assert NOTE in section(amina.open(held.result))
        assert "score changed" in amina.open("/work").text


def test_the_note_in_the_list_of_work_is_for_two_weeks(visitors, room):
    room.mend(Kind.FULL)
    with at_time(now() + timedelta(days=15)):
        assert "score changed" not in visitors.amina.open("/work").text


def test_the_teacher_reads_every_score_with_who_when_and_why(visitors, room):
    room.mend(Kind.KEY, "hill")
    page = visitors.chidi.open(room.result)
    assert "2 scores, as they were set" in section(page)
    assert f"0 → 1 · key changed · Chidi: “{NOTE}”" in page.text


def test_without_a_mending_no_page_of_a_student_asks_the_database_more(app, visitors, room):
    asked = {page: counted_get(app, visitors.amina, page) for page in (room.result, "/work")}
    assert asked == {room.result: 5, "/work": 4}
    room.mend(Kind.DROP, question=BRIDGE)
    assert counted_get(app, visitors.amina, room.result) <= 7
    assert counted_get(app, visitors.amina, "/work") == 5


def test_the_result_of_practice_says_that_the_key_was_corrected_since(
    quiz_of_every_type, app, visitors
):
    with app.app_context():
        practised = take(db.session, visitors.cast.amina, "hill")
    room = Room(app, visitors)
    room.mend(Kind.KEY, "hill")
    page = visitors.amina.open(f"/attempts/{practised}")
    assert page.h1 == f"{N - 1} of {N} points"
    assert "Your teacher changed the key of this question." in section(page)
    assert "Practice is not marked again" in section(page)
