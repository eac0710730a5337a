"""What the rules say of a quiz as a whole: where its keys stand, and who acts in its claims."""

from __future__ import annotations

import pytest

from quizzes.document import Quiz
from quizzes.item_writing import advice_on_quiz
from quizzes.item_writing.about_quizzes import chi_square
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.item_writing.test_rules import choice, statement


def quiz(*questions, **changes):
    numbered = [q.model_copy(update={"id": f"q{n}"}) for n, q in enumerate(questions)]
    words = {"slug": "a", "title": "A", "summary": "A.", "lesson": LESSON.slug}
    return Quiz(**words | changes, questions=tuple(numbered))


def whole(*questions):
    return {finding.code for finding in advice_on_quiz(quiz(*questions), LESSON)}


def test_statements_that_are_all_true_are_noticed():
    said = [statement(f"The League holds bridge number {n}.") for n in range(6)]
    assert whole(*said) == {"key-position"}
    assert whole(*said[:5]) == set()


def test_keys_of_shuffled_options_have_no_place():
    assert whole(*[choice() for _ in range(9)]) == set()
    assert whole(*[choice(shuffle=False) for _ in range(9)]) == {"key-position"}
    assert whole(*[choice(shuffle=False, right=n % 3) for n in range(9)]) == set()


def test_chi_square_is_pearsons():
    assert chi_square([6, 0]) == 6
    assert chi_square([5, 3, 1]) == pytest.approx(8 / 3)
    assert chi_square([3, 3, 3]) == 0
    assert chi_square([0, 0]) == 0


def local(lesson, *ids):
    actors = tuple(a.model_copy(update={"local": a.id in ids}) for a in lesson.actors)
    return lesson.model_copy(update={"actors": actors})


def test_a_quiz_in_which_one_side_alone_acts_is_noticed():
    lesson = local(LESSON, "river-league", "hill-front")
    league = [
        "river-holds-bridge",
        "league-fights-front",
        "north-backs-league",
        "guard-tolerates-league",
    ]
    [finding] = advice_on_quiz(quiz(choice(claims=league)), lesson)
    assert (finding.code, finding.details["side"]) == ("one-side-only", "League")
    assert advice_on_quiz(quiz(choice(claims=[*league, "south-backs-front"])), lesson) == ()
    assert advice_on_quiz(quiz(choice(claims=league[:3])), lesson) == ()
