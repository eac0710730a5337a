"""Content in files, and in the library: load, save. What users changed is not overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import select

from app.models import StoredLesson, StoredQuiz
from app.services.images import contents_of, keep_contents
from app.services.library import current_lessons, current_quizzes, pinned_lesson, pinned_quiz
from app.services.problems import ServiceError
from app.services.sessions import AnySession
from app.services.shelving import shelve_lesson, shelve_quiz
from app.services.touched import touched
from lessons.document import Lesson
from lessons.folder import read_library, write_lesson
from lessons.problems import Problem, Reading
from quizzes.document import Quiz
from quizzes.folder import read_bank, write_quiz
from quizzes.image_folder import contents_in


class ContentError(ServiceError):
    """Files that cannot be loaded; `problems` says what to mend, all at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Loaded:
    """What a load did with one lesson or quiz: "new", "changed", "unchanged" or "kept".

    "kept" means that file and library both changed: the library's version stands. `touched` names
    the claims of a lesson that changed, with the questions that rest on each.
    """

    slug: str
    outcome: str
    touched: Mapping[str, Sequence[str]] = field(default_factory=dict)


def read_content(library: Path, bank: Path | None) -> tuple[tuple[Lesson, ...], tuple[Quiz, ...]]:
    """Read all lessons, and quizzes if there are any; or raise ContentError with every problem."""
    lessons = read_library(library)
    quizzes = read_bank(bank, lessons.value or ()) if bank else Reading[tuple[Quiz, ...]](())
    problems = (*lessons.problems, *quizzes.problems)
    if problems:
        raise ContentError(problems)
    return lessons.value or (), quizzes.value or ()


def load_content(
    session: AnySession, library: Path, bank: Path | None, *, over: bool = False
) -> list[Loaded]:
    """Bring the library up to the files, all or nothing; `over` also where users changed it."""
    lessons, quizzes = read_content(library, bank)
    keep_contents(session, contents_in(bank, quizzes) if bank else {})
    before = _lessons_now(session)
    loaded = [_load_lesson(session, lesson, over) for lesson in lessons]
    loaded += [_load_quiz(session, quiz, n, over) for n, quiz in enumerate(quizzes, start=1)]
    session.commit()
    return [_with_touched(session, line, before) for line in loaded]


def save_content(session: AnySession, library: Path, bank: Path) -> list[Path]:
    """Write the current lessons and quizzes to files, and list those that changed."""
    return list(_written(session, library, bank))


def _written(session: AnySession, library: Path, bank: Path) -> Iterator[Path]:
    for revision_id in session.scalars(current_lessons()).all():
        lesson = pinned_lesson(session, revision_id).lesson
        yield from write_lesson(lesson, library / lesson.slug)
    for revision_id in session.scalars(current_quizzes()).all():
        quiz = pinned_quiz(session, revision_id).quiz
        if quiz.questions:
            yield from write_quiz(quiz, bank, contents_of(session, quiz.questions))


def _load_lesson(session: AnySession, lesson: Lesson, over: bool) -> Loaded:
    row = session.scalar(select(StoredLesson).where(StoredLesson.slug == lesson.slug))
    mark = lesson.fingerprint()
    if row and not over and _is_users(row.file_fingerprint, mark, _lesson_mark(session, row)):
        return Loaded(lesson.slug, _untouched(row.file_fingerprint, mark))
    changed = shelve_lesson(session, lesson)
    row = row or session.scalars(select(StoredLesson).where(StoredLesson.slug == lesson.slug)).one()
    return _note(row, mark, changed)


def _load_quiz(session: AnySession, quiz: Quiz, position: int, over: bool) -> Loaded:
    row = session.scalar(select(StoredQuiz).where(StoredQuiz.slug == quiz.slug))
    mark = quiz.fingerprint()
    if row and not over and _is_users(row.file_fingerprint, mark, _quiz_mark(session, row)):
        return Loaded(quiz.slug, _untouched(row.file_fingerprint, mark))
    changed = shelve_quiz(session, quiz, position=None if row else position)
    row = row or session.scalars(select(StoredQuiz).where(StoredQuiz.slug == quiz.slug)).one()
    return _note(row, mark, changed)


def _lessons_now(session: AnySession) -> dict[str, Lesson]:
    found = session.scalars(current_lessons()).all()
    return {lesson.slug: lesson for lesson in (pinned_lesson(session, id_).lesson for id_ in found)}


def _with_touched(session: AnySession, line: Loaded, before: Mapping[str, Lesson]) -> Loaded:
    if line.outcome != "changed" or line.slug not in before:
        return line
    after = _lessons_now(session)[line.slug]
    return replace(line, touched=touched(session, before[line.slug], after))


def _is_users(from_file: str | None, file_now: str, library_now: str | None) -> bool:
    """Tell whether the library's version is to stand: the file is old, or both changed."""
    if file_now == library_now:
        return False
    return file_now == from_file or library_now != from_file


def _untouched(from_file: str | None, file_now: str) -> str:
    return "unchanged" if file_now == from_file else "kept"


def _note(row: StoredLesson | StoredQuiz, mark: str, changed: bool) -> Loaded:
    outcome = "unchanged" if not changed else "new" if row.current_number == 1 else "changed"
    row.file_fingerprint = mark
    return Loaded(row.slug, outcome)


def _lesson_mark(session: AnySession, row: StoredLesson) -> str | None:
    found = session.scalar(current_lessons().where(StoredLesson.id == row.id))
    return pinned_lesson(session, found).lesson.fingerprint() if found else None


def _quiz_mark(session: AnySession, row: StoredQuiz) -> str | None:
    found = session.scalar(current_quizzes().where(StoredQuiz.id == row.id))
    return pinned_quiz(session, found).quiz.fingerprint() if found else None
