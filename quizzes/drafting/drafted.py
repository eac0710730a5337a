"""A drafted question, and making one that is sound: what fails any check is not offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from lessons.document import Lesson
from quizzes.checks import check_question
from quizzes.document import Question
from quizzes.item_writing import unwaived
from quizzes.types import build_question


@dataclass(frozen=True)
class Drafted:
    """A question that the ledger gives, and the claims or events that it was drafted from."""

    kind: str
    question: Question
    claims: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


def drafted(
    lesson: Lesson,
    kind: str,
    about: str,
    *,
    events: tuple[str, ...] = (),
    **fields: Any,
) -> Iterator[Drafted]:
    """Give the question that the fields make, if it is sound and follows every rule.

    Its id is made of its kind and of what it is about, so it is the same each time.
    """
    data = {name.replace("_", "-"): value for name, value in fields.items()}
    try:
        question = build_question({"id": f"{kind}-{about}"[:80].strip("-"), **data})
    except ValidationError:
        return
    if not [*check_question(question, lesson)] and not unwaived(question, lesson):
        yield Drafted(kind, question, question.rests_on if not events else (), events)
