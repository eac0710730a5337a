"""The sentences about what stands out: each flag has one, and each says what to do."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from app.services.reports import Look
from app.teach.figures import REASONS
from app.teach.first_looks import BODIES, HEADS, look_body, look_head
from quizzes.item_statistics import Flag, Sign, Unsaid

CHOICES = [
    SimpleNamespace(key="a", text="The League", count=4, rest=0.5, right=True, accepted=False),
    SimpleNamespace(
        key="b",
        text="The Front, " + "of the hills " * 10,
        count=12,
        rest=0.75,
        right=False,
        accepted=False,
    ),
]
VERSION = SimpleNamespace(
    n=20,
    facility=0.2,
    choices=CHOICES,
    figures=SimpleNamespace(guess=0.25, correlation=-0.36),
    revisions=[1, 2],
    asked=SimpleNamespace(type="single-choice"),
)


def test_every_sign_has_its_sentence_and_every_gap_its_reason():
    assert set(HEADS) == set(BODIES) == set(Sign)
    assert set(REASONS) == set(Unsaid)


@pytest.mark.parametrize("sign", list(Sign))
def test_a_sentence_names_the_question_and_ends(app, sign):
    with app.test_request_context():
        flag = Flag(sign, ("b", "a"))
        head, body = look_head(Look(4, VERSION, flag)), look_body(flag, VERSION)
        older = look_head(Look(4, VERSION, flag, older=True))
    assert head.startswith("Question 4 ")
    assert older.startswith("Question 4 in its earlier revision 2 ")
    assert body.endswith(".")
    assert "20" in body, "it says of how many"
    assert not re.search(r"%(?!\W)|%\(", body), "no figure is left out"


def test_the_rival_stands_before_the_key_and_long_options_are_cut(app):
    with app.test_request_context():
        body = look_body(Flag(Sign.CHECK_KEY, ("b", "a")), VERSION)
    assert body.startswith("12 of 20 chose “The Front, of the hills")
    assert "…”, and earned 75% on the other questions." in body
    assert "4 chose the key, “The League”, and earned 50%." in body
    assert len(body) < 330


def test_a_key_that_nobody_chose_is_said_to_be_so(app):
    nobody = SimpleNamespace(**{**vars(CHOICES[0]), "count": 0, "rest": None})
    version = SimpleNamespace(**{**vars(VERSION), "choices": [nobody, CHOICES[1]]})
    with app.test_request_context():
        body = look_body(Flag(Sign.CHECK_KEY, ("b", "a")), version)
    assert "Nobody chose the key, “The League”." in body
