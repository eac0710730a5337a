"""Images of questions: kept once each, given to those who see the question, removed when unused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Text, cast, delete, or_, select

from app.db import now
from app.models import (
    PackImport,
    QuestionDraft,
    QuestionImport,
    QuestionRevision,
    RevisionImage,
    StoredImage,
)
from app.services.attempts import find_attempt
from app.services.drafts import DISCARDED_FOR
from app.services.library import pinned_quiz
from app.services.problems import ConflictError, NotFoundError
from app.services.sessions import AnySession
from quizzes.document import Question
from quizzes.image import MOST_IMAGES
from quizzes.image_files import ImageFile, clean

KEPT_UNUSED = DISCARDED_FOR + timedelta(days=1)
"""As long as a draft that was thrown away can be taken up again."""
NAMED_IN = (
    (QuestionDraft, QuestionDraft.data),
    (QuestionImport, QuestionImport.entries),
    (PackImport, PackImport.pack),
)
"""What may name an image before a revision does."""


def keep_images(session: AnySession, files: Iterable[ImageFile]) -> None:
    """Keep images, each once; the caller commits."""
    wanted = {file.sha256: file for file in files}
    there = select(StoredImage.sha256).where(StoredImage.sha256.in_(wanted))
    for mark in wanted.keys() - set(session.scalars(there)) if wanted else ():
        file = wanted[mark]
        session.merge(
            StoredImage(
                sha256=mark,
                type=file.type,
                width=file.width,
                height=file.height,
                content=file.content,
            )
        )
    session.flush()


def keep_contents(session: AnySession, contents: Mapping[str, bytes]) -> None:
    """Keep images that were found sound before; the caller commits."""
    keep_images(session, [clean(content)[0] for content in contents.values()])


def contents_of(session: AnySession, questions: Iterable[Question]) -> dict[str, bytes]:
    """Give the bytes of every image that questions show."""
    marks = {image.sha256 for question in questions for image in question.images}
    rows = select(StoredImage.sha256, StoredImage.content).where(StoredImage.sha256.in_(marks))
    return {row.sha256: row.content for row in session.execute(rows)} if marks else {}


def find_image(session: AnySession, sha256: str) -> StoredImage:
    """Give an image, or raise NotFoundError; whoever asks has been found to see its question."""
    image = session.get(StoredImage, sha256)
    if image is None:
        raise NotFoundError
    return image


def image_in_attempt(
    session: AnySession, attempt_id: UUID, viewer_id: UUID, sha256: str
) -> StoredImage:
    """Give an image of what an attempt asks to somebody who sees the attempt."""
    attempt = find_attempt(session, attempt_id, viewer_id)
    quiz = pinned_quiz(session, attempt.quiz_revision_id).quiz
    if not any(image.sha256 == sha256 for asked in quiz.questions for image in asked.images):
        raise NotFoundError
    return find_image(session, sha256)


def image_in_question(session: AnySession, question_id: UUID, sha256: str) -> StoredImage:
    """Give an image of a question, as any of its revisions shows it."""
    shown = (
        select(RevisionImage.sha256)
        .join(QuestionRevision, QuestionRevision.id == RevisionImage.question_revision_id)
        .where(QuestionRevision.question_id == question_id, RevisionImage.sha256 == sha256)
    )
    if session.scalar(shown.limit(1)) is None:
        raise NotFoundError
    return find_image(session, sha256)


def image_in_draft(session: AnySession, draft: QuestionDraft, sha256: str) -> StoredImage:
    """Give an image of a draft to its author."""
    if not any(row.get("sha256") == sha256 for row in draft.data.get("images", ())):
        raise NotFoundError
    return find_image(session, sha256)


def facts_of(session: AnySession, marks: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Give what is known of images, as in a question's data."""
    wanted = list(marks)
    rows = select(StoredImage.sha256, StoredImage.type, StoredImage.width, StoredImage.height)
    if not wanted:
        return {}
    found = session.execute(rows.where(StoredImage.sha256.in_(wanted)))
    return {row.sha256: dict(row._mapping) for row in found}


def add_to_draft(
    session: AnySession, draft: QuestionDraft, file: ImageFile, words: Mapping[str, Any]
) -> int:
    """Add an image to a draft, and give its number there, from 0. Again, it changes nothing.

    Raise ConflictError if there is no room for it, or the draft is published already.
    """
    session.refresh(draft, with_for_update=True)
    if draft.published_id is not None:
        raise ConflictError("draft-changed")
    sweep_images(session)
    keep_images(session, [file])
    facts = {"sha256": file.sha256, "type": file.type, "width": file.width, "height": file.height}
    rows = [row for row in draft.data.get("images", ()) if not _same(row, facts | dict(words))]
    if len(rows) >= MOST_IMAGES:
        raise ConflictError("images-many")
    draft.data = {**draft.data, "images": [*rows, facts | dict(words)]}
    draft.version += 1
    draft.saved_at = now()
    session.commit()
    return len(rows)


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(one.get(name) == other.get(name) for name in ("sha256", "at"))


def sweep_images(session: AnySession) -> int:
    """Remove the images that nothing names any more, and say how many; the caller commits."""
    old = select(StoredImage.sha256).where(
        StoredImage.added_at < now() - KEPT_UNUSED,
        StoredImage.sha256.not_in(select(RevisionImage.sha256)),
    )
    unused = [mark for mark in session.scalars(old).all() if not _named(session, mark)]
    session.execute(delete(StoredImage).where(StoredImage.sha256.in_(unused)))
    return len(unused)


def _named(session: AnySession, mark: str) -> bool:
    found = (
        select(row.id).where(or_(cast(column, Text).like(f"%{mark}%"))).limit(1)
        for row, column in NAMED_IN
    )
    return any(session.scalar(one) is not None for one in found)
