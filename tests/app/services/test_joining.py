"""A class is joined by its code, however it was copied down, once, and only while it is open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.db import new_id
from app.models import Enrolment, Miss, Person
from app.services import classes, guests, joining, people, sessions
from app.services.join_codes import ALPHABET, LENGTH, make_code
from app.services.problems import NotAllowedError, TooManyTriesError
from app.services.throttle import ALL, ALL_TOGETHER, Guess
from tests.harness.taking import at_once, start

CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)
COUNTED = (ALL_TOGETHER,)


def wanted(**values):
    return joining.NewStudent(
        **{
            "id": new_id(),
            "display_name": "Fatou Diallo",
            "sign_in_name": "fatou.d",
            "password": "purple wet lamp",
            **values,
        }
    )


def join(session, cast, **values):
    return joining.join_as_new(session, cast.chidis_code, wanted(**values))


def enrolled(session, class_id):
    return session.scalar(select(func.count()).where(Enrolment.class_id == class_id))


@given(CODES, st.data())
def test_a_code_is_read_in_any_case_with_any_spaces_and_hyphens(code, data):
    gaps = data.draw(
        st.lists(st.sampled_from(["", " ", "-", "–", " · "]), min_size=LENGTH, max_size=LENGTH)
    )
    cases = data.draw(st.lists(st.booleans(), min_size=LENGTH, max_size=LENGTH))
    written = "".join(
        gap + (char.lower() if small else char)
        for gap, char, small in zip(gaps, code, cases, strict=True)
    )
    assert joining.read_code(written) == code


@given(CODES)
def test_a_code_is_read_in_the_digits_of_other_scripts(code):
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert joining.read_code(arabic) == code


@given(CODES)
def test_characters_that_are_misread_are_read_as_meant(code):
    misread = code.translate(str.maketrans("65V", "GSU"))
    assert joining.read_code(misread) == code


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_code_or_none(text):
    code = joining.read_code(text)
    assert code is None or (len(code) == LENGTH and code.isascii() and code.isalnum())


def test_made_codes_have_no_look_alikes():
    assert not set("0O1IL2Z8BGSU") & set(ALPHABET)
    made = {make_code() for _ in range(500)}
    assert len(made) == 500
    assert {joining.read_code(code.lower()) for code in made} == made


def test_a_right_code_shows_class_and_teacher_and_counts_no_miss(session, cast):
    offer = joining.find_class(session, "chd3-4567", counted_for=COUNTED)
    assert (offer.class_name, offer.teacher_name) == ("Chidi's class", "Chidi")
    assert session.scalar(select(func.count()).select_from(Miss)) == 0


@pytest.mark.parametrize("code", ["", "CHD", "CHD345678", "!!!!!!!!"])
def test_a_code_of_the_wrong_length_is_no_guess(session, cast, code):
    with pytest.raises(NotAllowedError, match="code-incomplete"):
        joining.find_class(session, code, counted_for=COUNTED)
    assert session.scalar(select(func.count()).select_from(Miss)) == 0


def test_a_wrong_code_and_a_closed_class_count_as_misses(session, cast):
    with pytest.raises(NotAllowedError, match="code-unknown"):
        joining.find_class(session, "XXXXXXXX", counted_for=COUNTED)
    classes.close_joining(session, cast.chidi.id, cast.chidis_class)
    with pytest.raises(NotAllowedError, match="class-closed"):
        joining.find_class(session, cast.chidis_code, counted_for=COUNTED)
    assert session.scalar(select(func.count()).select_from(Miss)) == 2


def test_guessing_codes_gets_slow_but_not_for_known_devices(session, cast):
    for _ in range(ALL[Guess.JOIN].free):
        with pytest.raises(NotAllowedError):
            joining.find_class(session, "XXXXXXXX", counted_for=COUNTED)
    with pytest.raises(TooManyTriesError):
        joining.find_class(session, cast.chidis_code, counted_for=COUNTED)
    assert joining.find_class(session, cast.chidis_code, counted_for=("a device",))


def test_a_newcomer_gets_an_account_in_the_class_and_a_log_in(session, cast):
    login = join(session, cast)
    found = sessions.find_session(session, login.token)
    assert (found.role, found.display_name, login.sign_in_name) == (
        "student",
        "Fatou Diallo",
        "fatou.d",
    )
    assert enrolled(session, cast.chidis_class) == 3


def test_the_same_form_sent_twice_makes_one_account(session, cast):
    id_ = new_id()
    first, second = join(session, cast, id=id_), join(session, cast, id=id_)
    assert first.person_id == second.person_id == id_
    assert sessions.find_session(session, second.token).person_id == id_
    assert enrolled(session, cast.chidis_class) == 3


def test_the_same_form_sent_twice_at_once_makes_one_account(engine, session, cast):
    form = wanted()
    done = at_once(engine, 4, lambda own, _: joining.join_as_new(own, cast.chidis_code, form))
    assert {login.person_id for login in done} == {form.id}
    assert enrolled(session, cast.chidis_class) == 3


def test_a_form_sent_again_with_another_password_opens_nothing(session, cast):
    id_ = new_id()
    join(session, cast, id=id_)
    with pytest.raises(NotAllowedError, match="login-wrong"):
        join(session, cast, id=id_, password="another wet lamp")


def test_of_two_newcomers_who_want_one_name_one_gets_it(engine, session, cast):
    done = at_once(engine, 2, lambda own, _: join(own, cast))
    refused = [error for error in done if isinstance(error, Exception)]
    assert [error.code for error in refused] == ["sign-in-name-taken"]
    assert enrolled(session, cast.chidis_class) == 3


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"sign_in_name": "amina"}, "sign-in-name-taken"),
        ({"sign_in_name": "!"}, "sign-in-name-unfit"),
        ({"password": "short"}, "password-short"),
        ({"password": "fatou2012"}, "password-is-name"),
        ({"password": "password1"}, "password-common"),
    ],
)
def test_what_is_refused_makes_no_account(session, cast, values, code):
    before = session.scalar(select(func.count()).select_from(Person))
    with pytest.raises(NotAllowedError, match=code):
        join(session, cast, **values)
    assert session.scalar(select(func.count()).select_from(Person)) == before


def test_a_class_closed_meanwhile_takes_nobody_in(session, cast):
    classes.close_joining(session, cast.chidi.id, cast.chidis_class)
    for verb in (
        lambda: join(session, cast),
        lambda: joining.join_with_account(session, cast.chidis_code, cast.erik.id),
    ):
        with pytest.raises(NotAllowedError, match="class-closed"):
            verb()
    assert enrolled(session, cast.chidis_class) == 2


def test_a_student_joins_a_further_class_once(engine, session, cast):
    at_once(
        engine, 3, lambda own, _: joining.join_with_account(own, cast.chidis_code, cast.erik.id)
    )
    joining.join_with_account(session, cast.chidis_code, cast.erik.id)
    assert enrolled(session, cast.chidis_class) == 3
    assert enrolled(session, cast.danas_class) == 1


def test_a_teacher_joins_no_class(session, cast):
    with pytest.raises(NotAllowedError, match="students-join"):
        joining.join_with_account(session, cast.danas_code, cast.chidi.id)


def test_a_guest_who_joins_brings_along_what_they_tried(session, cast, quiz_of_every_type):
    guest_id, token = guests.create_guest(session)
    guest = type("Guest", (), {"id": guest_id, "role": "guest"})
    attempt_id = start(session, guest)
    login = joining.join_as_new(session, cast.chidis_code, wanted(), guest_id=guest_id)
    student = type("Student", (), {"id": login.person_id, "role": "student"})
    assert login.adopted == 1
    assert start(session, student) == attempt_id
    assert sessions.find_session(session, token) is None


def test_a_name_is_stored_folded_and_found_again(session, cast):
    join(session, cast, sign_in_name=" Fátou.D ")
    assert people.find_account(session, "FATOU.D") is not None
