"""What changed from one revision of a lesson to another, as an author reads it."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app import wording
from app.author.changes import Change, pieces, runs
from app.author.desk_words import FRONT, ROLES
from app.author.lesson_words import actor_in_words, paragraph_in_words, tie_in_words
from app.presentation import date_span, partial_date
from lessons.differences import WHOLE, LessonDifference, Value, lesson_differences
from lessons.document import Lesson

PARTS = {
    "section": _l("Section “%(name)s”"),
    "paragraph": _l("Paragraph “%(name)s”"),
    "actor": _l("Actor %(name)s"),
    "claim": _l("Claim “%(name)s”"),
    "event": _l("Date %(name)s"),
    "term": _l("Word “%(name)s”"),
}
OF_FRONT = FRONT | {
    "last_checked": _l("Last checked"),
    "order": _l("Order of the sections"),
    "source_paragraphs": _l("Paragraphs of the article"),
}
FIELDS = {
    "order": _l("order of the paragraphs"),
    "title": _l("heading"),
    "role": _l("what it is for"),
    "text": _l("text"),
    "rests_on": _l("rests on"),
    "name": _l("name"),
    "short": _l("short name"),
    "kind": _l("kind"),
    "local": _l("holds or contests ground"),
    "who": _l("who"),
    "aims": _l("aims"),
    "names": _l("names in other languages"),
    "aliases": _l("other names"),
    "designations": _l("listings"),
    "relation": _l("does what"),
    "whom": _l("to whom"),
    "means": _l("means"),
    "since": _l("since"),
    "until": _l("until"),
    "certainty": _l("how certain"),
    "said_by": _l("who says so"),
    "paragraph": _l("paragraph"),
    "words": _l("words"),
    "detail": _l("a sentence more"),
    "date": _l("date"),
    "what": _l("what happened"),
    "actors": _l("who took part"),
    "place": _l("place"),
    "term": _l("word"),
    "forms": _l("other forms"),
    "meaning": _l("meaning"),
}
WRITTEN: dict[str, Callable[[str, Lesson], str]] = {
    "role": lambda value, _lesson: str(ROLES[value]),
    "kind": lambda value, _lesson: str(wording.KINDS[value]),
    "relation": lambda value, _lesson: str(wording.RELATIONS[value]),
    "means": lambda value, _lesson: str(wording.MEANS[value]),
    "certainty": lambda value, _lesson: str(wording.CERTAINTIES[value]),
    "whom": actor_in_words,
    "actors": actor_in_words,
    "paragraph": paragraph_in_words,
} | {
    name: lambda value, _lesson: partial_date(value)
    for name in ("since", "until", "date", "as_of", "last_checked", "next_check")
}
"""How a field's value is written; others are texts already."""


def changes_between(before: Lesson, after: Lesson) -> list[Change]:
    """Say field by field what changed; a part that is new or gone is told by its name."""
    return [_change(found, before, after) for found in lesson_differences(before, after)]


def _change(found: LessonDifference, before: Lesson, after: Lesson) -> Change:
    label = label_of(found, after if found.after else before)
    if isinstance(found.before, tuple) and isinstance(found.after, tuple):
        lines = (lines_in(found, found.before, before), lines_in(found, found.after, after))
        return Change(label, *runs(*lines))
    sides = ((found.before, before), (found.after, after))
    return Change(label, *pieces(*(in_words(found, value, lesson) for value, lesson in sides)))


def lines_in(found: LessonDifference, values: tuple[str, ...], lesson: Lesson) -> list[str]:
    """Write each value of a list, with a point between two."""
    written = [_written(found, value, lesson) for value in values]
    return [*(f"{text} ·" for text in written[:-1]), *written[-1:]]


def label_of(found: LessonDifference, lesson: Lesson) -> str:
    """Name a field of a part."""
    if found.kind in {"front", "source"}:
        prefix = "source_" if found.kind == "source" else ""
        return str(OF_FRONT[f"{prefix}{found.field}"])
    part = str(PARTS[found.kind]) % {"name": name_of(found.kind, found.name, lesson)}
    return part if found.field == WHOLE else f"{part} · {FIELDS[found.field]}"


def name_of(kind: str, id_: str, lesson: Lesson) -> str:
    """Name a part as its readers know it; one that the lesson lacks keeps its id."""
    if kind == "actor":
        return actor_in_words(id_, lesson)
    if kind == "paragraph":
        return paragraph_in_words(id_, lesson)
    names = {
        "section": {s.id: s.title for s in lesson.sections},
        "claim": {c.id: tie_in_words(c.who, c.relation, c.whom, lesson) for c in lesson.claims},
        "event": {e.id: date_span(e.date, e.until) for e in lesson.events},
        "term": {t.id: t.term for t in lesson.terms},
    }
    return names[kind].get(id_, id_)


def in_words(found: LessonDifference, value: Value, lesson: Lesson) -> str:
    """Write a value as an author reads it; nothing for none."""
    if found.field == WHOLE:
        return whole(found.kind, found.name, lesson) if value else ""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, tuple):
        return " ".join(lines_in(found, value, lesson))
    return _written(found, value, lesson) if value else ""


def _written(found: LessonDifference, value: str, lesson: Lesson) -> str:
    if found.field == "order":
        return name_of("section" if found.kind == "front" else "paragraph", value, lesson)
    if found.field == "who" and found.kind == "claim":
        return actor_in_words(value, lesson)
    return WRITTEN[found.field](value, lesson) if found.field in WRITTEN else value


def whole(kind: str, id_: str, lesson: Lesson) -> str:
    """Say what a part says that only one of the two has."""
    if kind == "paragraph":
        return lesson.paragraphs[id_].text
    texts = {
        "section": {s.id: s.title for s in lesson.sections},
        "actor": {a.id: a.who for a in lesson.actors},
        "claim": {c.id: c.words for c in lesson.claims},
        "event": {e.id: e.what for e in lesson.events},
        "term": {t.id: t.meaning for t in lesson.terms},
    }
    return texts[kind][id_]
