"""Articles: imported by an author, private to its authors, with the desk for the lesson."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.exc import IntegrityError

from app.db import now
from app.models import CoAuthor, LessonDraft, StoredArticle, StoredLesson
from app.services.library import current_lessons, pinned_lesson
from app.services.problems import NotFoundError
from app.services.sessions import AnySession
from lessons.desk.beginning import begin
from lessons.desk.rows import Desk
from lessons.document import Actor
from lessons.drafting.article import Article, article_of_text
from lessons.drafting.draft import draft_article

DISCARDED_FOR = timedelta(days=30)
Citation = Mapping[str, str | None]


@dataclass(frozen=True)
class ArticleLine:
    """An article in a list: what it is, how far its desk is, and the lesson it became."""

    article: StoredArticle
    desk: Desk
    draft: LessonDraft
    lesson: StoredLesson | None


def keep_article(
    session: AnySession, author_id: UUID, key: UUID, text: str, citation: Citation
) -> StoredArticle:
    """Keep an article and lay out what is found in it; the same `key` again keeps no second one."""
    if session.get(StoredArticle, key) is None:
        known = {name: value for name, value in citation.items() if value}
        row = StoredArticle(id=key, author_id=author_id, citation=known, text=text)
        draft = draft_article(value_of(row), known_actors(session))
        desk = begin(draft, now().date().isoformat())
        session.add(row)
        try:
            session.flush()
            session.add(LessonDraft(article_id=key, data=plain(desk)))
            _clear_away(session, row)
            session.commit()
        except IntegrityError:  # the button was pressed twice, and the other press was faster
            session.rollback()
    return find_article(session, key, author_id)


def find_article(session: AnySession, article_id: UUID, author_id: UUID) -> StoredArticle:
    """Give an article that somebody is an author of, or raise NotFoundError."""
    row = session.get(StoredArticle, article_id)
    if row is None or not _is_author(session, row, author_id):
        raise NotFoundError
    return row


def find_own_article(session: AnySession, article_id: UUID, author_id: UUID) -> StoredArticle:
    """Give an article that somebody brought themselves, or raise NotFoundError."""
    row = session.get(StoredArticle, article_id)
    if row is None or row.author_id != author_id:
        raise NotFoundError
    return row


def _is_author(session: AnySession, row: StoredArticle, person_id: UUID) -> bool:
    return row.author_id == person_id or session.get(CoAuthor, (row.id, person_id)) is not None


def list_articles(session: AnySession, author_id: UUID) -> Sequence[ArticleLine]:
    """List an author's articles and those shared with them, the one worked on last first."""
    shared = select(CoAuthor.article_id).where(CoAuthor.person_id == author_id)
    mine = or_(StoredArticle.author_id == author_id, StoredArticle.id.in_(shared))
    rows = session.execute(
        select(StoredArticle, LessonDraft, StoredLesson)
        .join(LessonDraft, LessonDraft.article_id == StoredArticle.id)
        .outerjoin(StoredLesson, StoredLesson.id == LessonDraft.lesson_id)
        .where(mine, StoredArticle.discarded_at.is_(None))
        .order_by(LessonDraft.saved_at.desc())
    )
    return [ArticleLine(article, desk_in(draft), draft, lesson) for article, draft, lesson in rows]


def discard_article(session: AnySession, row: StoredArticle) -> None:
    """Throw an article away with its desk. It can be taken up again for a while; lessons stay."""
    row.discarded_at = row.discarded_at or now()
    _clear_away(session, row)
    session.commit()


def take_up_article(session: AnySession, row: StoredArticle) -> None:
    """Take up an article again that was thrown away."""
    row.discarded_at = None
    session.commit()


def _clear_away(session: AnySession, but: StoredArticle) -> None:
    """Remove for good what an author threw away long ago."""
    old = StoredArticle.discarded_at < now() - DISCARDED_FOR
    own = StoredArticle.author_id == but.author_id
    session.execute(delete(StoredArticle).where(own, old, StoredArticle.id != but.id))


def value_of(row: StoredArticle) -> Article:
    """Give an article as a value."""
    return article_of_text(row.text, **row.citation)


def desk_in(draft: LessonDraft) -> Desk:
    """Give what a draft holds as a desk."""
    return Desk.model_validate(draft.data)


def plain(desk: Desk) -> dict[str, Any]:
    """Give a desk as plain data."""
    data: dict[str, Any] = json.loads(desk.to_json())
    return data


def known_actors(session: AnySession) -> tuple[Actor, ...]:
    """Give the actors of every lesson in the library: their cards need not be written again."""
    ids = session.scalars(current_lessons()).all()
    found = (pinned_lesson(session, id_).lesson for id_ in ids)
    return tuple(actor for lesson in found for actor in lesson.actors)
