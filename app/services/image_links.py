"""Which images a question's revision shows. A part of shelving it; the caller commits."""

from __future__ import annotations

from app.models import QuestionRevision, RevisionImage
from app.services.sessions import AnySession
from quizzes.document import Question


def link_images(session: AnySession, revision: QuestionRevision, question: Question) -> None:
    """Note which images a revision shows, so that they stay."""
    for mark in dict.fromkeys(image.sha256 for image in question.images):
        session.add(RevisionImage(question_revision_id=revision.id, sha256=mark))
