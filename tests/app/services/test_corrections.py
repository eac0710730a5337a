"""What a result of practice says of keys that were corrected since."""

from __future__ import annotations

import pytest

from app.demo.edits import miskeyed, with_question
from app.services.results import review_sheet
from app.services.sheets import own_sheet
from app.services.shelving import shelve_quiz
from quizzes.mending import Kind
from tests.harness.databases import empty
from tests.harness.mending import mend, standing, take
from tests.harness.taking import ALL, assign, every_type, shelve_every_type


@pytest.fixture
def stocked_url(sqlite):
    with sqlite.copy(empty) as url:
        yield url


@pytest.fixture
def practised(session, cast):
    """Let Amina practise before her class takes the quiz, with the hill for an answer."""
    shelve_every_type(session)
    return take(session, cast.amina, "hill")


@pytest.fixture
def bridge(session, cast, practised):
    """Give the question of the bridge as the result of practice shows it."""

    def bridge():
        sheet = own_sheet(session, practised, cast.amina.id)
        return review_sheet(session, sheet)[0]

    return bridge


def correct_in_the_bank(session):
    quiz = every_type()
    shelve_quiz(session, with_question(quiz, miskeyed(quiz.questions[0], "hill")))
    session.commit()


def right(question):
    return [option["key"] for option in question.review["options"] if option["correct"]]


def test_a_key_that_the_author_corrected_is_said_and_shown_and_no_point_changes(
    session, practised, bridge
):
    assert (bridge().corrected, right(bridge())) == (None, ["river"])
    correct_in_the_bank(session)
    assert (bridge().corrected.kind, bridge().corrected.by_class) == (Kind.KEY, False)
    assert right(bridge()) == ["hill"]
    assert bridge().points == 0
    assert standing(session, practised) == (ALL - 1, ALL)


@pytest.mark.parametrize("kind", [Kind.KEY, Kind.ACCEPT, Kind.DROP, Kind.FULL])
def test_what_ones_class_mended_is_said_too(session, cast, practised, bridge, kind):
    place = assign(session, cast.chidis_class)
    take(session, cast.ben, "hill")
    answers = ["hill"] if kind in {Kind.KEY, Kind.ACCEPT} else []
    mend(session, cast, place, kind, *answers)
    assert (bridge().corrected.kind, bridge().corrected.by_class) == (kind, True)
    assert right(bridge()) == (["hill"] if answers else ["river"])
    assert (bridge().points, bridge().mended) == (0, None)


def test_another_wording_or_another_class_corrects_nothing(session, cast, practised, bridge):
    place = assign(session, cast.danas_class)
    take(session, cast.erik, "hill")
    mend(session, cast, place, Kind.DROP, by=cast.dana)
    quiz = every_type()
    first = quiz.questions[0].model_copy(update={"stem": "Who holds it today?"})
    shelve_quiz(session, with_question(quiz, miskeyed(first, "hill")))
    session.commit()
    assert bridge().corrected is None


def test_an_attempt_for_a_class_goes_by_its_own_mendings_alone(session, cast):
    shelve_every_type(session)
    assign(session, cast.chidis_class)
    attempt = take(session, cast.amina, "hill")
    correct_in_the_bank(session)
    sheet = own_sheet(session, attempt, cast.amina.id)
    assert review_sheet(session, sheet)[0].corrected is None
