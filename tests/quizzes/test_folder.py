"""Quiz files: every problem at once, as file:line: what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.folder import read_bank, read_quiz
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.strategies import relaxed

TEXT = """\
title: The bridge
summary: Who holds it.
questions:
- id: who-holds-it
  type: single-choice
  level: remember
  claims: [river-holds-bridge]
  stem: Who holds the bridge?
  options:
  - key: river
    text: The River League
    correct: true
    feedback: It says so.
  - key: hill
    text: The Hill Front
    feedback: It holds the pass.
- id: name-it
  type: short-answer
  level: remember
  claims: [river-holds-bridge]
  stem: Which group holds it?
  actor: river-league
  feedback: It says so.
  else-feedback: Look again.
"""
LESSONS = {LESSON.slug: LESSON}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "two-rivers" / "the-bridge.yaml"
    path.parent.mkdir()
    path.write_text(TEXT)
    return path


def spoil(path, old, new):
    text = path.read_text()
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1))


def problems(path):
    return [str(p).removeprefix(f"{path.parent}/") for p in read_quiz(path, LESSONS).problems]


def test_a_sound_file_is_a_quiz(path):
    reading = read_quiz(path, LESSONS)
    assert reading.sound
    assert (reading.value.slug, reading.value.lesson) == ("the-bridge", "two-rivers")
    assert [question.type for question in reading.value.questions] == [
        "single-choice",
        "short-answer",
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("summary: Who holds it.\n", "", "1: 'summary' is missing; add it"),
        ("title:", "titel:", "1: 'titel' is no field here; did you mean 'title'?"),
        (
            "type: single-choice",
            "type: singel-choice",
            "5: type 'singel-choice' is not known; did you mean 'single-choice'?",
        ),
        ("  type: single-choice\n", "", "4: 'type' is missing; it can be: single-choice, "),
        (
            "level: remember",
            "level: remeber",
            "6: level 'remeber' is not known; did you mean 'remember'?",
        ),
        (
            "[river-holds-bridge]",
            "[river-hold-bridge]",
            "7: claim 'river-hold-bridge' is not known; did you mean 'river-holds-bridge'?",
        ),
        ("    correct: true\n", "", "9: options: mark exactly one option with 'correct: true'; 0"),
        ("correct: true", "corect: true", "12: 'corect' is no field here; did you mean 'correct'?"),
        ("correct: true", "correct: perhaps", "12: correct must be true or false"),
        ("key: hill", "key: The Hill", "14: key 'The Hill' is not a key; use small letters"),
        ("key: hill", "key: river", "9: options: two of them have the key 'river'"),
        ("    feedback: It holds the pass.\n", "", "14: option 'hill' needs feedback"),
        ("  stem: Who holds the bridge?\n", "", "4: 'stem' is missing; add it"),
        ("id: name-it", "id: who-holds-it", "17: another question has the id 'who-holds-it'"),
        (
            "actor: river-league",
            "actor: river-leage",
            "22: actor 'river-leage' is not known; did you mean 'river-league'?",
        ),
        ("- id: name-it", "- just words\n- id: name-it", "17: a question is expected here"),
        ("title: The bridge", "title: a\ntitle: b", "2: 'title' stands here again"),
        (
            "summary: Who holds it.",
            "summary: Who holds it.\nlesson: two-river",
            "3: lesson 'two-river' is not known; did you mean 'two-rivers'?",
        ),
    ],
)
def test_a_problem_is_named_with_its_line_and_what_to_do(path, old, new, problem):
    spoil(path, old, new)
    found = problems(path)
    assert any(line.startswith(f"the-bridge.yaml:{problem}") for line in found), found


def test_every_problem_is_said_at_once(path):
    spoil(path, "level: remember", "level: remeber")
    spoil(path, "title: The bridge\n", "")
    spoil(path, "actor: river-league", "actor: river-leage")
    assert len(problems(path)) == 3


def test_a_quiz_with_a_broken_question_is_none(path):
    spoil(path, "level: remember", "level: remeber")
    assert read_quiz(path, LESSONS).value is None


def test_a_quiz_without_questions_is_unsound(path):
    path.write_text("title: T\nsummary: S\nquestions: []\n")
    assert problems(path) == ["the-bridge.yaml:3: there is no question; write at least one"]


@pytest.mark.parametrize("text", ["", "just words", "- a\n- b\n", "questions: 7\n", "a: [", "\x00"])
def test_whatever_stands_in_a_file_there_is_an_answer(path, text):
    path.write_text(text)
    assert read_quiz(path, LESSONS).value is None
    assert problems(path)


@given(text=st.text() | st.lists(st.sampled_from(TEXT.splitlines(True))).map("".join))
@relaxed
def test_reading_never_raises(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "two-rivers" / "any.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    reading = read_quiz(path, LESSONS)
    assert reading.value is not None or reading.problems


def test_a_file_is_named_like_a_slug(path):
    renamed = path.rename(path.with_name("The Bridge.yaml"))
    assert any("rename it to 'the-bridge.yaml'" in problem for problem in problems(renamed))


def bank_problems(bank):
    return [str(p).removeprefix(f"{bank}/") for p in read_bank(bank, [LESSON]).problems]


def test_a_bank_gives_its_sound_quizzes_and_every_problem(path):
    bank = path.parents[1]
    (path.parent / "broken.yaml").write_text(TEXT.replace("level: remember", "level: remeber"))
    reading = read_bank(bank, [LESSON])
    assert [quiz.slug for quiz in reading.value] == ["the-bridge"]
    assert all("broken.yaml" in problem.file for problem in reading.problems)


def test_two_quizzes_cannot_share_a_name(path):
    other = path.parents[1] / "another-lesson"
    other.mkdir()
    (other / path.name).write_text(TEXT + "\n")
    assert any(
        "another quiz has this name" in problem for problem in bank_problems(path.parents[1])
    )


def test_a_question_in_two_quizzes_says_the_same_in_both(path):
    twin = path.with_name("twin.yaml")
    twin.write_text(TEXT)
    assert bank_problems(path.parents[1]) == []
    spoil(twin, "Who holds the bridge?", "Who holds the old bridge?")
    [problem] = bank_problems(path.parents[1])
    assert problem.startswith("two-rivers/twin.yaml:")
    assert "question 'who-holds-it' stands in" in problem


def test_a_file_that_would_not_be_read_is_named(path):
    path.with_name("stray.yml").write_text(TEXT)
    [problem] = bank_problems(path.parents[1])
    assert problem.startswith("two-rivers/stray.yml:1: this file is not read")


def test_a_bank_that_is_not_there_is_a_problem(tmp_path):
    assert read_bank(tmp_path / "nowhere", []).value is None
