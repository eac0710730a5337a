"""The questions drafted from a lesson, as its page lists them: those wanted, claim by claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app import wording
from app.author.lesson_words import claim_in_words
from lessons.document import Lesson
from quizzes.document import Part, Question
from quizzes.drafting import Drafted
from quizzes.grounds import evidence_of
from quizzes.types import type_of

A_VIEW = 12
"""So many questions are shown at first, and added by "Show more": claims are not torn apart."""
KINDS = {
    "who": _l("Who acts"),
    "judge": _l("True or false"),
    "name": _l("Write the name"),
    "sentence": _l("Find the sentence"),
    "speaker": _l("Who says so"),
    "kind": _l("What kind of claim"),
    "match": _l("Match the pairs"),
    "ties": _l("Table of ties"),
    "order": _l("Order of events"),
}


@dataclass(frozen=True)
class Offered:
    """What a question offers, or asks for: an option, a pair, a step."""

    text: str
    right: bool
    feedback: str | None


@dataclass(frozen=True)
class Line:
    """A drafted question in the list."""

    draft: Drafted
    lesson: Lesson

    @property
    def question(self) -> Question:
        """Give the question itself."""
        return self.draft.question

    @property
    def type(self) -> str:
        """Name its type."""
        return wording.type_in_words(self.question.type, getattr(self.question, "preset", None))

    @cached_property
    def offered(self) -> list[Offered]:
        """List what it offers with key and feedback, as its author will find it."""
        question = self.question
        if question.type == "ordering":
            return [Offered(i.text, True, i.feedback) for i in getattr(question, "items", ())]
        type_ = type_of(question)
        parts = type_.grade(question, type_.key(question, self.lesson), self.lesson).parts
        wrong = [Offered(w.text, False, w.feedback) for w in getattr(question, "wrong", ())]
        return [Offered(part.text, part.right, _feedback(part, question)) for part in parts] + wrong

    @property
    def key(self) -> list[str]:
        """Give what is right."""
        return [offered.text for offered in self.offered if offered.right]

    @property
    def proof(self) -> list[str]:
        """Give the lesson's words for it."""
        return [evidence.words for evidence in evidence_of(self.question, self.lesson)]


@dataclass(frozen=True)
class Group:
    """The questions drafted from one claim, from several, or from events."""

    title: str
    words: str
    lines: list[Line]


@dataclass(frozen=True)
class Wish:
    """Which of the questions somebody wants to see; an empty wish leaves it open."""

    kind: str = ""
    about: str = ""
    level: str = ""

    def fits(self, draft: Drafted) -> bool:
        """Tell whether a question is of the kind and level, and on the claim or event."""
        return (
            self.kind in ("", draft.kind)
            and self.level in ("", draft.question.level)
            and (not self.about or self.about in (*draft.claims, *draft.events))
        )


@dataclass(frozen=True)
class View:
    """The part of a list that is shown: `more` questions fit the wish and are not among them."""

    groups: list[Group]
    fitting: int
    more: int
    picked_elsewhere: list[Line]


def view_of(
    drafts: Sequence[Drafted], lesson: Lesson, wish: Wish, upto: int, picked: Sequence[str]
) -> View:
    """Show whole groups until there are `upto` questions, and name what is picked besides."""
    groups = groups_of([draft for draft in drafts if wish.fits(draft)], lesson)
    shown: list[Group] = []
    for group in groups:
        if sum(len(g.lines) for g in shown) < upto:
            shown.append(group)
    lines = [line for group in shown for line in group.lines]
    seen = {line.question.id for line in lines}
    elsewhere = [d for d in drafts if d.question.id in picked and d.question.id not in seen]
    fitting = sum(len(group.lines) for group in groups)
    rest = [Line(draft, lesson) for draft in elsewhere]
    return View(shown, fitting, fitting - len(lines), rest)


def groups_of(drafts: Sequence[Drafted], lesson: Lesson) -> list[Group]:
    """Put the drafts on one claim together; then those on several, and those on events."""
    groups: dict[tuple[str, str], list[Line]] = {}
    for draft in drafts:
        groups.setdefault(_title(draft, lesson), []).append(Line(draft, lesson))
    return [Group(*title, lines) for title, lines in groups.items()]


def kinds_in(drafts: Sequence[Drafted]) -> list[tuple[str, str]]:
    """List the kinds of question that there are, to choose from."""
    there = {draft.kind for draft in drafts}
    return [(kind, str(words)) for kind, words in KINDS.items() if kind in there]


def levels_in(drafts: Sequence[Drafted]) -> list[tuple[str, str]]:
    """List the levels that there are, to choose from."""
    there = {draft.question.level.value for draft in drafts}
    return [(level, str(words)) for level, words in wording.LEVELS.items() if level in there]


def subjects_in(drafts: Sequence[Drafted], lesson: Lesson) -> Mapping[str, list[tuple[str, str]]]:
    """List the claims and the events that questions are drafted from, to choose from."""
    claims = dict.fromkeys(id_ for draft in drafts for id_ in draft.claims)
    events = {id_ for draft in drafts for id_ in draft.events}
    return {
        _("Claims"): [(id_, claim_in_words(id_, lesson)) for id_ in claims],
        _("Events"): [(e.id, f"{e.date}: {e.what}") for e in lesson.events if e.id in events],
    }


def _feedback(part: Part, question: Question) -> str | None:
    return part.feedback or (getattr(question, "feedback", None) if part.key == "key" else None)


def _title(draft: Drafted, lesson: Lesson) -> tuple[str, str]:
    if draft.events:
        return _("Events"), ""
    if len(draft.claims) > 1:
        return _("Several claims at once"), ""
    return claim_in_words(draft.claims[0], lesson), lesson.claims_by_id[draft.claims[0]].words
