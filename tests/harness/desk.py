"""An article for the desk, of our own writing, about a quarrel that never was."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from app.db import new_id
from app.models import LessonDraft
from app.services.articles import desk_in, keep_article
from app.services.lesson_drafts import change_desk, find_desk
from lessons.desk.deciding import correct, decide
from lessons.desk.rows import Desk, State
from lessons.desk.writing import state_claim, write
from tests.harness.cast import Member

ARTICLE = """\
Ethiopia backs the Lake Front with weapons and money, fishermen on the eastern shore say. \
On 4 March 2026 fighters of the Lake Front attacked Kenya near the salt harbour.

Kenya is supported by Uganda. The African Union condemned the blockade of the harbour and \
called for talks about the dredging of the channel.
"""
CITATION = {
    "title": "Two shores of a salt lake",
    "publisher": "The Lake Gazette",
    "author": "A. Writer",
    "date": "2026-03-09",
    "address": "https://gazette.example/lake",
    "licence": None,
    "language": "en",
}
CARDS = {"who": "A party to the quarrel about the lake.", "aims": "To use the harbour, it says."}


def keep(session: Session, who: Member, key: UUID | None = None, **changes: object) -> LessonDraft:
    """Import the article; give its desk."""
    citation = {**CITATION, **changes}
    kept = keep_article(session, who.id, key or new_id(), ARTICLE, citation)
    return find_desk(session, kept.id, who.id)


def make(session: Session, draft: LessonDraft, change, what: str = "decide") -> Desk:
    """Change a desk as it is now."""
    changed = change_desk(
        session, draft, change, what=what, version=draft.version, fields={"n": str(new_id())}
    )
    return desk_in(changed)


def ready(desk: Desk) -> Desk:
    """Decide and write all that it takes to publish the article's lesson."""
    for claim in desk.claims:
        desk = decide(desk, "claims", claim.id, State.ACCEPTED)
    for actor in desk.actors:
        if actor.accepted:
            desk = correct(desk, "actors", actor.id, CARDS)
    heading = {"title": "Salt and water", "summary": "Two shores want one harbour."}
    desk = write(desk, {**heading, "section-1.title": "Who wants the harbour"})
    for claim in desk.claims:
        desk = state_claim(desk, claim.id, "S1")
    return desk


def finished(session: Session, who: Member) -> LessonDraft:
    """Import the article, and bring its desk to where it can be published."""
    draft = keep(session, who)
    make(session, draft, ready, "write")
    return draft
