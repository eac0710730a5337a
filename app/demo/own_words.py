"""The demo's written answers: what an evening course writes, and how its teacher marks some."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from app.db import at_time
from app.demo.answering import answer_form
from app.demo.people import Student
from app.demo.weeks import NAMESPACE
from app.models import Role
from app.services import answers, markings, scoring, starts
from app.services.sessions import AnySession
from lessons.document import Lesson
from quizzes.document import Question, Quiz, Raw
from quizzes.types import by_hand_only

OWN_WORDS = "in-your-own-words"
MARKED = "one-war-or-several"
TEXTS = {
    MARKED: (
        "For me it is several wars. The SNA fights Assad but also the SDF, so there are at least "
        "two fronts that have little to do with each other. And the backers want other things: "
        "Turkey looks at its border, the United States look at Islamic State.",
        "One war, because everything hangs together. When Hezbollah got weaker through Israel, "
        "HTS could attack Aleppo. So a fight in Lebanon changes a fight in Syria.",
        "The SNA fights the Assad government, but it also fights the SDF, the third force.",
        "I think several.\n\nFirst, HTS and the SNA are not friends, they fought in 2022. Second, "
        "the SDF take no part in the attack from Idlib, their enemy is Islamic State.",
        "It is one war since all of them are against Assad.",
    ),
    "a-headline-put-right": (
        "“Analysts: Turkey let attack on Aleppo happen.” I changed ordered into let happen and "
        "said who thinks so. Turkey denies it.",
        "“Did Turkey approve the attack on Aleppo?” Nobody knows for sure, so I made a question.",
        "“Turkey involved in attack on Aleppo”. Ordered is too strong.",
        "“Many analysts believe Turkey approved the HTS attack; its minister denies it.” Now "
        "there are two sources and no order.",
        "“Turkey ordered the attack, says the article.”",
    ),
}
GIVEN = (
    ({"reasons": "two", "own-words": "own"}, "Clear, and both reasons stand in the lesson."),
    ({"reasons": "one", "own-words": "own"}, "A good thought. Which second reason could you add?"),
    ({"reasons": "one", "own-words": "copied"}, "This is the lesson’s sentence. Say it yourself."),
)
RIGHT = 0.75


def write_and_mark(
    session: AnySession,
    lesson: Lesson,
    quiz: Quiz,
    teacher: UUID,
    students: Sequence[Student],
    at: datetime,
) -> None:
    """Let students answer and hand in; the teacher marks some of what they wrote."""
    chance = random.Random(7)  # noqa: S311 (a story needs no secrets)
    attempts = []
    for number, student in enumerate(students):
        forms = [_form(question, lesson, number, chance) for question in quiz.questions]
        begun = at + timedelta(hours=5 * number)
        attempts.append(_attempt(session, quiz, student.id, forms, begun))
    with at_time(at + timedelta(hours=30)):
        for attempt_id, (levels, comment) in zip(attempts, GIVEN, strict=False):
            markings.mark_response(session, teacher, attempt_id, MARKED, levels, comment)


def _form(question: Question, lesson: Lesson, number: int, chance: random.Random) -> Raw:
    if by_hand_only(question):
        return {"text": [TEXTS[question.id][number % len(TEXTS[question.id])]]}
    return answer_form(question, lesson, RIGHT, chance)


def _attempt(
    session: AnySession, quiz: Quiz, person: UUID, forms: Sequence[Raw], at: datetime
) -> UUID:
    key = f"demo-{quiz.slug}-{person}"
    with at_time(at):
        attempt_id = starts.start_attempt(session, person, Role.STUDENT, quiz.slug, key)
    for number, form in enumerate(forms, start=1):
        at += timedelta(minutes=3)
        with at_time(at):
            save_key = uuid5(NAMESPACE, f"{key}-{number}").hex
            answers.save_answer(session, person, attempt_id, number, form, save_key)
    with at_time(at + timedelta(minutes=1)):
        scoring.submit_attempt(session, person, attempt_id)
    return attempt_id
