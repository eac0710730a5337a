"""Passwords: slow to guess, and no faster to refuse where there is no account."""

from __future__ import annotations

import re
import unicodedata

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from app.services import passwords

pytestmark = pytest.mark.usefixtures("slow_passwords")


def test_hashes_are_argon2id_with_19_mib_two_rounds_one_lane():
    made = extract_parameters(passwords.hash_password("seven green kites"))
    assert made.type is Type.ID
    assert (made.memory_cost, made.time_cost, made.parallelism) == (19456, 2, 1)


def test_the_dummy_costs_as_much_as_a_real_hash():
    assert extract_parameters(passwords.DUMMY) == extract_parameters(passwords.hash_password("x"))


def test_a_password_is_recognised_and_another_is_not():
    stored = passwords.hash_password("seven green kites")
    assert passwords.verify_password(stored, "seven green kites")
    assert not passwords.verify_password(stored, "Seven green kites")


@pytest.mark.parametrize("stored", [None, "", "not a hash", passwords.DUMMY])
def test_nothing_matches_where_there_is_no_hash(stored):
    assert not passwords.verify_password(stored, "")


def test_the_same_keys_give_the_same_password_on_every_keyboard():
    composed = unicodedata.normalize("NFC", "sept élèves à l’école")
    stored = passwords.hash_password(composed)
    assert passwords.verify_password(stored, unicodedata.normalize("NFD", composed))


def test_a_hash_of_older_parameters_is_renewed_and_a_current_one_is_not():
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("seven green kites")
    renewed = passwords.renewed_hash(old, "seven green kites")
    assert extract_parameters(renewed).memory_cost == 19456
    assert passwords.renewed_hash(renewed, "seven green kites") is None


def test_a_made_password_can_be_read_out_and_is_never_the_same():
    made = {passwords.make_password() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"([a-z]{4}-){3}[a-z]{4}", password) for password in made)
