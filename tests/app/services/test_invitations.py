"""A link makes one teacher, once, within seven days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.db import at_time, now
from app.models import Role
from app.services import invitations, sessions
from app.services.problems import NotAllowedError, TooManyTriesError
from app.services.throttle import ALL, Guess
from tests.harness.cast import make_person
from tests.harness.taking import at_once


def wanted(**values):
    return invitations.NewTeacher(
        **{
            "display_name": "Ms Okafor",
            "sign_in_name": "n.okafor",
            "password": "purple wet lamp",
            **values,
        }
    )


def accept(session, token, **values):
    return invitations.accept_invitation(session, token, wanted(**values))


def refused(session, token, code):
    with pytest.raises(NotAllowedError, match=code):
        invitations.read_invitation(session, token)
    with pytest.raises(NotAllowedError, match=code):
        accept(session, token)


def test_the_first_teachers_link_makes_a_teacher_who_is_logged_in(empty_session):
    token = invitations.first_teacher_link(empty_session)
    assert invitations.read_invitation(empty_session, token) == invitations.Welcome(True, "")
    login = accept(empty_session, token)
    found = sessions.find_session(empty_session, login.token)
    assert (found.role, found.display_name) == ("teacher", "Ms Okafor")


def test_a_newer_first_link_makes_the_older_one_worthless(empty_session):
    older = invitations.first_teacher_link(empty_session)
    newer = invitations.first_teacher_link(empty_session)
    refused(empty_session, older, "invitation-unknown")
    accept(empty_session, newer)


def test_there_is_no_first_link_once_there_is_a_teacher(empty_session):
    token = invitations.first_teacher_link(empty_session)
    empty_session.add(make_person("chidi", Role.TEACHER))
    empty_session.commit()
    refused(empty_session, token, "invitation-used")
    assert invitations.first_teacher_link(empty_session) is None


def test_a_teacher_invites_another_by_name(session, cast):
    token = invitations.invite_teacher(session, cast.chidi.id)
    assert invitations.read_invitation(session, token).invited_by == "Chidi"
    assert accept(session, token).role is Role.TEACHER
    refused(session, token, "invitation-used")


def test_an_invitation_is_good_for_seven_days(session, cast):
    token = invitations.invite_teacher(session, cast.chidi.id)
    with at_time(now() + timedelta(days=7, seconds=1)):
        refused(session, token, "invitation-expired")


def test_what_is_refused_does_not_use_the_link_up(session, cast):
    token = invitations.invite_teacher(session, cast.chidi.id)
    for values, code in (
        ({"sign_in_name": "amina"}, "sign-in-name-taken"),
        ({"password": "okafor12"}, "password-is-name"),
    ):
        with pytest.raises(NotAllowedError, match=code):
            accept(session, token, **values)
    accept(session, token)


def test_of_two_who_use_a_link_at_once_one_becomes_a_teacher(engine, session, cast):
    token = invitations.invite_teacher(session, cast.chidi.id)
    done = at_once(engine, 4, lambda own, n: accept(own, token, sign_in_name=f"teacher{n}"))
    losers = [error.code for error in done if isinstance(error, NotAllowedError)]
    assert losers == ["invitation-used"] * 3


def test_guessing_links_gets_slow(session, cast):
    for _ in range(ALL[Guess.INVITATION].free):
        with pytest.raises(NotAllowedError, match="invitation-unknown"):
            accept(session, "no-such-link")
    with pytest.raises(TooManyTriesError):
        accept(session, "no-such-link")
