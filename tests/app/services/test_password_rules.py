"""Passwords that are guessed first are refused, and what is left is a person's own business."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.password_rules import WALKS, common_passwords, problem_with
from app.services.passwords import make_password

NAMES = ("Amina Khalid", "amina.k")


@pytest.mark.parametrize("password", ["", "a", "sevenkt", "ééééééé"])
def test_short_passwords_are_refused(password):
    assert problem_with(password, NAMES) == "password-short"


def test_endless_passwords_are_refused():
    assert problem_with("seven green kites " * 12, NAMES) == "password-long"
    assert problem_with("seven green kites 0123 " + "x" * 177, NAMES) is None


@pytest.mark.parametrize(
    "password",
    [
        "password", "Password1", "P@ssw0rd", "pa55word!", "passwort123", "motdepasse",
        "contraseña", "letmein99", "iloveyou!", "Sommer2024", "2024summer", "Fußball07",
        "minecraft", "crosscurrents", "CrossCurrents1", "welcome1", "مرحبا123", "пароль12",
    ],
)  # fmt: skip
def test_common_words_are_refused_however_dressed_up(password):
    assert problem_with(password, NAMES) == "password-common"


@pytest.mark.parametrize(
    "password",
    [
        "12345678", "87654321", "qwertyui", "asdfghjk", "mnbvcxz1", "1q2w3e4r", "qwer1234",
        "q1w2e3r4", "qazwsxedc", "abcdefgh", "zyxwvuts", "йцукенгш", "qwertz123",
        "aaaaaaaa", "abababab", "abcdabcd", "19850214", "14.02.1985", "00000000", "123123123",
    ],
)  # fmt: skip
def test_walks_repeats_and_numbers_are_refused(password):
    assert problem_with(password, NAMES) == "password-common"


@pytest.mark.parametrize(
    "password",
    ["amina2012", "AminaKhalid", "amina.k!", "aminaamina", "KHALID99", "Ámina123", "4m1n42012"],
)
def test_a_persons_own_name_is_refused(password):
    assert problem_with(password, NAMES) == "password-is-name"


@pytest.mark.parametrize(
    "password",
    ["seven green kites", "monkey-lamp-river", "aminas blue bicycle", "korrekt pferd", "9kd:Ajw2"],
)
def test_other_passwords_are_fine(password):
    assert problem_with(password, NAMES) is None


def test_made_passwords_pass_the_rules():
    assert not any(problem_with(make_password(), NAMES) for _ in range(100))


@given(st.sampled_from(WALKS), st.data())
def test_every_piece_of_a_walk_is_refused_forwards_and_backwards(walk, data):
    length = min(8, len(walk))
    start = data.draw(st.integers(0, len(walk) - length))
    piece = (walk[start : start + length] * 2)[:8]
    assert problem_with(piece) == problem_with(piece[::-1]) == "password-common"


@given(st.text(max_size=250), st.lists(st.text(max_size=60), max_size=3))
def test_the_rules_answer_whatever_is_typed(password, names):
    problem = problem_with(password, names)
    assert problem is None or problem.startswith("password-")


def test_the_list_is_of_some_hundred_words_without_repeats_of_case():
    assert 500 < len(common_passwords()) < 1000
    assert all(word == word.casefold() for word in common_passwords())
