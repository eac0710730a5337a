"""A desk's changes are kept, undone, and never written over unseen; on both databases."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.db import new_id, now
from app.models import LessonDraft, LessonDraftStep, LessonRevision, StoredArticle
from app.services.articles import (
    desk_in,
    discard_article,
    find_article,
    known_actors,
    list_articles,
    take_up_article,
)
from app.services.content import load_content, save_content
from app.services.lesson_drafts import change_desk, find_desk, steps_left, undo
from app.services.lesson_history import lesson_at, lesson_history, restore_lesson
from app.services.lesson_publishing import UnsoundLessonError, publish_lesson, take_revision
from app.services.library import current_lesson
from app.services.problems import ConflictError, NotFoundError
from app.services.shelving import shelve_lesson
from lessons.desk.deciding import add, decide
from lessons.desk.rows import State
from lessons.desk.writing import write
from lessons.document import Event
from tests.harness.cast import Cast
from tests.harness.desk import finished, keep, make
from tests.harness.taking import at_once


def accept(id_: str):
    return lambda desk: decide(desk, "actors", id_, State.ACCEPTED)


def titled(title: str):
    return lambda desk: write(desk, {"title": title})


def test_an_article_is_its_authors_alone(session: Session, cast: Cast) -> None:
    draft = keep(session, cast.chidi)
    assert find_desk(session, draft.article_id, cast.chidi.id) is draft
    for find in (find_article, find_desk):
        with pytest.raises(NotFoundError):
            find(session, draft.article_id, cast.dana.id)
    assert list_articles(session, cast.dana.id) == []
    with pytest.raises(NotFoundError):
        keep(session, cast.dana, key=draft.article_id)


def test_one_article_kept_twice_at_once_is_one(engine: Engine, cast: Cast) -> None:
    key = new_id()
    kept = at_once(engine, 3, lambda s, n: keep(s, cast.chidi, key=key).article_id)
    assert kept == [key] * 3
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(StoredArticle)) == 1


def test_a_known_actor_comes_with_its_card(session: Session, cast: Cast) -> None:
    assert any(actor.name == "Russia" for actor in known_actors(session))
    session.commit()


def test_a_change_is_kept_and_undone(session: Session, cast: Cast) -> None:
    draft = keep(session, cast.chidi)
    before = desk_in(draft)
    after = make(session, draft, accept("kenya"))
    session.expire_all()
    assert desk_in(find_desk(session, draft.article_id, cast.chidi.id)) == after != before
    undo(session, draft, version=draft.version)
    assert desk_in(draft) == before
    assert (draft.version, steps_left(session, draft)) == (3, 0)


def test_a_stale_page_changes_nothing(session: Session, cast: Cast) -> None:
    draft = keep(session, cast.chidi)
    make(session, draft, titled("From one tab"), "write")
    with pytest.raises(ConflictError, match="desk-changed"):
        change_desk(session, draft, titled("Other"), what="write", version=1, fields={})
    with pytest.raises(ConflictError, match="desk-changed"):
        undo(session, draft, version=1)
    assert desk_in(draft).title == "From one tab"


def test_the_same_change_sent_again_is_harmless(session: Session, cast: Cast) -> None:
    draft = keep(session, cast.chidi)
    new = {"term": "harbour"}
    for _ in range(2):
        change_desk(
            session, draft, lambda desk: add(desk, "words", new), what="add", version=1, fields=new
        )
    assert [row.term for row in desk_in(draft).words].count("harbour") == 1
    undo(session, draft, version=2)
    undo(session, draft, version=2)
    assert draft.version == 3


def test_of_two_tabs_at_once_one_is_told(engine: Engine, cast: Cast) -> None:
    with Session(engine, expire_on_commit=False) as session:
        article = keep(session, cast.chidi).article_id

    def change(session: Session, number: int) -> int:
        draft = find_desk(session, article, cast.chidi.id)
        fields = {"title": f"Tab {number}"}
        return change_desk(
            session, draft, titled(f"Tab {number}"), what="write", version=1, fields=fields
        ).version

    outcomes = at_once(engine, 2, change)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["DisputedError", "int"]


def test_what_is_typed_in_one_go_is_one_step_to_undo(session: Session, cast: Cast) -> None:
    draft = keep(session, cast.chidi)
    for title in ("S", "Sa", "Salt"):
        make(session, draft, titled(title), "write")
    assert steps_left(session, draft) == 1
    for step in session.scalars(select(LessonDraftStep)):
        step.at = now() - timedelta(minutes=3)
    make(session, draft, titled("Salt and"), "write")
    undo(session, draft, version=draft.version)
    assert desk_in(draft).title == "Salt"


def test_fifty_changes_can_be_undone(session: Session, cast: Cast) -> None:
    draft = keep(session, cast.chidi)
    for number in range(53):
        state = State.UNDECIDED if number % 2 else State.ACCEPTED
        make(session, draft, lambda desk, s=state: decide(desk, "actors", "kenya", s))
    assert steps_left(session, draft) == 50


def test_an_article_thrown_away_goes_for_good_after_a_while(session: Session, cast: Cast) -> None:
    old, other = (keep(session, cast.chidi) for _ in range(2))
    make(session, old, accept("kenya"))
    row = find_article(session, old.article_id, cast.chidi.id)
    discard_article(session, row)
    assert len(list_articles(session, cast.chidi.id)) == 1
    take_up_article(session, row)
    assert len(list_articles(session, cast.chidi.id)) == 2
    discard_article(session, row)
    row.discarded_at = now() - timedelta(days=31)
    session.commit()
    discard_article(session, find_article(session, other.article_id, cast.chidi.id))
    assert session.scalars(select(LessonDraft.article_id)).all() == [other.article_id]


def test_a_desk_that_is_not_ready_is_not_published(session: Session, cast: Cast) -> None:
    draft = keep(session, cast.chidi)
    with pytest.raises(UnsoundLessonError) as error:
        publish_lesson(session, draft, cast.chidi.id, version=1)
    codes = [trouble.code for trouble in error.value.troubles]
    assert codes == ["no-title", "no-summary", "no-text", "no-claims"]


def test_a_published_lesson_says_who_made_which_revision(session: Session, cast: Cast) -> None:
    draft = finished(session, cast.chidi)
    done = publish_lesson(session, draft, cast.chidi.id, version=draft.version)
    assert (done.slug, done.number, done.new) == ("salt-and-water", 1, True)
    again = publish_lesson(session, draft, cast.chidi.id, version=draft.version)
    assert (again.number, again.new) == (1, False)
    make(session, draft, titled("Salt, water, harbour"), "write")
    assert publish_lesson(session, draft, cast.chidi.id, version=draft.version).number == 2
    lines = lesson_history(session, "salt-and-water")
    assert [(line.number, line.author) for line in lines] == [(2, "Chidi"), (1, "Chidi")]
    assert lesson_at(session, "salt-and-water", 1).title == "Salt and water"


def test_two_lessons_of_one_title_have_addresses_of_their_own(session: Session, cast: Cast) -> None:
    slugs = []
    for who in (cast.chidi, cast.dana):
        draft = finished(session, who)
        slugs.append(publish_lesson(session, draft, who.id, version=draft.version).slug)
    assert slugs == ["salt-and-water", "salt-and-water-2"]


def test_a_revision_brought_back_is_a_new_one(session: Session, cast: Cast) -> None:
    draft = finished(session, cast.chidi)
    publish_lesson(session, draft, cast.chidi.id, version=draft.version)
    make(session, draft, titled("Other"), "write")
    publish_lesson(session, draft, cast.chidi.id, version=draft.version)
    assert restore_lesson(session, "salt-and-water", 1, cast.dana.id)
    assert not restore_lesson(session, "salt-and-water", 1, cast.dana.id)
    assert current_lesson(session, "salt-and-water").number == 3
    with pytest.raises(ConflictError, match="lesson-overtaken"):
        publish_lesson(session, draft, cast.chidi.id, version=draft.version)
    session.rollback()
    done = publish_lesson(session, draft, cast.chidi.id, version=draft.version, seen=3)
    assert done.number == 4


def test_a_lesson_edited_as_files_is_taken_up_and_published_unchanged(
    session: Session, cast: Cast
) -> None:
    draft = finished(session, cast.chidi)
    slug = publish_lesson(session, draft, cast.chidi.id, version=draft.version).slug
    lesson = current_lesson(session, slug).lesson
    claim = lesson.claims[0].model_copy(update={"detail": "A sentence more."})
    event = Event(id="talks", date="2026-03", until="2026-04", what="Talks.", place="The shore")
    edited = lesson.model_copy(update={"claims": (claim, *lesson.claims[1:]), "events": (event,)})
    shelve_lesson(session, edited, None)
    session.commit()
    take_revision(session, draft, version=draft.version)
    done = publish_lesson(session, draft, cast.chidi.id, version=draft.version)
    assert (done.number, done.new) == (2, False)
    make(session, draft, lambda desk: write(desk, {"next_check": "2040-01-01"}), "write")
    assert publish_lesson(session, draft, cast.chidi.id, version=draft.version).new
    assert current_lesson(session, slug).lesson.next_check.year == 2040


def test_a_lesson_of_the_desk_goes_to_files_and_back(
    session: Session, cast: Cast, tmp_path: Path
) -> None:
    draft = finished(session, cast.chidi)
    made = publish_lesson(session, draft, cast.chidi.id, version=draft.version)
    mark = current_lesson(session, made.slug).lesson.fingerprint()
    save_content(session, tmp_path / "library", tmp_path / "bank")
    count = session.scalar(select(func.count()).select_from(LessonRevision))
    loaded = load_content(session, tmp_path / "library", tmp_path / "bank", over=True)
    assert next(line.outcome for line in loaded if line.slug == made.slug) == "unchanged"
    assert session.scalar(select(func.count()).select_from(LessonRevision)) == count
    assert current_lesson(session, made.slug).lesson.fingerprint() == mark
