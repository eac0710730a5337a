"""Importing a lesson pack: a dry run first, then all at once, and undone as one step."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import defer

from app.db import now
from app.models import PackImport, StoredLesson, StoredQuestion, StoredQuiz
from app.services.images import keep_contents
from app.services.imports import DRY_RUN_LASTS, LISTED, LONGEST_NAME
from app.services.pack_undoing import taken_back
from app.services.packs import PackLine, plan, shelve_pack
from app.services.problems import NotFoundError
from app.services.sessions import AnySession
from lessons.document import Lesson
from quizzes.document import Quiz
from quizzes.exchange.lesson_pack import Pack
from quizzes.types.submission import printable

Numbers = dict[tuple[str, str], int]


@dataclass(frozen=True)
class PackUndone:
    """What undoing did: things taken back, and those that were changed or used since and stay."""

    taken_back: int
    kept: int


def begin_pack(session: AnySession, author_id: UUID, pack: Pack, name: str) -> PackImport:
    """Keep what was read of a pack for its author to look at; old dry runs of theirs go.

    Raise ConflictError if a quiz of the pack has the name of another lesson's.
    """
    plan(session, pack)
    own, old = PackImport.author_id == author_id, PackImport.read_at < now() - DRY_RUN_LASTS
    session.execute(delete(PackImport).where(own, old, PackImport.imported_at.is_(None)))
    batch = PackImport(author_id=author_id, name=printable(name)[:LONGEST_NAME], pack=plain(pack))
    session.add(batch)
    keep_contents(session, pack.images)
    session.commit()
    return batch


def plain(pack: Pack) -> dict[str, object]:
    """Give a pack as it is stored."""
    quizzes = [json.loads(quiz.to_json()) for quiz in pack.quizzes]
    return {"lesson": json.loads(pack.lesson.to_json()), "quizzes": quizzes}


def pack_in(batch: PackImport) -> Pack:
    """Read a stored pack."""
    quizzes = (Quiz.from_json(json.dumps(row)) for row in batch.pack["quizzes"])
    return Pack(Lesson.from_json(json.dumps(batch.pack["lesson"])), tuple(quizzes))


def find_pack(session: AnySession, pack_id: UUID, author_id: UUID) -> PackImport:
    """Give somebody's own pack, or raise NotFoundError."""
    batch = session.get(PackImport, pack_id)
    if batch is None or batch.author_id != author_id:
        raise NotFoundError
    return batch


def packs_of_author(session: AnySession, author_id: UUID) -> Sequence[PackImport]:
    """List somebody's last packs, without what was read of them."""
    found = select(PackImport).where(PackImport.author_id == author_id)
    newest = found.order_by(PackImport.read_at.desc()).limit(LISTED)
    return session.scalars(newest.options(defer(PackImport.pack))).all()


def carry_out_pack(session: AnySession, batch: PackImport) -> list[PackLine]:
    """Make the pack's lesson and quizzes the current ones.

    Carrying it out again changes nothing; once it was undone, it brings them in anew.
    """
    session.refresh(batch, with_for_update=True)
    pack = pack_in(batch)
    lines = plan(session, pack)
    if batch.imported_at is None or batch.undone_at:
        before = numbers(session, pack)
        shelve_pack(session, pack, batch.author_id)
        after = numbers(session, pack)
        found = ([*thing, before.get(thing, 0), n] for thing, n in after.items())
        batch.made = [row for row in found if row[2] != row[3]]
        batch.imported_at, batch.undone_at = now(), None
    session.commit()
    return lines


def numbers(session: AnySession, pack: Pack) -> Numbers:
    """Give the current revision's number of everything that a pack holds, if it is here."""
    return {(kind, name): number for kind, name, number in _numbers(session, pack)}


def _numbers(session: AnySession, pack: Pack) -> Iterator[tuple[str, str, int]]:
    slugs = [quiz.slug for quiz in pack.quizzes]
    quizzes = select(StoredQuiz.slug, StoredQuiz.current_number).where(StoredQuiz.slug.in_(slugs))
    keys = {question.id for quiz in pack.quizzes for question in quiz.questions}
    own = (
        select(StoredQuestion.key, StoredQuestion.current_number)
        .join(StoredLesson, StoredLesson.id == StoredQuestion.lesson_id)
        .where(StoredLesson.slug == pack.lesson.slug)
    )
    lesson = select(StoredLesson.slug, StoredLesson.current_number).where(
        StoredLesson.slug == pack.lesson.slug
    )
    yield from (("quiz", *row) for row in session.execute(quizzes))
    yield from (("question", *row) for row in session.execute(own) if row[0] in keys)
    yield from (("lesson", *row) for row in session.execute(lesson))


def undo_pack(session: AnySession, batch: PackImport) -> PackUndone:
    """Take back what an import changed; what was changed or used since stays."""
    session.refresh(batch, with_for_update=True)
    if batch.undone_at or batch.imported_at is None:
        return PackUndone(0, 0)
    slug = batch.pack["lesson"]["slug"]
    done = [taken_back(session, slug, batch.author_id, *row) for row in batch.made]
    batch.undone_at = now()
    session.commit()
    return PackUndone(sum(done), len(done) - sum(done))
