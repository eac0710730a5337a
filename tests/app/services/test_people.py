"""Accounts are made once a sign-in name, and what changes them ends their log-ins."""

from __future__ import annotations

import pytest

from app.models import Role
from app.services import passwords, people, sessions
from app.services.problems import NotAllowedError, NotFoundError


def add(session, sign_in_name, **values):
    person = people.add_person(
        session,
        role=Role.STUDENT,
        display_name="Fatou",
        sign_in_name=sign_in_name,
        password_hash="x",
        **values,
    )
    session.commit()
    return person


def test_a_sign_in_name_is_stored_in_the_one_way_to_write_it(empty_session):
    assert add(empty_session, " Fátou.D ").sign_in_name == "fatou.d"


def test_a_sign_in_name_that_is_taken_is_refused_however_written(empty_session):
    add(empty_session, "fatou.d")
    with pytest.raises(NotAllowedError, match="sign-in-name-taken") as refused:
        add(empty_session, "FATOU.D")
    assert refused.value.details == {"name": "fatou.d"}


@pytest.mark.parametrize("name", ["", "f", "fatou d!", "fatou@school", "x" * 41, "a\x00b"])
def test_a_sign_in_name_that_is_none_is_refused(empty_session, name):
    with pytest.raises(NotAllowedError, match="sign-in-name-unfit"):
        add(empty_session, name)


@pytest.mark.parametrize("typed", ["amina", "AMINA", " Ámina "])
def test_an_account_is_found_however_its_name_is_typed(session, cast, typed):
    assert people.find_account(session, typed).id == cast.amina.id


@pytest.mark.parametrize("typed", ["", "nobody", "amina\x00", "%", "'; --", "x" * 5000])
def test_no_account_is_found_for_other_names(session, cast, typed):
    assert people.find_account(session, typed) is None


def test_a_name_shown_can_be_changed(session, cast):
    people.rename_person(session, cast.chidi.id, "  Mr \u200b Chidi ")
    assert people.person_of(session, cast.chidi.id).display_name == "Mr Chidi"


def test_a_reset_password_works_and_every_log_in_is_over(session, cast):
    password = people.reset_password(session, cast.amina.id)
    assert sessions.find_session(session, cast.amina.token) is None
    stored = people.find_account(session, "amina").password_hash
    assert passwords.verify_password(stored, password)


def test_a_closed_account_is_logged_out_at_once_and_can_be_opened_again(session, cast):
    people.disable_person(session, cast.amina.id)
    assert sessions.find_session(session, cast.amina.token) is None
    assert sessions.find_session(session, cast.ben.token) is not None
    people.enable_person(session, cast.amina.id)
    assert people.person_of(session, cast.amina.id).disabled_at is None


def test_nobody_is_not_found(session, cast):
    with pytest.raises(NotFoundError):
        people.rename_person(session, cast.chidis_class, "x")
