"""What a report says of a question that was mended, and of answers that wait to be marked."""

from __future__ import annotations

import pytest

from app.services.answers import save_answer
from app.services.report_scopes import Basis, class_scope, teacher_scope
from app.services.reports import read_report
from app.services.scoring import submit_attempt
from quizzes.mending import Kind
from tests.harness import marking
from tests.harness.mending import BRIDGE, another_class, mend
from tests.harness.taking import SLUG, assign, key, number_of, start

AMOUNT = "how-long-the-fighting"


@pytest.fixture
def version(session, cast, place, tries):
    """Give a question as the report of Chidi's class has it."""

    def version(key=BRIDGE):
        scope = class_scope(session, cast.chidi.id, cast.chidis_class, SLUG)
        [found] = [one for one in read_report(session, scope).questions if one.key == key]
        return found.newest

    return version


def tags(version):
    return [(one.key, one.right, one.accepted) for one in version.choices]


def test_every_accepted_answer_is_told_from_the_key_and_from_what_is_wrong(
    session, cast, place, version
):
    mend(session, cast, place, Kind.ACCEPT, "hill", "marsh")
    assert tags(version()) == [
        ("river", True, False),
        ("hill", False, True),
        ("marsh", False, True),
    ]
    assert (version().mended, version().facility) == (Kind.ACCEPT, 1)
    assert [one.misconception for one in version().choices] == [None] * 3


def test_another_key_is_the_only_one(session, cast, place, version):
    mend(session, cast, place, Kind.ACCEPT, "marsh")
    mend(session, cast, place, Kind.KEY, "hill")
    assert tags(version())[0] == ("hill", True, False)
    assert not any(accepted for _key, _right, accepted in tags(version()))
    assert version().mended is Kind.KEY


def test_a_number_is_accepted_in_every_dress(session, cast, place, version):
    attempt = start(session, cast.amina)
    number = number_of(session, "numerical")
    save_answer(session, cast.amina.id, attempt, number, {"number": ["7,0"]}, key())
    submit_attempt(session, cast.amina.id, attempt)
    mend(session, cast, place, Kind.ACCEPT, "7.00", question=AMOUNT)
    scope = class_scope(session, cast.chidi.id, cast.chidis_class, SLUG)
    [found] = [q for q in read_report(session, scope, Basis.LAST).questions if q.key == AMOUNT]
    assert tags(found.newest) == [("key", True, False), ("7", False, True)]


@pytest.mark.parametrize("kind", [Kind.DROP, Kind.FULL])
def test_a_question_that_is_settled_is_told_and_needs_nobody(session, cast, place, version, kind):
    mend(session, cast, place, kind)
    assert (version().mended, version().settled, version().flags) == (kind, True, [])


def test_over_all_classes_a_mending_of_one_class_is_not_that_of_all(session, cast, place, tries):
    assign(session, another_class(session, cast.chidi, "CHD99999"))
    mend(session, cast, place, Kind.DROP)
    report = read_report(session, teacher_scope(session, cast.chidi.id, SLUG))
    assert report.questions[0].newest.mended is Kind.DROP


def test_answers_that_wait_are_counted_beside_the_marked_ones(session, cast):
    marking.set_in_words(session, cast)
    for who in (cast.amina, cast.ben):
        marking.write(session, who)
    scope = class_scope(session, cast.chidi.id, cast.chidis_class, marking.SLUG)
    waits = read_report(session, scope).questions[1].newest
    assert (waits.n, waits.waiting, waits.facility) == (0, 2, None)
