"""The desk's own words: what is still to do, what was changed, and parts by their names."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app import wording
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
    "word-unused": _l("Your text does not use the word “%(about)s”. Use it, or reject the word."),
    "word-meaning": _l("Say what “%(about)s” means."),
    "copied": _l("These words are the article's own: “%(about)s”. Say it in your words."),
}
OF_CLAIMS = frozenset({"claim-ends", "claim-unstated", "claim-words"})


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
    if trouble.code in OF_CLAIMS:
        claim = next(row for row in desk.claims if row.id == about)
        about = claim_words(desk, claim)
    if trouble.code not in TROUBLES:
        return f"{about[:1].upper()}{about[1:]}."
    return str(TROUBLES[trouble.code]) % {"about": about}


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


def actor_name(desk: Desk, id_: str) -> str:
    """Give an actor's name; one that is gone keeps its id."""
    actor = desk.actor(id_)
    return (actor.short or actor.name) if actor else id_


def state_words(state: str) -> str:
    """Name a decision."""
    return str(STATES[state]) if state in STATES else _("nothing")
