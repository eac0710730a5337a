"""What stands in the fields of a type's page, and what a page is made of."""

from __future__ import annotations

import json
from typing import Any

from quizzes.document import Question
from quizzes.types import TYPES, type_of
from quizzes.types.sample_lesson import LESSON
from tests.harness.page import Page

NAMES = list(TYPES)


def fields(page: Page) -> dict[str, list[str]]:
    """Give what the page's form would send."""
    [form] = page.forms
    values = form.fields()
    return {name: values.getlist(name) for name in values if name != "csrf_token"}


def view_of(question: Question, seed: str = "seed") -> dict[str, Any]:
    """Present a sample question."""
    return type_of(question).present(question, LESSON, seed)


def plain(question: Question) -> dict[str, Any]:
    """Give the fields of a question that its type's own part of the editor holds."""
    own = type(question).model_fields.keys() - Question.model_fields.keys()
    names = {name.replace("_", "-") for name in own}
    data = json.loads(question.to_json())
    return {name: value for name, value in data.items() if name in names}
