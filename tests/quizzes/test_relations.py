"""Relations: a table of ties."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from pydantic import ValidationError

from quizzes.document import Answer, MalformedError
from tests.quizzes.samples import findings, form, grade, parse, points, review, sample, view

NORTH = ("northland", "backs", "river-league")
FIGHT = ("river-league", "fights", "hill-front")
TURNED = ("hill-front", "fights", "river-league")


def table(*rows):
    columns = ("who", "relation", "whom")
    return Answer(
        {str(n): dict(zip(columns, row, strict=False)) for n, row in enumerate(rows, start=1)}
    )


def codes(*rows, question=None):
    parts = grade(question or sample("relations"), table(*rows)).parts
    return [part.code or "right" for part in parts if part.chosen]


def test_there_is_a_row_for_each_tie_and_no_word_of_the_ties():
    shown = view(sample("relations"))
    assert shown["rows"] == 2
    assert shown["actors"][1] == {"key": "river-league", "text": "League"}
    assert set(shown) == {"type", "stem", "actors", "relations", "rows"}


def test_the_order_of_rows_makes_no_difference():
    assert {
        grade(sample("relations"), table(*rows)).points for rows in permutations([NORTH, FIGHT])
    } == {1}


def test_fighting_runs_both_ways_and_backing_does_not():
    assert codes(NORTH, TURNED) == ["right", "right"]
    assert codes(("river-league", "backs", "northland")) == ["wrong-direction"]


def test_a_tie_counts_once():
    assert codes(FIGHT, TURNED) == ["right", "again"]
    assert grade(sample("relations"), table(FIGHT, TURNED)).points == Fraction(1, 2)
    assert grade(sample("relations"), table(FIGHT, FIGHT)).points == Fraction(1, 2)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("river-league", "backs", "northland"), "wrong-direction"),
        (("northland", "fights", "river-league"), "wrong-relation"),
        (("river-league", "fights", "northland"), "wrong-relation"),
        (("northland", "backs", "hill-front"), "not-in-lesson"),
        (("northland", "backs", "northland"), "not-in-lesson"),
        (("northland", "backs"), "incomplete"),
    ],
)
def test_a_wrong_row_says_what_is_wrong_with_it(row, code):
    assert codes(row) == [code]


def test_a_tie_of_the_lesson_that_is_not_asked_for_is_not_called_untrue():
    actors = ["northland", "southland", "river-league", "hill-front"]
    question = sample("relations", actors=actors)
    assert codes(("southland", "backs", "hill-front"), question=question) == ["not-asked"]


def test_a_wrong_row_costs_no_more_than_its_place():
    wrong = ("northland", "backs", "hill-front")
    assert grade(sample("relations"), table(NORTH, wrong)).points == Fraction(1, 2)
    assert grade(sample("relations"), table(NORTH)).points == Fraction(1, 2)


def test_the_ties_are_those_of_the_claims_each_once():
    twice = ["north-backs-league", "league-fights-front", "north-backs-league"]
    assert view(sample("relations", claims=twice))["rows"] == 2


def test_ties_that_are_written_out_replace_the_claims():
    tie = {"who": "northland", "relation": "backs", "whom": "river-league", "feedback": "Boats."}
    question = sample("relations", ties=[tie])
    assert view(question)["rows"] == 1
    assert points(question, who_1=NORTH[0], relation_1=NORTH[1], whom_1=NORTH[2]) == 1
    assert review(question, table(NORTH))["rows"][0]["feedback"] == "Boats."


def test_rows_keep_their_number_and_stay_as_far_as_they_were_filled():
    answer = parse(sample("relations"), whom_2="hill-front", who_2="northland")
    assert answer == Answer({"2": {"who": "northland", "whom": "hill-front"}})


@pytest.mark.parametrize("number", ["0", "3", "01", "1x"])
def test_there_are_no_more_rows_than_ties(number):
    raw = {f"who_{number}": "northland"}
    if number == "3":
        with pytest.raises(MalformedError):
            parse(sample("relations"), **raw)
    else:
        assert parse(sample("relations"), **raw).blank


def test_the_review_shows_each_row_and_the_ties_that_were_missed():
    turned = ("river-league", "backs", "northland")
    shown = review(sample("relations"), table(turned, ("northland",)))
    assert [(row["who"], row["relation"], row["code"]) for row in shown["rows"]] == [
        ("River League", "backs", "wrong-direction"),
        ("Northland", None, "incomplete"),
    ]
    assert [(row["who"], row["whom"]) for row in shown["missed"]] == [
        ("Northland", "River League"),
        ("River League", "Hill Front"),
    ]


def test_without_claims_or_ties_there_is_no_key():
    with pytest.raises(ValidationError, match="name the ties to be found"):
        sample("relations", claims=[])


@pytest.mark.parametrize("field", ["actors", "relations"])
def test_nothing_is_offered_twice(field):
    question = sample("relations")
    doubled = [*getattr(question, field), getattr(question, field)[0]]
    with pytest.raises(ValidationError, match="stands here twice"):
        sample("relations", **{field: doubled})


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        (
            {"actors": ["northland", "river-league", "hill-front", "hill-frond"]},
            "actors.3: actor 'hill-frond' is not known; did you mean 'hill-front'?",
        ),
        (
            {"ties": [{"who": "northland", "relation": "backs", "whom": "hill-front"}]},
            "ties.0: no claim of the lesson states 'northland backs hill-front'",
        ),
        (
            {"relations": ["backs"]},
            "actors: nobody can choose 'hill-front fights river-league'; "
            "add its actors and relation",
        ),
        (
            {"relations": ["backs", "fights", "captures-from"]},
            "actors: the lesson also states 'river-league captures-from hill-front' "
            "(claim 'river-holds-bridge'); add it, or offer fewer actors or relations",
        ),
    ],
)
def test_what_would_be_unfair_is_found(changes, finding):
    assert finding in findings(sample("relations", **changes))


def test_the_editor_reads_ticks_and_rows():
    data = form(
        "relations",
        actors=["northland", "hill-front"],
        relations=["backs"],
        ties_0_who="northland",
        ties_1_relation="backs",
        ties_1_feedback="Boats.",
    )
    assert data == {
        "actors": ["northland", "hill-front"],
        "relations": ["backs"],
        "ties": [{"who": "northland"}, {"relation": "backs", "feedback": "Boats."}],
    }
