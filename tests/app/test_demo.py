"""The demo: every teacher's page has something to show, and it was made as students make it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from app.db import db, now
from app.demo.__main__ import logins, settings_in
from app.demo.answering import answer_form
from app.demo.building import build
from app.demo.people import FIRST_CLASS, PASSWORD, SECOND_CLASS, TEACHERS
from app.demo.story import MISKEYED, Story
from app.models import AnswerEvent, Attempt, Person, Role, SchoolClass
from app.services import logins as log_ins
from app.services.gradebook import read_gradebook
from app.services.images import contents_of
from app.services.library import current_quiz
from app.services.report_scopes import class_scope, teacher_scope
from app.services.reports import read_report
from quizzes.item_statistics import Sign
from quizzes.types import TYPES, type_of
from tests.harness.apps import make_app, put_away


@contextmanager
def built(folder, at):
    app = make_app(f"sqlite:///{folder / 'demo.sqlite3'}", folder)
    students = build(app, at)
    with app.app_context():
        yield students
    put_away(app)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The demo as it is on a summer evening; its students."""
    with built(tmp_path_factory.mktemp("demo"), datetime(2026, 6, 17, 20, 0, tzinfo=UTC)) as told:
        yield told


def class_of(teacher):
    return db.session.scalar(
        select(SchoolClass)
        .join(Person)
        .where(Person.display_name == TEACHERS[teacher])
        .order_by(SchoolClass.created_at)
    )


def reports(class_):
    book = read_gradebook(db.session, class_.id)
    slugs = [column.slug for column in book.columns]
    scopes = [class_scope(db.session, class_.teacher_id, class_.id, slug) for slug in slugs]
    return {scope.slug: read_report(db.session, scope) for scope in scopes}


def test_there_are_two_teachers_with_classes_of_their_own(story):
    assert len(read_gradebook(db.session, class_of(0).id).students) == len(FIRST_CLASS) == 24
    assert len(read_gradebook(db.session, class_of(1).id).students) == len(SECOND_CLASS)


def test_the_first_class_has_done_three_quizzes_each_in_its_way(story):
    book = read_gradebook(db.session, class_of(0).id)
    cells = [[book.cell(s, column) for s in book.students] for column in book.columns]
    assert [column.slug for column in book.columns] == [
        "actors", "proxy-dynamics", "reading-critically",
    ]  # fmt: skip
    assert all(sum(bool(cell.best) for cell in of_quiz) >= 14 for of_quiz in cells)
    assert [sum(bool(cell.unfinished) for cell in of_quiz) for of_quiz in cells] == [1, 2, 2]
    assert max(len(cell.handed_in) for cell in cells[0]) > 1


def test_one_attempt_was_handed_in_late(story):
    book = read_gradebook(db.session, class_of(0).id)
    column = book.columns[0]
    tries = [tried for s in book.students for tried in book.cell(s, column).handed_in]
    assert sum(tried.submitted_at > column.closes_at for tried in tries) == 1


def test_the_wrong_key_is_found_and_no_other_is_suspected(story):
    suspects = [
        question.key
        for report in reports(class_of(0)).values()
        for question in report.questions
        for version in question.versions
        if Sign.CHECK_KEY in version.signs
    ]
    assert suspects == [MISKEYED]


def test_the_wrong_key_is_the_first_thing_to_look_at(story):
    look = reports(class_of(0))["proxy-dynamics"].looks[0]
    assert (look.flag.sign, look.version.asked.key) == (Sign.CHECK_KEY, MISKEYED)


def test_one_question_was_reworded_meanwhile(story):
    report = reports(class_of(0))["actors"]
    assert [len(question.versions) for question in report.questions].count(2) == 1


def test_one_question_shows_a_map_that_is_described(story):
    [question] = [q for q in current_quiz(db.session, "actors").quiz.questions if q.images]
    assert question.images[0].alt.startswith("A sketch map of western Syria.")
    assert contents_of(db.session, [question])


def test_two_classes_of_one_teacher_can_be_looked_at_together(story):
    class_ = class_of(0)
    scope = teacher_scope(db.session, class_.teacher_id, "actors")
    assert [one.name for one in scope.classes.values()] == ["10b Politics", "10c Politics"]
    report = read_report(db.session, scope)
    assert report.n == 22 + 7
    assert "sna-is-sdf" in [error.misconception for error in report.errors]


def test_the_second_class_is_too_small_to_say_anything(story):
    assert all(report.few for report in reports(class_of(1)).values())


def test_abilities_show_in_the_scores(story):
    book = read_gradebook(db.session, class_of(0).id)
    means = {student.id: book.row_mean(student).share for student in book.students}
    ranked = sorted((s for s in story if means[s.id] is not None), key=lambda s: s.ability)
    weak, strong = ranked[:6], ranked[-6:]
    assert sum(means[s.id] for s in strong) > sum(means[s.id] for s in weak) + 0.6


def test_nothing_lies_in_the_future_and_all_is_spread_over_weeks(story):
    first, last = db.session.execute(
        select(func.min(AnswerEvent.saved_at), func.max(AnswerEvent.saved_at))
    ).one()
    at = datetime(2026, 6, 17, 20, 0)
    assert (last - first).days >= 14
    assert last.replace(tzinfo=None) < at


def test_everybody_logs_in_with_the_printed_names(story):
    text = logins(story)
    assert PASSWORD in text
    for name in [story[0].sign_in_name, "miriam.a"]:
        assert name in text
        assert log_ins.log_in(db.session, name, PASSWORD, counted_for=["test"]).token
    roles = db.session.scalars(select(Person.role).distinct()).all()
    assert set(roles) == {Role.TEACHER, Role.STUDENT}


def test_the_same_day_tells_the_same_story(story, tmp_path):
    points = select(Attempt.points).order_by(Attempt.started_at, Attempt.id)
    before = db.session.scalars(points).all()
    with built(tmp_path, datetime(2026, 6, 17, 20, 0, tzinfo=UTC)):
        assert db.session.scalars(points).all() == before


@pytest.mark.parametrize(
    "moment",
    ["2026-03-29T00:30", "2026-04-10T12:00", "2026-10-25T00:30", "2026-11-10T23:59"],
)
def test_no_time_of_the_story_falls_into_a_night_when_clocks_change(moment):
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    story = Story.__new__(Story)
    story.now = at
    for day in range(-31, 6):
        for hour in (8, 9, 12, 18):
            assert story.day(day, hour)


@pytest.mark.parametrize("name", list(TYPES))
def test_forms_say_what_was_meant(name):
    import random

    samples = TYPES[name].samples()
    type_ = type_of(samples.question)
    chance = random.Random(1)
    key = type_.key(samples.question, samples.lesson)
    form = type_.fields(samples.question, key)
    assert type_.parse(samples.question, form) == key
    for _try in range(20):
        guessed = answer_form(samples.question, samples.lesson, 0.5, chance)
        grade = type_.grade(
            samples.question, type_.parse(samples.question, guessed), samples.lesson
        )
        assert 0 <= grade.points <= 1
    if samples.unmarked:
        return
    surely = answer_form(samples.question, samples.lesson, 1.0, chance)
    answer = type_.parse(samples.question, surely)
    assert type_.grade(samples.question, answer, samples.lesson).right


def test_the_demo_keeps_away_from_your_database(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://school/real")
    settings = settings_in(tmp_path)
    assert settings.database_url == f"sqlite:///{tmp_path / 'demo.sqlite3'}"
    assert settings.instance_path == tmp_path
    assert now()
