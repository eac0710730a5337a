"""Results: shown when the release allows, with reasons; and a student's own work."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.db import at_time, db, now
from app.models import Release
from app.services.scoring import override_points
from tests.harness.queries import counted
from tests.harness.taking import ALL, NAMES, SLUG, assign, key, samples_of

HOUR = timedelta(hours=1)


pytestmark = pytest.mark.usefixtures("quiz_of_every_type")


@pytest.fixture
def set_(app, visitors):
    def set_quiz(**terms):
        with app.app_context():
            return assign(db.session, visitors.cast.chidis_class, **terms)

    return set_quiz


def take(visitor, which="right", only=None):
    """Take the quiz of every type and hand it in; give the attempt's address."""
    visitor.open(f"/quizzes/{SLUG}")
    base = visitor.submit("Start").path.removesuffix("/1")
    for number, raw in enumerate(samples_of(which=which), start=1):
        if only is None or number in only:
            token = visitor.token()
            fields = {**{name: list(values) for name, values in raw.items()}}
            visitor.client.post(
                f"{base}/{number}", data={**fields, "save_key": key(), "csrf_token": token}
            )
    visitor.open(f"{base}/check")
    visitor.submit("Hand in")
    return base


def test_a_result_says_what_was_answered_what_is_right_and_why(visitors):
    base = take(visitors.amina, "wrong")
    page = visitors.amina.open(base)
    assert page.h1 == f"0 of {ALL} points"
    for words in (
        "Not right",
        "It holds the pass.",
        "This is explained at the end.",
        "The lesson says",
        "Try again",
    ):
        assert words in page.text
    paragraph = page.links["read it in its place"]
    place = paragraph.split("#")[1]
    assert place in [e.get("id") for e in visitors.amina.open(paragraph).all("p")]


def test_each_question_has_a_mark_that_leads_to_it(visitors):
    page = visitors.amina.open(take(visitors.amina, "right", only={1, 2}))
    strip = [text for text, href in page.links.items() if href.startswith("#question-")]
    assert len(strip) == len(NAMES)
    assert strip[0].endswith("right")
    assert strip[2].endswith("not answered")


def test_the_best_attempt_counts_and_the_page_leads_to_it(visitors):
    first = take(visitors.amina, "right")
    second = take(visitors.amina, "wrong")
    assert "This is your best so far" in visitors.amina.open(first).text
    page = visitors.amina.open(second)
    assert "The best attempt counts" in page.text
    assert page.links[f"Your best so far: {ALL} of {ALL} points"] == first


def test_a_guest_is_told_how_to_keep_the_result(visitor):
    base = take(visitor)
    page = visitor.open(base)
    assert "kept seven days" in page.text
    assert page.links["Join a class"].startswith("/join")


def test_a_result_held_back_opens_when_the_quiz_closes(visitors, set_):
    set_(closes_at=now() + HOUR, release=Release.CLOSING, attempts_allowed=1)
    base = take(visitors.amina)
    held = visitors.amina.open(base)
    assert held.h1 == "Handed in"
    assert "Your result opens when the quiz closes" in held.text
    assert "points" not in held.text
    assert "points" not in visitors.amina.open(f"/quizzes/{SLUG}").text.split("Your attempts")[1]
    assert f"of {ALL} points" not in visitors.amina.open("/work").text
    with at_time(now() + 2 * HOUR):
        assert visitors.amina.open(base).h1 == f"{ALL} of {ALL} points"


def test_a_teacher_of_the_class_sees_the_attempt_with_every_answer_as_it_came(visitors, set_):
    set_(closes_at=now() + HOUR, release=Release.CLOSING)
    base = take(visitors.amina)
    page = visitors.chidi.open(base)
    assert page.h1 == "Amina: Every type"
    assert f"{ALL} of {ALL} points" in page.text
    assert "1 answer, as it came" in page.text
    visitors.chidi.open(f"{base}/lesson")
    for place in ("/1", "/check", "/receipt"):
        visitors.chidi.open(base + place, status=404)
    for stranger in (visitors.dana, visitors.ben):
        stranger.open(base, status=404)


def test_a_teacher_sees_an_unfinished_attempt_as_far_as_it_is(visitors, set_):
    set_()
    visitors.amina.open(f"/quizzes/{SLUG}")
    base = visitors.amina.submit("Start").path.removesuffix("/1")
    assert "not handed in yet" in visitors.chidi.open(base).text


