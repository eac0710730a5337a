"""A quiz's report: first attempts by default, versions counted apart, few is called few."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.db import at_time, now
from app.demo import edits
from app.models import Enrolment, Person, Role
from app.services import assignments
from app.services.assignments import Terms
from app.services.library import current_quiz
from app.services.question_reports import FEW
from app.services.report_scopes import Basis, class_scope
from app.services.reports import read_report
from app.services.scoring import override_points, submit_attempt
from app.services.shelving import shelve_quiz
from quizzes.item_statistics import Sign, Unsaid
from tests.harness.queries import counted
from tests.harness.sittings import sit

HOUR = timedelta(hours=1)
MISKEYED = "who-says-turkey-approved"


@pytest.fixture(autouse=True)
def assigned(session, cast):
    for slug in ("actors", "proxy-dynamics"):
        assignments.assign_quiz(session, cast.chidi.id, cast.chidis_class, slug, Terms())


@pytest.fixture
def report(session, cast):
    """Report on a quiz of Chidi's class."""

    def report(slug: str = "actors", basis: Basis = Basis.FIRST):
        scope = class_scope(session, cast.chidi.id, cast.chidis_class, slug)
        return read_report(session, scope, basis)

    return report


@pytest.fixture
def crowd(session, cast):
    """Put so many more students into Chidi's class."""

    def crowd(size: int) -> list[Person]:
        people = [
            Person(role="student", display_name=f"S{n}", sign_in_name=f"s{n}") for n in range(size)
        ]
        session.add_all(people)
        session.flush()
        session.add_all(
            Enrolment(class_id=cast.chidis_class, person_id=person.id) for person in people
        )
        session.commit()
        return people

    return crowd


def question(report, key):
    return next(found for found in report.questions if found.key == key)


def publish(session, quiz):
    shelve_quiz(session, quiz)
    session.commit()


def test_a_quiz_that_nobody_handed_in_has_no_figures(session, cast, report):
    sit(session, cast.amina.id, "actors", hand_in=False)
    found = report()
    assert (found.n, found.mean, found.spread, found.questions) == (0, None, None, [])


def test_first_attempts_are_counted_unless_the_best_are_asked_for(session, cast, report):
    sit(session, cast.amina.id, "actors", right=2, at=now() - HOUR)
    sit(session, cast.amina.id, "actors", right=9)
    sit(session, cast.ben.id, "actors", right=6)
    assert report().mean == pytest.approx(0.4)
    assert report(basis=Basis.BEST).mean == pytest.approx(0.75)
    assert report().n == report(basis=Basis.BEST).n == 2


def test_the_last_or_all_attempts_are_counted_when_asked_for(session, cast, report):
    sit(session, cast.amina.id, "actors", right=2, at=now() - HOUR)
    sit(session, cast.amina.id, "actors", right=9)
    sit(session, cast.amina.id, "actors", right=5)
    assert (report(basis=Basis.LAST).n, report(basis=Basis.LAST).mean) == (1, 0.5)
    assert (report(basis=Basis.ALL).n, report(basis=Basis.ALL).mean) == (3, pytest.approx(1.6 / 3))


def test_a_teachers_own_attempt_never_counts(session, cast, report):
    sit(session, cast.chidi.id, "actors", role=Role.TEACHER)
    assert [report(basis=basis).n for basis in Basis] == [0, 0, 0, 0]


def test_each_question_has_its_facility_its_blanks_and_its_counts(session, cast, report):
    sit(session, cast.amina.id, "actors", right=1)
    sit(session, cast.ben.id, "actors", right=0)
    [first, *_others] = report().questions
    [version] = first.versions
    assert (version.n, version.blank, version.facility) == (2, 1, 0.5)
    key, *distractors = version.choices
    assert (key.right, key.count) == (True, 1)
    assert {choice.count for choice in distractors} == {0}


def test_questions_stand_in_the_order_of_the_quiz(session, cast, report):
    sit(session, cast.amina.id, "actors", right=1)
    wanted = [one.id for one in current_quiz(session, "actors").quiz.questions]
    assert [found.key for found in report().questions] == wanted


def test_distractors_name_the_misconception_behind_them(session, cast, report):
    sit(session, cast.amina.id, "actors", right=0)
    names = {
        choice.misconception
        for found in report().questions
        for choice in found.versions[0].choices
        if not choice.right
    }
    assert {"wrong-actor", "enemy-of-enemy"} <= names


def test_points_set_by_hand_count_as_they_were_set(session, cast, report):
    attempt_id = sit(session, cast.amina.id, "actors", right=0)
    key = current_quiz(session, "actors").quiz.questions[0].id
    override_points(session, cast.chidi.id, attempt_id, key, 1.0, "said it aloud")
    assert question(report(), key).versions[0].facility == 1.0
    assert report().mean == pytest.approx(0.1)


