"""The quizzes that we ship."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from lessons.folder import read_library
from quizzes.checks import notes
from quizzes.folder import read_bank, write_quiz
from quizzes.marking import mark
from quizzes.types import TYPES, by_hand_only, type_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def lessons():
    return {lesson.slug: lesson for lesson in read_library(ROOT / "lessons" / "library").value}


@pytest.fixture(scope="module")
def quizzes(lessons):
    reading = read_bank(ROOT / "quizzes" / "bank", lessons.values())
    assert [str(problem) for problem in reading.problems] == []
    return reading.value


@pytest.fixture(scope="module")
def syria(quizzes):
    return [quiz for quiz in quizzes if quiz.lesson == "syria-2024"]


def test_there_are_three_quizzes_with_26_questions_or_more(syria):
    assert {"actors", "proxy-dynamics", "reading-critically"} <= {quiz.slug for quiz in syria}
    assert sum(len(quiz.questions) for quiz in syria) >= 26


def test_every_type_is_used_at_least_twice(syria):
    used = Counter(question.type for quiz in syria for question in quiz.questions)
    assert {name for name in TYPES if used[name] < 2} == set()


def test_nothing_is_noted(quizzes):
    assert [note for quiz in quizzes for note in notes(quiz)] == []


def test_every_key_earns_everything(quizzes, lessons):
    for quiz in quizzes:
        lesson = lessons[quiz.lesson]
        keys = {q.id: type_of(q).key(q, lesson).value for q in quiz.questions}
        marked = mark(quiz, keys, lesson)
        open_ = [question.id for question in quiz.questions if by_hand_only(question)]
        assert [id_ for id_, grade in marked.grades.items() if not grade.right] == open_


def test_no_feedback_is_shown_with_a_question(quizzes, lessons):
    asked = [(lessons[quiz.lesson], question) for quiz in quizzes for question in quiz.questions]
    for lesson, question in asked:
        type_ = type_of(question)
        view = str(type_.present(question, lesson, "seed"))
        grade = type_.grade(question, type_.key(question, lesson), lesson)
        told = [question.explanation, *(part.feedback for part in grade.parts)]
        assert not [text for text in told if text and text in view]


def test_saving_what_was_loaded_changes_nothing(quizzes):
    for quiz in quizzes:
        assert write_quiz(quiz, ROOT / "quizzes" / "bank") == ()


def test_a_quiz_written_anew_is_the_same_quiz(quizzes, lessons, tmp_path):
    for quiz in quizzes:
        write_quiz(quiz, tmp_path)
    assert read_bank(tmp_path, lessons.values()).value == quizzes
