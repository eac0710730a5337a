"""Question pages: one at a time, everything saved, nothing of a key."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.db import at_time, db, now
from app.models import AnswerEvent, Attempt
from tests.harness.taking import ALL, NAMES, SLUG, assign, samples_of

JSON = {"Accept": "application/json"}
pytestmark = pytest.mark.usefixtures("quiz_of_every_type")


def answer(visitor, address, raw, button="next", **headers):
    """Send the form on a page with these answers."""
    fields = visitor.open(address).form(action=address).fields()
    for name, values in {**raw, "go": [button]}.items():
        fields.setlist(name, list(values))
    return visitor.client.post(address, data=fields, headers=headers)


def saved(app, question="who-holds-the-bridge"):
    with app.app_context():
        rows = db.session.scalars(
            select(AnswerEvent)
            .where(AnswerEvent.question_key == question)
            .order_by(AnswerEvent.sequence)
        ).all()
        return [row.answer for row in rows]


def autosave(visitor, address, **fields):
    """Save as the page's script does."""
    form = visitor.open(address).form(action=address).fields()
    for name, value in fields.items():
        form[name] = value
    return visitor.client.post(address, data=form, headers=JSON)


def test_a_question_page_holds_one_question_and_nothing_chosen(amina):
    assert amina.page.h1 == "Who holds the old bridge?"
    assert f"Question 1 of {ALL}" in amina.page.text
    assert "the right option earns the point" in amina.page.text
    assert not [e for e in amina.page.all("input") if e.get("checked") is not None]


def test_all_types_are_answered_checked_handed_in_and_shown(app, amina, base):
    for number, raw in enumerate(samples_of(), start=1):
        reply = answer(amina, f"{base}/{number}", raw)
        onward = f"{base}/{number + 1}" if number < len(NAMES) else f"{base}/check"
        assert reply.location == onward
    assert "Every question is answered" in amina.open(f"{base}/check").text
    receipt = amina.submit("Hand in")
    assert receipt.path == f"{base}/receipt"
    assert f"{ALL} of {ALL} questions" in receipt.text
    assert "(Europe/Berlin)" in receipt.text
    result = amina.open(base)
    assert result.h1 == f"{ALL} of {ALL} points"
    assert next(e.text for e in result.all("mark")) == "The River League holds the old bridge"


@pytest.mark.parametrize(
    ("button", "leads"),
    [("next", "/3"), ("back", "/1"), ("flag", "/2"), ("5", "/5"), ("check", "/check")],
)
def test_every_button_saves_and_leads_on(app, amina, base, button, leads):
    raw = samples_of()[1]
    assert answer(amina, f"{base}/2", raw, button).location == base + leads
    assert len(saved(app, "what-is-said")) == 1 or saved(app) == []
    places = amina.open(f"{base}/check").text
    assert places.count("✓ answered") == 1


def test_leaving_saves_and_goes_to_the_quiz(amina, base):
    reply = answer(amina, f"{base}/1", {"choice": ["hill"]}, "leave")
    assert reply.location == f"/quizzes/{SLUG}"


def test_what_was_saved_is_shown_again(amina, base):
    answer(amina, f"{base}/1", {"choice": ["hill"]})
    page = amina.open(f"{base}/1")
    assert page.form(action=f"{base}/1").fields()["choice"] == "hill"
    assert "Saved " in page.text


def test_going_on_leads_to_the_first_open_question_on_any_device(app, visitors, amina, base):
    answer(amina, f"{base}/1", {"choice": ["hill"]})
    phone = type(amina)(app, visitors.cast.amina.token)
    assert phone.open(base).path == f"{base}/2"
    phone.open(f"/quizzes/{SLUG}")
    assert phone.submit("Continue").path == f"{base}/2"


def test_a_flag_is_seen_on_the_page_and_on_the_list(amina, base):
    amina.submit("Flag for later")
    assert "flagged for later" in amina.page.text
    assert "flagged" in amina.open(f"{base}/check").text
    amina.open(f"{base}/1")
    amina.submit("Remove the flag")
    assert "flagged for later" not in amina.page.text


def test_from_the_list_of_answers_one_comes_back_to_it(amina, base):
    amina.open(f"{base}/check")
    amina.open(f"{base}/2?from=check")
    assert amina.submit("Back to your answers").path == f"{base}/check"


def test_arrows_of_an_ordering_work_without_a_script(app, amina, base):
    number = NAMES.index("ordering") + 1
    amina.open(f"{base}/{number}")
    before = [e.get("value") for e in amina.page.all("button") if e.get("name") == "move"]
    page = amina.submit(button_named(amina.page, before[0]))
    assert page.path == f"{base}/{number}"
    assert sorted(saved(app, "in-which-order")[0].values()) == [1, 2, 3, 4]


