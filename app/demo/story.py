"""The demo's story: two teachers, three classes, four quizzes, and what went wrong on the way."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select

from app.db import at_time
from app.demo import edits
from app.demo.articles import begin_lesson
from app.demo.own_words import OWN_WORDS, write_and_mark
from app.demo.people import (
    FIRST_CLASS,
    PARALLEL_CLASS,
    SECOND_CLASS,
    TEACHERS,
    Student,
    add_student,
    add_teacher,
)
from app.demo.weeks import Try, Weeks, abilities, draw_items
from app.models import Release, SchoolClass, StoredQuestion
from app.services import assignments, classes, draft_saves, redrafts
from app.services.assignments import Terms
from app.services.local_times import local_time, moment_of
from app.services.sessions import AnySession
from app.services.shelving import shelve_quiz
from lessons.document import Lesson
from quizzes.document import Quiz

ZONE = "Europe/Berlin"
ACTORS, DYNAMICS, CRITICAL = "actors", "proxy-dynamics", "reading-critically"
MISKEYED = "who-says-turkey-approved"
REWORDED = "who-leads-the-offensive"
OLD_STEM = "Which group leads the offensive?"
CLEARER_STEM = "Who, by the lesson, says that Turkey approved the HTS attack or let it happen?"
WEAK = ("more-than-twelve-million", "the-road-of-hts")
LATE, NEVER_BEGINS = 12, 19
LEFT_OPEN = {ACTORS: {7}, DYNAMICS: {15, 21}, CRITICAL: {5, 11}}
NOT_BEGUN = {ACTORS: {NEVER_BEGINS}, DYNAMICS: {3, NEVER_BEGINS}, CRITICAL: {0, 4, 9, 13, 18, 20}}


@dataclass
class Story:
    """What it takes to tell the story: the library, and the present moment."""

    session: AnySession
    lesson: Lesson
    quizzes: dict[str, Quiz]
    now: datetime

    def __post_init__(self) -> None:
        """Draw all that is left to chance, by a fixed seed."""
        self.chance = random.Random(24)  # noqa: S311 (a story needs no secrets)
        drawn = [quiz for slug, quiz in self.quizzes.items() if slug != OWN_WORDS]
        items = draw_items(drawn, WEAK, self.chance)
        self.weeks = Weeks(self.session, self.lesson, items)

    def tell(self) -> list[Student]:
        """Make everything, and give the students of the first class."""
        with at_time(self.day(-30, 9)):
            teachers = [add_teacher(self.session, name) for name in TEACHERS]
        first = self.make_class(teachers[0], "10b Politics", self.day(-28, 9))
        second = self.make_class(teachers[1], "Evening course", self.day(-12, 18))
        students = self.join(first, FIRST_CLASS)
        self.edit_questions(teachers[0])
        self.first_class(teachers[0], first, students)
        self.second_class(teachers[1], second, self.join(second, SECOND_CLASS), answering=5)
        parallel = self.make_class(teachers[0], "10c Politics", self.day(-11, 9))
        students_there = self.join(parallel, PARALLEL_CLASS)
        self.second_class(teachers[0], parallel, students_there, answering=7)
        self.begin_correction(teachers[0])
        with at_time(self.now - timedelta(hours=2)):
            begin_lesson(self.session, *teachers[:2])
        return students

    def day(self, days: int, hour: int) -> datetime:
        """Give a full hour of a day near today, by the class's clock."""
        today = local_time(self.now, ZONE).date()
        return moment_of(datetime.combine(today + timedelta(days), time(hour)), ZONE)

    def make_class(self, teacher: UUID, name: str, at: datetime) -> SchoolClass:
        """Make a class."""
        with at_time(at):
            return classes.make_class(self.session, teacher, name=name, time_zone=ZONE)

    def join(self, class_: SchoolClass, names: Sequence[str]) -> list[Student]:
        """Let students join a class, one after the other."""
        known = abilities(names, self.chance)
        students = []
        for number, name in enumerate(names):
            with at_time(class_.created_at + timedelta(minutes=10, seconds=20 * number)):
                students.append(add_student(self.session, class_.join_code, name, known[name]))
        return students

    def edit_questions(self, teacher: UUID) -> None:
        """Put a wrong key into one quiz; into another a map, and an older wording."""
        dynamics, actors = self.quizzes[DYNAMICS], self.quizzes[ACTORS]
        question = edits.question_in(dynamics, MISKEYED)
        wrong = next(o.key for o in getattr(question, "options", ()) if not o.correct)
        self.shelve(edits.with_question(dynamics, edits.miskeyed(question, wrong)), teacher, -26)
        actors = self.quizzes[ACTORS] = edits.with_map(self.session, actors, REWORDED)
        older = edits.reworded(edits.question_in(actors, REWORDED), OLD_STEM)
        self.shelve(edits.with_question(actors, older), teacher, -26)

    def shelve(self, quiz: Quiz, teacher: UUID, days: int) -> None:
        """Publish a quiz as it is on a day."""
        with at_time(self.day(days, 12)):
            shelve_quiz(self.session, quiz, teacher)
            self.session.commit()

    def begin_correction(self, teacher: UUID) -> None:
        """Let the teacher begin to mend the question with the wrong key, and be called away."""
        question = select(StoredQuestion.id).where(StoredQuestion.key == MISKEYED)
        with at_time(self.now - timedelta(hours=1)):
            question_id = self.session.scalars(question).one()
            draft = redrafts.edit_question(self.session, question_id, teacher)
            data = {**draft.data, "stem": CLEARER_STEM}
            draft_saves.save_draft(self.session, draft, data, version=draft.version)

    def first_class(self, teacher: UUID, class_: SchoolClass, students: list[Student]) -> None:
        """Let the first class work for three weeks."""
        tonight = self.day(0, 18)
        closes_next = tonight if tonight - self.now > timedelta(hours=3) else self.day(1, 18)
        plans = {
            ACTORS: Terms(self.day(-22, 8), self.day(-14, 18), 3),
            DYNAMICS: Terms(self.day(-13, 8), self.day(-4, 18), 1, Release.CLOSING),
            CRITICAL: Terms(self.day(-3, 8), closes_next, 2),
        }
        for slug, terms in plans.items():
            self.assign(teacher, class_, slug, terms)
            tries = sorted(self.tries_of(students, slug, terms), key=lambda go: go.starts_at)
            self.work(teacher, slug, tries)

    def second_class(
        self, teacher: UUID, class_: SchoolClass, students: list[Student], answering: int
    ) -> None:
        """Let some of a small class try two quizzes: too few to say anything."""
        terms = Terms(self.day(-9, 18), self.day(5, 18))
        self.assign(teacher, class_, ACTORS, terms)
        for student in students[:answering]:
            starts_at = self.some_time(terms, student)
            self.weeks.attempt(self.quizzes[ACTORS], Try(student, starts_at))
        self.assign(teacher, class_, OWN_WORDS, Terms(self.day(-6, 18), None))
        quiz, begun = self.quizzes[OWN_WORDS], self.day(-5, 9)
        write_and_mark(self.session, self.lesson, quiz, teacher, students[:5], begun)

    def assign(self, teacher: UUID, class_: SchoolClass, slug: str, terms: Terms) -> None:
        """Assign a quiz the day before it opens."""
        with at_time((terms.opens_at or self.now) - timedelta(days=1)):
            assignments.assign_quiz(self.session, teacher, class_.id, slug, terms)

    def work(self, teacher: UUID, slug: str, tries: Iterable[Try]) -> None:
        """Let students try a quiz; one of its questions is reworded meanwhile."""
        for number, go in enumerate(tries):
            if slug == ACTORS and number == 9:
                self.shelve(self.quizzes[ACTORS], teacher, -18)
            self.weeks.attempt(self.quizzes[slug], go)

    def tries_of(self, students: Sequence[Student], slug: str, terms: Terms) -> Iterator[Try]:
        """Say who tries a quiz when, and how it ends."""
        for number, student in enumerate(students):
            if number in NOT_BEGUN[slug]:
                continue
            starts_at = self.some_time(terms, student)
            if number in LEFT_OPEN[slug]:
                yield Try(student, starts_at, answers=self.chance.randint(3, 7), handed_in=None)
            elif slug == ACTORS and number == LATE and terms.closes_at:
                before, after = timedelta(minutes=25), timedelta(hours=3)
                yield Try(student, terms.closes_at - before, handed_in=after)
            else:
                yield from self.goes(student, starts_at, terms)

    def goes(self, student: Student, starts_at: datetime, terms: Terms) -> Iterator[Try]:
        """Try once, and again as long as it is allowed and one is not content."""
        for number in range(1, (terms.attempts_allowed or 1) + 1):
            yield Try(student, starts_at, number)
            starts_at += timedelta(hours=self.chance.uniform(1, 30))
            content = self.chance.random() > 0.45 - 0.15 * student.ability
            if content or starts_at > self.last_start(terms):
                return

    def last_start(self, terms: Terms) -> datetime:
        """Give the last moment to start and still be done in time."""
        return min(terms.closes_at or self.now, self.now) - timedelta(minutes=45)

    def some_time(self, terms: Terms, student: Student) -> datetime:
        """Draw a moment in which a quiz is open and students are awake."""
        opens_at, latest = terms.opens_at or self.day(-9, 8), self.last_start(terms)
        moment = opens_at
        for _draw in range(20):
            moment = opens_at + (latest - opens_at) * self.chance.random()
            if 8 <= local_time(moment, ZONE).hour < 21:
                break
        return moment
