"""Everything that keeps a desk from being published, and where on the desk to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lessons.checks import check_lesson
from lessons.copying import copied
from lessons.dates import is_date, is_partial
from lessons.desk.rows import Desk
from lessons.document import Lesson
from lessons.drafting.article import Article
from lessons.flaws import Flaw
from lessons.licences import allows_copying
from lessons.sentences import find
from lessons.text import whole_word

Show = str
"""A part of the desk: a kind of rows, or "text"."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
KIND_OF = {"terms": "words"}
TOLD = frozenset(
    {"unwritten", "unknown-actor", "unknown-paragraph", "words-not-there", "no-section",
     "no-place", "actor-alone", "term-unused", "next-check-early"}
)  # fmt: skip
"""Flaws that are told better, in the desk's own words."""
Details = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Trouble:
    """Something to mend: its code, the part of the desk and the place there, and what it is about.

    Flaws of the lesson's own checks have the checks' codes, and details.
    """

    code: str
    show: Show
    place: str
    about: str = ""
    details: Details = ()


def troubles(desk: Desk, lesson: Lesson, article: Article) -> tuple[Trouble, ...]:
    """List all that is still to do, in the order of the desk."""
    found = (
        *_front(desk),
        *_claims(desk),
        *_rows(desk),
        *_events(desk),
        *_words(desk),
        *(t for flaw in check_lesson(lesson) for t in _of_flaw(flaw, lesson)),
        *_copied(lesson, article),
        *_days(desk, lesson),
    )
    return tuple(dict.fromkeys(found))


def _front(desk: Desk) -> Iterator[Trouble]:
    if not desk.title.strip():
        yield Trouble("no-title", "text", "title")
    if not desk.summary.strip():
        yield Trouble("no-summary", "text", "summary")
    if len(desk.as_of) != 10 or not is_date(desk.as_of):
        yield Trouble("no-date", "text", "as_of")
    if not any(paragraph.text.strip() for paragraph in desk.paragraphs):
        place = desk.paragraphs[0].id + ".text" if desk.paragraphs else "title"
        yield Trouble("no-text", "text", place)
    for section in desk.sections:
        if not section.title.strip() and any(p.text.strip() for p in section.paragraphs):
            yield Trouble("no-heading", "text", f"{section.id}.title")


def _claims(desk: Desk) -> Iterator[Trouble]:
    if not any(claim.accepted for claim in desk.claims):
        yield Trouble("no-claims", "claims", "rows")
    texts = {paragraph.id: paragraph.text for paragraph in desk.paragraphs}
    for claim in desk.claims:
        if not claim.accepted:
            continue
        ends = [desk.actor(end) for end in (claim.who, claim.whom)]
        if not all(end and end.accepted for end in ends):
            yield Trouble("claim-ends", "claims", claim.id, claim.id)
        if not claim.words.strip():
            yield Trouble("claim-unstated", "text", f"claim.{claim.id}.words", claim.id)
        elif not find(claim.words, texts.get(claim.paragraph, "")):
            yield Trouble("claim-words", "text", f"claim.{claim.id}.words", claim.id)


def _rows(desk: Desk) -> Iterator[Trouble]:
    tied = {end for claim in desk.claims if claim.accepted for end in (claim.who, claim.whom)}
    for actor in desk.actors:
        if actor.accepted and actor.id not in tied:
            yield Trouble("actor-alone", "actors", actor.id, actor.name)
        elif actor.accepted and not (actor.who.strip() and actor.aims.strip()):
            yield Trouble("actor-card", "actors", actor.id, actor.name)


def _events(desk: Desk) -> Iterator[Trouble]:
    texts = {paragraph.id: paragraph.text for paragraph in desk.paragraphs}
    for event in desk.events:
        if not event.accepted:
            continue
        if not event.what.strip():
            yield Trouble("event-what", "events", event.id, event.date)
        text = texts.get(event.paragraph, "")
        if event.words.strip() and not find(event.words, text):
            yield Trouble("event-words", "events", event.id, event.date)
        elif event.paragraph and not text.strip():
            yield Trouble("event-paragraph", "events", event.id, event.date)


def _words(desk: Desk) -> Iterator[Trouble]:
    text = " ".join(paragraph.text for paragraph in desk.paragraphs)
    for word in desk.words:
        if word.accepted and not any(
            whole_word(form).search(text) for form in (word.term, *word.forms)
        ):
            yield Trouble("word-unused", "words", word.id, word.term)
        elif word.accepted and not word.meaning.strip():
            yield Trouble("word-meaning", "words", word.id, word.term)


def _of_flaw(flaw: Flaw, lesson: Lesson) -> Iterator[Trouble]:
    """Place a flaw of the lesson on the desk; what is told better above is left out."""
    if flaw.code not in TOLD:
        show, place, about = _place_of(flaw, lesson)
        yield Trouble(flaw.code, show, place, about, tuple(flaw.details.items()))


def _place_of(flaw: Flaw, lesson: Lesson) -> tuple[Show, str, str]:
    part, *rest = map(str, flaw.where)
    numbers = [int(step) for step in rest if step.isdecimal()]
    if part == "front":
        return "text", "as_of", ""
    if part == "sections":
        section = lesson.sections[numbers[0]]
        inner = [section.paragraphs[n].id for n in numbers[1:]]
        return "text", f"{inner[0]}.text" if inner else f"{section.id}.title", ""
    row = getattr(lesson, part)[numbers[0]]
    if part == "claims" and rest[-1] == "words":
        return "text", f"claim.{row.id}.words", row.id
    return KIND_OF.get(part, part), row.id, row.id


def _days(desk: Desk, lesson: Lesson) -> Iterator[Trouble]:
    """Find fault with days of the front that were typed, and are none."""
    typed = desk.next_check.strip()
    if typed and (typed != str(lesson.next_check) or lesson.next_check <= lesson.last_checked):
        yield Trouble("next-check", "text", "next_check")
    dated = desk.source.date.strip()
    if dated and not is_partial(dated):
        yield Trouble("source-date", "text", "source_date")
    if not LANGUAGE.fullmatch(lesson.language):
        yield Trouble("language", "text", "language")


def _copied(lesson: Lesson, article: Article) -> Iterator[Trouble]:
    """Find the article's words in all that students will read, unless the licence allows them."""
    if allows_copying(lesson.source.licence):
        return
    source = " ".join(article.paragraphs)
    for show, place, text in _texts(lesson):
        for words in copied(text, source):
            yield Trouble("copied", show, place, words)


def _texts(lesson: Lesson) -> Iterator[tuple[Show, str, str]]:
    yield "text", "title", lesson.title
    yield "text", "summary", lesson.summary
    for section in lesson.sections:
        yield "text", f"{section.id}.title", section.title
        for paragraph in section.paragraphs:
            yield "text", f"{paragraph.id}.text", paragraph.text
    for actor in lesson.actors:
        yield "actors", actor.id, f"{actor.who} {actor.aims}"
    for claim in lesson.claims:
        if claim.detail:
            yield "claims", claim.id, claim.detail
    for event in lesson.events:
        yield "events", event.id, event.what
    for term in lesson.terms:
        yield "words", term.id, term.meaning
