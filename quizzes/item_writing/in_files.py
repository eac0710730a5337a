"""What the rules of item writing find in the files of a bank, each at its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lessons.document import Lesson
from lessons.problems import Problem
from quizzes.document import Quiz, Waiver
from quizzes.folder import quiz_files
from quizzes.item_writing import QUIZ_RULES, unknown_waivers, unwaived, unwaived_on_quiz
from quizzes.quiz_file import QuizFile, read_quiz_file
from quizzes.types.base import Finding


@dataclass(frozen=True)
class Advised:
    """What is to be mended in a bank, and what was knowingly kept, with its reason."""

    problems: tuple[Problem, ...]
    waived: tuple[Problem, ...]


def advise_bank(bank: Path, lessons: Iterable[Lesson]) -> Advised:
    """Look at every quiz of a bank that can be read; the others have problems of their own."""
    by_slug = {lesson.slug: lesson for lesson in lessons}
    files = [reading.value for path in quiz_files(bank) if (reading := read_quiz_file(path)).value]
    problems: list[Problem] = []
    waived: list[Problem] = []
    for file in files:
        quiz = file.quiz if file else None
        if file and quiz and quiz.lesson in by_slug:
            problems += _to_mend(file, quiz, by_slug[quiz.lesson])
            waived += _kept(file, quiz)
    return Advised(tuple(problems), tuple(waived))


def _to_mend(file: QuizFile, quiz: Quiz, lesson: Lesson) -> Iterator[Problem]:
    for finding in (*unknown_waivers(quiz.waived, QUIZ_RULES), *unwaived_on_quiz(quiz, lesson)):
        steps = tuple(int(s) if s.isdigit() else s for s in finding.where.split("."))
        yield file.tree.problem(steps, _told(finding))
    for number, question in enumerate(quiz.questions):
        for finding in unwaived(question, lesson):
            yield file.problem(number, Finding(finding.where, _told(finding)))


def _kept(file: QuizFile, quiz: Quiz) -> Iterator[Problem]:
    for what in _waivers(quiz.waived):
        yield file.tree.problem(("waived",), what)
    for number, question in enumerate(quiz.questions):
        for what in _waivers(question.waived):
            yield file.problem(number, Finding("waived", what))


def _waivers(waived: Sequence[Waiver]) -> Iterator[str]:
    return (f"waived {waiver.rule}: {waiver.reason}" for waiver in waived)


def _told(finding: Finding) -> str:
    return f"{finding.what} [{finding.code}]"
