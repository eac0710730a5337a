"""Quizzes as values: JSON and fingerprints."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from quizzes.document import Quiz
from quizzes.types import TYPES
from quizzes.types.single_choice import SingleChoice
from tests.quizzes.samples import sample

FINGERPRINTS = {
    "single-choice": "4953cfe7cea9",
    "multiple-choice": "581182e415e3",
    "matching": "a73586e58bff",
    "ordering": "22719f9fac27",
    "short-answer": "85241fdaace9",
    "numerical": "c2a86f8bb43e",
    "gap": "8fe11db70d85",
    "evidence": "d9e1620c29c0",
    "relations": "ad1f34be58bd",
    "open-response": "c156f283c6da",
}

QUIZ = Quiz(
    slug="all-types",
    title="All types",
    summary="One question of each type.",
    lesson="two-rivers",
    questions=tuple(sample(name) for name in TYPES),
)


def test_a_quiz_reads_back_from_json_as_it_was():
    again = Quiz.from_json(QUIZ.to_json())
    assert again == QUIZ
    assert [type(q) for q in again.questions] == [type(q) for q in QUIZ.questions]
    assert again.fingerprint() == QUIZ.fingerprint()


def test_json_names_the_type_of_each_question():
    plain = json.loads(QUIZ.to_json())
    assert [question["type"] for question in plain["questions"]] == list(TYPES)


def test_what_stands_in_the_json_keeps_its_fingerprint():
    """Revisions in databases are found by their fingerprint: a change here would renew them all."""
    assert (
        sample("single-choice")
        .to_json()
        .startswith(
            '{"claims":["river-holds-bridge"],"id":"who-holds-the-bridge","level":"remember",'
        )
    )
    assert {name: sample(name).fingerprint()[:12] for name in TYPES} == FINGERPRINTS


def test_a_question_keeps_to_its_type():
    with pytest.raises(ValidationError, match="type"):
        SingleChoice.model_validate({**json.loads(sample("single-choice").to_json()), "type": "x"})


def test_a_document_never_changes():
    with pytest.raises(ValidationError, match="frozen"):
        QUIZ.questions[0].stem = "Another stem"


def test_two_questions_with_one_id_are_refused():
    with pytest.raises(ValidationError, match="two questions have the id"):
        Quiz(**{**dict(QUIZ), "questions": (QUIZ.questions[0], QUIZ.questions[0])})


def test_a_broken_question_is_named_by_its_place():
    plain = json.loads(QUIZ.to_json())
    del plain["questions"][1]["stem"]
    plain["questions"][2]["type"] = "matchin"
    with pytest.raises(ValidationError) as refused:
        Quiz.model_validate(plain)
    places = {error["loc"]: error["msg"] for error in refused.value.errors()}
    assert places["questions", 1, "stem"] == "Field required"
    assert "did you mean 'matching'" in places["questions", 2]
