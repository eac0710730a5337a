"""What makes a lesson sound, beyond what its documents already demand of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from lessons.document import Lesson, SectionRole
from lessons.flaws import Flaw
from lessons.row_checks import check_rows
from lessons.text import whole_word
from lessons.tree import Where
from lessons.unwritten import unwritten

__all__ = ["Flaw", "check_lesson", "check_rows"]

MOST_AFTERWARDS = 6
"""Paragraphs. What happened next is a footer, not a second lesson."""


def check_lesson(lesson: Lesson) -> tuple[Flaw, ...]:
    """List every flaw of a lesson."""
    whole = (_front, _sections, _sources, _actors_in_claims, _terms_in_text, unwritten)
    return (
        *(flaw for check in whole for flaw in check(lesson)),
        *check_rows(lesson, frozenset()),
    )


def _front(lesson: Lesson) -> Iterator[Flaw]:
    if lesson.last_checked < lesson.as_of:
        message = "last-checked is before as-of; check the dates"
        yield Flaw(("front", "last-checked"), message, "checked-before")
    if lesson.next_check <= lesson.last_checked:
        message = "next-check must be after last-checked"
        yield Flaw(("front", "next-check"), message, "next-check-early")


def _sections(lesson: Lesson) -> Iterator[Flaw]:
    if not lesson.sections:
        message = "there is no section; write '## Title {#key}' and paragraphs"
        yield Flaw(("sections",), message, "no-section")
    for number, section in enumerate(lesson.sections):
        where: Where = ("sections", number)
        if not section.paragraphs:
            message = f"section '{section.id}' has no paragraph; write one, or remove it"
            yield Flaw(where, message, "no-paragraph")
    afterwards: list[Where] = [
        ("sections", i, "paragraphs", j)
        for i, section in enumerate(lesson.sections)
        for j, _ in enumerate(section.paragraphs)
        if section.role is SectionRole.AFTERWARDS
    ]
    for where in afterwards[MOST_AFTERWARDS:]:
        message = f"what happened afterwards takes at most {MOST_AFTERWARDS} lines; shorten it"
        yield Flaw(where, message, "long-afterwards", {"most": str(MOST_AFTERWARDS)})


def _sources(lesson: Lesson) -> Iterator[Flaw]:
    last = lesson.source.paragraphs
    for i, section in enumerate(lesson.sections):
        for j, paragraph in enumerate(section.paragraphs):
            for name in paragraph.rests_on:
                if int(name[1:]) > last:
                    message = f"the source has no paragraph {name}; it has S1 to S{last}"
                    place: Where = ("sections", i, "paragraphs", j)
                    yield Flaw(place, message, "no-source", {"name": name, "last": f"S{last}"})


def _actors_in_claims(lesson: Lesson) -> Iterator[Flaw]:
    named = {id_ for claim in lesson.claims for id_ in (claim.who, claim.whom)}
    for number, actor in enumerate(lesson.actors):
        if actor.id not in named:
            message = f"no claim names '{actor.id}'; add a claim about it, or remove the actor"
            yield Flaw(("actors", number, "id"), message, "actor-alone")


def _terms_in_text(lesson: Lesson) -> Iterator[Flaw]:
    for number, term in enumerate(lesson.terms):
        for form in term.forms:
            if not _stands(form, lesson):
                message = f"'{form}' stands nowhere in the text; correct or remove it"
                yield Flaw(("terms", number, "forms"), message, "form-unused", {"form": form})
        if not any(_stands(form, lesson) for form in (term.term, *term.forms)):
            message = f"'{term.term}' stands nowhere in the text; add the form that does to 'forms'"
            yield Flaw(("terms", number, "term"), message, "term-unused")


def _stands(form: str, lesson: Lesson) -> bool:
    pattern = whole_word(form)
    return any(pattern.search(paragraph.text) for paragraph in lesson.paragraphs.values())
