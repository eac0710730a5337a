"""A quiz beside its lesson."""

from __future__ import annotations

import pytest

from quizzes.checks import check_question, check_quiz, notes, resting_on
from quizzes.document import Quiz
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.samples import sample
from tests.quizzes.test_documents import QUIZ


def quiz(*questions):
    return Quiz(**{**dict(QUIZ), "questions": questions})


def found(question):
    return [f"{f.where}: {f.what}" for f in check_question(question, LESSON)]


def options(*texts, right=0, misconception="wrong-actor"):
    return [
        {
            "key": f"o{number}",
            "text": text,
            "feedback": "Because.",
            **({"correct": True} if number == right else {"misconception": misconception}),
        }
        for number, text in enumerate(texts)
    ]


def test_the_samples_are_sound():
    assert check_quiz(QUIZ, LESSON) == ()


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        (
            {"claims": ["river-holds-bridge", "river-holds-brigde"]},
            "claims.1: claim 'river-holds-brigde' is not known; did you mean 'river-holds-bridge'?",
        ),
        (
            {"claims": []},
            "claims: name at least one claim or piece of evidence that it rests on",
        ),
        (
            {"evidence": [{"paragraph": "the-bride", "words": "old bridge"}]},
            "evidence.0.paragraph: paragraph 'the-bride' is not known; did you mean 'the-bridge'?",
        ),
        (
            {"evidence": [{"paragraph": "the-bridge", "words": "the new bridge"}]},
            "evidence.0.words: these words do not stand in paragraph 'the-bridge'",
        ),
        (
            {"evidence": [{"paragraph": "the-bridge", "words": "boats"}]},
            "evidence.0.words: these words do not stand in paragraph 'the-bridge'; "
            "they stand in 'the-backers'",
        ),
    ],
)
def test_what_a_question_rests_on_must_be_there(changes, finding):
    assert any(what.startswith(finding) for what in found(sample("single-choice", **changes)))


def test_words_may_be_wrapped_in_the_file():
    evidence = [{"paragraph": "the-bridge", "words": "holds the\n  old bridge"}]
    assert found(sample("single-choice", claims=[], evidence=evidence)) == []


def test_findings_of_a_quiz_say_in_which_question():
    [finding] = check_quiz(quiz(sample("ordering"), sample("matching", claims=["x"])), LESSON)[:1]
    assert finding.where == "questions.1.claims.0"


def test_a_changed_claim_names_every_question_that_rests_on_it():
    assert resting_on(QUIZ, "south-backs-front") == [
        "who-backs-somebody",
        "who-gives-what",
        "who-arms-whom",
        "find-the-backer",
    ]


def test_a_distractor_without_a_misconception_is_noted():
    question = sample("single-choice", options=options("One", "Two", misconception=None))
    assert [note.what for note in notes(quiz(question))] == ["option 'o1' names no misconception"]
