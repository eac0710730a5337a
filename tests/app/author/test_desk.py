"""The desk's pages: deciding, correcting, merging, adding, undoing; and never overwriting."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.db import db
from app.services.articles import desk_in
from app.services.lesson_drafts import find_desk
from tests.harness.desk import CITATION, keep


@pytest.fixture
def address(app, visitors):
    with app.app_context():
        return f"/articles/{keep(db.session, visitors.cast.chidi).article_id}/desk"


@pytest.fixture
def desk(app, visitors, address):
    """Give what lies on the desk."""

    def desk():
        with app.app_context():
            article = UUID(address.split("/")[2])
            return desk_in(find_desk(db.session, article, visitors.cast.chidi.id))

    return desk


def press(visitor, button, status=200):
    return visitor.submit(button, action=f"{visitor.page.path}/decide", status=status)


def test_every_finding_stands_beside_its_sentence(chidi, address):
    page = chidi.open(f"{address}?show=claims")
    assert "Ethiopia backs Lake Front attributed: fishermen on the eastern shore" in page.text
    assert "Kenya is supported by Uganda" in ["".join(mark.itertext()) for mark in page.all("mark")]
    for show in ("actors", "events", "words"):
        assert "reviewed" in chidi.open(f"{address}?show={show}").text


@pytest.mark.parametrize(
    ("show", "button"),
    [
        ("actors", "Accept Kenya"),
        ("claims", "Accept Uganda backs Kenya"),
        ("events", "Accept 4 March 2026"),
        ("words", "Accept blockade"),
    ],
)
def test_a_finding_is_accepted_and_taken_back(chidi, address, show, button):
    chidi.open(f"{address}?show={show}")
    page = press(chidi, button)
    assert "1 of " in page.text
    page = press(chidi, button.replace("Accept", "Reopen"))
    assert "0 of " in page.text


def test_whoever_accepts_a_claim_accepts_its_actors(chidi, address, desk):
    chidi.open(f"{address}?show=claims")
    press(chidi, "Accept Uganda backs Kenya")
    assert [row.id for row in desk().actors if row.accepted] == ["kenya", "uganda"]
    assert "Map of the claims accepted so far" in chidi.page.html


def test_the_next_finding_to_decide_on_is_where_the_page_opens(chidi, address):
    chidi.open(f"{address}?show=claims")
    form = chidi.page.form(action=f"{address}/decide")
    sent = form.filled({}, "Reject Lake Front fights Kenya")
    answer = chidi.client.post(f"{address}/decide", data=sent)
    assert answer.location.endswith("show=claims#row-uganda-backs-kenya")


def test_a_finding_is_put_right(chidi, address, desk):
    chidi.open(f"{address}?show=claims&edit=lake-front-fights-kenya")
    page = chidi.submit(
        "Save and accept", certainty="attributed", said_by="Kenya's army", relation="strikes",
        since="2026-03",
    )  # fmt: skip
    assert "Lake Front strikes Kenya attributed: Kenya's army · since March 2026" in page.text
    assert desk().claims[1].accepted


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"whom": "lake-front"}, "Choose another actor"),
        ({"since": "spring"}, "Write the date as"),
        ({"certainty": "attributed", "said_by": ""}, "Say who says so"),
    ],
)
def test_what_is_wrong_with_a_correction_is_said_and_kept(chidi, address, desk, fields, words):
    chidi.open(f"{address}?show=claims&edit=lake-front-fights-kenya")
    page = chidi.submit("Save and accept", status=422, quote="typed on", **fields)
    assert words in page.errors[0]
    assert page.form("Save and accept").fields()["quote"] == "typed on"
    assert not desk().claims[1].accepted


@pytest.mark.parametrize(
    ("show", "fields", "seen"),
    [
        ("actors", {"name": "Eritrea", "kind": "state"}, "Eritrea"),
        ("claims", {"who": "african-union", "relation": "mediates", "whom": "kenya"}, "mediates"),
        ("events", {"date": "2026-03", "what": "Talks begin."}, "Talks begin."),
        ("words", {"term": "channel", "meaning": "A way for ships."}, "A way for ships."),
    ],
)
def test_a_finding_is_added_by_hand(chidi, address, show, fields, seen):
    chidi.open(f"{address}?show={show}&edit=new&words=the+channel&sentence=4")
    assert seen in chidi.submit("Save and accept", **fields).text


def test_selected_words_fill_the_empty_form(chidi, address):
    page = chidi.open(f"{address}?show=words&edit=new&words=dredging&sentence=4")
    assert page.form("Save and accept").fields()["term"] == "dredging"


def test_undo_brings_back_one_change_after_the_other(chidi, address, desk):
    before = desk()
    chidi.open(f"{address}?show=actors")
    press(chidi, "Accept Kenya")
    press(chidi, "Reject Uganda")
    chidi.submit("Undo")
    assert [a.state for a in desk().actors if a.id in ("kenya", "uganda")] == [
        "accepted", "undecided",
    ]  # fmt: skip
    chidi.submit("Undo")
    assert desk() == before
    assert "Undo" not in [text for form in chidi.page.forms for text, _ in form.buttons()]


def test_the_same_button_pressed_twice_counts_once(chidi, address, desk):
    chidi.open(f"{address}?show=words&edit=new")
    form = chidi.page.form("Save and accept")
    sent = form.filled({"term": "harbour"}, "Save and accept")
    answers = [chidi.client.post(form.action, data=sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert [row.term for row in desk().words].count("harbour") == 1


def test_a_stale_tab_shows_both_versions_and_can_still_have_its_way(visitors, chidi, address, desk):
    page = chidi.open(f"{address}?show=claims&edit=uganda-backs-kenya")
    stale = page.form("Save and accept")
    chidi.submit("Save and accept", since="2025")
    sent = stale.filled({"said_by": "both sides", "since": "2024-05"}, "Save and accept")
    answer = chidi.client.post(stale.action, data=sent)
    page = chidi.arrive(answer, 409)
    assert "There now: 2025" in page.text
    assert "From this page: 2024-05" in page.text
    assert desk().claims[2].since == "2025"
    chidi.submit("Use what this page says")
    assert desk().claims[2].since == "2024-05"


def test_a_stale_card_is_shown_field_by_field(chidi, address, desk):
    stale = chidi.open(f"{address}?show=actors&edit=kenya").form("Save and accept")
    listing = {"designations-0-by": "Uganda", "designations-0-what": "rival",
               "designations-0-since": "2024"}  # fmt: skip
    chidi.fill({**listing, "names": "sw: Kenya"}, "Save and accept")
    sent = stale.filled({"aliases": "Nairobi\r\nKEN"}, "Save and accept")
    page = chidi.arrive(chidi.client.post(stale.action, data=sent), 409)
    assert "Listings There now: Uganda rival 2024 From this page: nothing" in page.text
    assert "Other names in the text, one a line There now: nothing" in page.text
    chidi.submit("Use what this page says")
    assert desk().actor("kenya").aliases == ("Nairobi", "KEN")


def test_a_stale_decision_is_shown_beside_the_other(chidi, address, desk):
    stale = chidi.open(f"{address}?show=actors").form(action=f"{address}/decide")
    press(chidi, "Accept Kenya")
    answer = chidi.client.post(stale.action, data=stale.filled({}, "Reject Kenya"))
    page = chidi.arrive(answer, 409)
    assert "There now: accepted" in page.text
    assert "From this page: rejected" in page.text
    undo = {"csrf_token": chidi.token(), "version": "1", "show": "actors"}
    chidi.arrive(chidi.client.post(f"{address}/undo", data=undo), 409)
    assert desk().actors[2].accepted


@pytest.mark.parametrize(
    ("path", "status"),
    [("?show=nothing", 404), ("?show=actors&edit=no-such", 404)],
)
def test_what_is_not_there_is_not_found(chidi, address, path, status):
    chidi.open(address + path, status=status)


@pytest.mark.parametrize("word", ["", "accept", "accept plans x", "burn actors kenya"])
def test_a_button_that_is_not_there_does_nothing(chidi, address, word):
    chidi.open(address)
    chidi.post(f"{address}/decide", {"do": word, "version": "1"}, status=404)


def test_students_never_see_the_article(visitors, address):
    assert CITATION["title"] not in visitors.amina.open("/").text


def test_a_script_that_decides_row_after_row_takes_the_map_later(chidi, address):
    form = chidi.open(f"{address}?show=claims").form(action=f"{address}/decide")
    sent = {**form.filled({}, "Accept Uganda backs Kenya").to_dict(), "map": "later"}
    page = chidi.arrive(chidi.client.post(form.action, data=sent, follow_redirects=True), 200)
    assert "Map of the claims accepted so far" not in page.html
    assert "Map of the claims accepted so far" in chidi.open(f"{address}?show=claims").html
