"""Numerical questions: tolerance, range, parts of the point, foreseen wrong numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic import ValidationError

from quizzes.document import Answer, MalformedError
from tests.quizzes.samples import findings, form, grade, parse, points, review, sample


def asked(*answers, **changes):
    rows = [{"feedback": "So it is.", **answer} for answer in answers]
    return sample("numerical", answers=rows, **{"unit": None, "wrong": None, **changes})


@pytest.mark.parametrize(
    ("amount", "inside", "outside"),
    [
        ({"value": 12}, ["12", "12.0", "1.2e1"], ["12.0000000000000000001", "−12"]),
        ({"value": "0.3", "tolerance": "0.1"}, ["0.2", "0,4", "20 %"], ["0.19", "0.41"]),
        ({"value": 200, "tolerance": "5 %"}, ["190", "210"], ["189.99", "210.01"]),
        ({"value": -200, "tolerance": "5%"}, ["-190", "-210"], ["-211", "200"]),
        ({"least": 10, "most": 20}, ["10", "20", "15.5"], ["9.99", "20.1"]),
        ({"value": 1234}, ["1,234", "1.234", "1 234"], ["1,235"]),
        ({"value": "9007199254740993"}, ["9007199254740993"], ["9007199254740992"]),
    ],
)
def test_an_amount_holds_what_it_says_and_no_more(amount, inside, outside):
    question = asked(amount)
    assert {points(question, number=text) for text in inside} == {1}
    assert {points(question, number=text) for text in outside} == {0}


def test_the_best_amount_that_fits_counts():
    question = asked({"value": 10, "tolerance": 2, "points": "0.25"}, {"value": 10})
    assert points(question, number="10") == 1
    assert points(question, number="11") == Fraction(1, 4)
    shown = review(question, parse(question, number="11"))
    assert shown["verdict"] == "partly"
    assert [row["text"] for row in shown["accepted"]] == ["10 ± 2", "10"]


def test_a_foreseen_wrong_number_has_its_feedback_and_others_the_rest():
    question = sample("numerical")
    assert review(question, parse(question, number="3"))["reply"] == "March is the third month."
    assert review(question, parse(question, number="99"))["reply"].startswith("Read the second")
    assert review(question, Answer())["reply"] is None


def test_equal_wrong_numbers_are_one_row_of_the_response_table():
    question = sample("numerical")
    keys = {grade(question, parse(question, number=t)).parts[0].key for t in ("7", "7.0", "+7")}
    assert keys == {"7"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([{"tolerance": 1}], "amount"),
        ([{"value": 1, "least": 1, "most": 2}], "amount"),
        ([{"least": 3, "most": 2}], "amount-range"),
        ([{"least": 3}], "amount-range"),
        ([], "no-full-answer"),
        ([{"value": 1, "tolerance": "-1"}], "tolerance-negative"),
        ([{"value": 1, "points": "2"}], "share"),
        ([{"value": 1, "points": "1/2"}], "no-full-answer"),
        ([{"value": "1,234"}], "number-ambiguous"),
        ([{"value": "many"}], "not-a-number"),
        ([{"value": True}], "not-a-number"),
    ],
)
def test_an_amount_that_says_nothing_is_refused(changes, code):
    with pytest.raises(ValidationError) as refused:
        asked(*changes)
    assert [error["type"] for error in refused.value.errors()] == [code]


def test_equal_questions_are_written_alike():
    one, other = (
        asked({"value": 12.50, "points": "50/100"}, {"value": "3"}),
        asked({"value": "12,5", "points": 0.5}, {"value": 3.0}),
    )
    assert one.fingerprint() == other.fingerprint()


def test_a_wrong_number_that_is_accepted_and_missing_feedback_are_named():
    wrong = [{"value": 12, "feedback": "No."}]
    question = asked({"value": 12, "feedback": None}, wrong=wrong, else_feedback=None)
    assert findings(question) == [
        "answers.0: '12' needs feedback, which says why it is right",
        "else-feedback: write 'else-feedback' for wrong answers that nobody foresaw",
        "wrong.0.value: '12' is accepted as right; remove it",
    ]


def test_what_cannot_be_read_is_refused_with_the_text():
    with pytest.raises(MalformedError) as refused:
        parse(sample("numerical"), number="2 weeks")
    assert refused.value.details == {"field": "number", "text": "weeks"}


def test_the_editor_keeps_what_was_typed():
    data = form("numerical", answers_0_value="about 5", answers_2_least="1", unit=" km ")
    assert data == {"unit": "km", "answers": [{"value": "about 5"}, {"least": "1"}]}