def test_points_changed_by_hand_say_so(app, visitors, set_):
    set_()
    base = take(visitors.amina, "wrong")
    with app.app_context():
        from uuid import UUID

        attempt_id = UUID(base.split("/")[-1])
        chidi = visitors.cast.chidi.id
        override_points(
            db.session, chidi, attempt_id, "who-holds-the-bridge", 0.5, "The map was unclear."
        )
    page = visitors.amina.open(base)
    assert page.h1 == f"0.5 of {ALL} points"
    assert "The map was unclear." in page.text


def test_a_preview_says_that_it_never_counts(visitors):
    assert "It never counts" in visitors.chidi.open(take(visitors.chidi)).text


def test_the_receipt_can_be_opened_again_and_only_after_handing_in(visitors):
    base = take(visitors.amina)
    first = visitors.amina.open(f"{base}/receipt").text
    assert visitors.amina.open(f"{base}/receipt").text == first
    visitors.amina.open(f"/quizzes/{SLUG}")
    unfinished = visitors.amina.submit("Start").path.removesuffix("/1")
    assert visitors.amina.open(f"{unfinished}/receipt").path == f"{unfinished}/1"


def test_work_needs_a_student(visitors):
    assert visitors.stranger().client.get("/work").location.startswith("/login")
    visitors.chidi.open("/work", status=403)


def test_work_without_anything_set(visitors):
    page = visitors.amina.open("/work")
    assert "Nothing is set for Chidi's class yet" in page.text


def test_work_shows_what_is_due_first_and_how_far_it_is(app, visitors, set_):
    set_(slug="actors", closes_at=now() + 3 * HOUR)
    set_(closes_at=now() + HOUR, attempts_allowed=2)
    set_(slug="proxy-dynamics", opens_at=now() + HOUR)
    page = visitors.amina.open("/work")
    order = [page.text.index(words) for words in ("To do", "Every type", "Who is who", "Later")]
    assert order == sorted(order)
    assert "(Europe/Berlin)" in page.text
    assert page.text.count("not started") >= 2
    visitors.amina.open("/quizzes/actors")
    visitors.amina.submit("Start")
    base = take(visitors.amina)
    page = visitors.amina.open("/work")
    assert page.links["Continue"].startswith("/attempts/")
    assert page.links[f"{ALL} of {ALL} points"] == base
    assert "1 attempt left" in page.text
    assert page.text.index("Done") < page.text.index("Every type")


def test_work_shows_practice(visitors):
    take(visitors.erik)
    assert "Practice" in visitors.erik.open("/work").text
    assert visitors.erik.page.links["Every type"] == f"/quizzes/{SLUG}"


def test_work_asks_as_little_for_much_as_for_little(app, visitors, set_):
    set_(slug="actors")
    visitors.amina.client.get("/work")
    with app.app_context():
        engine = db.engine
    with counted(engine) as little:
        visitors.amina.client.get("/work")
    set_(slug="proxy-dynamics")
    set_()
    take(visitors.amina)
    take(visitors.amina)
    visitors.amina.client.get("/work")
    with counted(engine) as much:
        visitors.amina.client.get("/work")
    assert len(much) == len(little) <= 5


def test_a_result_asks_as_little_for_many_attempts_as_for_one(app, visitors):
    first = take(visitors.amina)
    visitors.amina.client.get(first)
    with app.app_context():
        engine = db.engine
    with counted(engine) as little:
        visitors.amina.client.get(first)
    second = take(visitors.amina)
    with counted(engine) as much:
        visitors.amina.client.get(second)
    assert len(much) == len(little) <= 7


def test_practice_shows_no_key_while_a_class_waits_for_it(visitors, set_):
    closes = now() + HOUR
    set_(release=Release.CLOSING, closes_at=closes)
    for visitor in (visitors.stranger(), visitors.erik):
        base = take(visitor, "wrong")
        page = visitor.open(base)
        assert page.h1 == "Handed in"
        assert f"0 of {ALL} points." in page.text
        assert "A class is taking this quiz now." in page.text
        assert "It holds the pass." not in page.html
        with at_time(closes + HOUR):
            assert "It holds the pass." in visitor.open(base).text


def test_practice_shows_the_key_if_the_class_sees_it_at_once(visitors, set_):
    set_(release=Release.SUBMISSION, closes_at=now() + HOUR)
    erik = visitors.erik
    assert "It holds the pass." in erik.open(take(erik, "wrong")).text
