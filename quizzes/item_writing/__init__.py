"""What a good item writer would tell the author of a question, and what was knowingly kept.

A finding is mended, or waived: the question's document keeps the rule's name and the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lessons.document import Lesson
from lessons.problems import unknown
from quizzes.document import Question, Quiz, Waiver
from quizzes.item_writing.item import Hit, Item
from quizzes.item_writing.rules import BY_NAME, QUIZ_RULES, RULES, QuizRule, Rule
from quizzes.types.base import Finding

__all__ = [
    "BY_NAME", "QUIZ_RULES", "RULES", "QuizRule", "Rule", "advice_on", "advice_on_quiz",
    "unknown_waivers", "unwaived", "unwaived_on_quiz",
]  # fmt: skip


def advice_on(question: Question, lesson: Lesson) -> tuple[Finding, ...]:
    """List all that the rules find in a question, waived or not; a finding's code is its rule."""
    item = Item(question, lesson)
    return tuple(_finding(rule, hit) for rule in RULES for hit in rule.check(item))


def advice_on_quiz(quiz: Quiz, lesson: Lesson) -> tuple[Finding, ...]:
    """List what the rules find in a quiz as a whole; its questions are looked at one by one."""
    return tuple(_finding(rule, hit) for rule in QUIZ_RULES for hit in rule.check(quiz, lesson))


def unwaived(question: Question, lesson: Lesson) -> tuple[Finding, ...]:
    """List what is still to be mended or waived in a question."""
    return _left(advice_on(question, lesson), question.waived)


def unwaived_on_quiz(quiz: Quiz, lesson: Lesson) -> tuple[Finding, ...]:
    """List what is still to be mended or waived in a quiz as a whole."""
    return _left(advice_on_quiz(quiz, lesson), quiz.waived)


def unknown_waivers(
    waived: Sequence[Waiver], rules: Sequence[Rule | QuizRule]
) -> Iterator[Finding]:
    """Find waivers that name none of the rules that apply."""
    names = [rule.name for rule in rules]
    for number, waiver in enumerate(waived):
        if waiver.rule not in names:
            what = unknown("rule", waiver.rule, names)
            yield Finding(f"waived.{number}.rule", what, "unknown-rule", {"rule": waiver.rule})


def _left(found: Iterable[Finding], waived: Sequence[Waiver]) -> tuple[Finding, ...]:
    names = {waiver.rule for waiver in waived}
    return tuple(finding for finding in found if finding.code not in names)


def _finding(rule: Rule | QuizRule, hit: Hit) -> Finding:
    return Finding(hit.where, rule.advice.format(**hit.details), rule.name, hit.details)
