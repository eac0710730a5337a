"""The desk's own words: what is still to do, what was changed, and parts by their names."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from flask_babel import lazy_gettext as _l

from app import wording
from app.author.lesson_fault_words import LESSON_FAULTS
from app.presentation import date_span, partial_date
from lessons.desk.rows import ClaimRow, Desk
from lessons.desk.troubles import Trouble

PARTS = {
    "actors": _l("Actors"),
    "claims": _l("Claims"),
    "events": _l("Dates"),
    "words": _l("Words"),
    "text": _l("Text"),
    "publish": _l("Publish"),
}
FIRST = {"actors": "name", "claims": "who", "events": "date", "words": "term"}
"""The first field of each form: where an open one takes the focus."""
STATES = {
    "undecided": _l("undecided"),
    "accepted": _l("accepted"),
    "rejected": _l("rejected"),
}
OPEN = {
    "denied": _l("“%(about)s” stands before it. Is it denied, over, or only meant?"),
    "over": _l("“%(about)s” stands before it. Is it over?"),
    "actor": _l("Is this an actor, a place or something else?"),
    "kind": _l("What kind of actor is this?"),
    "same": _l("Taken to be one with the %(about)s. Is it?"),
}
"""What the rules of drafting left open, by their code."""
ROLES = {
    "body": _l("the text"),
    "critical": _l("read it critically"),
    "afterwards": _l("what happened next"),
}
TROUBLES = {
    "no-title": _l("Give the lesson a title."),
    "no-summary": _l("Write a summary of a sentence or two."),
    "no-date": _l("Give the day for which the facts hold, as 2026-03-14."),
    "no-text": _l("Write the first paragraph."),
    "no-heading": _l("Give the section a heading."),
    "no-claims": _l("Accept at least one claim."),
    "claim-ends": _l("An actor of the claim “%(about)s” is not accepted."),
    "claim-unstated": _l("The text does not state the claim “%(about)s” yet."),
    "claim-words": _l("The words for the claim “%(about)s” do not stand in the text."),
    "actor-card": _l("Say who %(about)s is, and what its aims are."),
    "actor-alone": _l("No accepted claim names %(about)s. Accept one, or reject the actor."),
    "event-what": _l("Say what happened on %(about)s."),
    "event-words": _l("The words that tell of %(about)s do not stand in the text."),
    "event-paragraph": _l("Choose another paragraph for %(about)s, or none: it is gone."),
    "word-unused": _l("Your text does not use the word “%(about)s”. Use it, or reject the word."),
    "word-meaning": _l("Say what “%(about)s” means."),
    "next-check": _l("Give a day after today for the next check, as 2027-03-14, or none."),
    "source-date": _l("Write the article's date as 2026, 2026-03 or 2026-03-14, or none."),
    "language": _l("Give the language by its code: en, or nb for Norwegian."),
    "copied": _l("These words are the article's own: “%(about)s”. Say it in your words."),
} | LESSON_FAULTS
OF_CLAIMS = frozenset(
    {"claim-ends", "claim-unstated", "claim-words", "overlap", "no-said-by", "one-actor"}
)
OF_EVENTS = frozenset({"event-what", "event-words", "event-paragraph"})


@dataclass(frozen=True)
class Task:
    """Something still to do: in words, and where."""

    text: str
    address: str


def tasks(desk: Desk, troubles: tuple[Trouble, ...], article_id: object) -> list[Task]:
    """Say what is still to do, each with the address of its place."""
    return [Task(in_words(desk, one), address_of(one, article_id)) for one in troubles]


def in_words(desk: Desk, trouble: Trouble) -> str:
    """Say one thing that is still to do."""
    about = trouble.about
    if trouble.code in OF_EVENTS:
        about = partial_date(about)
    elif trouble.code in OF_CLAIMS:
        about = claim_named(desk, about)
    details = dict(trouble.details)
    if "claim" in details:
        details["claim"] = claim_named(desk, details["claim"])
    if "actor" in details:
        details["actor"] = actor_name(desk, details["actor"])
    return str(TROUBLES[trouble.code]) % {**details, "about": about}


def address_of(trouble: Trouble, article_id: object) -> str:
    """Lead to the place on the desk: a field of the text, or a row open for correction."""
    if trouble.show == "text":
        anchor = anchor_of(trouble.place)
        return url_for("author.desk", article_id=article_id, show="text", _anchor=anchor)
    row = None if trouble.place == "rows" else trouble.place
    anchor = "rows" if row is None else FIRST[trouble.show]
    return url_for(
        "author.desk", article_id=article_id, show=trouble.show, edit=row, _anchor=anchor
    )


def anchor_of(place: str) -> str:
    """Give the id of the field for a place of the text."""
    return place.replace(".", "-")


def claim_words(desk: Desk, claim: ClaimRow) -> str:
    """Write a claim as a sentence without its full stop."""
    verb = wording.RELATIONS[claim.relation]
    return f"{actor_name(desk, claim.who)} {verb} {actor_name(desk, claim.whom)}"


def claim_named(desk: Desk, id_: str) -> str:
    """Write a claim by its id; one that is gone keeps its id."""
    claim = next((row for row in desk.claims if row.id == id_), None)
    return claim_words(desk, claim) if claim else id_


def event_words(desk: Desk, id_: str) -> str:
    """Name an event by its date, and by what happened if that is written."""
    event = next(row for row in desk.events if row.id == id_)
    return f"{date_span(event.date, event.until)} {event.what}".strip()


def actor_name(desk: Desk, id_: str) -> str:
    """Give an actor's name; one that is gone keeps its id."""
    actor = desk.actor(id_)
    return (actor.short or actor.name) if actor else id_


FRONT = {
    "title": _l("Title"),
    "summary": _l("Summary"),
    "level": _l("Level of English"),
    "language": _l("Language"),
    "as_of": _l("Facts as of"),
    "next_check": _l("Next check due"),
    "content_note": _l("Content note"),
    "source_title": _l("Title of the article"),
    "source_publisher": _l("Published by"),
    "source_author": _l("Author"),
    "source_date": _l("Date"),
    "source_address": _l("Address"),
    "source_licence": _l("Licence"),
    "source_note": _l("Note on the source"),
}
FIELDS = {
    "title": _l("Section %(number)s, heading"),
    "role": _l("Section %(number)s, what it is for"),
    "text": _l("Section %(section)s, paragraph %(number)s"),
    "rests": _l("Section %(section)s, paragraph %(number)s, rests on"),
    "words": _l("Words that state the claim “%(about)s”"),
    "paragraph": _l("Paragraph that states the claim “%(about)s”"),
}


def label_of(place: str, desk: Desk) -> str:
    """Name a place of the text as its page does."""
    if place in FRONT:
        return str(FRONT[place])
    owner, _dot, field = place.rpartition(".")
    about = {"about": "", "section": "", "number": ""}
    for n, section in enumerate(desk.sections, 1):
        inner = [paragraph.id for paragraph in section.paragraphs]
        if owner == section.id:
            about["number"] = str(n)
        elif owner in inner:
            about |= {"section": str(n), "number": str(inner.index(owner) + 1)}
    claim = next((row for row in desk.claims if f"claim.{row.id}" == owner), None)
    about["about"] = claim_words(desk, claim) if claim else ""
    return str(FIELDS[field]) % about
