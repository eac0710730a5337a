"""A log-in takes the right password, whoever guesses meanwhile, and ends when it should."""

from __future__ import annotations

from datetime import timedelta

import pytest
from argon2 import extract_parameters
from sqlalchemy import func, select

from app.db import at_time, now
from app.models import LoginSession, Miss
from app.services import logins, passwords, people, sessions
from app.services.problems import NotAllowedError, TooManyTriesError
from app.services.throttle import ALL_TOGETHER, ONE
from tests.harness.cast import PASSWORD

STRANGE = ("account amina", ALL_TOGETHER)
KNOWN = ("device of amina",)


def log_in(session, name="amina", password=PASSWORD, counted_for=STRANGE, **values):
    return logins.log_in(session, name, password, counted_for=counted_for, **values)


def guess(session, times, counted_for=STRANGE):
    for _ in range(times):
        with pytest.raises(NotAllowedError, match="login-wrong"):
            log_in(session, password="a wrong one", counted_for=counted_for)


def change(session, cast, current=PASSWORD, new="purple wet lamp"):
    return logins.change_password(session, cast.amina.id, current, new, counted_for=("amina",))


@pytest.fixture
def verified(monkeypatch):
    """Note what each check of a password is made against."""
    seen = []
    verify = passwords.HASHER.verify

    class Noting:
        def __getattr__(self, name):
            return getattr(hasher, name)

        def verify(self, stored, password):
            seen.append(extract_parameters(stored))
            return verify(stored, password)

    hasher = passwords.HASHER
    monkeypatch.setattr(passwords, "HASHER", Noting())
    return seen


def test_the_right_password_begins_a_log_in(session, cast):
    login = log_in(session, " AMINA ")
    found = sessions.find_session(session, login.token)
    assert (found.person_id, login.display_name, login.role) == (cast.amina.id, "Amina", "student")
    assert login.lasts == timedelta(days=30)


def test_a_log_in_counts_no_miss_and_renews_an_old_hash(session, cast, slow_passwords):
    log_in(session)
    assert session.scalar(select(func.count()).select_from(Miss)) == 0
    stored = people.find_account(session, "amina").password_hash
    assert extract_parameters(stored).memory_cost == 19456
    log_in(session)
    assert people.find_account(session, "amina").password_hash == stored


@pytest.mark.parametrize("name", ["amina", "nobody", "", "a\x00", "x" * 900])
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(session, cast, verified, name):
    with pytest.raises(NotAllowedError, match="login-wrong") as refused:
        log_in(session, name, "a wrong one")
    assert refused.value.details == {}
    assert len(verified) == 1


def test_an_unknown_name_takes_the_work_of_a_known_one(session, cast, slow_passwords, verified):
    people.reset_password(session, cast.amina.id)
    for name in ("amina", "nobody"):
        with pytest.raises(NotAllowedError):
            log_in(session, name, "a wrong one")
    assert verified[0] == verified[1]


def test_no_transaction_is_open_while_a_password_is_checked(session, cast, monkeypatch):
    seen = []
    monkeypatch.setattr(
        passwords, "verify_password", lambda *_: seen.append(session.in_transaction())
    )
    with pytest.raises(NotAllowedError):
        log_in(session)
    with pytest.raises(NotAllowedError):
        change(session, cast)
    assert seen == [False, False]


def test_guesses_of_strangers_are_slowed_down_and_a_known_device_is_not(session, cast):
    guess(session, ONE.free)
    with pytest.raises(TooManyTriesError):
        log_in(session)
    assert log_in(session, counted_for=KNOWN).person_id == cast.amina.id
    with pytest.raises(TooManyTriesError):
        log_in(session)


def test_a_known_device_is_slowed_down_for_its_own_guesses(session, cast):
    guess(session, ONE.free, KNOWN)
    with pytest.raises(TooManyTriesError) as refused:
        log_in(session, counted_for=KNOWN)
    with at_time(refused.value.until):
        log_in(session, counted_for=KNOWN)


def test_a_closed_account_says_so_to_who_knows_the_password(session, cast):
    people.disable_person(session, cast.amina.id)
    with pytest.raises(NotAllowedError, match="account-closed"):
        log_in(session)
    with pytest.raises(NotAllowedError, match="login-wrong"):
        log_in(session, password="a wrong one")


def test_a_password_changed_while_the_old_one_was_checked_is_refused(session, cast, monkeypatch):
    right = passwords.verify_password

    def verify(stored, password):
        people.reset_password(session, cast.amina.id)
        return right(stored, password)

    monkeypatch.setattr(passwords, "verify_password", verify)
    with pytest.raises(NotAllowedError, match="login-wrong"):
        log_in(session)


def test_logging_in_as_somebody_else_ends_the_log_in_before(session, cast):
    before = sessions.find_session(session, cast.ben.token)
    log_in(session, instead_of=before.id)
    assert sessions.find_session(session, cast.ben.token) is None


def test_log_ins_expire_and_are_cleared_away(session, cast):
    with at_time(now() + timedelta(days=31)):
        assert sessions.find_session(session, cast.amina.token) is None
        log_in(session)
    rows = select(func.count()).where(LoginSession.person_id == cast.amina.id)
    assert session.scalar(rows) == 1


def test_a_changed_password_ends_every_log_in_and_begins_one(session, cast):
    login = change(session, cast)
    assert sessions.find_session(session, cast.amina.token) is None
    assert sessions.find_session(session, login.token) is not None
    assert logins.count_logins(session, cast.amina.id) == 1
    assert log_in(session, password="purple wet lamp").person_id == cast.amina.id


def test_changing_takes_the_current_password_and_a_good_new_one(session, cast):
    with pytest.raises(NotAllowedError, match="password-wrong"):
        change(session, cast, current="a wrong one")
    with pytest.raises(NotAllowedError, match="password-is-name"):
        change(session, cast, new="amina123")
    with pytest.raises(NotAllowedError, match="password-common"):
        change(session, cast, new="password1")
    assert sessions.find_session(session, cast.amina.token) is not None


def test_guessing_the_current_password_gets_slow(session, cast):
    for _ in range(ONE.free):
        with pytest.raises(NotAllowedError):
            change(session, cast, current="a wrong one")
    with pytest.raises(TooManyTriesError):
        change(session, cast)


def test_all_other_log_ins_can_be_ended(session, cast):
    other = log_in(session)
    assert logins.count_logins(session, cast.amina.id) == 2
    here = sessions.find_session(session, cast.amina.token)
    logins.end_other_logins(session, cast.amina.id, here.id)
    assert sessions.find_session(session, other.token) is None
    assert sessions.find_session(session, cast.amina.token) is not None
