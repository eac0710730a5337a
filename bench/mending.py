"""Mending a question of a crowd, measured: preview, apply and undo, with a student at work."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from uuid import UUID

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app.db import new_id, reading_only
from app.models import Assignment, Enrolment, Person, Role, SchoolClass
from app.services.answers import save_answer
from app.services.library import current_quiz
from app.services.mending import Plan, apply_mending, look_ahead, undo_mending
from app.services.mending_desk import places_of, state_of, version_at
from app.services.mending_log import own_mending
from app.services.mending_outlook import outlook
from app.services.starts import start_attempt
from bench.crowd import SLUG
from quizzes.mending import Kind, Mending

PAUSE = 0.05


class Pupil:
    """A student who saves an answer again and again, in a thread; how long each save took."""

    def __init__(self, url: str, session: Session, class_id: UUID) -> None:
        row = Person(role="student", display_name="Late")
        session.add(row)
        session.flush()
        session.add(Enrolment(class_id=class_id, person_id=row.id))
        session.commit()
        self.url, self.id = url, row.id
        self.attempt = start_attempt(session, self.id, Role.STUDENT, SLUG, new_id().hex)
        self.options = [one.key for one in current_quiz(session, SLUG).quiz.questions[0].options]
        session.rollback()
        self.waits: list[float] = []
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.work)

    def work(self) -> None:
        """Save until told to stop."""
        with Session(create_engine(self.url), expire_on_commit=False) as session:
            while not self.done.wait(PAUSE):
                choice = self.options[len(self.waits) % len(self.options)]
                begun = time.perf_counter()
                raw = {"choice": [choice]}
                save_answer(session, self.id, self.attempt, 1, raw, new_id().hex)
                self.waits.append(time.perf_counter() - begun)

    def __enter__(self) -> Pupil:
        """Begin."""
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Stop."""
        self.done.set()
        self.thread.join()


def mend(url: str) -> dict[str, float]:
    """Accept a second answer to a crowd's first question and take it back: seconds of CPU each.

    `wait` is the longest that a save took meanwhile, in seconds by the clock.
    """
    found: dict[str, float] = {}

    def clock(name: str, work: Callable[[], object]) -> object:
        begun = time.process_time()
        done = work()
        found[name] = time.process_time() - begun
        return done

    with Session(create_engine(url), expire_on_commit=False) as session:
        class_ = session.query(SchoolClass).one()
        teacher, place = class_.teacher_id, session.query(Assignment).one().id
        pupil = Pupil(url, session, class_.id)
        question = current_quiz(session, SLUG).quiz.questions[0]
        wrong = next(one.key for one in question.options if not one.correct)
        with reading_only():
            version, _all = version_at(session, [place], question.id, None)
            places = places_of(session, teacher, version.question_id)
            plan = Plan(Mending(question.id, Kind.ACCEPT, (wrong,)), version, places)

            def preview() -> None:
                outlook(session, look_ahead(session, plan), question.id, places)

            clock("preview", preview)
            session.rollback()
        how = {"note": "Both are right.", "apply_key": new_id().hex}
        with pupil:
            id_ = clock(
                "apply",
                lambda: apply_mending(session, teacher, plan, seen=state_of(places), **how),
            )
            logged = own_mending(session, teacher, place, id_)
            seen = state_of(places_of(session, teacher, version.question_id))
            session.rollback()
            clock("undo", lambda: undo_mending(session, teacher, logged, note="", seen=seen))
    return {**found, "wait": max(pupil.waits)}
