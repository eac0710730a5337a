"""Nothing typed is ever lost: not by errors, tabs, second presses, or an expired log-in."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, func, select

from app.db import db
from app.models import LoginSession, QuestionDraft, QuestionRevision
from quizzes.types import TYPES
from tests.app.author.filling import (
    NEW,
    editor,
    editor_address,
    fields_of,
    fill_in,
    press,
    sent,
    typed,
)
from tests.harness.cast import PASSWORD
from tests.harness.writing import as_typed

SAMPLE = as_typed(TYPES["single-choice"].samples().question)
JSON = {"Accept": "application/json"}


def count(app, model):
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model))


def test_errors_keep_everything(chidi):
    chidi.open(NEW)
    page = press(chidi, "Publish", status=422, stem="Kept?", **{"options-3-feedback": "Kept too."})
    assert typed(page) == "Kept?"
    assert typed(page, "options-0-feedback") == "Kept too."
    assert "Your draft is saved." in page.text
    assert typed(chidi.open(editor_address(page))) == "Kept?"


def test_looking_at_an_empty_editor_keeps_nothing(chidi, app):
    chidi.open(NEW)
    assert count(app, QuestionDraft) == 0


def test_saving_leads_to_the_draft(chidi):
    chidi.open(NEW)
    page = press(chidi, "Save draft", stem="Saved?")
    assert page.path.startswith("/questions/drafts/")
    assert "Saved?" in chidi.open("/questions").links


def test_a_new_question_saved_twice_is_one_draft(chidi, app):
    chidi.open(NEW)
    fields = sent(chidi, stem="Once?")
    for _ in range(2):
        chidi.client.post(NEW, data=fields)
    assert count(app, QuestionDraft) == 1


def test_going_back_and_typing_on_saves_into_the_same_draft(chidi, app):
    chidi.open(NEW)
    first, second = sent(chidi, stem="First?"), sent(chidi, stem="First, and more?")
    chidi.client.post(NEW, data=first)
    page = chidi.arrive(chidi.client.post(NEW, data=second, follow_redirects=True), 200)
    assert typed(page) == "First, and more?"
    assert count(app, QuestionDraft) == 1


def test_publish_pressed_twice_on_a_new_question_makes_one(chidi, app):
    before = count(app, QuestionRevision)
    chidi.open(NEW)
    fill_in(chidi, SAMPLE, "Save draft")
    fields, address = editor(chidi.page).filled({}, "Publish"), editor_address(chidi.page)
    pages = [
        chidi.arrive(chidi.client.post(address, data=fields, follow_redirects=True), 200)
        for _ in range(2)
    ]
    assert pages[0].path == pages[1].path
    assert count(app, QuestionRevision) == before + 1


def test_publish_pressed_twice_on_a_page_never_saved_makes_one(chidi, app):
    before = count(app, QuestionRevision)
    chidi.open(NEW)
    fields = sent(chidi, "Publish", **fields_of(SAMPLE))
    pages = [chidi.client.post(NEW, data=fields).location for _ in range(2)]
    assert pages[0] == pages[1]
    assert pages[0].startswith("/questions/")
    assert count(app, QuestionRevision) == before + 1


def test_a_stale_tab_is_told_and_both_versions_can_be_reached(chidi):
    chidi.open(NEW)
    address = press(chidi, "Save draft", stem="From the first tab?").path
    stale = sent(chidi, stem="From the second tab?")
    press(chidi, "Save draft", stem="From the first tab, later?")
    page = chidi.arrive(chidi.client.post(address, data=stale), 409)
    assert page.title.startswith("Error: ")
    assert typed(page) == "From the second tab?"
    assert page.links["See the other version, in a new tab"] == address
    assert typed(chidi.open(address)) == "From the first tab, later?"
    chidi.page = page
    assert typed(press(chidi, "Save draft")) == "From the second tab?"


def test_a_script_is_told_of_the_other_tab_and_overwrites_nothing(chidi):
    chidi.open(NEW)
    address = press(chidi, "Save draft", stem="One?").path
    stale = sent(chidi, stem="Two?")
    press(chidi, "Save draft", stem="Three?")
    answer = chidi.client.post(address, data=stale, headers=JSON)
    assert (answer.status_code, answer.json["code"]) == (409, "draft-changed")
    assert typed(chidi.open(address)) == "Three?"


def test_a_script_is_told_where_it_saved(chidi):
    chidi.open(NEW)
    first = chidi.client.post(NEW, data=sent(chidi, stem="One?"), headers=JSON).json
    assert first["address"].startswith("/questions/drafts/")
    assert first["version"] == "1"
    assert first["saved"].startswith("Saved ")
    second = sent(chidi, stem="Two?", version="1")
    assert chidi.client.post(first["address"], data=second, headers=JSON).json["version"] == "2"


def test_typing_on_after_publishing_begins_an_edit(chidi):
    chidi.open(NEW)
    address = fill_in(chidi, SAMPLE, "Save draft").path
    later = sent(chidi, stem="Typed on, in a tab left open?")
    question = press(chidi, "Publish").path
    page = chidi.arrive(chidi.client.post(address, data=later, follow_redirects=True), 200)
    assert page.path not in {address, question}
    assert page.h1.startswith("Edit question")
    assert typed(page) == "Typed on, in a tab left open?"


def test_an_old_address_of_a_draft_leads_to_the_published_question(chidi):
    chidi.open(NEW)
    address = fill_in(chidi, SAMPLE, "Save draft").path
    question = press(chidi, "Publish").path
    assert chidi.open(address).path == question


def test_a_draft_thrown_away_can_be_taken_up(chidi):
    chidi.open(NEW)
    press(chidi, "Save draft", stem="Away?")
    page = press(chidi, "Throw away")
    assert page.h1 == "Thrown away"
    assert "Away?" not in chidi.open("/questions").links
    chidi.open(page.path)
    assert typed(chidi.submit("Take it up again")) == "Away?"


def end_log_ins(app, member):
    with app.app_context():
        db.session.execute(delete(LoginSession).where(LoginSession.person_id == member.id))
        db.session.commit()


@pytest.mark.parametrize("started", [True, False])
def test_an_expired_log_in_loses_nothing(app, visitors, started):
    chidi = visitors.stranger()
    chidi.open("/login")
    chidi.submit("Log in", sign_in_name="chidi", password=PASSWORD)
    chidi.open(NEW)
    if started:
        press(chidi, "Save draft", stem="Before?")
    end_log_ins(app, visitors.cast.chidi)
    page = press(chidi, "Publish", status=401, stem="Typed\r\nlong?", claims=SAMPLE["claims"])
    assert page.h1 == "Log in again"
    page = chidi.submit("Log in again", sign_in_name="chidi", password=PASSWORD)
    page = chidi.submit("Send it now", status=422)
    assert typed(page).split() == ["Typed", "long?"]
    assert editor(page).fields().getlist("claims") == SAMPLE["claims"]
    assert count(app, QuestionDraft) == 1


def test_a_script_hears_of_an_expired_log_in(app, chidi, visitors):
    chidi.open(NEW)
    fields = sent(chidi, stem="Typed?")
    end_log_ins(app, visitors.cast.chidi)
    assert chidi.client.post(NEW, data=fields, headers=JSON).status_code == 401


def test_a_key_of_somebody_elses_draft_shows_nothing_of_it(chidi, dana):
    chidi.open(NEW)
    draft_id = press(chidi, "Save draft", stem="Mine alone?").path.rpartition("/")[2]
    dana.open(NEW)
    dana.arrive(dana.client.post(NEW, data=sent(dana, key=draft_id)), 404)
