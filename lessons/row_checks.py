"""What makes the rows of a lesson sound: ids, names, periods, and words that truly stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from lessons.dates import is_date, later
from lessons.document import Actor, Certainty, Claim, Event, Lesson
from lessons.flaws import Flaw, Known
from lessons.sentences import find
from lessons.text import spans_of_claims
from lessons.tree import Where
from lessons.words import missing_words


def check_rows(lesson: Lesson, unreadable: frozenset[str]) -> tuple[Flaw, ...]:
    """List the flaws of rows, and of what they name, in a lesson that may be incomplete.

    Rows with the ids in `unreadable` are taken to exist: they have problems of their own.
    """
    known = Known(lesson, unreadable)
    return (
        *_ids_twice(lesson),
        *_spellings_twice(lesson),
        *(flaw for i, claim in enumerate(lesson.claims) for flaw in _claim(known, i, claim)),
        *_overlaps(lesson),
        *(flaw for i, event in enumerate(lesson.events) for flaw in _event(known, i, event)),
        *_designations(lesson),
    )


def _ids_twice(lesson: Lesson) -> Iterator[Flaw]:
    for kind in ("actors", "claims", "events", "terms"):
        rows = ((row.id, (kind, number, "id")) for number, row in enumerate(getattr(lesson, kind)))
        yield from _twice(rows, "the id '{}' is taken; give this one another", "id-taken")
    anchors = _anchors(lesson)
    yield from _twice(anchors, "the key '{}' is taken; give this one another", "key-taken")


def _anchors(lesson: Lesson) -> Iterator[tuple[str, Where]]:
    for i, section in enumerate(lesson.sections):
        yield section.id, ("sections", i)
        for j, paragraph in enumerate(section.paragraphs):
            yield paragraph.id, ("sections", i, "paragraphs", j)


def _spellings_twice(lesson: Lesson) -> Iterator[Flaw]:
    """Two actors of one name cannot be told apart in a learner's answer."""
    owners: dict[str, str] = {}
    for number, actor in enumerate(lesson.actors):
        for field, spelling in _spellings(actor):
            owner = owners.setdefault(spelling.casefold(), actor.id)
            if owner != actor.id:
                message = f"'{spelling}' is a name of '{owner}' too; remove it from one of them"
                about = {"name": spelling, "actor": owner}
                yield Flaw(("actors", number, field), message, "name-taken", about)


def _spellings(actor: Actor) -> Iterator[tuple[str, str]]:
    """Give each spelling of an actor's name, after the field in which it stands."""
    yield "name", actor.name
    if actor.short != actor.name:
        yield "short", actor.short
    for alias in actor.aliases:
        yield "aliases", alias
    for name in actor.names.values():
        yield "names", name


def _twice(found: Iterable[tuple[str, Where]], message: str, code: str) -> Iterator[Flaw]:
    seen: set[str] = set()
    for word, where in found:
        if word in seen:
            yield Flaw(where, message.format(word), code, {"id": word})
        seen.add(word)


def _claim(known: Known, number: int, claim: Claim) -> Iterator[Flaw]:
    where: Where = ("claims", number)
    yield from known.actor(claim.who, (*where, "who"))
    yield from known.actor(claim.whom, (*where, "whom"))
    if claim.who == claim.whom:
        message = f"'{claim.whom}' is both who and whom; name two actors"
        yield Flaw((*where, "whom"), message, "one-actor")
    if claim.certainty is Certainty.ATTRIBUTED and not claim.said_by:
        message = "an attributed claim needs 'said-by'; add who says so"
        yield Flaw((*where, "certainty"), message, "no-said-by")
    yield from _period(claim.since, claim.until, where, "since")
    yield from _words(known, claim.words, claim.paragraph, where)


def _event(known: Known, number: int, event: Event) -> Iterator[Flaw]:
    where: Where = ("events", number)
    for index, actor in enumerate(event.actors):
        yield from known.actor(actor, (*where, "actors", index))
    yield from _period(event.date, event.until, where, "date")
    if event.paragraph:
        yield from _words(known, event.words, event.paragraph, where)
    elif event.words:
        message = "name the 'paragraph' in which these words stand"
        yield Flaw((*where, "words"), message, "no-place")


def _designations(lesson: Lesson) -> Iterator[Flaw]:
    for number, actor in enumerate(lesson.actors):
        for index, listed in enumerate(actor.designations):
            where = ("actors", number, "designations", index)
            yield from _period(listed.since, listed.until, where, "since")


def _period(start: str | None, end: str | None, where: Where, first: str) -> Iterator[Flaw]:
    for name, day in ((first, start), ("until", end)):
        if day and not is_date(day):
            message = f"{name} '{day}' is no day of the calendar; correct it"
            yield Flaw((*where, name), message, "no-day", {"day": day})
    if start and end and later(start, end):
        message = f"until '{end}' is before {first} '{start}'; correct one"
        yield Flaw((*where, "until"), message, "until-before", {"start": start, "end": end})


def _words(known: Known, words: str | None, id_: str, where: Where) -> Iterator[Flaw]:
    yield from known.paragraph(id_, (*where, "paragraph"))
    paragraphs = known.lesson.paragraphs
    if words and id_ in paragraphs and not find(words, paragraphs[id_].text):
        message = missing_words(words, id_, known.lesson)
        yield Flaw((*where, "words"), message, "words-not-there", {"words": words})


def _overlaps(lesson: Lesson) -> Iterator[Flaw]:
    positions = {claim.id: number for number, claim in enumerate(lesson.claims)}
    for paragraph in lesson.paragraphs.values():
        spans = spans_of_claims(lesson.claims, paragraph)
        for (first, one), (second, other) in combinations(spans.items(), 2):
            if one[0] < other[1] and other[0] < one[1]:
                message = f"these words overlap those of claim '{first}'; choose words apart"
                where: Where = ("claims", positions[second], "words")
                yield Flaw(where, message, "overlap", {"claim": first})
