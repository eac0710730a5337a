"""The page of a desk: the article on one side, one part of the draft on the other."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from uuid import UUID

from flask import g, render_template, request
from flask.typing import ResponseReturnValue

from app.author.desk_fields import RowForm
from app.author.desk_forms import FORMS
from app.author.desk_lines import lines_of, open_lines, others_of
from app.author.desk_places import take_over
from app.author.desk_words import (
    FIRST,
    FRONT,
    PARTS,
    ROLES,
    STATES,
    anchor_of,
    claim_named,
    claim_words,
    event_words,
    tasks,
)
from app.db import db, now
from app.map_words import map_words
from app.models import LessonDraft
from app.presentation import language
from app.services import articles, co_authors, desk_log, lesson_drafts, lesson_publishing
from app.services.problems import NotFoundError
from lessons.actor_map import NARROW, ActorMap, draw_map
from lessons.desk.counting import counted
from lessons.desk.deciding import progress
from lessons.desk.figures import figures
from lessons.desk.finishing import mapped
from lessons.desk.rows import KINDS, Desk, Kind
from lessons.desk.writing import places
from lessons.document import Lesson
from lessons.drafting.article import Article

NEW = "new"
FOLDED = frozenset({"next_check", "language", "source_date"})
"""Fields of the text that are folded away while nothing is wrong with them."""
LATER = "later"
"""Asked for by a script that decides row after row: it fetches the map when there is time."""


def desk_for(article_id: UUID) -> LessonDraft:
    """Give the desk that an address names, if one is an author of it."""
    return lesson_drafts.find_desk(db.session, article_id, g.identity.person_id)


def show_desk(
    draft: LessonDraft,
    show: str,
    *,
    form: RowForm | None = None,
    edit: str | None = None,
    status: int = 200,
    **more: Any,
) -> ResponseReturnValue:
    """Show a part of a desk; `edit` is the row whose form is open."""
    stored = articles.find_article(db.session, draft.article_id, g.identity.person_id)
    article, desk = articles.value_of(stored), articles.desk_in(draft)
    page = render_template(
        "author/desk.html",
        stored=stored,
        article=article,
        paragraphs=sentences_by_paragraph(article),
        draft=draft,
        desk=desk,
        show=show,
        parts=PARTS,
        states=STATES,
        FIRST=FIRST,
        done={kind: progress(desk, kind) for kind in KINDS},
        steps=lesson_drafts.steps_left(db.session, draft, g.identity.person_id),
        authors=co_authors.authors_of(db.session, stored),
        last_other=desk_log.last_by_another(db.session, draft, g.identity.person_id),
        edit=edit,
        form=form or form_for(desk, show, edit),
        others=others_of(desk, show, edit),
        **part(draft, desk, article, show),
        **more,
    )
    return page, status


def part(draft: LessonDraft, desk: Desk, article: Article, show: str) -> dict[str, Any]:
    """Give what one part of the desk shows."""
    if show in KINDS:
        return rows_part(desk, article, show)
    proof = lesson_publishing.proof_of(db.session, draft)
    history = lesson_publishing.published(db.session, draft)
    found = {
        "todo": tasks(desk, proof.troubles, draft.article_id),
        "published": history,
        "newer": history is not None and history.revision_id != draft.based_on_id,
    }
    if show == "publish":
        return found | {"proof": proof, "map": map_of(desk, article)}
    troubled = any(trouble.place in FOLDED for trouble in proof.troubles)
    return found | text_part(desk, article) | {"troubled": troubled}


def rows_part(desk: Desk, article: Article, show: Kind) -> dict[str, Any]:
    """Give the findings of a kind; claims come with the map, unless it is fetched later."""
    found: dict[str, Any] = {
        "lines": lines_of(desk, article, show),
        "open": open_lines(desk, article, show),
    }
    if show == "claims" and request.args.get("map") != LATER:
        found["map"] = map_of(desk, article)
    return found


def text_part(desk: Desk, article: Article) -> dict[str, Any]:
    """Give the fields of the text, and what the article has to say beside them."""
    return {
        "typed": places(desk),
        "anchor_of": anchor_of,
        "front": FRONT,
        "roles": ROLES,
        "figures": figures(desk),
        "numbers": counted(desk, article),
        "event_words": lambda id_: event_words(desk, id_),
        "claim_words": lambda claim: claim_words(desk, claim),
        "claim_named": lambda id_: claim_named(desk, id_),
    }


def form_for(desk: Desk, show: str, edit: str | None) -> RowForm | None:
    """Open the form of a row, or an empty one with the words that were selected."""
    if show not in KINDS or edit is None:
        return None
    kind: Kind = show
    form = FORMS[kind](formdata=None)
    form.offer(desk)
    if edit == NEW:
        prefill(form)
        return form
    row = desk.row(kind, edit)
    if row is None:
        raise NotFoundError
    form.fill(row)
    form.sentence.data = str(row.sentence or "")
    take_over(form, desk, row)
    return form


def prefill(form: RowForm) -> None:
    """Put words selected in the article into an empty form."""
    words = request.args.get("words", "")[:300]
    number = request.args.get("sentence", "")
    form.sentence.data = number if number.isdecimal() else ""
    for name in ("name", "quote", "term", "date"):
        if name in form and (name != "date" or words[:4].isdecimal()):
            form[name].data = words


def sentences_by_paragraph(article: Article) -> list[list[Any]]:
    """Give the sentences of each paragraph."""
    found: list[list[Any]] = [[] for _ in article.paragraphs]
    for sentence in article.sentences:
        found[sentence.paragraph - 1].append(sentence)
    return found


def map_of(desk: Desk, article: Article) -> ActorMap:
    """Draw the actor map of the claims accepted so far."""
    lesson = mapped(desk, article.source, now().date())
    shown = lesson.model_copy(update={"title": "-", "summary": "-", "sections": ()})
    return drawn(shown.to_json(), language())


@lru_cache(maxsize=64)
def drawn(lesson: str, _language: str) -> ActorMap:
    """Draw a map, and keep it: drawing takes a second, and most changes do not touch it."""
    return draw_map(Lesson.model_validate_json(lesson), NARROW, map_words())