def test_a_question_with_another_key_is_counted_apart(session, cast, report):
    quiz = current_quiz(session, "proxy-dynamics").quiz
    right = edits.question_in(quiz, MISKEYED)
    wrong = next(option.key for option in right.options if not option.correct)
    sit(session, cast.amina.id, "proxy-dynamics")
    publish(session, edits.with_question(quiz, edits.miskeyed(right, wrong)))
    sit(session, cast.ben.id, "proxy-dynamics")
    newest, oldest = question(report("proxy-dynamics"), MISKEYED).versions
    assert (newest.revisions, newest.n, newest.choices[0].key) == ([2], 1, wrong)
    assert (oldest.revisions, oldest.n, oldest.choices[0].key) == ([1], 1, "analysts")


def test_a_question_with_other_feedback_only_is_counted_together(session, cast, report):
    quiz = current_quiz(session, "actors").quiz
    first = quiz.questions[0]
    sit(session, cast.amina.id, "actors")
    explained = first.model_copy(update={"explanation": "Read the first paragraph again."})
    publish(session, edits.with_question(quiz, explained))
    sit(session, cast.ben.id, "actors")
    [version] = question(report(), first.id).versions
    assert (version.revisions, version.n) == ([1, 2], 2)


def test_a_question_that_left_the_quiz_is_still_reported(session, cast, report):
    quiz = current_quiz(session, "actors").quiz
    sit(session, cast.amina.id, "actors")
    publish(session, quiz.model_copy(update={"questions": quiz.questions[1:]}))
    sit(session, cast.ben.id, "actors")
    found = report()
    assert question(found, quiz.questions[0].id).versions[0].n == 1
    assert question(found, quiz.questions[1].id).versions[0].n == 2
    assert found.max_points is None


def test_nothing_is_said_about_few(session, cast, report):
    sit(session, cast.amina.id, "actors")
    found = report()
    assert found.few
    assert all(version.few for one in found.questions for version in one.versions)
    assert not any(version.flags for one in found.questions for version in one.versions)


def test_a_question_is_compared_with_the_rest_of_the_quiz(session, crowd, report):
    for number, person in enumerate(crowd(FEW)):
        sit(session, person.id, "actors", right=number)
    found = report()
    first, *_others, last = [one.versions[0].figures for one in found.questions]
    assert (first.n, first.facility, first.guess) == (10, 0.9, 0.25)
    # The rest is 0, 0, 1, …, 8: cov = 0.4, variances 0.1 and 74.4 / 9.
    assert first.correlation == pytest.approx(0.4 / (0.1 * 74.4 / 9) ** 0.5)
    assert last.unsaid["correlation"] is Unsaid.NO_SPREAD
    assert found.figures.alpha == pytest.approx(0.9, abs=0.05)


def test_a_changed_question_is_compared_version_by_version(session, cast, crowd, report):
    quiz = current_quiz(session, "proxy-dynamics").quiz
    right = edits.question_in(quiz, MISKEYED)
    wrong = next(option.key for option in right.options if not option.correct)
    for number, person in enumerate(crowd(FEW + 2)):
        if number == FEW:
            publish(session, edits.with_question(quiz, edits.miskeyed(right, wrong)))
        sit(session, person.id, "proxy-dynamics", right=number % FEW)
    found = report("proxy-dynamics")
    newest, oldest = (one.figures for one in question(found, MISKEYED).versions)
    assert (newest.n, newest.unsaid["correlation"]) == (2, Unsaid.TOO_FEW)
    assert (oldest.n, oldest.correlation is None) == (FEW, False)
    assert oldest.unsaid["alpha_without"] is Unsaid.NOT_ALL
    assert (found.figures.n, found.figures.best) == (FEW + 2, len(quiz.questions))


def test_ten_responses_are_enough_to_call_a_question_easy(session, crowd, report):
    for person in crowd(FEW):
        sit(session, person.id, "actors", right=1)
    found = report()
    assert not found.few
    assert found.questions[0].versions[0].signs == [Sign.EASY]
    assert found.questions[1].versions[0].signs == [Sign.HARD]


def test_more_attempts_take_no_more_queries(session, crowd, report, engine):
    people = crowd(4)

    def queries() -> int:
        session.expire_all()
        with counted(engine) as statements:
            report()
        return len(statements)

    sit(session, people[0].id, "actors")
    queries()  # reads the revisions, once
    few = queries()
    for person in people[1:]:
        sit(session, person.id, "actors", right=3)
    assert queries() == few


def test_a_late_attempt_is_counted_like_any_other(session, cast, report):
    attempt_id = sit(session, cast.amina.id, "actors", right=4, hand_in=False)
    terms = Terms(closes_at=now() + HOUR)
    assignments.change_assignment(session, cast.chidi.id, cast.chidis_class, "actors", terms)
    with at_time(now() + 2 * HOUR):
        submit_attempt(session, cast.amina.id, attempt_id)
    assert report().n == 1
