"""A lesson pack comes in after a dry run, all at once, and goes again as one step."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.models import (
    LessonRevision,
    QuestionRevision,
    QuizRevision,
    Role,
    StoredLesson,
    StoredQuiz,
)
from app.services import pack_imports, packs
from app.services.library import current_lesson, current_quiz
from app.services.problems import ConflictError, NotFoundError
from app.services.starts import start_attempt
from quizzes.exchange.lesson_pack import Pack

SLUG = "syria-2024"


def renamed(pack, slug="another-lesson"):
    """Give the same lesson and quizzes under names that are not here yet."""
    quizzes = tuple(
        quiz.model_copy(update={"slug": f"{quiz.slug}-two", "lesson": slug})
        for quiz in pack.quizzes[:1]
    )
    return Pack(pack.lesson.model_copy(update={"slug": slug}), quizzes)


def reworded(pack):
    first, *rest = pack.quizzes
    one, *others = first.questions
    changed = (one.model_copy(update={"stem": "Asked anew?"}), *others)
    quiz = first.model_copy(update={"title": "Another title", "questions": changed})
    return Pack(pack.lesson.model_copy(update={"summary": "Told anew."}), (quiz, *rest))


def counts(session):
    tables = (StoredLesson, LessonRevision, StoredQuiz, QuizRevision, QuestionRevision)
    return [session.scalar(select(func.count()).select_from(table)) for table in tables]


@pytest.fixture
def pack(session):
    return packs.pack_of(session, SLUG)


def test_a_dry_run_changes_nothing_and_keeps_all_of_the_pack(session, cast, pack):
    before = counts(session)
    batch = pack_imports.begin_pack(session, cast.chidi.id, renamed(pack), "a\nb.zip")
    assert counts(session) == before
    assert pack_imports.pack_in(batch) == renamed(pack)
    assert batch.name == "a b.zip"
    with pytest.raises(NotFoundError):
        pack_imports.find_pack(session, batch.id, cast.dana.id)


def test_what_was_not_here_comes_and_goes_without_a_trace(session, cast, pack):
    before = counts(session)
    batch = pack_imports.begin_pack(session, cast.chidi.id, renamed(pack), "a.zip")
    assert [line.outcome for line in pack_imports.carry_out_pack(session, batch)] == ["new", "new"]
    pack_imports.carry_out_pack(session, batch)
    assert packs.pack_of(session, "another-lesson") == renamed(pack)
    done = pack_imports.undo_pack(session, batch)
    assert (done.kept, counts(session)) == (0, before)
    assert pack_imports.undo_pack(session, batch).taken_back == 0
    pack_imports.carry_out_pack(session, batch)
    assert (batch.undone_at, packs.pack_of(session, "another-lesson")) == (None, renamed(pack))


def test_what_was_here_is_as_before_again_as_new_revisions(session, cast, pack):
    batch = pack_imports.begin_pack(session, cast.chidi.id, reworded(pack), "a.zip")
    pack_imports.carry_out_pack(session, batch)
    assert sorted({row[0] for row in batch.made}) == ["lesson", "question", "quiz"]
    assert current_lesson(session, SLUG).lesson.summary == "Told anew."
    number = current_lesson(session, SLUG).number
    assert pack_imports.undo_pack(session, batch).kept == 0
    assert packs.pack_of(session, SLUG) == pack
    assert current_lesson(session, SLUG).number == number + 1


def test_what_was_changed_or_used_since_stays(session, cast, pack):
    batch = pack_imports.begin_pack(session, cast.chidi.id, renamed(pack), "a.zip")
    pack_imports.carry_out_pack(session, batch)
    slug = renamed(pack).quizzes[0].slug
    start_attempt(session, cast.amina.id, Role.STUDENT, slug, "once")
    done = pack_imports.undo_pack(session, batch)
    assert (done.taken_back, done.kept) == (0, len(batch.made))
    assert current_quiz(session, slug).quiz.slug == slug


def test_a_name_that_another_lesson_uses_is_refused_at_the_dry_run(session, cast, pack):
    moved = renamed(pack)
    quizzes = tuple(q.model_copy(update={"slug": pack.quizzes[0].slug}) for q in moved.quizzes)
    with pytest.raises(ConflictError):
        pack_imports.begin_pack(session, cast.chidi.id, Pack(moved.lesson, quizzes), "a.zip")
