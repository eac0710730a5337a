"""What stands out about a question, and what does not."""

from __future__ import annotations

import pytest

from quizzes.item_statistics import (
    Column,
    Flag,
    Key,
    Sign,
    analyse,
    column_of,
    flags_of,
    guess_score,
    response_matrix,
)
from quizzes.types import TYPES, type_of

N = 20
ABILITY = [place / (N - 1) for place in range(N)]
OTHERS = [Column(f"o{n}", [float(a > n / 6) for a in ABILITY]) for n in range(1, 6)]


def flags(answers, key="a", options="abcd", guess=0.25, **more):
    """Flag a question that was answered so by students, the weakest first."""
    chosen = [(answer,) if answer != "-" else () for answer in answers]
    column = Column(
        "q",
        [float(answer == key) for answer in answers],
        keys=[Key(option, option == key) for option in options],
        chosen=chosen,
        guess=guess,
    )
    others = [Column(o.question, o.points[N - len(answers) :]) for o in OTHERS]
    return flags_of(analyse([column, *others]).questions[0], **more)


def test_a_good_question_has_no_flag():
    assert flags("bcdbcdbcaabaaaaaaaaa") == []


def test_a_key_that_the_strong_do_not_choose_is_to_be_checked():
    answers = "bcdbcdbcaabaaaaaaaaa"
    assert flags(answers, key="b") == [Flag(Sign.CHECK_KEY, ("a", "b"))]


def test_a_hard_question_whose_key_the_strong_choose_is_not_suspected():
    assert flags("bbbbbbcbbdbcbbbbabaa") == [Flag(Sign.HARD)]


def test_two_who_chose_a_distractor_put_no_key_in_doubt():
    assert Sign.CHECK_KEY not in {flag.sign for flag in flags("acdcdcacdcdcdcdcdcbb")}


def test_a_question_that_the_strong_get_wrong_is_said_to_go_against_the_rest():
    assert flags("aaaaaaaaaabcdbcdbcdb", options="a") == [Flag(Sign.AGAINST)]


def test_easy_hard_and_flat_questions_are_told():
    assert flags("a" * N) == [Flag(Sign.EASY)]
    assert flags("bcdb" * 5, options="abcd")[0] == Flag(Sign.HARD)
    assert flags("aabaaacadaabcabbabcd") == [Flag(Sign.FLAT)]


def test_what_earns_no_more_than_guessing_is_hard():
    assert flags("ab" * 6 + "bbbabbaa", options="ab", guess=0.5) == [Flag(Sign.HARD)]


def test_a_distractor_that_nobody_chose_is_named_unless_that_says_nothing():
    answers = "bcbbcbbcaabaaaaaaaaa"
    assert flags(answers) == [Flag(Sign.UNCHOSEN, ("d",))]
    assert flags(answers, unchosen=False) == []
    assert flags("-" * 12 + "a" * 8) == []  # only eight have answered


def test_nothing_is_said_about_nine():
    assert flags("bcdbcdaaa", key="b") == []


@pytest.mark.parametrize("name", list(TYPES))
def test_the_random_guess_score_of_every_type_is_what_guesses_earn(name):
    import random

    samples, chance = TYPES[name].samples(), random.Random(7)
    question, lesson = samples.question, samples.lesson
    type_ = type_of(question)
    drawn = [
        float(type_.grade(question, type_.guess(question, lesson, chance), lesson).points)
        for _ in range(800)
    ]
    wanted = 0 if name == "short-answer" else sum(drawn) / len(drawn)
    assert guess_score(question, lesson) == pytest.approx(wanted, abs=0.06)


def test_marked_attempts_become_a_column():
    samples = TYPES["single-choice"].samples()
    question, lesson = samples.question, samples.lesson
    type_ = type_of(question)
    grades = [
        {question.id: type_.grade(question, type_.parse(question, sample.raw), lesson)}
        for sample in (*samples.right, *samples.wrong)
    ]
    matrix = response_matrix([question.id], grades)
    column = column_of(question.id, [*matrix.column(0), None])
    assert column.points == [1, 0, None]
    assert column.chosen == [("river",), ("hill",), ()]
    assert column.keys[0] == Key("river", True)
