"""How well a draft or a quiz is written: what the rules find, and the reasons for keeping it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from flask_babel import gettext as _

from app.author.faults import Fault, faults_of
from app.author.placing import place
from app.author.writing_words import TITLES
from lessons.document import Lesson
from quizzes.document import Question
from quizzes.item_writing import BY_NAME, advice_on
from quizzes.types.base import Finding

Waived: TypeAlias = Sequence[Mapping[str, str]]
"""Rules with reasons, as plain data."""


@dataclass(frozen=True)
class Advice:
    """A rule that is not followed, or was not: each place, why it matters, and why it is kept."""

    rule: str
    faults: list[Fault] = field(default_factory=list)
    reason: str = ""

    @property
    def title(self) -> str:
        """Give the rule's name in words."""
        return str(TITLES.get(self.rule, self.rule))

    @property
    def explanation(self) -> str:
        """Say why the rule matters."""
        return _(BY_NAME[self.rule].explanation) if self.rule in BY_NAME else ""

    @property
    def source(self) -> str:
        """Say who says so."""
        return BY_NAME[self.rule].source if self.rule in BY_NAME else ""


def advice_on_draft(
    question: Question | None, waived: Waived, lesson: Lesson, ids: list[str]
) -> list[Advice]:
    """Say what the rules find in a draft that can be asked; `ids` are those of its page's fields.

    Reasons given before are always there: nothing typed is lost.
    """
    return advice_of(advice_on(question, lesson) if question else (), waived, lesson, ids)


def advice_of(
    findings: Iterable[Finding],
    waived: Waived,
    lesson: Lesson,
    ids: list[str],
) -> list[Advice]:
    """Put findings together by rule, with the reasons for keeping them."""
    reasons = {waiver["rule"]: waiver.get("reason", "") for waiver in waived if "rule" in waiver}
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.code, []).append(finding)
    return [
        Advice(rule, place(faults_of(by_rule.get(rule, ()), lesson), ids), reasons.get(rule, ""))
        for rule in dict.fromkeys((*by_rule, *reasons))
    ]
