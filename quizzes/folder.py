"""A quiz file to a quiz and back, and a whole bank; every problem as `file:line: what to do`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from lessons.building import suggest_key
from lessons.document import Lesson
from lessons.plain_file import write_text
from lessons.problems import Problem, Reading, unknown
from quizzes.checks import check_question
from quizzes.document import Question, Quiz
from quizzes.image_folder import files_for, stray_images
from quizzes.quiz_file import QuizFile, read_quiz_file, render_quiz
from quizzes.types.base import Finding


def read_quiz(path: Path, lessons: Mapping[str, Lesson]) -> Reading[Quiz]:
    """Read a quiz and check it beside its lesson. Never raises: what is wrong is a problem.

    There is a value if every question could be read, even if the quiz is unsound.
    """
    reading = read_quiz_file(path)
    if reading.value is None:
        return Reading(None, reading.problems)
    problems = {*reading.problems, *_check(reading.value, lessons)}
    return Reading(reading.value.quiz, tuple(sorted(problems)))


def read_bank(bank: Path, lessons: Iterable[Lesson]) -> Reading[tuple[Quiz, ...]]:
    """Read every quiz of a bank, `<lesson>/<quiz>.yaml`; the value holds the sound ones."""
    if not bank.is_dir():
        return Reading(None, (Problem(str(bank), 1, "there is no such folder of quizzes"),))
    by_slug = {lesson.slug: lesson for lesson in lessons}
    paths = quiz_files(bank)
    readings = [read_quiz(path, by_slug) for path in paths]
    quizzes = {p: r.value for p, r in zip(paths, readings, strict=True) if r.value}
    problems = [problem for reading in readings for problem in reading.problems]
    problems += [*_strays(bank), *_same_slugs(paths), *_rival_questions(quizzes)]
    if all(reading.value for reading in readings):
        problems += stray_images(bank, quizzes.values())
    spoilt = {problem.file for problem in problems}
    sound = tuple(quiz for path, quiz in quizzes.items() if str(path) not in spoilt)
    return Reading(sound, tuple(sorted(set(problems))))


def quiz_files(bank: Path) -> list[Path]:
    """List the files of a bank, lesson by lesson."""
    return sorted(path for path in bank.glob("*/*.yaml") if path.name[0] not in "._")


def write_quiz(
    quiz: Quiz, bank: Path, images: Mapping[str, bytes] = MappingProxyType({})
) -> tuple[Path, ...]:
    """Write a quiz into its lesson's folder, and list the files that changed.

    A file that already reads as the same stays as it is, with its comments and line breaks.
    `images` holds the bytes of what its questions show.
    """
    path = bank / quiz.lesson / f"{quiz.slug}.yaml"
    before = read_quiz_file(path)
    if before.sound and before.value and before.value.quiz == quiz:
        return ()
    pictures = {path.parent / name: content for name, content in files_for(quiz, images)}
    for picture, content in pictures.items():
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_bytes(content)
    write_text(path, render_quiz(quiz))
    return (*pictures, path)


def _check(file: QuizFile, lessons: Mapping[str, Lesson]) -> Iterator[Problem]:
    yield from _badly_named(file.path)
    yield from _ids_twice(file)
    if file.heading and not file.questions:
        yield file.tree.problem(("questions",), "there is no question; write at least one")
    lesson = lessons.get(file.lesson)
    if lesson is None:
        yield file.tree.problem(("lesson",), unknown("lesson", file.lesson, lessons))
        return
    for number, question in enumerate(file.questions):
        for finding in check_question(question, lesson) if question else ():
            yield file.problem(number, finding)


def _ids_twice(file: QuizFile) -> Iterator[Problem]:
    met: set[str] = set()
    for number, question in enumerate(file.questions):
        if question and question.id in met:
            what = f"another question has the id '{question.id}'; give each its own"
            yield file.problem(number, Finding("id", what))
        elif question:
            met.add(question.id)


def _badly_named(path: Path) -> Iterator[Problem]:
    key = suggest_key(path.stem, words=80)
    if key != path.stem:
        message = "a quiz's file is named with small letters, digits and single hyphens"
        yield Problem(str(path), 1, f"{message}; rename it to '{key or 'quiz'}.yaml'")


def _strays(bank: Path) -> Iterator[Problem]:
    for path in (*bank.glob("*.y*ml"), *bank.glob("*/*.yml")):
        message = "this file is not read; a quiz is <lesson>/<quiz>.yaml"
        yield Problem(str(path), 1, message)


def _same_slugs(paths: Sequence[Path]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path in paths:
        if path.stem in first:
            message = f"another quiz has this name ({first[path.stem]}); rename one of the files"
            yield Problem(str(path), 1, message)
        first.setdefault(path.stem, path)


def _rival_questions(quizzes: Mapping[Path, Quiz]) -> Iterator[Problem]:
    """Find questions of one lesson that share an id and are not the same question."""
    first: dict[tuple[str, str], tuple[Path, Question]] = {}
    for path, quiz in quizzes.items():
        for question in quiz.questions:
            before, same = first.setdefault((quiz.lesson, question.id), (path, question))
            if same != question:
                message = f"question '{question.id}' stands in {before} too, with other words"
                yield Problem(str(path), 1, f"{message}; give it another id")
