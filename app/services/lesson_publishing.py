"""Publishing a desk: its sound lesson becomes the next revision in the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.db import now
from app.models import LessonDraft, LessonRevision, StoredArticle, StoredLesson
from app.services.articles import desk_in, value_of
from app.services.desk_log import is_made
from app.services.lesson_drafts import change_desk, mark_of
from app.services.library import PinnedLesson, current_lesson, pinned_lesson
from app.services.problems import ConflictError, NotFoundError, ServiceError
from app.services.publishing import key_from
from app.services.sessions import AnySession
from app.services.shelving import shelve_lesson
from app.services.touched import touched
from lessons.desk.finishing import finish
from lessons.desk.reopening import reopen
from lessons.desk.rows import Desk
from lessons.desk.troubles import Trouble, troubles
from lessons.document import Lesson
from lessons.drafting.article import Article


class UnsoundLessonError(ServiceError):
    """A desk that cannot be published yet; `troubles` says what is still to do."""

    def __init__(self, found: Sequence[Trouble]) -> None:
        super().__init__(f"{len(found)} troubles")
        self.troubles = tuple(found)


@dataclass(frozen=True)
class PublishedLesson:
    """What publishing made. `touched` names questions that rest on claims that changed."""

    slug: str
    number: int
    new: bool
    touched: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Proof:
    """A desk as the lesson it would be, and what keeps it from being that."""

    article: Article
    desk: Desk
    lesson: Lesson
    troubles: tuple[Trouble, ...]


def proof_of(session: AnySession, draft: LessonDraft) -> Proof:
    """Make the lesson of a desk, and check it."""
    article = value_of(session.get_one(StoredArticle, draft.article_id))
    desk = desk_in(draft)
    lesson = finish(desk, article.source, slug_of(session, draft, desk), now().date())
    return Proof(article, desk, lesson, troubles(desk, lesson, article))


def publish_lesson(
    session: AnySession, draft: LessonDraft, by: UUID, *, version: int, seen: int = 0
) -> PublishedLesson:
    """Publish a desk as its lesson's next revision.

    `version` is what the page showed, `seen` the number of the lesson's revision that the author
    was shown. Raise UnsoundLessonError with all that is still to do, and ConflictError if desk or
    lesson were changed meanwhile.
    """
    session.refresh(draft, with_for_update=True)
    if version != draft.version:
        raise ConflictError("desk-changed")
    before = _current(session, draft)
    if before and before.id != draft.based_on_id and seen != before.number:
        raise ConflictError("lesson-overtaken")
    proof = proof_of(session, draft)
    if proof.troubles:
        raise UnsoundLessonError(proof.troubles)
    old = pinned_lesson(session, before.id).lesson if before else None
    if before and old and _same(proof, old):
        draft.based_on_id = before.id
        session.commit()
        return PublishedLesson(old.slug, before.number, False, {})
    shelve_lesson(session, proof.lesson, by)
    row = session.scalars(select(StoredLesson).where(StoredLesson.slug == proof.lesson.slug)).one()
    draft.lesson_id = row.id
    after = _current(session, draft)
    assert after is not None
    draft.based_on_id = after.id
    changed = touched(session, old, proof.lesson) if old else {}
    session.commit()
    return PublishedLesson(row.slug, after.number, True, changed)


def published(session: AnySession, draft: LessonDraft) -> PinnedLesson | None:
    """Give the lesson that a desk became, as readers see it now."""
    if draft.lesson_id is None:
        return None
    return current_lesson(session, session.get_one(StoredLesson, draft.lesson_id).slug)


def take_revision(
    session: AnySession, draft: LessonDraft, *, version: int, by: UUID | None = None
) -> LessonDraft:
    """Bring a desk to where its published lesson is; that can be undone like any change."""
    session.refresh(draft, with_for_update=True)
    pinned = published(session, draft)
    if pinned is None:
        raise NotFoundError
    number = {"revision": pinned.number}
    mark = mark_of("reopen", version, number, by)
    if version != draft.version and not is_made(session, draft, mark):
        raise ConflictError("desk-changed")
    changed = change_desk(
        session,
        draft,
        lambda desk: reopen(desk, pinned.lesson),
        what="reopen",
        version=version,
        fields=number,
        by=by,
    )
    changed.based_on_id = pinned.revision_id
    session.commit()
    return changed


def slug_of(session: AnySession, draft: LessonDraft, desk: Desk) -> str:
    """Give the lesson's name in addresses: the one it has, or a free one made from its title."""
    if draft.lesson_id is not None:
        return session.get_one(StoredLesson, draft.lesson_id).slug
    wanted = key_from(desk.title, "lesson")
    taken = set(
        session.scalars(select(StoredLesson.slug).where(StoredLesson.slug.startswith(wanted)))
    )
    names = (wanted if n == 1 else f"{wanted}-{n}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _current(session: AnySession, draft: LessonDraft) -> LessonRevision | None:
    """Give the revision that readers see now, holding the lesson until the commit."""
    if draft.lesson_id is None:
        return None
    row = session.get(StoredLesson, draft.lesson_id, with_for_update=True, populate_existing=True)
    assert row is not None
    return session.scalars(
        select(LessonRevision).where(
            LessonRevision.lesson_id == row.id, LessonRevision.number == row.current_number
        )
    ).one()


def _same(proof: Proof, old: Lesson) -> bool:
    """Tell whether two lessons differ in nothing but days of checks that no author gave."""
    days = {"last_checked": old.last_checked}
    if not proof.desk.next_check.strip():
        days["next_check"] = old.next_check
    return proof.lesson.model_copy(update=days).fingerprint() == old.fingerprint()
