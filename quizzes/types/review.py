"""What every review holds, whatever the type."""

from __future__ import annotations

from typing import Any

from lessons.document import Lesson
from quizzes.document import Answer, Grade, Part, Question
from quizzes.grounds import shown_in_place
from quizzes.types.base import asked


def reviewed(question: Question, answer: Answer, grade: Grade, lesson: Lesson) -> dict[str, Any]:
    """Give stem, verdict, points, explanation, and the words of the lesson in their paragraphs."""
    return {
        **asked(question),
        "blank": answer.blank,
        "points": float(grade.points),
        "verdict": verdict(answer, grade),
        "explanation": question.explanation,
        "evidence": list(shown_in_place(question, lesson)),
    }


def verdict(answer: Answer, grade: Grade) -> str:
    """Say in a word how it went: right, partly, wrong, blank or waiting for a teacher."""
    if answer.blank:
        return "blank"
    if grade.waiting:
        return "waiting"
    if grade.right:
        return "right"
    return "partly" if grade.points > 0 else "wrong"


def verdict_of(part: Part) -> dict[str, Any]:
    """Say of a part whether it is right, and why not."""
    return {"correct": part.right, "code": part.code, "feedback": part.feedback}
