"""Mending a question for good: its draft begins with the key that the mending gave it."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from app.models import QuestionDraft, StoredQuestion
from app.services.draft_saves import save_draft
from app.services.mending_log import Logged
from app.services.redrafts import edit_question, revision_of
from app.services.sessions import AnySession
from quizzes.document import Answer
from quizzes.mending import Kind
from quizzes.types import rekey

SEVERAL = {"accept", "answers"}
"""Fields that list what is accepted: a text, or an amount."""


def draft_mended(session: AnySession, author_id: UUID, logged: Logged) -> QuestionDraft:
    """Begin a draft of a mended question, or go on with one; what was typed there stays."""
    draft = edit_question(session, logged.question_id, author_id)
    question = session.get_one(StoredQuestion, logged.question_id)
    current = revision_of(session, question.id, question.current_number)
    published = json.loads(current.document)
    before, after = keyed_fields(logged)
    data = dict(draft.data)
    for name in before.keys() | after.keys():
        same = before.get(name) == published.get(name) == draft.data.get(name)
        if same and before.get(name) != after.get(name):
            data.pop(name, None)
            data |= {name: after[name]} if name in after else {}
    return save_draft(session, draft, data, version=draft.version, quiz_id=draft.quiz_id)


def keyed_fields(logged: Logged) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the question's fields as it was asked, and with the key that it has now."""
    mending, question = logged.version.mending, logged.version.question
    before: dict[str, Any] = json.loads(question.to_json())
    keyed = [rekey(question, Answer(value), logged.version.lesson) for value in mending.answers]
    after = [json.loads(one.to_json()) for one in keyed if type(one) is type(question)]
    if not after or len(after) < len(keyed):
        # A key that the document cannot say follows from the lesson's claim: that is to be mended.
        return before, before
    if mending.kind is Kind.KEY:
        return before, after[0]
    several = SEVERAL & type(question).model_fields.keys()
    more = {name: [*before.get(name, ()), *(one[name][0] for one in after)] for name in several}
    return before, {**before, **more}
