"""Sharing an article and its desk with other teachers; for everybody else it is not there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import delete, select

from app.models import CoAuthor, Person, Role, StoredArticle
from app.services.problems import NotFoundError
from app.services.sessions import AnySession


def authors_of(session: AnySession, row: StoredArticle) -> list[Person]:
    """List an article's authors: first who brought it, then those with whom it is shared."""
    owner = session.get_one(Person, row.author_id)
    shared = (
        select(Person)
        .join(CoAuthor, CoAuthor.person_id == Person.id)
        .where(CoAuthor.article_id == row.id)
        .order_by(CoAuthor.added_at, Person.id)
    )
    return [owner, *session.scalars(shared)]


def names_of_authors(
    session: AnySession, articles: Collection[StoredArticle]
) -> dict[UUID, list[str]]:
    """Name the authors of shared articles; of those that are not shared, nobody."""
    ids = [row.id for row in articles]
    pairs = (
        select(CoAuthor.article_id, Person.display_name)
        .join(Person, Person.id == CoAuthor.person_id)
        .where(CoAuthor.article_id.in_(ids))
        .order_by(CoAuthor.added_at, Person.id)
    )
    owners = (
        select(StoredArticle.id, Person.display_name)
        .join(Person, Person.id == StoredArticle.author_id)
        .where(
            StoredArticle.id.in_(select(CoAuthor.article_id).where(CoAuthor.article_id.in_(ids)))
        )
    )
    found: dict[UUID, list[str]] = {}
    for id_, name in (*session.execute(owners), *session.execute(pairs)):
        found.setdefault(id_, []).append(name)
    return found


def teachers_to_ask(session: AnySession, row: StoredArticle) -> Sequence[Person]:
    """List the teachers with whom an article is not shared yet."""
    shared = select(CoAuthor.person_id).where(CoAuthor.article_id == row.id)
    return session.scalars(
        select(Person)
        .where(
            Person.role == Role.TEACHER,
            Person.disabled_at.is_(None),
            Person.id != row.author_id,
            Person.id.not_in(shared),
        )
        .order_by(Person.display_name, Person.id)
    ).all()


def share_article(session: AnySession, row: StoredArticle, person_id: UUID) -> Person:
    """Share an article with a teacher; again is harmless."""
    person = session.get(Person, person_id)
    if (
        person is None
        or person.role != Role.TEACHER
        or person.disabled_at
        or row.author_id == person_id
    ):
        raise NotFoundError
    session.get_one(StoredArticle, row.id, with_for_update=True)
    if session.get(CoAuthor, (row.id, person_id)) is None:
        session.add(CoAuthor(article_id=row.id, person_id=person_id))
    session.commit()
    return person


def stop_sharing(session: AnySession, row: StoredArticle, person_id: UUID) -> None:
    """Take an article back from somebody; what they wrote on its desk stays."""
    theirs = (CoAuthor.article_id == row.id, CoAuthor.person_id == person_id)
    session.execute(delete(CoAuthor).where(*theirs))
    session.commit()
