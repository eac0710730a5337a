"""The sentences about what stands out: each flag has one, and each says what to do."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.teach.figures import REASONS
from app.teach.first_looks import BODIES, HEADS, look_body, look_head
from quizzes.item_statistics import Flag, Sign, Unsaid

CHOICES = [
    SimpleNamespace(key="a", text="The League", count=4, right=True),
    SimpleNamespace(key="b", text="The Front, " + "of the hills " * 10, count=12, right=False),
]
VERSION = SimpleNamespace(
    n=20,
    facility=0.2,
    choices=CHOICES,
    figures=SimpleNamespace(guess=0.25),
    asked=SimpleNamespace(type="single-choice"),
)


def test_every_sign_has_its_sentence_and_every_gap_its_reason():
    assert set(HEADS) == set(BODIES) == set(Sign)
    assert set(REASONS) == set(Unsaid)


@pytest.mark.parametrize("sign", list(Sign))
def test_a_sentence_names_the_question_and_ends(app, sign):
    with app.test_request_context():
        flag = Flag(sign, ("b", "a"))
        look = SimpleNamespace(number=4, flag=flag)
        assert look_head(look).startswith("Question 4 ")
        body = look_body(flag, VERSION)
    assert body.endswith(".")
    assert "%" not in body.replace("20%", "").replace("25%", "")


def test_the_rival_stands_before_the_key_and_long_options_are_cut(app):
    with app.test_request_context():
        body = look_body(Flag(Sign.CHECK_KEY, ("b", "a")), VERSION)
    assert body.startswith("12 of 20 chose “The Front, of the hills")
    assert "the key, “The League” (4)" in body
    assert "…”" in body
    assert len(body) < 330
