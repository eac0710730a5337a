"""Names are shown as people write them, and signed in with however they type them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import Role
from app.services import names
from tests.harness.cast import make_person

NAME = st.text(max_size=60)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Amina \t Khalid\n", "Amina Khalid"),
        ("Am\x00ina", "Am ina"),
        ("Zoe\u0308", "Zoë"),
        ("a\u202eb\u200b", "ab"),
        ("علی\u200cرضا", "علی\u200cرضا"),
    ],
)
def test_what_cannot_be_seen_is_taken_out_of_a_name(typed, shown):
    assert names.clean_display_name(typed) == shown


@pytest.mark.parametrize(
    ("shown", "base"),
    [
        ("Amina Khalid", "amina.k"),
        ("Zoë", "zoe"),
        ("José-María de la Cruz", "jose.c"),
        ("Łukasz Żak", "lukasz.z"),
        ("Straße Öz", "strasse.o"),
        ("أمينة خالد", "أمينة.خ"),
        ("Иван Петров", "иван.п"),
        ("李小龙", "李小龙"),
        ("🙂", "student"),
        ("O’Neill, Sean", "oneill.s"),
    ],
)
def test_a_sign_in_name_is_suggested_in_the_names_own_script(shown, base):
    assert names.suggest_base(shown) == base


@pytest.mark.parametrize("typed", ["Amina.K", " amina.k ", "AMINA.K", "ámina.k", "ａｍｉｎａ.ｋ"])
def test_case_spaces_marks_and_width_do_not_matter_when_signing_in(typed):
    assert names.fold_sign_in_name(typed) == "amina.k"


@pytest.mark.parametrize("name", ["", "a", ".a", "-ab", "a b!", "a@b", "a" * 41, "a/b", "a\x00b"])
def test_some_things_cannot_be_sign_in_names(name):
    assert not names.is_sign_in_name(name)


@given(NAME)
def test_folding_twice_is_folding_once(text):
    once = names.fold_sign_in_name(text)
    assert names.fold_sign_in_name(once) == once


@given(NAME)
def test_cleaning_leaves_only_what_can_be_seen(text):
    shown = names.clean_display_name(text)
    assert names.clean_display_name(shown) == shown
    assert not any(unicodedata.category(char) == "Cc" for char in shown)


def test_a_name_that_is_taken_gets_a_number(empty_session):
    assert names.suggest_sign_in_name(empty_session, "Amina Khalid") == "amina.k"
    for number in ["", *range(2, 60)]:
        empty_session.add(make_person(f"amina.k{number}", Role.STUDENT))
    empty_session.flush()
    assert names.suggest_sign_in_name(empty_session, "Amina Khalid") == "amina.k60"
    assert names.suggest_sign_in_name(empty_session, "A") == "a2"


@given(st.text(max_size=60))
def test_every_suggestion_is_a_sign_in_name_as_it_would_be_stored(text):
    suggested = f"{names.suggest_base(text)}2"
    assert names.is_sign_in_name(suggested)
    assert names.fold_sign_in_name(suggested) == suggested
