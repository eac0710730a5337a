"""Draft questions from a lesson's claims and events: deterministic, and sound by construction.

A distractor is offered only if the ledger proves it wrong. Of a claim that is not documented it
is asked who says so, and what kind of claim it is; nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator

from lessons.document import Lesson
from quizzes.drafting.about_all import fill_ties, match_backers, order_events
from quizzes.drafting.about_claims import find_sentence, tell_kind, tell_speaker
from quizzes.drafting.about_ties import can_be_asked, choose_who, judge, name_who
from quizzes.drafting.drafted import Drafted

__all__ = ["Drafted", "draft_questions"]


def draft_questions(lesson: Lesson) -> tuple[Drafted, ...]:
    """Draft every question that the ledger gives, claim by claim, then those on several.

    The wording is English: a lesson in another language gets none.
    """
    if not lesson.language.lower().startswith("en"):
        return ()
    found: dict[object, Drafted] = {}
    for draft in _drafts(lesson):
        found.setdefault(_asks(draft), draft)
    return tuple(found.values())


def _asks(draft: Drafted) -> object:
    """Tell what a question asks: two claims on one tie would ask the same twice."""
    question = draft.question
    options = tuple(option.text for option in getattr(question, "options", ()))
    supports = getattr(question, "supports", None)
    several = draft.claims if question.type in {"relations", "matching"} else draft.events
    return question.type, question.stem, options, supports, several


def _drafts(lesson: Lesson) -> Iterator[Drafted]:
    for claim in lesson.claims:
        if can_be_asked(claim, lesson):
            for on_a_fact in (choose_who, judge, name_who, find_sentence):
                yield from on_a_fact(claim, lesson)
        yield from tell_speaker(claim, lesson)
        yield from tell_kind(claim, lesson)
    yield from match_backers(lesson)
    yield from fill_ties(lesson)
    yield from order_events(lesson)
