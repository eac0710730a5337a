"""Which answer is right, on the pages of mending: each type's own form, and what does not fit."""

from __future__ import annotations

from urllib.parse import urlencode

from app.db import db
from quizzes.types import TYPES, may_rekey
from tests.harness import marking
from tests.harness.marking import set_in_words, write
from tests.harness.mending import BRIDGE, standing
from tests.harness.taking import ALL, every_type

WHY = "The second sentence says so too."


def test_answers_of_students_are_offered_to_be_accepted(visitors, mend, points):
    chidi = visitors.chidi
    page = chidi.open(f"{mend}?mend-how=accept")
    assert "The Hill Front 1 attempt" in page.text
    chidi.fill({"mend-accept": '"hill"'}, "See what it would do")
    assert "“The Hill Front” is accepted too." in chidi.page.text
    chidi.submit("Mend it, for everybody", note=WHY)
    assert points() == [ALL] * 2


def test_every_type_can_get_another_key_or_accept_one_more(visitors, quiz):
    for question in filter(may_rekey, every_type().questions):
        other = urlencode(TYPES[question.type].samples().other_keys[-1], doseq=True)
        base = f"{quiz}/questions/{question.id}/mend/try"
        page = visitors.chidi.open(f"{base}?mend-how=key&{other}")
        assert "is the key instead of" in page.text, question.type
        page = visitors.chidi.open(f"{base}?mend-how=accept&{other}")
        assert "is accepted too." in page.text, question.type


def test_a_number_is_accepted_with_a_tolerance(visitors, quiz):
    mend = f"{quiz}/questions/how-long-the-fighting/mend"
    visitors.chidi.open(f"{mend}?mend-how=key")
    page = visitors.chidi.submit("See what it would do", number="7", tolerance="far", status=422)
    assert page.errors[0].startswith("Write how far an answer may be off")
    page = visitors.chidi.submit("See what it would do", number="7", tolerance="0,5")
    assert "“7 ± 0.5 days” is the key instead of “2 days”." in page.text
    visitors.chidi.submit("Mend it, for everybody", note=WHY)
    page = visitors.chidi.submit("Mend the question itself")
    assert 'value="0.5"' in page.html


def test_a_key_in_parts_begins_as_it_is_and_is_no_other_until_it_is_changed(visitors, quiz):
    pairs = next(q for q in every_type().questions if q.type == "matching")
    visitors.chidi.open(f"{quiz}/questions/{pairs.id}/mend?mend-how=key")
    page = visitors.chidi.submit("See what it would do", status=422)
    assert page.errors == ["This is right already. Change what is wrong in it."]
    page = visitors.chidi.fill({"match-boats": "guard"}, "See what it would do")
    assert "Arms – Southland” is the key instead of" in page.text


def test_a_blank_form_is_no_key_and_comes_back_whatever_the_type(visitors, quiz):
    questions = list(filter(may_rekey, every_type().questions))
    for question, how in [*((one, "key") for one in questions), (questions[0], "accept")]:
        visitors.chidi.open(f"{quiz}/questions/{question.id}/mend?mend-how={how}")
        page = visitors.chidi.submit("See what it would do", status=422)
        assert "There is a problem" in page.text, question.type


def test_move_buttons_move_and_what_does_not_fit_is_shown_again(visitors, quiz):
    question = next(q for q in every_type().questions if q.type == "ordering")
    mend = f"{quiz}/questions/{question.id}/mend/try?mend-how=key"
    chidi = visitors.chidi
    assert "selected" in chidi.open(f"{mend}&move=down-talks").html
    chidi.open(f"{mend}&place-talks=1&place-bridge=1", status=422)
    chidi.open(f"{quiz}/questions/{BRIDGE}/mend/try?mend-how=key&choice=westland", status=422)
    chidi.open(f"{quiz}/questions/{BRIDGE}/mend/try?mend-how=accept&mend-accept=[", status=422)
    assert chidi.open(f"{quiz}/questions/{BRIDGE}/mend/try").h1 == "Mend a question"


def test_what_is_marked_by_hand_has_no_key_but_can_be_dropped(app, visitors):
    with app.app_context():
        set_in_words(db.session, visitors.cast)
        attempt = write(db.session, visitors.cast.amina)
    quiz = f"/classes/{visitors.cast.chidis_class}/quizzes/{marking.SLUG}"
    mend, chidi = f"{quiz}/questions/{marking.KEY}/mend", visitors.chidi
    page = chidi.open(mend)
    assert "Drop the question" in page.text
    assert "Change the key" not in page.text
    assert "The key, as it was asked" not in page.text
    assert chidi.open(f"{mend}/try?mend-how=key").path == mend

    def points():
        with app.app_context():
            return standing(db.session, attempt)[0]

    before = points()
    for kind in ("drop", "full"):
        chidi.open(f"{mend}/try?mend-how={kind}")
        page = chidi.submit("Mend it, for everybody", note=WHY)
        assert points() == before + (kind == "full")
        chidi.open(next(link for link in page.links.values() if link.endswith("/undo")))
        chidi.submit("Undo the mending")
        assert points() == before
    assert "handed in, to be marked" in chidi.open(f"/attempts/{attempt}").text
