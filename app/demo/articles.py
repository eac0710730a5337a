"""The demo's article: a quarrel about a lake that never was, half reviewed by its teacher."""

from __future__ import annotations

from uuid import UUID

from app.db import new_id
from app.services.articles import keep_article
from app.services.co_authors import share_article
from app.services.lesson_drafts import change_desk, find_desk
from app.services.sessions import AnySession
from lessons.desk.deciding import add, correct, decide
from lessons.desk.rows import Desk, State
from lessons.desk.writing import state_claim, write

TEXT = """\
Ethiopia backs the Lake Front with weapons and money, fishermen on the eastern shore say. \
On 4 March 2026 fighters of the Lake Front attacked Kenya near the salt harbour.

Kenya is supported by Uganda, which has lent it two patrol boats since 2024. Tanzania could \
become a mediator between Kenya and Ethiopia.

The African Union condemned the blockade of the harbour and called for talks about the \
dredging of the channel.
"""
CITATION = {
    "title": "Two shores of a salt lake",
    "publisher": "The Lake Gazette (made up for this demo)",
    "date": "2026-03-09",
    "licence": "CC BY 4.0",
    "language": "en",
}
CARD = {
    "who": "An armed group that holds part of the eastern shore.",
    "aims": "A share of the harbour's fees, it says.",
}


def begin_lesson(session: AnySession, teacher: UUID, colleague: UUID) -> None:
    """Let a teacher bring the article and decide on some of what is found, and a colleague too."""
    article = keep_article(session, teacher, new_id(), TEXT, CITATION)
    draft = find_desk(session, article.id, teacher)
    change_desk(session, draft, half_done, what="demo", version=1, fields={}, by=teacher)
    share_article(session, article, colleague)
    change_desk(session, draft, a_word, what="demo", version=2, fields={}, by=colleague)


def a_word(desk: Desk) -> Desk:
    """Say what a word means."""
    return add(desk, "words", {"term": "dredging", "meaning": "digging sand from under water"})


def half_done(desk: Desk) -> Desk:
    """Decide on some findings, and begin to write."""
    for claim in desk.claims[:2]:
        desk = decide(desk, "claims", claim.id, State.ACCEPTED)
    if desk.actor("lake-front"):
        desk = correct(desk, "actors", "lake-front", CARD)
    if desk.row("words", "fishermen"):
        desk = decide(desk, "words", "fishermen", State.REJECTED)
    desk = write(desk, {"title": "Salt and water", "section-1.title": "Who wants the harbour"})
    return state_claim(desk, desk.claims[0].id, "S1") if desk.claims else desk
