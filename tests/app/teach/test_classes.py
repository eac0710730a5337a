"""Pages of classes: who needs the teacher, making one, its door, putting it away."""

from __future__ import annotations

import pytest

from app.db import db
from tests.harness.cast import bring
from tests.harness.databases import stocked
from tests.harness.queries import counted


def test_a_new_teacher_is_told_what_to_do(visitors):
    page = visitors.dana.open("/classes")
    assert "Dana's class" in page.links
    assert "No quiz is assigned." in page.text


def test_a_class_is_made_and_its_code_is_shown(visitors):
    chidi = visitors.chidi
    chidi.open("/classes/new")
    page = chidi.submit("Make the class", name=" 10b   Politics ", time_zone="Asia/Beirut")
    assert page.h1 == "10b Politics"
    assert "Nobody has joined yet" in page.text
    assert "Show the join code of 10b Politics" in page.links


@pytest.mark.parametrize("zone", ["Africa/Lagos", "Asia/Calcutta", "EST5EDT", "UTC"])
def test_the_zone_of_a_new_class_is_the_one_of_the_settings(app_on, sqlite, zone):
    with sqlite.copy(stocked) as url:
        chidi = bring(app_on(url, time_zone=zone)).chidi
        form = chidi.open("/classes/new").form("Make the class")
        assert form.fields()["time_zone"] == zone
        assert chidi.submit("Make the class", name="10b").h1 == "10b"


def test_what_is_wrong_with_a_class_is_said_beside_the_field(visitors):
    chidi = visitors.chidi
    chidi.open("/classes/new")
    page = chidi.submit("Make the class", name="  ")
    assert page.errors == ["Give the class a name."]
    assert page.title.startswith("Error: ")
    page = chidi.post("/classes/new", {"name": "10b", "time_zone": "Mars/Olympus"})
    assert page.errors == ["Choose a time zone of the list."]


def test_what_closes_soon_is_said_first_with_how_many_are_missing(visitors, room, in_an_hour):
    room.assign(closes_at=in_an_hour)
    room.sit("amina", right=1)
    page = visitors.chidi.open("/classes")
    assert "1 student has not handed in" in page.text
    assert page.text.index("1 student has not") < page.text.index("Your classes")
    assert "(Europe/Berlin)" in page.text


def test_what_was_left_unfinished_is_said_after_closing(
    visitors, room, in_an_hour, two_hours_later
):
    room.assign(closes_at=in_an_hour)
    page = visitors.chidi.open("/classes")
    assert "2 students did not begin" in page.text


def test_nothing_is_said_when_nobody_needs_the_teacher(visitors, room):
    room.assign()
    assert "Nobody needs you just now" in visitors.chidi.open("/classes").text


def test_a_class_shows_its_code_its_quizzes_and_its_students(visitors, room):
    room.assign()
    room.sit("amina", right=1)
    page = visitors.chidi.open(room.base)
    assert "CHD3 4567" in page.text
    assert "1 of 2" in page.text
    assert "Amina amina" in page.links
    assert "Times are in Europe/Berlin." in page.text


def test_the_projector_shows_the_address_and_the_code(visitors, room):
    page = visitors.chidi.open(f"{room.base}/code")
    assert "http://localhost/join" in page.text
    assert "CHD3 4567" in page.text


def test_a_renewed_code_replaces_the_old_one(visitors, room):
    chidi = visitors.chidi
    chidi.open(room.base)
    page = chidi.submit("New code")
    assert "The old one no longer works" in page.text
    assert "CHD3 4567" not in page.text


def test_joining_is_closed_and_opened(visitors, room):
    chidi = visitors.chidi
    chidi.open(room.base)
    page = chidi.submit("Close joining")
    assert "CHD3 4567" not in page.text
    assert "Joining is closed." in chidi.open(f"{room.base}/code").text
    chidi.open(room.base)
    assert "CHD3 4567" in chidi.submit("Open joining").text


def test_a_class_is_renamed_and_gets_another_zone(visitors, room):
    chidi = visitors.chidi
    room.assign()
    form = chidi.open(f"{room.base}/settings").form("Save")
    assert form.fields()["time_zone"] == "Europe/Berlin"
    page = chidi.submit("Save", name="11a", time_zone="Asia/Kolkata")
    assert page.h1 == "11a"
    assert "Times are in Asia/Kolkata." in page.text


def test_a_class_goes_into_the_archive_and_comes_back(visitors, room):
    chidi = visitors.chidi
    page = chidi.open(f"{room.base}/archive")
    assert "Gradebook and reports stay" in page.text
    page = chidi.submit("Put into the archive")
    assert "Archive (1)" in page.text
    assert "This class is in the archive since" in chidi.open(room.base).text
    page = chidi.submit("Take it out of the archive")
    assert "The class is back." in page.text


def test_names_are_shown_as_text_never_as_markup(visitors):
    chidi = visitors.chidi
    chidi.open("/classes/new")
    page = chidi.submit("Make the class", name="<b>10b</b> & co")
    assert page.h1 == "<b>10b</b> & co"


def test_more_students_and_quizzes_take_no_more_queries(visitors, room, app):
    def queries(address: str) -> int:
        with app.app_context(), counted(db.engine) as statements:
            visitors.chidi.client.get(address)
        return len(statements)

    addresses = ["/classes", room.base, f"{room.base}/gradebook"]
    room.assign()
    before = [queries(address) for address in addresses]
    room.assign("proxy-dynamics")
    for name in ("amina", "ben"):
        for slug in ("actors", "proxy-dynamics"):
            room.sit(name, slug, right=1)
    assert [queries(address) for address in addresses] == before
