"""Two teachers at one desk: both find it, both change it, and nothing of either is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.models import LessonDraft
from app.services.articles import desk_in, find_article, find_own_article, list_articles
from app.services.co_authors import authors_of, share_article, stop_sharing, teachers_to_ask
from app.services.desk_log import by_others_since, desk_at, last_by_another
from app.services.lesson_drafts import (
    DisputedError,
    Settlement,
    change_desk,
    find_desk,
    steps_left,
    undo,
)
from app.services.problems import ConflictError, NotFoundError
from lessons.desk.deciding import add, decide
from lessons.desk.rows import Desk, State
from lessons.desk.writing import write
from tests.harness.cast import Cast, Member
from tests.harness.desk import keep
from tests.harness.taking import at_once


def shared(session: Session, cast: Cast) -> LessonDraft:
    draft = keep(session, cast.chidi)
    share_article(session, find_article(session, draft.article_id, cast.chidi.id), cast.dana.id)
    return draft


def say(session: Session, draft: LessonDraft, who: Member, version: int, **texts: str) -> Desk:
    """Save texts from a page of some version."""
    typed = {name.replace("_", "-").replace("--", "."): text for name, text in texts.items()}
    change_desk(
        session, draft, lambda d: write(d, typed), what="write", version=version, fields=typed,
        by=who.id,
    )  # fmt: skip
    return desk_in(draft)


def test_only_its_authors_find_an_article(session: Session, cast: Cast) -> None:
    draft = shared(session, cast)
    article = find_article(session, draft.article_id, cast.dana.id)
    assert [person.display_name for person in authors_of(session, article)] == ["Chidi", "Dana"]
    assert [line.article for line in list_articles(session, cast.dana.id)] == [article]
    assert teachers_to_ask(session, article) == []
    share_article(session, article, cast.dana.id)
    with pytest.raises(NotFoundError):
        find_own_article(session, article.id, cast.dana.id)
    for nobody in (cast.amina, cast.chidi):
        with pytest.raises(NotFoundError):
            share_article(session, article, nobody.id)
    stop_sharing(session, article, cast.dana.id)
    with pytest.raises(NotFoundError):
        find_desk(session, article.id, cast.dana.id)
    assert list_articles(session, cast.dana.id) == []


def test_what_two_authors_change_in_different_places_is_all_kept(
    session: Session, cast: Cast
) -> None:
    draft = shared(session, cast)
    say(session, draft, cast.chidi, 1, title="Salt")
    desk = say(session, draft, cast.dana, 1, title="", summary="Two shores.")
    assert (desk.title, desk.summary) == ("Salt", "Two shores.")
    assert desk_at(session, draft, 2).summary == ""
    trace = last_by_another(session, draft, cast.chidi.id)
    assert (trace.name, trace.what) == ("Dana", "write")
    assert set(by_others_since(session, draft, 1, cast.chidi.id)) == {"summary"}


def test_of_the_same_place_neither_version_is_overwritten_unseen(
    session: Session, cast: Cast
) -> None:
    draft = shared(session, cast)
    say(session, draft, cast.chidi, 1, title="Salt")
    with pytest.raises(DisputedError) as error:
        say(session, draft, cast.dana, 1, title="Water", summary="Two shores.")
    assert error.value.places == ("title",)
    assert desk_in(draft).title == "Salt"
    for version, mine, title in ((1, False, "Salt"), (1, True, "Water")):
        typed = {"title": "Water", "summary": f"Two shores. {mine}"}
        change_desk(
            session, draft, lambda d, t=typed: write(d, t), what="write", version=version,
            fields=typed, by=cast.dana.id, settlement=Settlement(draft.version, mine),
        )  # fmt: skip
        assert desk_in(draft).title == title
        assert desk_in(draft).summary == typed["summary"]


def test_what_is_added_overwrites_nothing(session: Session, cast: Cast) -> None:
    draft = shared(session, cast)
    for who, meaning in ((cast.chidi, "Where ships lie."), (cast.dana, "A port.")):
        word = {"term": "harbour", "meaning": meaning}
        for _twice in range(2):
            change_desk(
                session, draft, what="add", version=1, fields=word, by=who.id,
                then=lambda d, w=word: add(d, "words", w),
            )  # fmt: skip
    meanings = [row.meaning for row in desk_in(draft).words if row.term == "harbour"]
    assert meanings == ["Where ships lie.", "A port."]


def test_each_takes_back_their_own_changes(session: Session, cast: Cast) -> None:
    draft = shared(session, cast)
    say(session, draft, cast.chidi, 1, title="Salt")
    say(session, draft, cast.dana, 2, summary="Two shores.")
    say(session, draft, cast.dana, 3, level="C1")
    assert [steps_left(session, draft, m.id) for m in (cast.chidi, cast.dana)] == [1, 1]
    undo(session, draft, version=2, by=cast.chidi.id)
    desk = desk_in(draft)
    assert (desk.title, desk.summary, desk.level) == ("", "Two shores.", "C1")
    undo(session, draft, version=draft.version, by=cast.dana.id)
    assert desk_in(draft).summary == ""
    say(session, draft, cast.chidi, draft.version, title="Old")
    with pytest.raises(ConflictError):
        undo(session, draft, version=1, by=cast.chidi.id)


def test_what_another_changed_since_is_not_undone_unseen(session: Session, cast: Cast) -> None:
    draft = shared(session, cast)
    say(session, draft, cast.chidi, 1, title="Salt")
    say(session, draft, cast.dana, 2, title="Water")
    with pytest.raises(DisputedError):
        undo(session, draft, version=3, by=cast.chidi.id)
    undo(session, draft, version=3, by=cast.chidi.id, settlement=Settlement(3, mine=True))
    assert desk_in(draft).title == ""


def test_two_authors_at_once_lose_nothing(engine: Engine, cast: Cast) -> None:
    with Session(engine, expire_on_commit=False) as session:
        article = shared(session, cast).article_id
        actors = [row.id for row in desk_in(find_desk(session, article, cast.dana.id)).actors]

    def accept(session: Session, number: int) -> int:
        who = (cast.chidi, cast.dana)[number % 2]
        return change_desk(
            session,
            find_desk(session, article, who.id),
            lambda desk: decide(desk, "actors", actors[number], State.ACCEPTED),
            what="decide",
            version=1,
            fields={"n": number},
            by=who.id,
        ).version

    assert sorted(at_once(engine, 4, accept)) == [2, 3, 4, 5]
    with Session(engine) as session:
        desk = desk_in(find_desk(session, article, cast.chidi.id))
        assert [row.state for row in desk.actors[:4]] == ["accepted"] * 4