def button_named(page, value):
    found = [e for e in page.all("button") if e.get("value") == value]
    return "".join(found[0].itertext())


def test_two_lines_with_one_place_are_refused_keeping_what_was_typed(amina, base):
    number = NAMES.index("ordering") + 1
    address = f"{base}/{number}"
    reply = answer(amina, address, {"place-talks": ["2"], "place-truce": ["2"]})
    page = amina.arrive(reply, 422)
    assert page.title.startswith("Error: ")
    assert page.errors == ["Two lines have the place 2. Give each line a place of its own."]
    fields = page.form(action=address).fields()
    assert (fields["place-talks"], fields["place-truce"]) == ("2", "2")


def test_a_text_too_long_is_refused_keeping_what_was_typed(amina, base):
    address = f"{base}/{NAMES.index('short-answer') + 1}"
    page = amina.arrive(answer(amina, address, {"text": ["long " * 100]}), 422)
    assert "at most 200 characters" in page.errors[0]
    assert page.form(action=address).fields()["text"] == ("long " * 100).strip()


def test_what_no_page_of_ours_sends_is_refused(app, amina, base):
    page = amina.arrive(answer(amina, f"{base}/1", {"choice": ["no-such-option"]}), 422)
    assert "does not fit the question" in page.errors[0]
    assert saved(app) == []


def test_a_script_hears_when_it_was_saved_and_its_next_key(amina, base):
    reply = autosave(amina, f"{base}/1", choice="hill", save_key="a-page-of-the-server.4")
    assert reply.json["save_key"] == "a-page-of-the-server.5"
    assert len(reply.json["saved_at"]) == 5
    assert set(reply.json) == {"save_key", "saved_at"}


def test_a_script_hears_what_is_wrong(amina, base):
    reply = autosave(amina, f"{base}/1", choice="no-such-option")
    assert reply.status_code == 422
    assert "does not fit" in reply.json["text"]


def test_a_script_hears_that_the_log_in_has_ended(app, amina, base):
    form = amina.open(f"{base}/1").form(action=f"{base}/1").fields()
    token = amina.client.get_cookie("crosscurrents_session")
    amina.client.delete_cookie("crosscurrents_session")
    assert amina.client.post(f"{base}/1", data=form, headers=JSON).status_code == 401
    amina.client.set_cookie("crosscurrents_session", token.value)
    assert amina.client.post(f"{base}/1", data=form, headers=JSON).status_code == 200


def test_after_handing_in_pages_lead_to_the_result_and_saving_is_refused(app, amina, base):
    form = amina.open(f"{base}/1").form(action=f"{base}/1").fields()
    amina.open(f"{base}/check")
    amina.submit("Hand in")
    form["choice"] = "hill"
    assert amina.client.get(f"{base}/1").location == base
    assert amina.client.get(f"{base}/check").location == base
    page = amina.arrive(amina.client.post(f"{base}/1", data=form), 409)
    assert "Nothing is lost" in page.text
    assert page.links["To your attempt"] == base
    reply = amina.client.post(f"{base}/1", data=form, headers=JSON)
    assert (reply.status_code, reply.json["code"]) == (409, "already-submitted")
    assert saved(app) == []


def test_after_closing_what_was_saved_can_be_handed_in(app, visitors):
    with app.app_context():
        assign(db.session, visitors.cast.chidis_class, closes_at=now() + timedelta(hours=1))
    ben = visitors.ben
    ben.open(f"/quizzes/{SLUG}")
    base = ben.submit("Start").path.removesuffix("/1")
    answer(ben, f"{base}/1", {"choice": ["river"]})
    form = ben.open(f"{base}/1").form(action=f"{base}/1").fields()
    form["choice"] = "hill"
    with at_time(now() + timedelta(hours=2)):
        page = ben.arrive(ben.client.post(f"{base}/1", data=form), 409)
        assert "was not saved" in page.text
        page = ben.open(f"{base}/2")
        assert page.path == f"{base}/check"
        assert "What was saved before counts" in page.text
        ben.submit("Hand in")
        assert ben.open(base).h1 == f"1 of {ALL} points"


def test_handing_in_again_changes_nothing(app, amina, base):
    form = amina.open(f"{base}/check").form("Hand in")
    for _ in range(3):
        reply = amina.client.post(form.action, data=form.fields())
        assert reply.location == f"{base}/receipt"
    with app.app_context():
        assert db.session.scalars(select(Attempt)).one().points == 0
