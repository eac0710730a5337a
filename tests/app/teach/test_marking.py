"""The marking queue's pages."""

from __future__ import annotations

import pytest

from app.db import db
from app.models import Marking
from tests.harness.marking import HALF, KEY, WHOLE, set_in_words, write

LEVELS = {f"level-{criterion}": level for criterion, level in WHOLE.items()}


@pytest.fixture
def pile(visitors):
    with visitors.app.app_context():
        place = set_in_words(db.session, visitors.cast)
        write(db.session, visitors.cast.amina, "They fought.\n\n<b>Two</b> days.")
        write(db.session, visitors.cast.ben, "Northland paid.")
    return f"/marking/{place}/{KEY}"


def given(visitors):
    with visitors.app.app_context():
        rows = db.session.query(Marking).order_by(Marking.at).all()
        return [(row.sequence, row.levels, row.comment) for row in rows]


def test_the_queue_leads_from_who_needs_you_to_one_response_after_another(visitors, pile):
    chidi = visitors.chidi
    assert "2 answers wait for you" in chidi.open("/classes").text
    page = chidi.open("/marking")
    assert "2 wait of 2" in page.text
    page = chidi.open(pile)
    assert "Answer 1 of 2" in page.text
    assert "2 still wait" in page.text
    page = chidi.submit("Save and next", comment="Good.", **LEVELS)
    assert "1 still waits" in page.text
    page = chidi.submit("Save and next", **LEVELS)
    assert page.h1 == "Marking"
    assert "all 2 marked" in page.text
    assert [levels for _, levels, _ in given(visitors)] == [WHOLE, WHOLE]


def test_names_are_hidden_until_they_are_asked_for_and_stay_shown(visitors, pile):
    chidi = visitors.chidi
    page = chidi.open(pile)
    assert "Amina" not in page.text
    assert "Ben" not in page.text
    page = chidi.open(page.links["Show names"])
    assert ("Amina" in page.text) != ("Ben" in page.text)
    page = chidi.submit("Save and next", **LEVELS)
    assert ("Amina" in page.text) != ("Ben" in page.text)


def test_a_level_is_missing_and_nothing_typed_is_lost(visitors, pile):
    visitors.chidi.open(pile)
    half = {"level-events": "half", "comment": "Look again."}
    page = visitors.chidi.submit("Save and next", status=422, **half)
    assert "Choose a level for each criterion." in page.errors
    form = next(form for form in page.forms if form.action.startswith("/marking"))
    assert form.fields()["level-events"] == "half"
    assert form.fields()["comment"] == "Look again."
    assert given(visitors) == []


def test_a_correction_asks_why_and_two_windows_notice_each_other(visitors, pile):
    chidi = visitors.chidi
    page = chidi.open(pile)
    form = next(form for form in page.forms if form.action.startswith("/marking"))
    old = form.filled(LEVELS, "Save and next")
    attempt = form.fields()["attempt"]
    chidi.submit("Save and next", **{f"level-{c}": level for c, level in HALF.items()})
    answer = chidi.client.post(pile, data=old)
    assert answer.status_code == 409
    assert "marked this answer meanwhile" in answer.get_data(as_text=True)
    chidi.open(f"{pile}?attempt={attempt}")
    page = chidi.submit("Save and next", status=422, **LEVELS)
    assert "Say why you change it." in page.text
    chidi.submit("Save and next", why="Read too fast.")
    assert [(n, levels) for n, levels, _ in given(visitors)] == [(1, HALF), (2, WHOLE)]


def test_what_was_written_is_text_and_no_markup(visitors, pile):
    pages = [visitors.chidi.open(pile)]
    pages.append(visitors.chidi.open(pages[0].links["Answer after →"]))
    assert any("<b>Two</b> days." in page.text for page in pages)


@pytest.mark.parametrize("name", ["dana", "amina"])
def test_only_the_classs_teacher_marks(visitors, pile, name):
    who = getattr(visitors, name)
    status = 404 if name == "dana" else 403
    who.open(pile, status=status)
    who.post(pile, status=status)
    assert given(visitors) == []
    if name == "dana":
        assert "Nothing waits to be marked." in who.open("/marking").text


@pytest.mark.parametrize("bad", ["?attempt=x", "?attempt=0191a5b0-0000-7000-8000-000000000000"])
def test_an_attempt_that_is_not_in_the_pile_is_not_there(visitors, pile, bad):
    visitors.chidi.open(pile + bad, status=404)


def test_the_student_reads_that_it_waits_then_the_levels_and_the_comment(visitors, pile):
    amina = visitors.amina
    work = amina.open("/work")
    assert "waiting for your teacher’s marking" in work.text
    result = next(link for words, link in work.links.items() if "points" in words)
    page = amina.open(result)
    assert page.h1 == "1 of 1 points so far"
    assert "1 answer is waiting for your teacher’s marking." in page.text
    for _each in range(2):
        visitors.chidi.open(pile)
        visitors.chidi.submit("Save and next", comment="Well told.", **LEVELS)
    page = amina.open(result)
    assert page.h1 == "2 of 2 points"
    assert "Well told." in page.text
    assert "Given: Names both sides and the fighting." in page.text


def test_gradebook_and_file_say_that_points_are_provisional(visitors, pile):
    base = f"/classes/{visitors.cast.chidis_class}/gradebook"
    assert "so far: 1 answer waits to be marked" in visitors.chidi.open(base).text
    lines = visitors.chidi.client.get(f"{base}.csv").get_data(as_text=True).splitlines()
    assert "In words: waiting to be marked" in lines[0]
    visitors.chidi.open(pile)
    for _each in range(2):
        visitors.chidi.submit("Save and next", **LEVELS)
    assert "waiting" not in visitors.chidi.client.get(f"{base}.csv").get_data(as_text=True)


def test_a_rubric_and_the_model_answer_are_not_shown_before(visitors):
    with visitors.app.app_context():
        set_in_words(db.session, visitors.cast)
    visitors.amina.open("/quizzes/in-words")
    visitors.amina.submit("Start")
    page = visitors.amina.open(visitors.amina.page.path.replace("/1", "/2"))
    assert "Write 20 to 80 words." in page.text
    for secret in ("Names both sides", "Northland's money", "Names no backer"):
        assert secret not in page.html
