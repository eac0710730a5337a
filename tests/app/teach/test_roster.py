"""Pages of a student: the name, a new password shown once, and leaving the class."""

from __future__ import annotations

import re

from tests.harness.visitor import Visitor


def test_a_student_is_renamed_by_the_teacher(visitors, room):
    chidi = visitors.chidi
    page = chidi.open(room.student("amina"))
    assert "Sign-in name: amina" in page.text
    page = chidi.submit("Save the name", name="Amina K.")
    assert "Amina K." in page.text
    assert "The sign-in name is as before." in page.text


def test_a_name_is_asked_for(visitors, room):
    visitors.chidi.open(room.student("amina"))
    page = visitors.chidi.submit("Save the name", name=" ")
    assert page.errors == ["Write the student's name."]


def test_a_new_password_is_shown_once_works_and_ends_the_old_log_in(visitors, room, app):
    chidi, amina = visitors.chidi, visitors.amina
    amina.open("/work")
    chidi.open(room.student("amina"))
    page = chidi.submit("Make a new password")
    [password] = re.findall(r"\b[a-z]{4}(?:-[a-z]{4}){3}\b", page.text)
    assert "no-store" in page.response.headers["Cache-Control"]
    assert amina.client.get("/work").status_code == 302
    assert password not in chidi.open(room.student("amina")).html
    fresh = Visitor(app)
    fresh.open("/login")
    fresh.submit("Log in", sign_in_name="amina", password=password)
    assert fresh.open("/work").h1


def test_removing_says_first_what_happens_to_the_scores(visitors, room):
    room.assign()
    room.sit("amina", right=3)
    page = visitors.chidi.open(f"{room.student('amina')}/remove")
    assert "1 attempt leaves the gradebook" in page.text
    assert "their attempts are back in the gradebook" in page.text
    assert "This cannot be undone." in page.text


def test_a_removed_student_is_gone_from_the_class_and_keeps_the_account(visitors, room):
    room.assign()
    room.sit("amina", right=3)
    chidi = visitors.chidi
    chidi.open(f"{room.student('amina')}/remove")
    page = chidi.submit("Remove from the class")
    assert "Amina is no longer in the class." in page.text
    assert "Amina" not in chidi.open(f"{room.base}/gradebook").text
    assert "Amina" not in chidi.client.get(f"{room.base}/gradebook.csv").text
    assert visitors.amina.open("/work").status == 200


def test_remove_pressed_twice_says_so_and_tells_nothing_of_others(visitors, room):
    chidi, path = visitors.chidi, f"{room.student('amina')}/remove"
    fields = chidi.open(path).form("Remove from the class").fields()
    chidi.client.post(path, data=fields)
    page = chidi.arrive(chidi.client.post(path, data=fields, follow_redirects=True), 200)
    assert "That student is not in the class any more." in page.text
    chidi.post(path, {"do": "remove"}, status=404)
    other = f"{room.base}/students/{room.cast.erik.id}/remove"
    chidi.post(other, {"do": "remove", "shown": fields["shown"]}, status=404)
    visitors.dana.post(path, {"do": "remove", "shown": fields["shown"]}, status=404)


def test_an_account_is_deleted_only_when_that_is_chosen(visitors, room):
    chidi = visitors.chidi
    chidi.open(f"{room.student('amina')}/remove")
    page = chidi.submit("Delete the account and all work")
    assert "The account of Amina is deleted." in page.text
    assert visitors.amina.client.get("/work").status_code == 302


def test_an_account_with_a_place_elsewhere_cannot_be_deleted(visitors, room):
    from app.db import db
    from app.services.joining import join_with_account

    with room.app.app_context():
        join_with_account(db.session, room.cast.danas_code, room.cast.amina.id)
    chidi = visitors.chidi
    page = chidi.open(f"{room.student('amina')}/remove")
    assert not any(form.matches("Delete the account") for form in page.forms)
    page = chidi.post(f"{room.student('amina')}/remove", {"do": "delete"}, status=409)
    assert page.h1 == "The student is in another class too"
